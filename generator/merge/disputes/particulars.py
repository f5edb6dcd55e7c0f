"""Statements that are the same but for one day, place or name: `on Monday`, `on Sunday`.

Both outlets tell it in their own words, or two who do not speak for each other say it, with one
verb and nearly all other words in common; what differs stands behind one word in both, and neither
report has the other's.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.language.dates.calendar_words import values
from generator.language.dates.reckoning import unit_of
from generator.language.grammar import WORD
from generator.merge.claims.held import HEADLINE, HeldClaim, HeldClaims
from generator.merge.disputes.by_words.sides import passage_of
from generator.merge.disputes.rules import OTHER_PARTICULAR
from generator.merge.disputes.unworded import AskedMatter, UnwordedPoint
from generator.merge.likeness import fact_likeness
from generator.merge.rarity import mass
from generator.records import DisputeType
from generator.spans import cut, within

NAME = "name"
"""Of a person, a body or a place: they are mixed up at times."""
FEWEST_SHARED = 2
"""Terms that two statements have in common beside what differs."""
HALF, ALIKE_BESIDE = 0.5, 0.8
"""Least share of the terms of the longer that both have, and, by weight and beside what differs, of
the terms of either."""
# origin: set by hand, 2026-11-29; nothing in 578 real stories passes, so that only the cases in
# tests/cases/particulars.yml measure it


@dataclass(frozen=True, slots=True, kw_only=True)
class Particular:
    """`kind` is the form of a day, empty where no other day can be told for it, or NAME."""

    kind: str
    printed: str
    value: str
    word_before: list[str]


def particulars(statements: HeldClaims) -> Iterator[UnwordedPoint]:
    """A point for each two statements that are the same but for one particular; a statement stands
    in one of them."""
    by_verb: defaultdict[str, list[HeldClaim]] = defaultdict(list)
    for statement in statements.all:
        if statement.paragraph != HEADLINE and not statement.is_nobodys:
            by_verb[statement.claim.predicate].append(statement)
    done: set[int] = set()
    for pair in (pair for group in by_verb.values() for pair in combinations(group, 2)):
        free = _can_face(*pair) and done.isdisjoint(s.place for s in pair)
        apart = _one_apart(pair) if free else ()
        if apart and _same_beside(pair, apart, statements):
            sides = [[passage_of(s, 0.0, s.holder)] for s in pair]
            kind: DisputeType = "fact" if apart[0].kind == NAME else "date"
            printed = frozenset(told.printed for told in apart)
            done |= {s.place for s in pair}
            yield UnwordedPoint(
                sides=[[side] for side in sides],
                rule=OTHER_PARTICULAR,
                type=kind,
                asking=sides,
                matter=AskedMatter(frames=("when",), printed=printed),
            )


def _can_face(one: HeldClaim, other: HeldClaim) -> bool:
    """As firm, with half of the terms, in two reports' own words or of two who are named."""
    own = one.narrated and other.narrated
    held = one.holder is not None and other.holder not in (None, *one.holder.side)
    apart = one.source != other.source and one.claim.negated == other.claim.negated
    return apart and (own or held) and fact_likeness(one.terms, other.terms) >= HALF


def _one_apart(pair: Sequence[HeldClaim]) -> tuple[Particular, ...]:
    """Empty unless two alone differ, of one kind and behind one word, that one report has each."""
    mine, theirs = (tuple(_told_in(statement)) for statement in pair)
    here = [p for p in mine if p.value not in {t.value for t in theirs}]
    there = [p for p in theirs if p.value not in {m.value for m in mine}]
    if len(here) != 1 or len(there) != 1 or any(map(_knows, pair, (*there, *here))):
        return ()
    one, other = here[0], there[0]
    longer = set(WORD.findall(one.value)) & set(WORD.findall(other.value))
    alike = one.kind and (one.kind, one.word_before) == (other.kind, other.word_before)
    return (one, other) if alike and not (one.kind == NAME and longer) else ()


def _told_in(statement: HeldClaim) -> Iterator[Particular]:
    """Of its own words; what else a quotation holds that begins in it is another statement's."""
    report, inside, own = statement.report, statement.words, statement.claim.span
    text, names = report.article.text, [name.span for name in report.findings.names]
    days = ((date.span, date.value) for date in statement.dates if date.value)
    for span, day in (*days, *((name, "") for name in names)):
        if within(span, inside) and within(span, own):
            printed = cut(text, span)
            kind, value = (_form(printed, day), day) if day else (NAME, printed.casefold())
            before = WORD.findall(text[inside.start : span.start].casefold())[-1:]
            yield Particular(kind=kind, printed=printed, value=value, word_before=before)


def _form(printed: str, value: str) -> str:
    """`Monday night` and `Sunday night` have one; `today`, and what is no day, has none."""
    forms = dict.fromkeys(values("weekday"), "weekday") | dict.fromkeys(values("month"), "month")
    words = [forms.get(w, "0" if w.isdigit() else w) for w in WORD.findall(printed.casefold())]
    return " ".join(words) if {"weekday", "month"} & {*words} and unit_of(value) == "day" else ""


def _knows(statement: HeldClaim, told: Particular) -> bool:
    if told.kind == NAME:
        return told.value.rpartition(" ")[2] in statement.report.article.text.casefold()
    return any(date.value == told.value for date in statement.report.findings.dates)


def _same_beside(pair: Sequence[HeldClaim], told: Sequence[Particular], held: HeldClaims) -> bool:
    """With equal figures, and nearly all terms beside what differs and who says it."""
    beside = " ".join((*(one.printed for one in told), *map(_saying, pair))).casefold()
    one, other = (s.terms.difference(WORD.findall(beside)) for s in pair)
    shared, every = (mass(terms, held.weights) for terms in (one & other, one | other))
    figures = [{(f.low, f.high) for f in s.claim.figures} for s in pair]
    alike = len(one & other) >= FEWEST_SHARED and shared >= ALIKE_BESIDE * every
    return alike and figures[0] == figures[1]


def _saying(statement: HeldClaim) -> str:
    """The words outside what is said; empty where nobody says it."""
    said, text, span = statement.words, statement.report.article.text, statement.claim.span
    return f"{text[span.start : said.start]} {text[said.end : span.end]}"
