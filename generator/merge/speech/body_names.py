"""The name of a body within the words that print it, and in full where the story prints that."""

import re
from collections.abc import Mapping

from generator.analyse.naming.name_trim import OUTLET_ENDS
from generator.language.names.gazetteer import LEADING_ARTICLE, GazetteerEntry
from generator.people.parties import LETTERS_ALONE

ACRONYM_REACH = 90
"""Code points before the bracket in which the name that it shortens stands."""
SHORT_OUTLETS = OUTLET_ENDS | {"Post", "Sun", "Star", "Mail", "Globe", "Press", "Register"}
"""Last words by which a report calls a newspaper that it named in full."""
IN_FRONT = re.compile(r"^[-–—•*·]\s*|^(?:only|even|just|also|meanwhile)\s+(?=[a-z])", re.IGNORECASE)
"""A mark of a list, or a word of the sentence, before the name."""
EPITHET = re.compile(
    r"^(?:(?!of |for |in |at |on |and )[a-z][\w-]{1,30} ){1,2}"
    r"(?=[A-Z][\w’'&.-]* (?:(?:of|for|and) )?[A-Z])"
)
"""What kind of body it is: `conservative` of `conservative Tax Foundation`."""
TITLED_OWNER = re.compile(r"^(?:Mr|Mrs|Ms|Dr)\.? (?=[A-Z][\w-]*['’]s? )")
PURPOSE = re.compile(r"(?<=[A-Z])([a-z]+)(?: (?:for|on|in) [a-z][\w-]*(?: [a-z][\w-]*){0,4})$")
"""`for health care` behind `Weil Family Foundation`: no words of the name."""
LETTERS_BEHIND = re.compile(r" \([A-Z]{2,7}\)?$")
"""`(HRF` behind `Harbour Relief Fund`."""
OWNED_NAME = re.compile(r"([\w-]+)['’]s ([A-Z].*)")
CAPITALISED = re.compile(r"[A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*)+")
KINDS_BEHIND = (
    r"(?:Committee|Commission|Department|Foundation|Association|Institute|Institution"
    r"|International|Corporation|Corp|Inc|Group|Company|Holdings|Industries|Airlines|Motors)"
)
"""Words that say what kind of body it is, and that reports leave out."""


def without_front(printed: str) -> str:
    """The words without a mark of a list or a word of the sentence before them."""
    return IN_FRONT.sub("", printed)


def bare_name(printed: str) -> str:
    """The body's name without an article and what else stands before or behind it."""
    name = LEADING_ARTICLE.sub("", LETTERS_BEHIND.sub("", without_front(printed)))
    return PURPOSE.sub(r"\1", TITLED_OWNER.sub("", EPITHET.sub("", name)))


def name_in_full(name: str, texts: Mapping[str, str]) -> str:
    """The longer name of the same body that the story prints, if there is just one."""
    name = _without_owner(name, texts)
    name = _spelled_out(name, texts) or _by_initials(name, texts) or name
    name = _outlet_in_full(name, texts) or name
    name = _begun_in_full(name, texts) or name
    return _ended_in_full(name, texts) or name


def is_common_plural(words: str, entry: GazetteerEntry, texts: Mapping[str, str]) -> bool:
    """ "Conservatives" at the start of a sentence, where the story has "conservatives" as well; and
    "Americans", who are not their country as "the Americans" may be."""
    if " " in words or not words.endswith("s"):
        return False
    if entry.kind == "adjective":
        return True
    if entry.kind != "party":
        return False
    lower = re.compile(rf"(?<!\w){re.escape(words.lower())}(?!\w)")
    return any(lower.search(text) for text in texts.values())


def _spelled_out(letters: str, texts: Mapping[str, str]) -> str | None:
    """ "Harbour Relief Fund" for "HRF", where a report prints "Harbour Relief Fund (HRF)"."""
    if not LETTERS_ALONE.fullmatch(letters):
        return None
    for text in texts.values():
        place = text.find(f" ({letters})")
        words = (
            text[max(0, place - ACRONYM_REACH) : place].split("\n")[-1].split() if place > 0 else []
        )
        for first in range(len(words) - 1, -1, -1):
            parts = [part for word in words[first:] for part in word.split("-") if part]
            capitals = "".join(part[0] for part in parts if part[0].isupper())
            if capitals == letters:
                return " ".join(words[first:])
    return None


def _by_initials(letters: str, texts: Mapping[str, str]) -> str | None:
    """ "Harbour Relief Fund" for "HRF": the story's one run of capitals with these initials."""
    if not LETTERS_ALONE.fullmatch(letters):
        return None
    small = r"(?: (?:of|for|and|the|on))?"
    run = (small + " ").join(rf"{letter}[a-z][\w-]{{1,30}}" for letter in letters)
    form = re.compile(rf"(?<![\w-]){run}\b(?! [A-Z])")
    return _only({m[0] for text in texts.values() for m in form.finditer(text)})


def _without_owner(name: str, texts: Mapping[str, str]) -> str:
    """ "HRF" of "Weil’s HRF", "House of Towns" of "Ulm’s House of Towns" where it stands alone; an
    owner in small letters is part of no name: "district’s Health Authority"."""
    owned = OWNED_NAME.fullmatch(name)
    if owned is None:
        return name
    spaces = owned[2].count(" ") + owned[1].islower()
    if spaces < 2 and not LETTERS_ALONE.fullmatch(owned[2]):
        return name
    alone = re.compile(rf"\b[Tt]he {re.escape(owned[2])}\b")
    return owned[2] if any(alone.search(text) for text in texts.values()) else name


def with_its_article(name: str, texts: Mapping[str, str]) -> str:
    """ "The Dam" where reports print "told The Dam": the article is part of the name."""
    inside = re.compile(rf"(?<=[a-z,] )The {re.escape(name)}(?!\w)")
    one = " " not in name and name[:1].isupper()
    return f"The {name}" if one and any(inside.search(t) for t in texts.values()) else name


def _outlet_in_full(word: str, texts: Mapping[str, str]) -> str | None:
    """ "Ulm Observer" for "the Observer": the story's one longer name that ends with the word."""
    if word not in SHORT_OUTLETS:
        return None
    longer = re.compile(rf"\b((?:[A-Z][\w.&-]{{1,30}} ){{1,3}}){word}\b(?! [A-Z])")
    fronts = {m[1].split("The ")[-1] for text in texts.values() for m in longer.finditer(text)}
    return _only({front + word for front in fronts if front})


def _begun_in_full(name: str, texts: Mapping[str, str]) -> str | None:
    """ "Senate Judiciary Committee" for "Senate Judiciary"."""
    longer = re.compile(
        rf"\b(?i:{re.escape(name)})(?: [A-Z][\w’'-]{{1,30}})? {KINDS_BEHIND}\b(?! [A-Z])"
    )
    if not name[:1].isupper():
        return None
    return _only({m[0] for text in texts.values() for m in longer.finditer(text)})


def _ended_in_full(name: str, texts: Mapping[str, str]) -> str | None:
    """ "Senate Judiciary Committee" for "Judiciary Committee"."""
    if not CAPITALISED.fullmatch(name):
        return None
    front = r"(?:[A-Z][\w.&-]{1,30} ){1,3}"
    longer = re.compile(rf"\b[Tt]he ({front}{re.escape(name)})\b(?! [A-Z])")
    return _only({m[1] for text in texts.values() for m in longer.finditer(text)})


def _only(found: set[str]) -> str | None:
    return found.pop() if len(found) == 1 else None
