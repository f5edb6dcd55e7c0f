"""The parts of a person's name, and when two printed names can be one person's.

"Kim" is short for "Kim Jong Un", "Mr. Weil" for "Ben Weil", "Ben Weil" for "Benjamin R. Weil";
"Ann Weil" and "Ben Weil" are two people.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile

from generator.language.grammar import Gender
from generator.language.word_lists import entries, table
from generator.slugs import has_signs

NAME_PART = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?\.?")
DOUBLED = re.compile(r"(.)\1")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "mp", "mk", "qc", "kc"})
PARTICLES = frozenset(
    {"al", "el", "ul", "bin", "ibn", "ben", "abu", "van", "von", "der", "den", "de", "di"}
    | {"da", "do", "dos", "das", "du", "la", "le", "del"}
)
"""Small words inside or before a family name; alone they name nobody."""
ATTACHED = ("al-", "el-", "ul-")
NAMES_REMEMBERED = 50_000
"""Words whose answers are kept in memory; a large archive has about as many."""
SAME_BEGINNING = 5
"""Letters in which two spellings of one family name agree."""
MIN_PREFIX = 3
"""Fewest letters of a given name that can be short for a longer one (Ben, Benjamin)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """`parts` are the folded name words in print order, without titles and suffixes.

    `gender` is what the titles or the given name tell; None where they tell nothing.
    """

    parts: tuple[str, ...]
    titles: tuple[str, ...]
    surname_first: bool
    gender: Gender | None
    junior: bool = False
    """Printed with "Jr.": somebody else bears the name without it."""


def is_full(name: PersonName) -> bool:
    """More than one name word: a given name and a family name."""
    return len(name.parts) > 1


@lru_cache(maxsize=NAMES_REMEMBERED)
def fold(word: str) -> str:
    """Lower case without accents, dots and apostrophes."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in ".'’ʻ‘`")


@cache
def titles() -> dict[str, Gender | None]:
    """Folded forms of address with the gender they tell."""
    return {word: row.get("gender") for row in entries("titles") for word in row["words"]}


@cache
def given_names() -> dict[str, Gender]:
    return {name: "m" if sex == "m" else "f" for name, sex in table("given_names").items()}


@cache
def family_names_first() -> frozenset[str]:
    return frozenset(fold(n) for row in entries("surnames_first") for n in row["names"])


@cache
def short_forms() -> frozenset[tuple[str, str]]:
    """Pairs of given names that one person may bear, in both directions."""
    pairs: set[tuple[str, str]] = set()
    for row in entries("nicknames"):
        forms = [fold(form) for form in (row["name"], *row["short"])]
        pairs.update((a, b) for a in forms for b in forms if a != b)
    return frozenset(pairs)


@lru_cache(maxsize=NAMES_REMEMBERED)
def read_name(text: str) -> PersonName | None:
    """The parts of a printed name; None where no name word is left."""
    words = [fold(w) for w in NAME_PART.findall(text.replace("’s", "").replace("'s", ""))]
    # the last word is always a name
    head = len(list(takewhile(titles().__contains__, words[:-1])))
    rest = [w for w in words[head:] if w not in SUFFIXES]
    parts = tuple(part for word in rest for part in _split_name(word) if part)
    if PARTICLES.issuperset(parts):
        return None
    first = len(parts) > 1 and parts[0] in family_names_first() and not _is_given(parts)
    return PersonName(
        parts=parts,
        titles=tuple(words[:head]),
        surname_first=first,
        gender=_gender_by_name(words[:head], parts, first),
        junior="jr" in words,
    )


def _split_name(word: str) -> list[str]:
    for attached in ATTACHED:
        word = word.removeprefix(attached)
    return word.split("-")


def _is_given(parts: tuple[str, ...]) -> bool:
    """ "Kim Weil" is a Kim by given name: what follows is no syllable of an Asian given name."""
    return len(parts) == 2 and parts[0] in GIVEN_TOO and len(parts[1]) > 4


GIVEN_TOO = frozenset(
    {"kim", "lee", "sung", "son", "an", "he", "go", "sam", "min", "jo", "jin", "jon"}
)
"""Family names that are English given names as well."""


def _gender_by_name(heads: list[str], parts: tuple[str, ...], surname_first: bool) -> Gender | None:
    told = {titles()[head] for head in heads} - {None}
    if len(told) == 1:
        return told.pop()
    return given_names().get(parts[0]) if len(parts) > 1 and not surname_first else None


def is_short_for(short: PersonName, full: PersonName) -> bool:
    """Whether a family name alone ("Weil", "Mr. Weil", "Huckabee Weil") can stand for `full`."""
    if not is_full(full) or len(short.parts) >= len(full.parts) or genders_clash(short, full):
        return False
    if full.junior != short.junior:
        return False
    tail = full.parts[1:]
    if full.surname_first:
        return short.parts == full.parts[:1]
    size = len(short.parts)
    telling = any(len(part) > 1 and part not in PARTICLES for part in short.parts)
    return telling and any(tail[k : k + size] == short.parts for k in range(len(tail)))


def same_person(a: PersonName, b: PersonName) -> bool:
    """Whether two full names can be one person's: family name equal, given names compatible."""
    if not (is_full(a) and is_full(b)) or genders_clash(a, b) or a.junior != b.junior:
        return False
    if a.surname_first or b.surname_first:
        short, long = sorted(("".join(a.parts), "".join(b.parts)), key=len)
        return short == long or (a.parts[:2] == b.parts[:2] and long.startswith(short))
    if a.parts[-1] != b.parts[-1]:
        return _drops_last(a, b) or _drops_last(b, a) or _spelled_anew(a, b)
    return _given_fit(a.parts[0], b.parts[0])


def _spelled_anew(a: PersonName, b: PersonName) -> bool:
    """ "Petro Salenskiy" and "Petro Salensky": long family names, one letter apart near the end."""
    one, other = sorted((a.parts[-1], b.parts[-1]), key=len)
    if a.parts[:-1] != b.parts[:-1] or one[:SAME_BEGINNING] != other[:SAME_BEGINNING]:
        return False
    if len(one) == len(other):
        return len(one) > SAME_BEGINNING and sum(map(str.__ne__, one, other)) == 1
    return any(other[:k] + other[k + 1 :] == one for k in range(SAME_BEGINNING, len(other)))


def _drops_last(short: PersonName, long: PersonName) -> bool:
    """ "Luis Mora" for "Luis Mora Rivas": two or more words, a beginning of the longer name."""
    return len(long.parts) > len(short.parts) and long.parts[: len(short.parts)] == short.parts


def _given_fit(a: str, b: str) -> bool:
    """ "Ben" and "Benjamin", "Bob" and "Robert", "Michele" and "Michelle"."""
    if DOUBLED.sub(r"\1", a) == DOUBLED.sub(r"\1", b) or (a, b) in short_forms():
        return True
    short, long = sorted((a, b), key=len)
    return (len(short) == 1 or len(short) >= MIN_PREFIX) and long.startswith(short)


def given_fits(full: PersonName, given: PersonName) -> bool:
    """Whether a given name alone is that of a full name; with "Jr." its short form is as well."""
    first, alone = full.parts[0], given.parts[0]
    return first == alone or (given.junior and (first, alone) in short_forms())


def genders_clash(a: PersonName, b: PersonName) -> bool:
    return a.gender is not None and b.gender is not None and a.gender != b.gender


def fullest(names: Iterable[str]) -> str:
    """The full name most often in print, of equals the one with the most words; else the longest
    short one."""
    counted = Counter(names)
    read = {name: found for name in counted if (found := read_name(name))}

    def rank(name: str) -> tuple[bool, int, bool, int, int]:
        parts = read.get(name)
        full = parts is not None and is_full(parts) and not _is_end_of_another(parts, read.values())
        given = full and parts is not None and parts.parts[0] in given_names()
        size = len(parts.parts) if parts else 0
        return full, counted[name] if full else 0, given, size, len(name)

    return max(counted, key=rank)


def _is_end_of_another(name: PersonName, others: Iterable[PersonName]) -> bool:
    """ "Roth-Weil" of "Ann Roth-Weil": two words, and yet no given name."""
    return any(is_short_for(name, other) for other in others)


def person_key(name: str) -> str:
    """Given and family name, folded, joined with hyphens: one key for a name with or without
    middle names, initials, titles and suffixes but "Jr.". A name of one word is its own key, and
    so is one with signs: `M&S Group`."""
    read = None if has_signs(name) else read_name(name)
    if read is None:
        return fold(name)
    ends = (read.parts[0], read.parts[-1])
    kept = read.parts if read.surname_first or not is_full(read) else ends
    return "-".join((*kept, "jr") if read.junior and is_full(read) else kept)


def last_word(name: str) -> str:
    """The last word, lower case, without a possessive ending."""
    words = name.casefold().replace("’", "'").removesuffix("'s").removesuffix("'").split()
    return words[-1] if words else ""
