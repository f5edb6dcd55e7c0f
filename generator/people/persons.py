"""The persons of a story: names of all its articles grouped, each with its roles."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.language.grammar import LETTERS
from generator.language.names.aliases import group_names
from generator.language.names.gazetteer import (
    LEADING_ARTICLE,
    PHRASES_REMEMBERED,
    countries_in,
    look_up,
)
from generator.language.names.person_names import (
    PersonName,
    fullest,
    is_full,
    is_short_for,
    person_key,
    read_name,
)
from generator.language.names.roles import (
    head_of,
    is_person_noun,
    kind_of_noun,
    office_of,
    offices,
    offices_fit,
    posts,
    single_offices,
    standing_of,
    standings_fit,
)
from generator.language.words.link_boxes import has_box
from generator.people.namesakes import tell_namesakes_apart
from generator.people.parties import party_marked
from generator.records import Report, Span, SpeakerOrder
from generator.slugs import digest_of, speaker_key
from generator.spans import cut

ROLE_STEM = 6
"""Letters by which two words of roles are compared."""
BELOW_ANOTHER = re.compile(r"\b[a-z][\w-]{1,30} (?:of|for|to|at|from|with|by) ")
"""The name ends another's phrase: "the parents of student Ann Weil"."""
SEAT = "White House"
VAGUE = frozenset({"chief", "senior", "former", "then", "deputy", "with", "from", "this", "that"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person of the story. `roles` are all introductions, in source and text order."""

    name: str
    roles: tuple[Span, ...]
    offices: tuple[tuple[str, str], ...]
    """What each role means, with the role's words."""
    countries: frozenset[str]
    """Countries that the roles name."""
    marked: str | None = None
    """The political party whose letter stands behind the name: `(R-Ohio)`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The persons of a story; `of` gives the number in `persons` for each name in print."""

    persons: tuple[Person, ...]
    of: Mapping[Span, int]
    names: Mapping[str, tuple[Span, ...]]
    """The names of each article, in text order."""
    texts: Mapping[str, str]
    countries: tuple[str, ...]
    """Those that any article names, each once."""
    by_part: Mapping[str, Sequence[tuple[int, PersonName]]]
    """The persons by each word of their names."""
    described: Mapping[str, SpeakerOrder]
    """What an editor says of a person or body, by `folded` names and descriptions."""
    given: Mapping[str, str]
    """Names that an editor or a reader gave, with whose they are: no two share a key."""


def people_of(
    reports: Sequence[Report], orders: Sequence[SpeakerOrder] = (), given: Iterable[str] = ()
) -> People:
    """Group the names of persons over all articles of a story; `orders` are an editor's, `given`
    what else an editor or a reader calls somebody."""
    texts = {report.article.file: report.article.text for report in reports}
    spans = [n.span for r in reports for n in r.findings.names if n.kind == "person"]
    words = [cut(texts[span.article], span) for span in spans]
    numbers = tell_namesakes_apart(group_names(words), spans, texts, reports)
    of = {span: n for span, n in zip(spans, numbers, strict=True) if n is not None}
    known: dict[int, list[Span]] = {}
    for introduction in (i for r in reports for i in r.findings.introductions):
        boxed = has_box(cut(texts[introduction.role.article], introduction.role))
        if introduction.name in of and not boxed:
            known.setdefault(of[introduction.name], []).append(introduction.role)
    printed: dict[int, list[str]] = {}
    for word, number in zip(words, numbers, strict=True):
        if number is not None:
            printed.setdefault(number, []).append(word)
    marked = {of[s]: p for s in reversed(spans) if s in of and (p := _marked_party(texts, s))}
    persons = tuple(
        _person_of(texts, printed[n], known.get(n, []), marked.get(n)) for n in sorted(printed)
    )
    names = {file: tuple(sorted(s for s in of if s.article == file)) for file in texts}
    described = _described_names(orders)
    new = {name for name in given if described_as(described, name) is None}
    return People(
        persons=persons,
        of=of,
        names=names,
        texts=texts,
        countries=tuple(dict.fromkeys(c for text in texts.values() for c in countries_in(text))),
        by_part=_by_part(persons),
        described=described,
        given=_keys_of_names({*new, *(order.name for order in described.values())}),
    )


def _described_names(orders: Sequence[SpeakerOrder]) -> dict[str, SpeakerOrder]:
    """Of two orders on one name the first counts."""
    return {
        key: order
        for order in reversed(orders)
        for name in (*order.also, order.name)
        for key in (folded(name), name_in_short(name))
    }


def name_in_short(name: str) -> str:
    """The given and family name of a person, all words of a body: what tells whom a name means."""
    body = look_up(name) or kind_of_noun(head_of(name)) == "body"
    return name if body else person_key(name).strip("-") or name


def described_as(described: Mapping[str, SpeakerOrder], name: str) -> SpeakerOrder | None:
    """What an editor says of whom a name means."""
    order = described.get(folded(name)) if described else None
    return order or (described.get(name_in_short(name)) if described else None)


def _keys_of_names(names: Iterable[str]) -> dict[str, str]:
    """Two names are two people, though one key could be both's: `Øst Group`, `Ost Group`."""
    keys = {name: speaker_key(name_in_short(name)) for name in names}
    known = {name: read_name(name) for name in keys}
    spelled = {name: "".join(read.parts) if read else name for name, read in known.items()}
    forms = {(key, spelled[name]) for name, key in keys.items()}
    shared = Counter(key for key, _ in forms)
    return {
        name: key if shared[key] == 1 else f"{key.partition('~')[0]}~{digest_of(spelled[name])}"
        for name, key in keys.items()
    }


def folded(words: str) -> str:
    """Words as names are compared: `The  Mayor` is `mayor`."""
    return LEADING_ARTICLE.sub("", " ".join(words.split())).casefold()


def _marked_party(texts: Mapping[str, str], name: Span) -> str | None:
    return party_marked(texts[name.article], name.end)


def _person_of(
    texts: Mapping[str, str], names: Sequence[str], roles: Sequence[Span], marked: str | None
) -> Person:
    words = [cut(texts[role.article], role) for role in roles]
    return Person(
        name=fullest(names),
        roles=tuple(roles),
        offices=tuple((office, role) for role in words if (office := office_of(role))),
        countries=frozenset(c for role in words for c in _countries_of(role)),
        marked=marked,
    )


@lru_cache(maxsize=PHRASES_REMEMBERED)
def _countries_of(role: str) -> tuple[str, ...]:
    return countries_in(role)


def names_from(people: People, words: Span) -> list[Span]:
    """The names that begin within a passage, in text order."""
    names = people.names[words.article]
    first = bisect_left(names, words.start, key=lambda name: name.start)
    return list(names[first : bisect_left(names, words.end, key=lambda name: name.start)])


def by_short_name(people: People, words: str) -> int | None:
    """The one person of the story whom a family name, unknown to its own article, can mean.

    "Lundergan Weil" is Alison Lundergan Weil's; an office that ran into a name ends with it.
    """
    short = read_name(words)
    if short is None:
        return None
    full = people.by_part.get(short.parts[-1], ())
    if is_full(short):
        own = [k for k, name in full if _ends_alike(name, short, words)]
    else:
        own = [k for k, name in full if is_short_for(short, name)]
    return own[0] if len(own) == 1 else None


def _ends_alike(full: PersonName, other: PersonName, words: str) -> bool:
    """Whether the words are the last two or more of the name, or an office with it behind."""
    if not is_full(full) or full.parts[-1] != other.parts[-1]:
        return False
    before = len(other.parts) - len(full.parts)
    if before < 0:
        return full.parts[-len(other.parts) :] == other.parts
    ends = other.parts[before:] == full.parts and before > 0 and not BELOW_ANOTHER.search(words)
    return ends and is_person_noun(words.split()[-len(full.parts) - 1])


def _by_part(persons: Sequence[Person]) -> Mapping[str, Sequence[tuple[int, PersonName]]]:
    known: defaultdict[str, list[tuple[int, PersonName]]] = defaultdict(list)
    for number, person in enumerate(persons):
        name = read_name(person.name)
        for part in dict.fromkeys(name.parts) if name else ():
            if name:
                known[part].append((number, name))
    return known


def by_role(people: People, words: str) -> int | None:
    """The one person of the story introduced with the office that the words mean.

    A country in the words must be one that the person's roles name, where they name any. An office
    that many hold ("engineer") needs a country or a further word in common as well.
    """
    wanted = office_of(words)
    if wanted is None or not is_person_noun(head_of(words)):
        return None
    countries = set(_countries_of(words))
    fitting = [
        k for k, p in enumerate(people.persons) if _holds_office(p, wanted, words, countries)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _holds_office(person: Person, wanted: str, words: str, countries: set[str]) -> bool:
    if countries and person.countries and not countries & person.countries:
        return False
    standing = standing_of(words)
    fitting = [
        role
        for held, role in person.offices
        if offices_fit(wanted, held) and standings_fit(standing, standing_of(role))
    ]
    if wanted in single_offices() or countries & person.countries:
        return bool(fitting)
    if wanted in posts() and any(not _details(words) or not _details(r) for r in fitting):
        return True
    return any(_details(words) & _details(role) for role in fitting)


def presidents_seat(people: People, number: int) -> str | None:
    """The White House for the only president of no named country, where a report names both."""
    heads = [
        k
        for k, person in enumerate(people.persons)
        if not person.countries and ("president", "president") in _plain_offices(person)
    ]
    named = any(SEAT in text for text in people.texts.values())
    return SEAT if named and heads == [number] else None


def _plain_offices(person: Person) -> set[tuple[str, str]]:
    return {(office, LEADING_ARTICLE.sub("", role).lower()) for office, role in person.offices}


def _details(role: str) -> set[str]:
    """The words of a role that narrow it down: "harbour" of "the harbour engineer"."""
    words = (word.lower() for word in LETTERS.findall(role))
    return {w[:ROLE_STEM] for w in words if w not in offices() and len(w) > 3 and w not in VAGUE}
