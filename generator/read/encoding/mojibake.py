"""UTF-8 that was read in Windows-1252 and saved: mended for a whole text, not line by line.

ftfy looks at one line at a time and leaves one whose last byte was lost, which is the usual state
of a closing mark; and it leaves a short line, such as a headline, whose letters might be meant.
"""

from __future__ import annotations

import re

import ftfy.bad_codecs  # noqa: F401  registers the codec

HIGH = bytes(range(0x80, 0x100)).decode("sloppy-windows-1252")
TRAIL = re.escape(HIGH[:0x40])
"""The characters that the bytes 80 to BF became."""
BROKEN_LETTERS = re.compile(
    f"[{re.escape(HIGH[0x42:0x60])}][{TRAIL}]"
    f"|[{re.escape(HIGH[0x60:0x70])}][{TRAIL}]{{2}}"
    f"|[{re.escape(HIGH[0x70:0x75])}][{TRAIL}]{{3}}"
)
LOST_MARK = re.compile("â€(?=[\\s.,;:!?)]|$)")
"""A closing mark whose third byte no editor could show."""
FEWEST_BROKEN = 2
"""Broken letters from which a text counts as broken; one may be meant."""


def mended(text: str) -> str:
    """The text with every broken letter made whole, if enough of them are broken."""
    found = [match for match in BROKEN_LETTERS.finditer(text) if _mended(match[0]) != match[0]]
    if len(found) < FEWEST_BROKEN:
        return text
    return LOST_MARK.sub("”", BROKEN_LETTERS.sub(lambda match: _mended(match[0]), text))


def _mended(broken: str) -> str:
    try:
        return broken.encode("sloppy-windows-1252").decode("utf-8")
    except UnicodeError:
        return broken
