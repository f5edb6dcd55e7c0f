"""The picture that a shared link shows: a story's headline and counts on a card, as PNG.

Cards are drawn after the pages are built, by all cores, and kept by what they show. Only a site
that knows its own address has them: a shared link names its picture with the address in full.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from generator.website import bundle

WIDTH, HEIGHT, MARGIN = 1200, 630, 90
"""Pixels; the size that link previews expect."""
PAPER, INK, QUIET, ACCENT = (250, 248, 244), (28, 27, 25), (105, 101, 95), (21, 84, 130)
"""Red, green, blue: the pages' own light colours."""
SHADES = 8
"""Colours in the file: enough for smooth type at a third of the size."""
SIZES = (76, 64, 54, 46)
"""Pixels of type, the largest first that lets the headline fit."""
LINES = 5
LATIN_END = 0x0250
"""The built-in face has no letters beyond Latin; such a headline is left off its card."""
PICTURE = "card.png"
FORM = "1"
"""Part of a card's key in the cache; to be raised when the drawing changes."""


@lru_cache
def face(size: int) -> Any:
    """Pillow's own face: it comes with the package, so that every machine draws the same."""
    return ImageFont.load_default(size)


def card(title: str, line: str) -> bytes:
    """A PNG with the headline, as large as it fits, and a quiet line below."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((MARGIN, MARGIN, MARGIN + 84, MARGIN + 9), fill=ACCENT)
    if all(ord(letter) < LATIN_END or not letter.isalpha() for letter in title):
        size, lines = fitted(title)
        for k, words in enumerate(lines):
            draw.text((MARGIN, MARGIN + 50 + k * size * 1.2), words, fill=INK, font=face(size))
    draw.text((MARGIN, HEIGHT - MARGIN - 40), line, fill=QUIET, font=face(34))
    output = io.BytesIO()
    image.quantize(SHADES, Image.Quantize.FASTOCTREE).save(output, "PNG")
    return output.getvalue()


def fitted(title: str) -> tuple[int, Sequence[str]]:
    """The largest size at which the headline takes at most LINES lines, and those lines."""
    for size in SIZES:
        lines = list(wrapped(title, size))
        if len(lines) <= LINES and (len(lines) + 1) * size * 1.2 < HEIGHT - 2 * MARGIN - 60:
            return size, lines
    kept = lines[:LINES]
    return SIZES[-1], (*kept[:-1], kept[-1].rstrip(" .,") + " …")


def wrapped(title: str, size: int) -> Iterator[str]:
    """The words in lines no wider than the card; a word that is too wide is cut."""
    line = ""
    for word in title.split():
        while face(size).getlength(word) > WIDTH - 2 * MARGIN:
            word = word[:-1]
        longer = f"{line} {word}".strip()
        if line and face(size).getlength(longer) > WIDTH - 2 * MARGIN:
            yield line
            longer = word
        line = longer
    yield line


def line_of(row: Mapping[str, Any]) -> str:
    """`Briefing Digest · 2 sources · 1 disputed point`."""
    sources, disputes = row["sources"], row["disputes"]
    parts = ["Briefing Digest", f"{sources} source{'s' * (sources != 1)}"]
    if disputes:
        parts.append(f"{disputes} disputed point{'s' * (disputes != 1)}")
    return " · ".join(parts)


def draw(work: tuple[str, str, Path]) -> None:
    """Draw one card into the cache, whole or not at all."""
    title, line, path = work
    bundle.save(path, {PICTURE: card(title, line)})


def story_cards(docs: Path, site: Path, cache: Path) -> int:
    """The cards of every story that docs/data/index.json lists, into the site's `cards/`."""
    index = docs / "data" / "index.json"
    rows = json.loads(index.read_text(encoding="utf-8"))["stories"] if index.is_file() else []
    return draw_all(rows, site / "cards", cache)


def draw_all(rows: Sequence[Mapping[str, Any]], output: Path, cache: Path) -> int:
    """A card a story into `output`, as `<id>.png`; returns how many had to be drawn.

    Cards in the cache that no story has any more are dropped.
    """
    output.mkdir(parents=True, exist_ok=True)
    wanted = [(row["id"], row["title"], line_of(row)) for row in rows]
    places = [cache / _key(title, line) for _, title, line in wanted]
    targets = [output / f"{story}.png" for story, _, _ in wanted]
    new = {
        path: (title, line, path)
        for (_, title, line), path, target in zip(wanted, places, targets, strict=True)
        if not _placed(path, target)
    }
    if len(new) > 1:
        with ProcessPoolExecutor() as pool:
            list(pool.map(draw, new.values(), chunksize=16))
    else:
        list(map(draw, new.values()))
    for path, target in zip(places, targets, strict=True):
        if path in new and not _placed(path, target):
            target.write_bytes(card(*new[path][:2]))  # nothing can be kept on this disk
    for old in set(cache.glob("*")).difference(places):
        old.unlink(missing_ok=True)
    return len(new)


def _placed(kept: Path, target: Path) -> bool:
    """Put a kept card into the site; False where it is not kept, or damaged."""
    files = bundle.load(kept)
    if files:
        target.write_bytes(files[PICTURE])
    return files is not None


def _key(title: str, line: str) -> str:
    return hashlib.sha256("\n".join((FORM, title, line)).encode()).hexdigest()[:32]
