"""Bytes of a file -> text, with the encoding found out; or why they are no text."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

import charset_normalizer
import ftfy

from generator.read.encoding.alphabets import best_encoding

BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""UTF-32 stands before UTF-16, whose mark is the start of the other's."""

CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1a\x1b"))
ASCII = bytes(range(128))
BINARY_SHARE = 0.05
"""Share of control bytes from which a file is no text. Random bytes hold 0.10, a stray NUL in a
hundred bytes 0.01."""
# origin: counted on random bytes and on the languages named, 2026-11
FOREIGN_SHARE = 0.33
"""Share of bytes above 127 from which the script is not Latin. French and Czech in a one-byte
encoding hold about 0.04 to 0.15, Russian, Greek or Japanese above 0.6."""
# origin: counted on texts of the languages named, 2026-11


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """`guessed` is true where neither a mark nor valid UTF-8 settled the encoding."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes, language: str | None = None) -> Decoded | None:
    """The text of a file; None where the bytes are no text in any encoding.

    `language` is what an editor says of it: it settles a one-byte encoding.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    if _looks_binary(data):
        return None
    return _decoded(data, "utf-8") or _guess(data, language)


def _decoded(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(text=data.decode(encoding), encoding=encoding)
    except UnicodeDecodeError:
        return None


def _guess(data: bytes, language: str | None) -> Decoded | None:
    """Latin scripts by their letters, then by ftfy, which knows what Windows and old Macs wrote.

    Other scripts by statistics: charset-normalizer takes short Windows-1252 texts for Cyrillic or
    Central European ones.
    """
    if len(data.translate(None, ASCII)) < FOREIGN_SHARE * len(data):
        text, encoding = ftfy.guess_bytes(data)
        text, encoding = best_encoding(data, language, text) or (text, encoding)
        return Decoded(text=text, encoding=encoding, guessed=True)
    best = charset_normalizer.from_bytes(data).best()
    return Decoded(text=str(best), encoding=best.encoding, guessed=True) if best else None


def _looks_binary(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, CONTROLS))
    return controls > BINARY_SHARE * len(data)
