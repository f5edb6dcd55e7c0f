"""Days, places and names that cannot both hold: two reports tell one event alike but for one.

`The old bridge fell on Friday` against `The old bridge fell on Saturday`; `the captain, Ann Weil,
was held` against `the captain, Carla Rossi, was held`. One event is one verb and, beside the
particular, nearly the same words. A report that knows the other's particular as well explains it,
so that it stands against nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from generator.language.names.gazetteer import countries_in, look_up
from generator.merge.disputes.statements import Statement, Statements
from generator.records import DateMention, Dispute, DisputeType, Name, Position, Report
from generator.spans import cut, within

DAY = len("2019-10-05")
APART = 3
"""Most days between two tellings of one event's day: the same words a week later tell the next."""
SHARED = 3
"""Fewest content words in common, beside the particular."""
ALIKE = 0.5
"""Share of the content words, of the longer sentence, in common. Of 530 unlabelled stories one
point came out, a right one; at .35 of the longer five, one right; at .4 of the shorter eight over
days alone, none right."""
PLAIN = frozenset({"today", "tonight", "yesterday", "tomorrow", "this", "now"})
"""Words for a day that print no day of their own."""
HEADINGS = {"date": "When it happened", "place": "Where it happened", "person": "Who it was"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement with one particular: its kind, what is compared of it, and the other words."""

    statement: Statement
    kind: str
    value: str
    terms: frozenset[str]


def particulars(statements: Statements, by_number: Mapping[int, Report]) -> list[Dispute]:
    """One point for each kind of particular, at its first pair of reports."""
    told = [t for s in statements.all if _is_plain(s) for t in _told(s, by_number[s.source])]
    by_verb: dict[tuple[str, str], list[Told]] = {}
    for t in told:
        by_verb.setdefault((t.kind, t.statement.claim.predicate), []).append(t)
    found: dict[str, Dispute] = {}
    for (kind, _), rows in by_verb.items():
        for one, other in combinations(rows, 2):
            if kind not in found and _stand_apart(one, other, by_number):
                found[kind] = _dispute(one, other)
    return [found[kind] for kind in HEADINGS if kind in found]


def _is_plain(statement: Statement) -> bool:
    claim = statement.claim
    return bool(claim.predicate) and not (claim.negated or claim.hedged or claim.silent)


def _told(statement: Statement, report: Report) -> Iterator[Told]:
    days = [d for d in report.findings.dates if within(d.span, statement.claim.span)]
    words = frozenset(w for d in days for w in _words(statement, d))
    if len(days) == 1 and _is_sure(days[0]) and not words & PLAIN:
        yield _with(statement, "date", days[0].value or "", words)
    for name in report.findings.names:
        if within(name.span, statement.claim.span) and name.kind in ("place", "person"):
            printed = cut(statement.whole, name.span)
            yield _with(statement, name.kind, printed, words | set(_words(statement, name)))


def _with(statement: Statement, kind: str, value: str, words: frozenset[str]) -> Told:
    return Told(statement=statement, kind=kind, value=value, terms=statement.terms - words)


def _words(statement: Statement, part: DateMention | Name) -> list[str]:
    return cut(statement.whole, part.span).casefold().replace(",", " ").split()


def _is_sure(day: DateMention) -> bool:
    known = len(day.value or "") == DAY and not day.assumed
    return known and day.dated == "deed" and day.direction == "past"


def _stand_apart(one: Told, other: Told, by_number: Mapping[int, Report]) -> bool:
    a, b = one.statement, other.statement
    if a.source == b.source or not _one_event(one, other):
        return False
    if one.kind == "date":
        mine, theirs = by_number[a.source], by_number[b.source]
        known = _has_day(theirs, one.value) or _has_day(mine, other.value)
        return _near(one.value, other.value) and not known
    alike = _alike_names if one.kind == "person" else _one_region
    known = _knows(a, other.value) or _knows(b, one.value)
    return not (known or alike(one.value, other.value)) and _before(one) == _before(other) != ""


def _one_event(one: Told, other: Told) -> bool:
    shared = len(one.terms & other.terms)
    return shared >= SHARED and shared >= ALIKE * max(len(one.terms), len(other.terms))


def _near(one: str, other: str) -> bool:
    days = abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    return 0 < days <= APART


def _has_day(report: Report, day: str) -> bool:
    """It names the day anywhere: it may tell there what happened when."""
    return any(d.value == day for d in report.findings.dates)


def _alike_names(one: str, other: str) -> bool:
    """They share a word of three letters or its first three: spellings of one name."""
    a, b = ({w[:3] for w in name.casefold().split()} for name in (one, other))
    return bool(a & b)


def _one_region(one: str, other: str) -> bool:
    """A country and a place that the gazetteer knows to lie in it, or places it does not know as
    towns: a town can lie in a district."""
    if _alike_names(one, other):
        return True
    mine, theirs = set(countries_in(one)), set(countries_in(other))
    kinds = {e.kind for e in (look_up(one), look_up(other)) if e is not None}
    return bool(mine & theirs) or (len(kinds) == 1 and "country" in kinds and not (mine and theirs))


def _knows(statement: Statement, name: str) -> bool:
    """The other report's name, or its last word, stands anywhere in this report."""
    words = name.split()
    return bool(words) and words[-1] in statement.whole


def _before(told: Told) -> str:
    """The word before it: `in Ulm`, `in Bonn`; `captain, Ann Weil`, `captain, Carla Rossi`."""
    text = told.statement.text
    words = text[: text.find(told.value)].replace(",", " ").casefold().split()
    return words[-1] if words else ""


def _dispute(one: Told, other: Told) -> Dispute:
    kinds: dict[str, DisputeType] = {"date": "date"}
    return Dispute(
        issue=HEADINGS[one.kind],
        kind="reports",
        type=kinds.get(one.kind, "fact"),
        positions=tuple(
            Position(holder=t.statement.outlet, evidence=(t.statement.claim.span,), side=side)
            for side, t in enumerate((one, other))
        ),
        why="particulars apart",
    )
