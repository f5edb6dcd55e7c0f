"""The persons of one article: every printed name given to exactly one of them, with their roles."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.language.grammar import Gender
from generator.language.names.aliases import group_names
from generator.language.names.gazetteer import countries_in
from generator.language.names.person_names import (
    NAME_PART,
    fullest,
    is_full,
    is_short_for,
    read_name,
)
from generator.language.names.roles import gender_of, office_of, offices_fit, single_offices
from generator.records import Findings, Introduction, Span

MAIN_BEARER = 2
"""How often more the main bearer of a name is named in full than anybody else who has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CastMember:
    """One person of the article. `named` is the fullest name in print, its first occurrence."""

    named: Span
    first: Span
    """Where the article first names the person, in any form."""
    gender: Gender | None
    roles: tuple[Span, ...]
    offices: tuple[tuple[str, str], ...]
    """What each role means, with the role's words in lower case."""
    countries: frozenset[str]
    """Countries that the roles name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """`of` gives the person's number in `people` for each name; a doubtful name is not in it."""

    people: tuple[CastMember, ...]
    of: Mapping[Span, int]
    doubtful: tuple[Span, ...]
    """Names of persons that may be one's or another's."""
    counted: tuple[int, ...]
    """How often the article names each person."""


def make_cast(findings: Findings, text: str, body: int) -> Cast:
    """Group the article's names of persons; `body` is where its headline ends."""
    spans = [name.span for name in findings.names if name.kind == "person"]
    words = [text[span.start : span.end] for span in spans]
    numbers = list(group_names(words))
    for k, number in enumerate(numbers):
        if number is None:
            owner = _owner_of_name(k, words, numbers, spans, body)
            numbers[k] = owner if owner is not None else _main_bearer(words[k], words, numbers)
    _part_by_office(spans, words, numbers, findings.introductions, text)
    of = {span: n for span, n in zip(spans, numbers, strict=True) if n is not None}
    people = tuple(
        _cast_member([s for s in spans if of.get(s) == n], findings.introductions, text)
        for n in range(max(of.values(), default=-1) + 1)
    )
    counted = Counter(of.values())
    return Cast(
        people=people,
        of=of,
        doubtful=tuple(s for s in spans if s not in of),
        counted=tuple(counted[n] for n in range(len(people))),
    )


def _owner_of_name(
    k: int,
    words: Sequence[str],
    numbers: Sequence[int | None],
    spans: Sequence[Span],
    body: int,
) -> int | None:
    """Of several who share a short name, the only one named in full before its first use.

    What the headline says does not count as a use.
    """
    short = read_name(words[k])
    uses = (j for j in range(k + 1) if words[j] == words[k] and spans[j].start >= body)
    first = next(uses, k)
    if short is None:
        return None
    owners = {
        numbers[j]
        for j in range(first)
        if (full := read_name(words[j])) and is_full(full) and is_short_for(short, full)
    }
    return owners.pop() if len(owners) == 1 else None


def _main_bearer(word: str, words: Sequence[str], numbers: Sequence[int | None]) -> int | None:
    """Of several who share a short name, the one named in full twice as often as any other."""
    short = read_name(word)
    counted: Counter[int] = Counter()
    for other, number in zip(words, numbers, strict=True):
        full = read_name(other) if number is not None else None
        if short and full and number is not None and is_short_for(short, full):
            counted[number] += 1
    ranked = [*counted.most_common(2), (0, 0)]
    clear = len(counted) > 1 and ranked[0][1] >= MAIN_BEARER * ranked[1][1]
    return ranked[0][0] if clear else None


def _part_by_office(
    spans: Sequence[Span],
    words: Sequence[str],
    numbers: list[int | None],
    known: Sequence[Introduction],
    text: str,
) -> None:
    """ "President Weil" is not the Karen Weil named after him who holds no such office.

    Whom an article first names by title and family name it may never name in full.
    """
    offices: dict[Span, str] = {}
    for introduction in known:
        office = office_of(text[introduction.role.start : introduction.role.end])
        if office in single_offices():
            offices.setdefault(introduction.name, office)
    full = [len(NAME_PART.findall(word)) > 1 for word in words]
    for number in sorted({n for n in numbers if n is not None}):
        own = [k for k, n in enumerate(numbers) if n == number]
        short = [k for k in own if not full[k]]
        told = {offices[spans[k]] for k in short if spans[k] in offices}
        held = {offices[spans[k]] for k in own if full[k] and spans[k] in offices}
        fits = any(offices_fit(t, h) for t in told for h in held)
        if told and not fits and any(full[k] for k in own) and not full[min(own)]:
            apart = max(n for n in numbers if n is not None) + 1
            for k in short:
                numbers[k] = apart


def _cast_member(spans: Sequence[Span], known: Sequence[Introduction], text: str) -> CastMember:
    words = {span: text[span.start : span.end] for span in spans}
    best = fullest(words.values())
    roles = tuple(i.role for i in known if i.name in words)
    printed = [text[role.start : role.end] for role in roles]
    offices = ((office_of(role), role.lower()) for role in printed)
    return CastMember(
        named=next(span for span in spans if words[span] == best),
        first=min(spans),
        gender=_gender_told([_with_title(span, text) for span in spans], printed),
        roles=roles,
        offices=tuple((office, role) for office, role in offices if office),
        countries=frozenset(c for role in printed for c in countries_in(role)),
    )


def _with_title(span: Span, text: str) -> str:
    """The name with the word before it: "Mr. Weil"."""
    before = text[max(0, span.start - 12) : span.start].split("\n")[-1].split(" ")
    return f"{before[-2] if len(before) > 1 else ''} {text[span.start : span.end]}"


def _gender_told(names: Sequence[str], roles: Sequence[str]) -> Gender | None:
    """Forms of address and given names first, then roles; None where silent or at odds."""
    told = {name.gender for words in names if (name := read_name(words))} - {None}
    told = told or {gender_of(role.split(" of ")[0].split(" for ")[0]) for role in roles} - {None}
    return told.pop() if len(told) == 1 else None
