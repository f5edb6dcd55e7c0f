"""One person across stories: known by a family name alone there, or by "Bob" for "Robert"."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.language.names.gazetteer import look_up
from generator.language.names.person_names import (
    PersonName,
    genders_clash,
    is_full,
    is_short_for,
    read_name,
    short_forms,
)
from generator.language.names.roles import kind_of_noun, office_of, offices_fit
from generator.records import Outline, Speaker
from generator.spans import cut

WELL_KNOWN = 5
"""Stories that quote somebody whom another may name by the family name alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardOnce:
    """One id with all that the stories tell of who has it; `stories` counts those that quote it."""

    name: PersonName
    parties: frozenset[str]
    offices: frozenset[str]
    stories: int


def one_across_stories(outlines: Iterable[Outline], texts: Mapping[str, str]) -> dict[str, str]:
    """Id -> the id of the same person elsewhere, where there is just one and something agrees.

    A family name alone is a person's only where all full names that have it are that one's; then
    their office or party has to agree, or many stories quote who is meant.
    """
    known = _known(outlines, texts)
    families: defaultdict[str, list[str]] = defaultdict(list)
    for key, one in known.items():
        for part in dict.fromkeys((one.name.parts[0], one.name.parts[-1])):
            families[part] += [key] if is_full(one.name) else []
    found = {key: to for own in families.values() for key, to in _one_given(own, known)}
    for key, one in known.items():
        bearers = () if is_full(one.name) else families[one.name.parts[0]]
        meant = {found.get(bearer, bearer) for bearer in bearers}
        if len(meant) == 1 and _is_surname_of(one, known[min(meant)]):
            found[key] = min(meant)
    return found


def _known(outlines: Iterable[Outline], texts: Mapping[str, str]) -> dict[str, HeardOnce]:
    """Everybody who may be a person, by id; not whom an editor describes."""
    records: defaultdict[str, list[Speaker]] = defaultdict(list)
    stories: Counter[str] = Counter()
    for outline in outlines:
        for voice in outline.voices:
            records[voice.speaker.id].append(voice.speaker)
        stories.update({v.speaker.id for v in outline.voices if v.quotations})
    found = {}
    for key, own in sorted(records.items()):
        words = max((s.name for s in own), key=len)
        body = look_up(words) or kind_of_noun(words.split()[-1])
        name = None if body or any(s.role_by_editor for s in own) else read_name(words)
        if name:
            found[key] = HeardOnce(
                name=name,
                parties=frozenset(s.party for s in own if s.party),
                offices=frozenset(o for s in own if s.role and (o := _office(s, texts))),
                stories=stories[key],
            )
    return found


def _office(speaker: Speaker, texts: Mapping[str, str]) -> str | None:
    role = speaker.role
    return office_of(cut(texts[role.article], role)) if role else None


def _one_given(keys: Sequence[str], known: Mapping[str, HeardOnce]) -> Iterable[tuple[str, str]]:
    """ "Bob Hale" -> "Robert Hale": whom fewer stories quote to whom more do."""
    for key in keys:
        fitting = [k for k in keys if k != key and _given_is_short(known[key], known[k])]
        if len(fitting) != 1:
            continue
        other = fitting[0]
        rank = {k: (known[k].stories, k) for k in (key, other)}
        if rank[key] < rank[other] and _agree(known[key], known[other]):
            yield key, other


def _given_is_short(one: HeardOnce, other: HeardOnce) -> bool:
    pair = (one.name.parts[0], other.name.parts[0])
    return pair in short_forms() and one.name.parts[-1] == other.name.parts[-1]


def _is_surname_of(short: HeardOnce, bearer: HeardOnce) -> bool:
    agree = _agree(short, bearer, bearer.stories >= WELL_KNOWN)
    return agree and is_short_for(short.name, bearer.name)


def _agree(one: HeardOnce, other: HeardOnce, otherwise: bool = False) -> bool:
    """Whether an office or, where no offices tell, a party is both's."""
    if genders_clash(one.name, other.name):
        return False
    if one.offices and other.offices:
        return any(offices_fit(a, b) for a in one.offices for b in other.offices)
    return otherwise or bool(one.parties & other.parties)
