"""Decoded text -> the text that every offset points into: done once, before anything is found."""

from __future__ import annotations

import re

import ftfy

from generator.read.encoding.mojibake import mended

MENDING = ftfy.TextFixerConfig(
    uncurl_quotes=False,
    fix_character_width=False,
    remove_terminal_escapes=True,
    remove_control_chars=False,
    normalization="NFC",
    explain=False,
)
"""Quote marks stay as printed: what opens and what closes a quotation is told by them."""

LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
BLANKS = re.compile("[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]")
"""A tab and every blank of fixed or no-break width becomes a plain blank: one kind of blank to
search for and to copy."""
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
"""Soft hyphens, marks without width, and embeddings that turn the direction of the page."""
UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
ENDLESS_BLANKS = re.compile(" {41,}")
"""More blanks in a row than any layout has; searching in them takes the square of their number."""
ROUNDS = 8
"""Mending can uncover something else to mend; two rounds were the most seen."""
REPLACEMENT = "\ufffd"


def normalise(text: str) -> str:
    """Mojibake mended, NFC, `\\n` line ends, no control characters; itself again when repeated."""
    for _ in range(ROUNDS):
        again = _once(text)
        if again == text:
            break
        text = again
    return text


def _once(text: str) -> str:
    text = LINE_ENDS.sub("\n", text)
    text = ftfy.fix_text(mended(text), MENDING)
    text = LINE_ENDS.sub("\n", text)
    text = ENDLESS_BLANKS.sub(" " * 40, BLANKS.sub(" ", INVISIBLE.sub("", text)))
    return UNPRINTABLE.sub(REPLACEMENT, text)
