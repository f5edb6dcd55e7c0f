"""The body that a speaker speaks for: told by a role, by a body's own name or by a phrase."""

import re
from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from itertools import dropwhile

from generator.language.names.gazetteer import (
    LEADING_ARTICLE,
    PHRASES_REMEMBERED,
    Found,
    find_entries,
    look_up,
)
from generator.language.names.roles import (
    head_of,
    is_person_noun,
    kind_of_noun,
    office_of,
    offices,
    single_offices,
)
from generator.language.word_lists import entries

LINK = re.compile(r"(?<!\s)\s++(?:for|of|at|from|with|in|on)\s++|,\s*")
PARTY_WORD = re.compile(r"[\w’'.&-]+")
PARTY_NAME = re.compile(r"(?:[A-Z][\w’'-]{0,40}+\s++){1,9}Party\b")
"""A political party by its own name: `Harbour Workers Party`."""
INDEPENDENT = frozenset({"court", "judge", "justice", "magistrate", "jury"})
NATIONS_OWN = re.compile(
    r"\b(?!The )(?P<nation>[A-Z][a-z]{2,20})(?: (?:[A-Z][\w’'&-]{0,40}|of|for|and)){0,5}"
    r" (?:Union|Association|Institute|Foundation|Society|League|Federation|Alliance|Airlines"
    r"|Airways|Fund|University|Club|Company|Corporation|Guild)\b"
)
"""A body whose name begins with a nation's: `American Bridge Union`."""
SPOKEN_FOR = re.compile(
    r"(?P<before>(?:[A-Z][\w’'&-]{0,40} ){1,5})(?:spokes(?:man|woman|person)|editor|publisher)\b"
    r"|\bspokes(?:man|woman|person) (?:for|of) (?:the )?(?P<after>[A-Z][\w’'&-]{1,40}"
    r"(?: (?:[A-Z]\.|[A-Z][\w’'&-]{0,40})){0,5})"
)
"""Whoever has a spokesman: `BuzzFeed spokesman`, `spokeswoman for Lumora Air`, `BuzzFeed’s
editor`."""
OWNED = re.compile(
    r"(?P<owner>[^'’]{1,60})['’]s? (?:[\w-]{1,40} ){0,3}(?:report|article|story|account|statement)"
)
"""What speaks for its owner: `BuzzFeed’s Thursday night report`."""
OFFICE_ALONE = re.compile(
    r"(?:(?:the|an?|one) )?(?:(?:U\.?S\.?|federal|district|county|Republican|Democratic) ){0,3}"
    r"(?P<office>[a-z]{4,12}(?: [a-z]{4,12})?)(?: in [A-Z][\w ]{1,30})?",
    re.IGNORECASE,
)
"""Words for an office, and no more."""
NO_LONGER = re.compile(r"\b(?:former|then|ex|late|acting|elect)\b", re.IGNORECASE)
STANDINGS = frozenset(
    {"former", "senior", "chief", "deputy", "lead", "acting", "interim", "the", "a", "an", "then"}
)
POINTING_BACK = frozenset({"my", "our", "your", "his", "her", "its", "their"})
"""`chair of his brother's campaign` names no body."""
LETTERS_ALONE = re.compile(r"[A-Z]{3,7}")
"""A body by its letters: `director at the HRF`."""
POSSESSIVE = re.compile(r"['’]s?$")
PARTY_LETTER = re.compile(
    r"(?: \((?P<alone>[A-Z])\)|,? \(?(?P<seat>[A-Z])[-–][A-Z][\w.]*(?: [A-Z][\w.]*)?[),.])"
)
"""A letter behind a name, alone in brackets or with the seat: `(R)`, `, D-Ohio,`."""


@lru_cache(maxsize=PHRASES_REMEMBERED)
def party_in(words: str) -> str | None:
    """The country, party or body that a role or a description names; None where it names none.

    A political party comes first: `U.S. Republican senator`. A seat or ministry stands for its
    country, an international body for itself; any other body ("the Weil campaign") is given as
    printed. A court speaks for nobody but itself, and a "Swedish Bridge Union" for no country.
    """
    if head_of(words).lower() in INDEPENDENT:
        return None
    named = PARTY_NAME.search(words) or _nations_own(words)
    if named and not look_up(named[0]):
        return str(named[0])
    found = find_entries(words)
    if found:
        return _party_shown(next((f for f in found if f.entry.kind == "party"), found[0]))
    return _behind_role(words) or _before_role(words) or _spoken_for(words)


def _nations_own(words: str) -> re.Match[str] | None:
    named = NATIONS_OWN.search(words)
    entry = look_up(named["nation"]) if named else None
    return named if entry is not None and entry.kind == "adjective" else None


def party_marked(text: str, end: int) -> str | None:
    """The political party whose letter stands behind a name that ends at `end`: `(R-Ohio)`."""
    mark = PARTY_LETTER.match(text, end)
    return _marks().get(mark["alone"] or mark["seat"]) if mark else None


@cache
def _marks() -> dict[str, str]:
    return {row["mark"]: row["name"] for row in entries("seats") if "mark" in row}


def _behind_role(words: str) -> str | None:
    """ "Weil Foundation" in "director of research at the Weil Foundation in Ulm"."""
    pieces = LINK.split(words)
    for k, piece in enumerate(pieces[1:], start=1):
        plain = LEADING_ARTICLE.sub("", piece).strip(" .")
        tokens = PARTY_WORD.findall(plain)
        if len(tokens) == 1 and LETTERS_ALONE.fullmatch(tokens[0]):
            return str(tokens[0])
        if not tokens or kind_of_noun(tokens[-1]) != "body" or tokens[0].lower() in POINTING_BACK:
            continue
        named = any(token[0].isupper() for token in tokens)
        if named and f"{plain} of " in words and k + 1 < len(pieces):
            return f"{plain} of {pieces[k + 1]}".strip(" .")
        if len(tokens) > 1 and (named or not tokens[-1].endswith("s")):
            return plain
    return None


def _party_shown(found: Found) -> str:
    entry = found.entry
    return entry.name if entry.kind == "party" or entry.country is None else entry.country


def _spoken_for(words: str) -> str | None:
    """ "BuzzFeed" in "a BuzzFeed spokesman": that word itself tells that somebody speaks for it."""
    found = SPOKEN_FOR.search(words)
    named = (found["before"] or found["after"]).split() if found else []
    bare = list(dropwhile(lambda word: word.lower() in STANDINGS, named))
    body = POSSESSIVE.sub("", " ".join(bare[_name_behind_office(bare) :]))
    return body if body not in ("", "Mr", "Mrs", "Ms", "Dr") else None


def owner_named(name: str, names: Collection[str]) -> str | None:
    """Of these names the one, in full or by its last word, whose report this name is."""
    owned = OWNED.fullmatch(name)
    words = f" {owned['owner']}".casefold() if owned else None
    found = {one for one in names if words and f" {one}".casefold().endswith(words)}
    return found.pop() if len(found) == 1 else None


def sole_in_office(words: str, roles: Mapping[str, str]) -> str | None:
    """Of these names with their roles the only one in the office that the words tell alone, if it
    is one of which a story names few: `the president`, `a federal judge`."""
    found = OFFICE_ALONE.fullmatch(words)
    office = offices().get(found["office"].casefold()) if found else None
    if office not in single_offices() | {"judge"}:
        return None
    held = [n for n, role in roles.items() if office_of(role) == office]
    held = [name for name in held if not NO_LONGER.search(roles[name])]
    return held[0] if len(held) == 1 else None


def _name_behind_office(words: list[str]) -> int:
    """The place at which a person's name begins: 2 in "House Speaker Ann Weil"; 0 of a body."""
    if words and kind_of_noun(words[-1]) == "body":
        return 0
    return max((k + 1 for k, word in enumerate(words) if is_person_noun(word)), default=0)


def _before_role(words: str) -> str | None:
    """ "Weil campaign" in "Weil campaign spokeswoman"."""
    plain = LEADING_ARTICLE.sub("", words)
    tokens = PARTY_WORD.findall(plain)
    for k, token in enumerate(tokens):
        if k and kind_of_noun(token) == "body" and any(is_person_noun(t) for t in tokens[k + 1 :]):
            named = (j for j in range(k) if tokens[j].lower() not in STANDINGS)
            capital = [j for j in named if tokens[j][0].isupper()]
            return " ".join(tokens[capital[0] : k + 1]) if capital else None
    return None
