"""What a figure is of: the words of its clause, the thing they tell, and who gives the figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.language.figures.numbers import AMOUNT, Count, unit_kind
from generator.language.grammar import NAMING_PARTS, SUBJECTS, VERBS
from generator.language.word_lists import loaded

if TYPE_CHECKING:
    from spacy.tokens import Token

OTHER_CLAUSES = frozenset({"advcl", "ccomp", "relcl", "parataxis", "csubj"})
COUNTED_TAGS = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
NOT_DATES = frozenset({"DATE", "TIME", "CARDINAL"})
NARROWING = frozenset({"amod", "compound", "nmod", "poss"})
CORE_PARTS = frozenset({"acomp", "oprd", "prt", "dobj", "attr", "advmod", "xcomp"})
MEMBERS = frozenset({"member", "staff", "worker", "employee", "supporter", "reader", "subscriber"})
UNIT_WORDS = frozenset({"cent", "per", "percent"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What stands around a figure. All words are lemmas, lower case, sorted."""

    things: tuple[str, ...]
    """Names from the word list: `dead`, `price`."""
    group: tuple[str, ...]
    """The counted noun with what narrows it, without words that narrow nothing."""
    about: tuple[str, ...]
    """The content words of its clause."""
    part: bool
    """A part of a count, a rest, a share, a former value: not to be compared."""
    changed: bool
    """Told as what an earlier figure became."""
    bare: bool
    """No noun of its own says what it is of: `It would be 3 per cent`, `police counted 7,000`."""
    holder: Token | None
    """Heads the words that name who gives the figure."""


@cache
def _listed_lemmas(part: str) -> frozenset[str]:
    return frozenset(row["word"] for row in loaded("figures")[part])


@cache
def _things() -> dict[str, dict[str, Any]]:
    """What figures can be of, by name."""
    return {thing["name"]: thing for thing in loaded("figures")["things"]}


@cache
def _only_nouns() -> frozenset[str]:
    rows = (row for thing in _things().values() for row in thing["words"])
    return frozenset(row["word"] for row in rows if row.get("noun"))


@cache
def _entries_of(name: str) -> tuple[frozenset[str], ...]:
    """Words that tell this thing where they stand together."""
    return tuple(frozenset(row["word"].split()) for row in _things()[name]["words"])


def thing_words(name: str) -> frozenset[str]:
    return frozenset().union(*_entries_of(name))


def measures() -> frozenset[str]:
    """Words of measures, in the singular: `metre`."""
    return _listed_lemmas("measures")


def heading_of_thing(name: str) -> str:
    """What stands above such figures on the page; empty where the counted noun does."""
    return str(_things()[name]["heading"])


@cache
def things_with(mark: str) -> frozenset[str]:
    """The things with `grows`, `changes` or `alone` set."""
    return frozenset(name for name, thing in _things().items() if thing.get(mark))


def _can_have(name: str, count: Count) -> bool:
    """Whether the thing is told in units of this kind; a bare large number can be money."""
    kinds = _things()[name]["of"]
    amount = not count.unit and count.high >= AMOUNT and "money" in kinds
    return amount or unit_kind(count.unit) in kinds


def counted(count: Count) -> Counted:
    top = count.noun or count.run[-1]
    verb, nouns = _climb(top)
    holder = _estimator(top)
    core = list(_core(top, verb, nouns, holder))
    said = [t for t in core if t.pos_ != "VERB" or t.lemma_.lower() not in _only_nouns()]
    lemmas = {form for t in said for form in (t.lemma_.lower(), t.lower_)}
    group = _nouns_counted(count)
    told = (name for name in _things() if any(words <= lemmas for words in _entries_of(name)))
    things = tuple(name for name in told if _can_have(name, count))
    return Counted(
        things=things,
        group=group,
        about=tuple(sorted(_clause_lemmas(verb or top, holder))),
        part=_is_part_of_count(count),
        changed=bool(lemmas & _listed_lemmas("changing")),
        bare=not things and not group and not _has_nouns(verb, count, holder),
        holder=holder,
    )


def _climb(top: Token) -> tuple[Token | None, list[Token]]:
    """The verb over the figure, and the nouns between: `deficit` in `a deficit of 2 per cent`."""
    nouns: list[Token] = []
    token = top
    while token.head != token:
        token = token.head
        if token.pos_ in VERBS and token.dep_ not in ("aux", "auxpass"):
            return token, nouns
        if token.pos_ in ("NOUN", "PROPN", "ADJ"):
            nouns.append(token)
    return (token, nouns) if token != top and token not in nouns else (None, nouns)


def _core(
    top: Token, verb: Token | None, nouns: Iterable[Token], holder: Token | None
) -> Iterator[Token]:
    """The counted noun, the verb over it, its subject and object, each with what narrows it."""
    for noun in (top, *nouns):
        yield from _noun_phrase(noun)
    if verb is None:
        return
    yield verb
    subject = _counting_subject(verb)
    if subject is not None and subject != holder:
        yield from _noun_phrase(subject)
    for child in verb.children:
        if child.dep_ in CORE_PARTS and child != top:
            yield from _noun_phrase(child)


def _noun_phrase(noun: Token) -> Iterator[Token]:
    """A noun, its modifiers, its participle, and the noun behind its `of`."""
    yield noun
    for child in noun.children:
        if child.dep_ in (*NARROWING, "acl", "relcl"):
            yield child
            yield from (c for c in child.children if c.dep_ in ("oprd", "acomp"))
        elif child.dep_ == "prep" and child.lower_ in ("of", "for"):
            for thing in child.children:
                yield thing
                yield from (c for c in thing.children if c.dep_ in (*NARROWING, "acl"))


def _counting_subject(verb: Token) -> Token | None:
    """The verb's subject, or that of the verb it is joined to."""
    for token in (verb, verb.head):
        found = next((c for c in token.children if c.dep_ in SUBJECTS), None)
        if found is not None or verb.dep_ not in ("conj", "xcomp"):
            return found
    return None


def _estimator(top: Token) -> Token | None:
    """The subject of the nearest verb of estimating or saying over the figure."""
    token = top
    while token.head != token:
        token = token.head
        if token.lemma_.lower() in _listed_lemmas("estimating"):
            subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
            if subject is not None and subject != top and top not in subject.subtree:
                return subject if subject.pos_ in NAMING_PARTS else None
    return None


def _clause_lemmas(root: Token, holder: Token | None) -> set[str]:
    """Content lemmas of the clause, without its holder and its dates."""
    left = set(holder.subtree) if holder is not None else set()
    return {
        token.lemma_.lower()
        for token in _clause(root)
        if token.pos_ in COUNTED_TAGS
        and token.is_alpha
        and token.lemma_.lower() not in UNIT_WORDS
        and token not in left
        and token.ent_type_ not in NOT_DATES
    }


def _has_nouns(verb: Token | None, count: Count, holder: Token | None) -> bool:
    """A noun stands in the clause beside the holder, the unit and dates."""
    left = set(holder.subtree) if holder is not None else set()
    if count.noun is not None and unit_kind(count.unit) != "count":
        left.add(count.noun)
    return any(
        token.pos_ in NAMING_PARTS
        and token not in left
        and token not in count.run
        and token.lower_ not in UNIT_WORDS
        and token.lemma_.lower() not in _listed_lemmas("pointing")
        and token.ent_type_ not in ("DATE", "TIME")
        for token in (_clause(verb) if verb is not None else ())
    )


def _clause(root: Token) -> Iterator[Token]:
    yield root
    for child in root.children:
        joined = child.dep_ == "conj" and child.pos_ in VERBS
        if not joined and child.dep_ not in OTHER_CLAUSES:
            yield from _clause(child)


def _nouns_counted(count: Count) -> tuple[str, ...]:
    noun = count.noun or _of_noun(count.run[-1])
    if noun is None or unit_kind(count.unit) != "count":
        return ()
    near = [noun, *(c for c in noun.children if c.dep_ in NARROWING and c.pos_ in COUNTED_TAGS)]
    words = {t.lemma_.lower() for t in near if t.pos_ != "NUM"}
    return tuple(sorted(words - _listed_lemmas("neutral")))


def _of_noun(number: Token) -> Token | None:
    """`lives` in `the number of lives lost rose to 12`."""
    verb = number.head.head if number.dep_ == "pobj" else number.head
    for child in verb.children:
        if child.lemma_.lower() in ("number", "total") and child.dep_ in (*SUBJECTS, "dobj"):
            return next((g for c in child.children if c.lower_ == "of" for g in c.children), None)
    return None


def _is_part_of_count(count: Count) -> bool:
    first, last = count.run[0], count.run[-1]
    doc = last.doc
    before = [t.lower_ for t in doc[max(first.sent.start, first.i - 3) : first.i]]
    behind = [t.lower_ for t in doc[last.i + 1 : min(last.sent.end, last.i + 3)]]
    # `12,000 of its members`: whoever says so counts people, no share of a number told before
    after = {t.lemma_.lower() for t in doc[last.i + 3 : last.i + 4]}
    whole = behind in (["of", "its"], ["of", "their"]) and bool(after & MEMBERS)
    if behind[:1] in (["of"], ["to"], ["-"], ["–"]) and unit_kind(count.unit) == "count":
        return not whole
    start = doc[max(first.sent.start, first.i - 6) : first.i].text.lower()
    if before[-1:] == ["and"] and "between" in start:
        return True
    if set(before) & _listed_lemmas("partial_before") or (count.low == count.high == 1.0):
        return True
    if any(t.lower_ in _listed_lemmas("former") for t in _to_the_next_comma(last)):
        return True
    near, noun = {*before, *behind}, count.noun
    if noun is not None:
        if noun.i < first.i or noun.lower_ == "others":
            return True
        near |= {t.lower_ for t in (*noun.lefts, *doc[noun.i + 1 : noun.i + 2])}
    if "than" in near:
        near.discard("more")
    return bool(near & _listed_lemmas("partial"))


def _to_the_next_comma(token: Token) -> Iterator[Token]:
    """From the start of the sentence: in `21 boats, earlier put at 14` 21 is the number of now."""
    for word in token.sent:
        if word.i > token.i and word.text in (",", ";"):
            return
        yield word
