"""Bytes of a file -> text, with the encoding found out; or why they are no text."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import charset_normalizer
import ftfy

from generator.language.word_lists import loaded
from generator.problems import Place, Problems, problem

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
NEUTRAL_MARKS = frozenset("‘’‚“”„‹›«»–—…•·§°€£©®™†‡¿¡ \u00a0´¨")
"""What stands between words in any language; inside a word it is a letter misread."""
MARKS_BEFORE_LETTERS = frozenset("‘“„‚«‹»›–—’¿¡ \u00a0€£§")
"""Marks right behind which a letter may stand."""
SAMPLE = 20_000
"""Characters at the head of a text that are looked at."""
INSIDE = re.compile(r"[^\W\d_]")


def decoded(data: bytes, place: Place, language: str | None = None) -> tuple[str | None, Problems]:
    """The text of a file; a problem where there is none, a notice where the encoding is guessed."""
    found = decode(data, language)
    if found is None:
        remedy = "save it as plain text in UTF-8"
        return None, (problem(place, "undecodable-bytes", "the bytes are no text", remedy),)
    if not found.guessed:
        return found.text, ()
    message = f"not in UTF-8; read as {found.encoding}"
    told = problem(place, "guessed-encoding", message, "save it as UTF-8", notice=True)
    return found.text, (told,)


def load(path: Path, place: Place, largest: int) -> tuple[str | None, Problems]:
    """The decoded text of a file of at most `largest` bytes."""
    data, problems = load_bytes(path, place, largest)
    return (None, problems) if data is None else decoded(data, place)


def load_bytes(path: Path, place: Place, largest: int) -> tuple[bytes | None, Problems]:
    try:
        if not path.exists():
            message, remedy = "there is no such file", "check its name"
            return None, (problem(place, "missing-file", message, remedy),)
        if not path.is_file():
            message, remedy = "it is a folder or a device, no file", "name a file"
            return None, (problem(place, "not-a-file", message, remedy),)
        if path.stat().st_size > largest:
            message, remedy = f"it has more than {largest:,} bytes", "cut it down"
            return None, (problem(place, "file-too-large", message, remedy),)
        return path.read_bytes(), ()
    except OSError as error:
        message, remedy = error.strerror or "cannot be opened", "look at the file's permissions"
        return None, (problem(place, "unreadable-file", message, remedy),)


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
    controls = len(data) - len(data.translate(None, CONTROLS))
    if controls > BINARY_SHARE * len(data):
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


# --- which one-byte encoding makes the letters of one language of a text, and of no other ---------


@dataclass(frozen=True, slots=True, kw_only=True)
class Alphabet:
    """`letters` are lower case, outside a-z; `encodings` the most usual first."""

    language: str
    letters: frozenset[str]
    encodings: tuple[str, ...]


@cache
def alphabets() -> tuple[Alphabet, ...]:
    return tuple(
        Alphabet(
            language=language,
            letters=frozenset(row["letters"]),
            encodings=tuple(row["encodings"]),
        )
        for language, row in loaded("alphabets").items()
    )


def best_encoding(data: bytes, language: str | None, doubted: str) -> tuple[str, str] | None:
    """(text, encoding) that spells these bytes better than the `doubted` text; None = nothing does.

    `language` is what the index says: a language of the list is then the only one tried.
    """
    known = [alphabet for alphabet in alphabets() if alphabet.language == language]
    tried = [(*found, a) for a in known or alphabets() for found in _decodings(data, a)]
    scored = [
        (_spelled(text, alphabet), -k, text, name) for k, (text, name, alphabet) in enumerate(tried)
    ]
    least = 0.0 if known else max((_spelled(doubted, a) for a in alphabets()), default=0.0)
    best = max(scored, default=None)
    return (best[2], best[3]) if best and best[0] > least else None


def _decodings(data: bytes, alphabet: Alphabet) -> Iterator[tuple[str, str]]:
    for name in alphabet.encodings:
        try:
            yield data.decode(name), name
        except UnicodeDecodeError:
            continue


def _spelled(text: str, alphabet: Alphabet) -> float:
    """Share of the characters outside ASCII that are this language's letters, or marks."""
    foreign = [k for k, char in enumerate(text[:SAMPLE]) if not char.isascii()]
    right = sum(_letter_fits(text, k, alphabet.letters) for k in foreign)
    return right / len(foreign) if foreign else 0.0


def _letter_fits(text: str, k: int, letters: frozenset[str]) -> bool:
    char = text[k]
    if char in NEUTRAL_MARKS:
        return not INSIDE.match(text[k + 1 : k + 2]) or char in MARKS_BEFORE_LETTERS
    return char.lower()[:1] in letters or char in letters
