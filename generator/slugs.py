"""Words as part of an address: one function for all, so that no two things share one.

Addresses are lower case, so that they stay apart on file systems that know no case; what is left of
a name may be nothing (`???`) or the same as of another (`李安`, `里安`). `told_apart` then puts a
digest of the name behind it, which does not depend on what else there is.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from slugify import slugify

LONGEST_SLUG = 250
"""Letters; a file system takes 255 bytes for a name, and endings are added."""
LONGEST_NAME = 80
"""Letters of the name of an outlet, a place, a body or a tag."""
CUT = 65
"""Letters that the longest digest and its hyphen take."""
SUFFIX_DIGITS = 8
"""Hex digits that tell two apart; more where even these are the same."""
RESERVED_SLUGS = re.compile(r"index|page-\d+|")
"""Pages of lists stand under these."""
SPELLING = re.compile(r"[\s.,:;/()_\"“”„«»'’‘ʻ`´‐-―-]+")
"""What one name is typed with or without: blanks, dots, brackets, dashes, marks."""


def slug(words: str, longest: int = LONGEST_SLUG) -> str:
    """Latin letters in lower case, digits and hyphens, at most `longest`; may be empty."""
    return slugify(words[: 4 * longest])[:longest]


def speaker_key(name: str) -> str:
    """Names a speaker wherever its name is written: `José Álvarez` and `Jose Alvarez` are one.

    Signs and other scripts are told by a digest: `C++` and `C#` are two, as are `李安` and `里安`.
    """
    found, spelled = slug(name), SPELLING.sub("", name.casefold()) or name
    latin = all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())
    plain = found and latin and len(name) <= LONGEST_SLUG and not has_signs(name)
    return found if plain else f"{found}~{digest_of(spelled)}"


def has_signs(name: str) -> bool:
    """Whether more than letters, digits and what spells them is part of a name: `M&S`."""
    return not SPELLING.sub("", unicodedata.normalize("NFC", name)).isalnum()


def digest_of(name: str, length: int = SUFFIX_DIGITS) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def told_apart(wishes: Mapping[str, Sequence[str]], nameless: str = "") -> dict[str, str]:
    """Key -> address: the first of its wishes that nobody else has, else one with a digest.

    No two keys get the same, whatever they wish for, and the order in which they come is no matter.
    `nameless` stands before the digest where nothing else does.
    """
    wished = Counter(wish for own in wishes.values() for wish in set(own))
    found = {}
    for key, own in sorted(wishes.items()):
        free = (wish for wish in own if wished[wish] == 1 and not RESERVED_SLUGS.fullmatch(wish))
        found[key] = next(free, "")
    taken = set(filter(None, found.values())) | wished.keys()
    for key, address in found.items():
        if not address:
            first = (wishes[key][0] or nameless)[: LONGEST_SLUG - CUT]
            length = SUFFIX_DIGITS
            while (address := f"{first}-{digest_of(key, length)}") in taken:
                length += 1
            found[key] = address
            taken.add(address)
    return found
