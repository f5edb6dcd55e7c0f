"""Signs: what can be seen of a statement, and of two, that tells whether they are at odds.

Each sign is a number under a literal name; `learned/gates` says how much it weighs. Nothing is
decided here.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.language.acts.opposites import opposed_sides
from generator.language.acts.reply_words import has_words
from generator.merge.disputes.by_weight.no_dispute import looks_only
from generator.merge.disputes.held import HeldClaim, HeldClaims
from generator.merge.disputes.holders import Holder, last_word, name_words, same_side, same_voice

DIGITS = 4
HEADLINE = -1
SHORT_WORDS, LONG_WORDS = 8, 35
"""Words of a statement that is called short or long."""
LATE = 12
"""Paragraphs from which on a statement stands late in its report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A statement with what its pairs ask of it again and again."""

    statement: HeldClaim
    own: Mapping[str, float]
    """Its own signs."""
    weight: Mapping[str, float]
    """Term -> weight in this story, without the words of its holder's name."""
    length: float
    """Root of the sum of the squares of these weights."""
    words: frozenset[str]
    """Last words of its holder's name and party, by which others can name the holder."""
    paragraph: tuple[int, int]
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """All views of a story with what all its pairs look at."""

    views: tuple[View, ...]
    headlines: frozenset[str]
    """Terms of the headlines."""
    common: Mapping[str, int]
    """Term -> in how many statements."""
    quarrels: Mapping[tuple[str, str], float]
    """Keys of two holders, sorted -> rules that set them against each other anywhere."""
    found: Mapping[tuple[int, int], Mapping[str, float]]
    """Places of two statements, sorted -> the rules that set these two against each other."""


def own_signs(statement: HeldClaim) -> Iterator[tuple[str, float]]:
    """What one statement shows by itself."""
    yield from _acts(statement)
    yield from _words(statement)
    yield from _place(statement)
    yield from _voice(statement)


def _acts(statement: HeldClaim) -> Iterator[tuple[str, float]]:
    for deed in statement.deeds:
        yield f"{'not ' if deed.act.negated else ''}{deed.act.kind}", 1.0
        if deed.owner is not None:
            yield f"{deed.act.kind} owned", 1.0


def _words(statement: HeldClaim) -> Iterator[tuple[str, float]]:
    claim, size = statement.claim, len(statement.text.split())
    outside = " ".join(statement.text.replace("”", '"').replace("“", '"').split('"')[::2])
    yield "reply words", float(has_words("reply", outside))
    yield "back words", float(has_words("back", outside))
    yield "contrast", float(claim.contrast)
    yield "negated", float(claim.negated)
    yield "hedged", float(claim.hedged)
    yield "diverging", float(claim.diverging)
    yield "asks", float(statement.text.rstrip("”\"' ").endswith("?"))
    yield "ahead", float(bool(statement.ahead))
    yield "figures", float(min(len(claim.figures), 2))
    yield "short", float(size < SHORT_WORDS)
    yield "long", float(size > LONG_WORDS)
    yield "opposites", float(bool(claim.opposites))


def _place(statement: HeldClaim) -> Iterator[tuple[str, float]]:
    yield "headline", float(statement.paragraph == HEADLINE)
    yield "lead", float(0 <= statement.paragraph <= 1)
    yield "late", float(statement.paragraph > LATE)


def _voice(statement: HeldClaim) -> Iterator[tuple[str, float]]:
    if statement.said is not None:
        yield statement.said.kind, 1.0
    yield "narrated", float(statement.narrated)
    yield "held", float(statement.holder is not None)
    yield "unknown", float(statement.holder is None and not statement.narrated)
    if statement.holder is not None:
        speaker = statement.holder.speaker
        yield "unnamed", float(speaker is not None and speaker.unnamed)
        yield "party", float(bool(statement.holder.party))
        yield "body", float(statement.holder.name == statement.holder.party)


def view_of(statement: HeldClaim, statements: HeldClaims) -> View:
    names = name_words(statement.holder) if statement.holder else frozenset()
    weight = {t: statements.weights[t] for t in statement.terms if t not in names}
    holder = statement.holder
    called = {last_word(holder.name), last_word(holder.party or holder.name)} if holder else ()
    return View(
        statement=statement,
        own={name: value for name, value in own_signs(statement) if value},
        weight=weight,
        length=math.sqrt(math.fsum(w * w for w in weight.values())),
        words=frozenset(called),
        paragraph=(statement.source, statement.paragraph),
        numbers=frozenset(str(f.low) for f in statement.claim.figures),
    )


def pair_signs(one: View, other: View, field: Field) -> dict[str, float]:
    """What two statements show together; the order of the two does not matter, save that the
    second stands behind the first."""
    signs = {f"own {name}": value for name, value in _sums(one.own, other.own)}
    for group in (
        _likeness(one, other, field),
        _standing(one, other),
        _turning(one, other),
        _people(one, other, field),
        ((name, 1.0) for name in looks_only(one.statement, other.statement)),
        field.found.get((one.statement.place, other.statement.place), {}).items(),
    ):
        signs.update((name, round(value, DIGITS)) for name, value in group if value)
    return signs


def likeness_of(one: View, other: View) -> float:
    """Cosine of two statements' weighted terms, without the words of their holders' names."""
    shared = sorted(one.weight.keys() & other.weight.keys())
    lengths = one.length * other.length
    squares = math.fsum(one.weight[t] * other.weight[t] for t in shared)
    return squares / lengths if lengths else 0.0


def _sums(one: Mapping[str, float], other: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    for name in sorted(one.keys() | other.keys()):
        yield name, one.get(name, 0.0) + other.get(name, 0.0)


def _likeness(one: View, other: View, field: Field) -> Iterator[tuple[str, float]]:
    shared = sorted(one.weight.keys() & other.weight.keys())
    if not shared:
        return
    squares = math.fsum(one.weight[t] * other.weight[t] for t in shared)
    lengths = one.length * other.length
    yield "alike", squares / lengths if lengths else 0.0
    yield "shared", float(min(len(shared), 5))
    yield "rarest", max(one.weight[t] for t in shared)
    shorter = min(one.length, other.length)
    yield "held in", squares / (shorter * shorter) if shorter else 0.0
    yield "of the headline", float(min(sum(t in field.headlines for t in shared), 3))
    yield "much told", math.log(max(field.common[t] for t in shared))
    names = one.statement.names & other.statement.names
    yield "names alike", float(min(len(names), 2))


def _standing(one: View, other: View) -> Iterator[tuple[str, float]]:
    a, b = one.statement, other.statement
    if a.source != b.source:
        yield "two reports", 1.0
        return
    apart = b.place - a.place
    yield "one sentence", float(a.claim.sentence == b.claim.sentence)
    yield "next", float(apart == 1)
    yield "near", float(apart == 2)
    yield "not far", float(3 <= apart <= 5)
    yield "one paragraph", float(one.paragraph == other.paragraph)
    if apart <= 2:
        for name in ("contrast", "deny", "reply words", "back words", "refuse", "falsehood"):
            yield f"next and then {name}", other.own.get(name, 0.0)
        yield "next and negated", float(a.claim.negated != b.claim.negated)


def _turning(one: View, other: View) -> Iterator[tuple[str, float]]:
    a, b = one.statement, other.statement
    yield "opposite words", float(len(opposed_sides(a.claim.opposites, b.claim.opposites)))
    yield "one negated", float(a.claim.negated != b.claim.negated)
    for x, y in ((a, b), (b, a)):
        for deed in x.deeds:
            share = _part(frozenset(deed.act.terms), y.terms)
            if share and not deed.act.negated:
                yield f"{deed.act.kind} what is told", share
            if deed.owner is not None and same_side(deed.owner, y.holder):
                yield f"{deed.act.kind} of the other", 1.0
    for mine, theirs in ((one.own, other.own), (other.own, one.own)):
        for kind in ("support", "insist", "accuse"):
            for against in ("oppose", "criticize", "deny"):
                both = mine.get(kind, 0.0) * theirs.get(against, 0.0)
                yield f"{kind} against {against}", both
    differ = one.numbers and other.numbers and not one.numbers & other.numbers
    yield "other numbers", float(bool(differ))


def _part(some: frozenset[str], terms: frozenset[str]) -> float:
    return len(some & terms) / len(some) if some else 0.0


def _people(one: View, other: View, field: Field) -> Iterator[tuple[str, float]]:
    a, b = one.statement, other.statement
    yield "names the other", float(bool(one.words & b.names) + bool(other.words & a.names))
    yield "both held", float(a.holder is not None and b.holder is not None)
    yield "both narrated", float(a.narrated and b.narrated)
    yield "one narrated", float(a.narrated != b.narrated)
    if a.holder is None or b.holder is None:
        return
    yield "one side", float(same_side(a.holder, b.holder))
    parties = a.holder.party, b.holder.party
    political = all(p is not None and p.endswith(" Party") for p in parties)
    yield "two political parties", float(political and parties[0] != parties[1])
    yield "two parties", float(all(parties) and parties[0] != parties[1])
    yield "quarrel", math.log1p(field.quarrels.get(_both(a.holder, b.holder), 0.0))


def _both(one: Holder, other: Holder) -> tuple[str, str]:
    first, second = sorted((one.key, other.key))
    return first, second


def field_of(statements: HeldClaims, rules: Mapping[str, Iterable[tuple[int, int]]]) -> Field:
    """`rules` gives the places of two statements that each rule sets against each other."""
    found: defaultdict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    for name, pairs in rules.items():
        for place, facing in pairs:
            low, high = sorted((place, facing))
            found[low, high][f"rule {name}"] += 1
    quarrels: Counter[tuple[str, str]] = Counter()
    for (low, high), names in found.items():
        holders = statements.all[low].holder, statements.all[high].holder
        if holders[0] is not None and holders[1] is not None:
            quarrels[_both(holders[0], holders[1])] += len(names)
    heads = [s.terms for s in statements.all if s.paragraph == HEADLINE]
    return Field(
        views=tuple(view_of(s, statements) for s in statements.all),
        headlines=frozenset().union(*heads),
        common=Counter(t for s in statements.all for t in s.terms),
        quarrels=quarrels,
        found={pair: dict.fromkeys(names, 1.0) for pair, names in found.items()},
    )


def comparable(one: HeldClaim, other: HeldClaim) -> bool:
    """Whether two statements can be two sides at all: of two voices, neither silent nor the same
    words; the outlets' own words stand against each other only between two reports."""
    if one.claim.silent or other.claim.silent or one.text == other.text:
        return False
    known = [s.holder is not None or s.narrated for s in (one, other)]
    if not all(known):
        return False
    if one.holder is None and other.holder is None:
        return one.source != other.source
    return not same_voice(one.holder, other.holder)


def pairs_of(field: Field) -> Iterator[tuple[View, View]]:
    """Every two statements that can be two sides and have anything to do with each other."""
    views: Sequence[View] = field.views
    for k, one in enumerate(views):
        for other in views[k + 1 :]:
            if comparable(one.statement, other.statement) and _touch(one, other, field):
                yield one, other


def _touch(one: View, other: View, field: Field) -> bool:
    a, b = one.statement, other.statement
    if (a.place, b.place) in field.found:
        return True
    if a.source == b.source and b.place - a.place <= 5:
        return True
    return bool(one.weight.keys() & other.weight.keys())
