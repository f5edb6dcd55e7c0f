"""Cards fit every headline, come out the same each time, and are drawn only when they change."""

import io
import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.site.cards import (
    CARD_LINES,
    HEIGHT,
    MARGIN,
    WIDTH,
    drawn_card,
    face,
    fitted,
    story_cards,
)
from generator.store import Store

ROWS: list[dict[str, object]] = [
    {"id": "strike", "title": "Port strike ends", "sources": 2, "disputes": 1},
    {"id": "talks", "title": "Talks go on", "sources": 1, "disputes": 0},
]


def test_a_card_is_a_picture_of_the_expected_size() -> None:
    picture = Image.open(io.BytesIO(drawn_card("Port strike ends", "2 sources")))
    assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))
    assert drawn_card("Port strike ends", "2 sources") == drawn_card(
        "Port strike ends", "2 sources"
    )
    assert drawn_card("Port strike ends", "2 sources") != drawn_card(
        "Port strike goes on", "2 sources"
    )


def test_a_card_says_its_words_as_text() -> None:
    picture = Image.open(io.BytesIO(drawn_card("Port “strike” 港 ends", "2 sources")))
    assert (picture.text["Title"], picture.text["Description"]) == (
        "Port “strike” 港 ends",
        "2 sources",
    )


def test_a_word_without_end_takes_no_longer_than_a_long_one() -> None:
    started = time.process_time()
    assert len(fitted("i" * 300_000)[1]) == 1
    assert time.process_time() - started < 5


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.characters(codec="latin-1", categories=["L", "Zs", "P"]), max_size=400))
def test_every_headline_fits(title: str) -> None:
    size, lines = fitted(title)
    assert len(lines) <= CARD_LINES
    assert all(face(size).getlength(line) <= WIDTH - 2 * MARGIN + size for line in lines)


@pytest.mark.parametrize("title", ["", "한국", "a" * 500, "b " * 500])
def test_odd_headlines_make_a_card(title: str) -> None:
    assert drawn_card(title, "1 source")


def cards(home: Path, rows: list[dict[str, object]]) -> dict[str, bytes]:
    index = home / "docs/data/index.json"
    index.parent.mkdir(parents=True, exist_ok=True)
    index.write_text(json.dumps({"stories": rows}), encoding="utf-8")
    story_cards(home / "docs", home / "site", Store(folder=home / "cache"))
    return {path.name: path.read_bytes() for path in (home / "site/cards").iterdir()}


def test_only_what_changed_is_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = cards(tmp_path, ROWS)
    drawn: list[str] = []
    monkeypatch.setattr(
        "generator.site.cards.drawn_card", lambda title, _line: drawn.append(title) or b"new"
    )
    assert cards(tmp_path, ROWS) == first
    assert drawn == []
    again = cards(tmp_path, [{**ROWS[0], "disputes": 2}, ROWS[1]])
    assert again == {**first, "strike.png": b"new"}
    assert drawn == ["Port strike ends"]
