"""The picture that a shared link shows: a story's headline and counts on a card, as PNG.

Cards are drawn after the pages are built, by all cores, and kept by what they show. Only a site
that knows its own address has them: a shared link names its picture with the address in full.
"""

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from generator.interface import INTERFACES, in_language, say_count
from generator.site.own_settings import OUR_NAME, SETTINGS_FOR_SITE
from generator.store import Codec, Store
from generator.work import copies

WIDTH, HEIGHT, MARGIN = 1200, 630, 90
"""Pixels; the size that link previews expect."""
PAPER, INK, QUIET, ACCENT = (250, 248, 244), (28, 27, 25), (105, 101, 95), (21, 84, 130)
"""Red, green, blue: the pages' own light colours."""
SHADES = 8
"""Colours in the file: enough for smooth type at a third of the size."""
TYPE_SIZES = (76, 64, 54, 46)
"""Pixels of type, the largest first that lets the headline fit."""
CARD_LINES = 5
LEADING = 1.2
"""Distance of two lines as a part of the size of type."""
# origin: the customary 120 % of typesetting; looked at on the cards of the seeds, 2026-11
MOST_LETTERS = 400
"""Of the narrowest letters in the smallest type as many do not fit a line."""
LATIN_END = 0x0250
"""The built-in face has no letters beyond Latin; such a headline is left off its card."""
CARDS_TOGETHER = 16
"""Cards that a process draws at a time."""


@lru_cache
def face(size: int) -> Any:
    """Pillow's own face: it comes with the package, so that every machine draws the same."""
    return ImageFont.load_default(size)


def drawn_card(title: str, line: str) -> bytes:
    """A PNG with the headline, as large as it fits, and a quiet line below.

    Both stand in it as text too, whole, under `Title` and `Description`.
    """
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((MARGIN, MARGIN, MARGIN + 84, MARGIN + 9), fill=ACCENT)
    if all(ord(letter) < LATIN_END or not letter.isalpha() for letter in title):
        size, lines = fitted(title)
        for k, words in enumerate(lines):
            draw.text((MARGIN, MARGIN + 50 + k * size * LEADING), words, fill=INK, font=face(size))
    draw.text((MARGIN, HEIGHT - MARGIN - 40), line, fill=QUIET, font=face(34))
    output = io.BytesIO()
    as_text = PngInfo()
    as_text.add_itxt("Title", title)
    as_text.add_itxt("Description", line)
    image.quantize(SHADES, Image.Quantize.FASTOCTREE).save(output, "PNG", pnginfo=as_text)
    return output.getvalue()


def fitted(title: str) -> tuple[int, Sequence[str]]:
    """The largest size at which the headline takes at most CARD_LINES lines, and those lines."""
    for size in TYPE_SIZES:
        lines = list(wrapped(title, size))
        if (
            len(lines) <= CARD_LINES
            and (len(lines) + 1) * size * LEADING < HEIGHT - 2 * MARGIN - 60
        ):
            return size, lines
    kept = lines[:CARD_LINES]
    return TYPE_SIZES[-1], (*kept[:-1], kept[-1].rstrip(" .,") + " …")


def wrapped(title: str, size: int) -> Iterator[str]:
    """The words in lines no wider than the card; a word that is too wide is cut."""
    line = ""
    for word in (whole[:MOST_LETTERS] for whole in title.split()):
        while face(size).getlength(word) > WIDTH - 2 * MARGIN:
            word = word[:-1]
        longer = f"{line} {word}".strip()
        if line and face(size).getlength(longer) > WIDTH - 2 * MARGIN:
            yield line
            longer = word
        line = longer
    yield line


def card_line(row: Mapping[str, Any], name: str = OUR_NAME) -> str:
    """`Briefing Digest · 2 sources · 1 disputed point`."""
    parts = [name, say_count(row["sources"], "sources")]
    if row["disputes"]:
        parts.append(say_count(row["disputes"], "disputed_points"))
    return " · ".join(parts)


def drawn_words(words: tuple[str, str]) -> bytes:
    return drawn_card(*words)


PNG: Codec[bytes] = Codec(pack=bytes, unpack=lambda data, _: data)


def story_cards(docs: Path, site: Path, store: Store) -> None:
    """The cards of every story that docs/data/index.json lists, into the site's `cards/`."""
    index = docs / "data" / "index.json"
    rows = json.loads(index.read_text(encoding="utf-8"))["stories"] if index.is_file() else []
    output = site / "cards"
    output.mkdir(parents=True, exist_ok=True)
    drawing = store.remember(drawn_words, lambda words: "\n".join(words).encode(), PNG)
    told = docs / SETTINGS_FOR_SITE
    settings = json.loads(told.read_text(encoding="utf-8")) if told.is_file() else {}
    with in_language(settings.get("language", INTERFACES[0])):
        name = settings.get("name", OUR_NAME)
        wanted = {row["id"]: (row["title"], card_line(row, name)) for row in rows}
    for story, picture in drawing.many(wanted, copies(chunk=CARDS_TOGETHER)).items():
        (output / f"{story}.png").write_bytes(picture)
