"""Countries, capitals, nationalities, government seats and bodies: what the words stand for.

Countries come from the `countryinfo` package (names, official names, capitals, demonyms of all
countries), corrected and enlarged by `data/countries.yml`; seats and bodies are `data/seats.yml`.
Matching is by whole words as printed, capitals included: "us" is not the United States.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, islice
from typing import Any, Literal

import countryinfo
from countryinfo import CountryInfo

from generator.language.word_lists import entries

EntryKind = Literal["country", "adjective", "capital", "body", "party", "outlet", "platform"]

NAME_WORD = re.compile(r"[^\W_](?:[\w.'’&-]*[\w.])?")
LEADING_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
JOINER = re.compile(r",? (?:and|&) |, ")
"""Between the names of several."""
POSSESSIVE_ENDING = re.compile(r"['’]s?$")
CODE_LENGTH = 3
"""Longest upper-case spelling of the package that is an ISO code, not a name in print."""
PHRASES_REMEMBERED = 50_000
"""Phrases whose answers are kept in memory."""
LONGEST_ENTRY = 7
"""Most words in one entry."""
WIDENING = frozenset({"New", "North", "South", "East", "West", "Northern", "Southern"})
"""Words that make another place of the name behind them: "New Jersey" is not Jersey."""
COMPASS = {"the North": "North ", "the South": "South "}


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerEntry:
    """What some words stand for. `country` is None for an international body."""

    name: str
    kind: EntryKind
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An entry where it stands: code points into the text looked at, half-open."""

    start: int
    end: int
    entry: GazetteerEntry


def normal(words: str) -> str:
    """The key of an entry: no dots, no article, no possessive, single spaces, straight marks."""
    bare = LEADING_ARTICLE.sub("", words.strip()).replace("’", "'").replace(".", "")
    return POSSESSIVE_ENDING.sub("", " ".join(bare.split())).rstrip()


Spelled = Iterator[tuple[str, GazetteerEntry]]


@cache
def lexicon() -> dict[str, GazetteerEntry]:
    """Every known spelling. The hand-kept tables win over the package."""
    packaged = map(_package_entries, _package_countries())
    corrected = map(_country_entries, entries("countries"))
    return dict(chain(*packaged, *corrected, *map(_seat_entries, entries("seats"))))


def _spellings_of(name: str, kind: EntryKind, country: str | None, words: Iterable[str]) -> Spelled:
    entry = GazetteerEntry(name=name, kind=kind, country=country)
    return ((normal(spelling), entry) for spelling in words if spelling.strip())


def _seat_entries(row: dict[str, Any]) -> Spelled:
    spellings = (row["name"], *row["also"])
    return _spellings_of(row["name"], row.get("kind", "body"), row.get("country"), spellings)


def _package_countries() -> list[CountryInfo]:
    """Countries that the hand-kept table does not hold, smaller ones first.

    In that order a demonym that two share ("Indian") ends with the larger country.
    """
    corrected = {row["country"] for row in entries("countries")}
    others = [c for c in countryinfo.all_countries() if c.name() not in corrected]
    return sorted(others, key=lambda c: (c.population() or 0, c.name()))


def _package_entries(country: CountryInfo) -> Spelled:
    name = LEADING_ARTICLE.sub("", country.name())
    spellings = (name, *country.alt_spellings())
    printed = (s for s in spellings if not (s.isupper() and len(s) <= CODE_LENGTH))
    yield from _spellings_of(name, "country", name, printed)
    demonyms = filter(None, (d.strip() for d in (country.demonym() or "").split(",")))
    yield from _spellings_of(name, "adjective", name, (f for d in demonyms for f in (d, f"{d}s")))
    capital = country.capital()
    if isinstance(capital, str):
        yield from _spellings_of(name, "capital", name, [capital])


def _country_entries(row: dict[str, Any]) -> Spelled:
    name = row["country"]
    yield from _spellings_of(name, "capital", name, row.get("seats", ()))
    yield from _spellings_of(name, "adjective", name, row.get("adjectives", ()))
    yield from _spellings_of(name, "country", name, (name, *row.get("also", ())))


@lru_cache(maxsize=PHRASES_REMEMBERED)
def look_up(words: str) -> GazetteerEntry | None:
    """What exactly these words stand for; an article and a possessive ending do not count."""
    return lexicon().get(normal(words))


def find_entries(text: str) -> tuple[Found, ...]:
    """Every entry in a text, longest first where they overlap, in text order."""
    words = list(NAME_WORD.finditer(text))
    found: list[Found] = []
    for at, word in enumerate(words):
        free = not found or word.start() >= found[-1].end
        if free and not (at and words[at - 1].group() in WIDENING) and word.group()[0].isupper():
            found += _longest_at(text, words[at : at + LONGEST_ENTRY])
    return tuple(found)


def _longest_at(text: str, words: list[re.Match[str]]) -> list[Found]:
    """The longest entry that starts with the first word; empty where none does."""
    extents = ((words[0].start(), word.end()) for word in reversed(words))
    known = ((start, end, look_up(text[start:end])) for start, end in extents)
    longest = (Found(start=start, end=end, entry=entry) for start, end, entry in known if entry)
    return list(islice(longest, 1))


def countries_in(text: str) -> tuple[str, ...]:
    """The countries that a phrase names or whose bodies it names, each once, in text order."""
    named = (found.entry.country for found in find_entries(text))
    return tuple(dict.fromkeys(country for country in named if country))


def are_several(words: str) -> bool:
    """ "France and Germany": each a known name, and no known name together."""
    parts = JOINER.split(LEADING_ARTICLE.sub("", words))
    if len(parts) < 2 or look_up(words):
        return False
    found = [look_up(LEADING_ARTICLE.sub("", part)) for part in parts]
    return all(entry is not None and entry.kind != "adjective" for entry in found)


def is_compass(words: str) -> bool:
    """ "the North", "the South": words that may stand for a country."""
    return f"the {normal(words)}" in COMPASS


def compass_country(words: str, named: Iterable[str]) -> str | None:
    """ "the North" -> the one country among `named` whose name starts with North."""
    prefix = COMPASS.get(f"the {normal(words)}")
    fitting = {country for country in named if prefix and country.startswith(prefix)}
    return fitting.pop() if len(fitting) == 1 else None


@cache
def demonym(country: str) -> str:
    """The adjective of a country ("Swedish"), or the country's own name if none is known."""
    for row in entries("countries"):
        if row["country"] == country and row.get("adjectives"):
            return str(row["adjectives"][0])
    for known in _package_countries():
        if LEADING_ARTICLE.sub("", known.name()) == country and known.demonym():
            return str(known.demonym()).split(",")[0]
    return country
