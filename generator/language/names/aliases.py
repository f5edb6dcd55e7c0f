"""Which printed names are one person's: full names grouped, short names given to exactly one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.language.names.person_names import (
    PersonName,
    given_fits,
    is_full,
    is_short_for,
    read_name,
    same_person,
)

SHORT_TO_FULL = 3
"""Times that a junior is called by the family name alone for each time that he is named in full."""
# origin: read in 578 stories, 2026-11-29: up to 2 in the five stories where it is he, 3 and 37
# where it is his father


def group_names(names: Sequence[str]) -> tuple[int | None, ...]:
    """For each printed name the number of its person, counted from 0 in order of appearance.

    None where a short name fits several persons, or where nothing of a name is left. A short name
    that fits no full name is a person of its own, the same for every equal short name.
    """
    read = [read_name(name) for name in names]
    printed = Counter(read)
    groups: list[list[PersonName]] = []
    numbers: list[int | None] = [None] * len(names)
    for k, name in enumerate(read):
        if name and is_full(name):
            numbers[k] = _join_group(groups, name)
    full = len(groups)
    short: dict[PersonName, int | None] = {}
    for k, name in enumerate(read):
        if name and not is_full(name):
            if name not in short:
                short[name] = _short_name_group(groups, full, name, printed)
            numbers[k] = short[name]
    return tuple(numbers)


def _join_group(groups: list[list[PersonName]], name: PersonName) -> int:
    """The one group all of whose names fit; a new group where none or several do."""
    fitting = [k for k, group in enumerate(groups) if all(_may_be(name, o) for o in group)]
    if len(fitting) != 1:
        groups.append([name])
        return len(groups) - 1
    if name not in groups[fitting[0]]:
        groups[fitting[0]].append(name)
    return fitting[0]


def _may_be(name: PersonName, other: PersonName) -> bool:
    return same_person(name, other) or is_short_for(name, other) or is_short_for(other, name)


def _short_name_group(
    groups: list[list[PersonName]],
    full: int,
    name: PersonName,
    printed: Mapping[PersonName | None, int],
) -> int | None:
    fitting = [k for k in range(full) if any(is_short_for(name, other) for other in groups[k])]
    fitting = fitting or _of_family(groups[:full], name) or _of_junior(groups[:full], name, printed)
    if fitting:
        return fitting[0] if len(fitting) == 1 else None
    for k in range(full, len(groups)):
        if groups[k][0].parts == name.parts:
            return k
    groups.append([name])
    return len(groups) - 1


def _of_junior(
    groups: Sequence[Sequence[PersonName]],
    name: PersonName,
    printed: Mapping[PersonName | None, int],
) -> list[int]:
    """ "Weil" for "Robert Weil Jr." where no other Weil has a full name. Where "Weil Jr." stands as
    well, or "Weil" far more often than the full name, "Weil" is his father."""
    junior = replace(name, junior=True)
    if name.titles or name.junior or junior in printed:
        return []
    fitting = [k for k, group in enumerate(groups) if any(is_short_for(junior, o) for o in group)]
    in_full = {k: sum(printed[other] for other in groups[k]) for k in fitting}
    return [k for k in fitting if printed[name] <= SHORT_TO_FULL * in_full[k]]


def _of_family(groups: Sequence[Sequence[PersonName]], name: PersonName) -> list[int]:
    """ "Ann" for "Ann Weil", "Bob Jr." for "Robert Weil Jr.": whom a report calls by the given
    name alone."""
    if name.titles or len(name.parts) > 1:
        return []
    bear = [[n for n in group if n.junior == name.junior] for group in groups]
    return [k for k, full in enumerate(bear) if any(given_fits(one, name) for one in full)]
