"""Persons of one family name: whom a short name means, told by the office beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.language.names.person_names import PersonName, is_full, is_short_for, read_name
from generator.language.names.roles import office_of, offices_fit, single_offices
from generator.records import Report, Span
from generator.spans import cut

Numbers = tuple[int | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A name where it stands, with the offices beside it; `number` None = may be several's."""

    span: Span
    name: PersonName | None
    number: int | None
    offices: frozenset[str]


def tell_namesakes_apart(
    numbers: Sequence[int | None],
    spans: Sequence[Span],
    texts: Mapping[str, str],
    reports: Sequence[Report],
) -> Numbers:
    """The numbers with those filled in that an office tells; the others stay None."""
    offices = _offices(texts, reports)
    printed = [
        Printed(
            span=span,
            name=read_name(cut(texts[span.article], span)),
            number=number,
            offices=frozenset(offices.get(span, ())),
        )
        for span, number in zip(spans, numbers, strict=True)
    ]
    owners = {key: _owner_by_office(key, printed) for key in _doubtful(printed)}
    return tuple(
        p.number if p.number is not None else owners.get(_namesake_key(p)) for p in printed
    )


def _offices(texts: Mapping[str, str], reports: Sequence[Report]) -> dict[Span, set[str]]:
    found: dict[Span, set[str]] = {}
    for introduction in (i for r in reports for i in r.findings.introductions):
        role = introduction.role
        if office := office_of(cut(texts[role.article], role)):
            found.setdefault(introduction.name, set()).add(office)
    return found


def _namesake_key(printed: Printed) -> tuple[str, tuple[str, ...]]:
    """A short name means one person within an article."""
    return printed.span.article, printed.name.parts if printed.name else ()


def _doubtful(printed: Sequence[Printed]) -> set[tuple[str, tuple[str, ...]]]:
    return {_namesake_key(p) for p in printed if p.number is None and p.name}


def _owner_by_office(key: tuple[str, tuple[str, ...]], printed: Sequence[Printed]) -> int | None:
    """The one person whose full name fits and who holds an office that stands beside the short."""
    short = [p for p in printed if p.number is None and _namesake_key(p) == key]
    told = {office for p in short for office in p.offices} & single_offices()
    name = short[0].name
    fitting = {
        p.number
        for p in printed
        if name and p.name and p.number is not None and is_full(p.name)
        if is_short_for(name, p.name) and _any_fit(told, p.offices)
    }
    return fitting.pop() if len(fitting) == 1 else None


def _any_fit(told: set[str], held: frozenset[str]) -> bool:
    return any(offices_fit(t, h) for t in told for h in held)
