"""Decoded text -> the text that every offset points into: done once, before anything is found."""

import re

import ftfy
import ftfy.bad_codecs  # registers the codec

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


def normalise(text: str) -> str:
    """Mojibake mended, NFC, `\\n` line ends, no control characters; itself again when repeated."""
    for _ in range(ROUNDS):
        before, text = text, LINE_ENDS.sub("\n", text)
        text = LINE_ENDS.sub("\n", ftfy.fix_text(mended(text), MENDING))
        text = ENDLESS_BLANKS.sub(" " * 40, BLANKS.sub(" ", INVISIBLE.sub("", text)))
        text = UNPRINTABLE.sub(REPLACEMENT, text)
        if text == before:
            break
    return text


def mended(text: str) -> str:
    """The text with every broken letter made whole, if enough of them are broken: UTF-8 that was
    read in Windows-1252 and saved, mended for a whole text.

    ftfy looks at one line at a time and leaves one whose last byte was lost, which is the usual
    state of a closing mark; and it leaves a short line, such as a headline, whose letters might be
    meant.
    """
    found = [match for match in BROKEN_LETTERS.finditer(text) if _mended(match[0]) != match[0]]
    if len(found) < FEWEST_BROKEN:
        return text
    return LOST_MARK.sub("”", BROKEN_LETTERS.sub(lambda match: _mended(match[0]), text))


def _mended(broken: str) -> str:
    try:
        return broken.encode("sloppy-windows-1252").decode("utf-8")
    except UnicodeError:
        return broken
