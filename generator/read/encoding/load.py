"""A file of the seed folder -> its text, or the problem that it has none."""

from __future__ import annotations

from pathlib import Path

from generator.problems import Place
from generator.read.encoding.decode import Decoded, decode
from generator.read.index.shapes import Problems, problem


def load(path: Path, place: Place, largest: int) -> tuple[str | None, Problems]:
    """The decoded text of a file of at most `largest` bytes."""
    data, problems = load_bytes(path, place, largest)
    if data is None:
        return None, problems
    decoded = decode(data)
    if decoded is None:
        remedy = "save it as plain text in UTF-8"
        return None, (problem(place, "undecodable-bytes", "the bytes are no text", remedy),)
    return decoded.text, _guessed(decoded, place)


def load_bytes(path: Path, place: Place, largest: int) -> tuple[bytes | None, Problems]:
    """The bytes of a file of at most `largest` bytes."""
    try:
        if not path.exists():
            return None, (
                problem(place, "missing-file", "there is no such file", "check its name"),
            )
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


def _guessed(decoded: Decoded, place: Place) -> Problems:
    if not decoded.guessed:
        return ()
    message = f"not in UTF-8; read as {decoded.encoding}"
    return (problem(place, "guessed-encoding", message, "save it as UTF-8", notice=True),)
