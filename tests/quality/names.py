"""Whether two names mean the same person or body."""

import re

WORD = re.compile(r"\w+")
SMALL = frozenset({"the", "of", "a", "an", "and", "s", "mr", "ms", "mrs", "dr"})


def same_name(given: str, right: str) -> bool:
    """One name's words hold all of the other's (`Lund`, `Ida Lund`), or one is its initials."""
    one, other = _words(given), _words(right)
    short, long = sorted((one, other), key=len)
    initials = {"".join(word[0] for word in words) for words in (one, other)}
    return bool(short) and (set(short) <= set(long) or (len(one) == 1 and one[0] in initials))


def _words(name: str) -> list[str]:
    return [word for word in WORD.findall(name.casefold()) if word not in SMALL]
