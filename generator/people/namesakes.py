"""Persons of one family name: whom a short name means, told by the office beside it."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.language.names.person_names import PersonName, is_full, is_short_for, read_name
from generator.language.names.roles import office_of, offices_fit, single_offices
from generator.records import Report, Span
from generator.spans import cut

BEARS_MOST = 4
"""How often more the main bearer of a name is named in full than all others of the name."""

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
    told = [p.number if p.number is not None else owners.get(_namesake_key(p)) for p in printed]
    return _with_juniors(told, printed)


def _with_juniors(numbers: Sequence[int | None], printed: Sequence[Printed]) -> Numbers:
    """ "Robert Hale Jr." is the Robert Hale who holds the same office, or whom no report that names
    him tells from a second one; numbers stay dense."""
    names: dict[int, PersonName] = {}
    offices: defaultdict[int, set[str]] = defaultdict(set)
    for number, one in zip(numbers, printed, strict=True):
        if number is not None and one.name:
            offices[number] |= one.offices
            if is_full(one.name):
                names.setdefault(number, one.name)
    same = {
        young: old
        for young, name in names.items()
        for old, other in names.items()
        if name.junior and not other.junior and _ends(name) == _ends(other)
        if _any_fit(offices[young], frozenset(offices[old]))
        or not _are_both(young, name, numbers, printed)
    }
    kept = [None if number is None else same.get(number, number) for number in numbers]
    dense = {number: k for k, number in enumerate(sorted({n for n in kept if n is not None}))}
    return tuple(None if number is None else dense[number] for number in kept)


def _are_both(
    young: int, name: PersonName, numbers: Sequence[int | None], printed: Sequence[Printed]
) -> bool:
    """Whether a report that names the one with "Jr." has a second of the family name without it:
    in full, or with an office beside the name alone."""
    files = {one.span.article for k, one in zip(numbers, printed, strict=True) if k == young}
    return any(
        number != young and not one.name.junior and one.name.parts[-1] == name.parts[-1]
        for number, one in zip(numbers, printed, strict=True)
        if one.name and one.span.article in files and (one.offices or is_full(one.name))
    )


def _ends(name: PersonName) -> tuple[str, str]:
    return name.parts[0], name.parts[-1]


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
    if len(fitting) == 1:
        return fitting.pop()
    bearers = [
        p
        for p in printed
        if p.number is not None and p.name and name and is_short_for(name, p.name)
    ]
    return _main_bearer(key[0], bearers)


def _main_bearer(file: str, bearers: Sequence[Printed]) -> int | None:
    """Whom the story names in full far more often than the others of the name, where the report
    with the short name has none of these; else the one who is no relative of theirs."""
    counted = Counter(p.number for p in bearers)
    first, *others = counted.most_common() or [(None, 0)]
    clear = first[1] >= BEARS_MOST * sum(count for _, count in others)
    rivals = any(p.span.article == file and p.number != first[0] for p in bearers)
    return first[0] if clear and not rivals else _not_kin(bearers, counted)


def _not_kin(bearers: Sequence[Printed], counted: Counter[int | None]) -> int | None:
    """The one bearer whom no report introduces as somebody's wife, son or sister, if the reports
    name him in full as often as any of these, or give him an office that one person holds."""
    kin = {p.number for p in bearers if "kin" in p.offices}
    left = counted.keys() - kin
    if not kin or len(left) != 1:
        return None
    (number,) = left
    held = {office for p in bearers if p.number == number for office in p.offices}
    most = max(counted[k] for k in kin)
    leads = bool(held & single_offices()) and counted[number] == most
    return number if counted[number] > most or leads else None


def _any_fit(told: set[str], held: frozenset[str]) -> bool:
    return any(offices_fit(t, h) for t in told for h in held)
