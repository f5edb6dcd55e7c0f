"""Cards fit every headline, come out the same each time, and are drawn only when they change."""

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.website.cards import HEIGHT, LINES, MARGIN, WIDTH, card, draw_all, face, fitted

ROWS = [
    {"id": "strike", "title": "Port strike ends", "sources": 2, "disputes": 1},
    {"id": "talks", "title": "Talks go on", "sources": 1, "disputes": 0},
]


def test_a_card_is_a_picture_of_the_expected_size() -> None:
    picture = Image.open(io.BytesIO(card("Port strike ends", "2 sources")))
    assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))
    assert card("Port strike ends", "2 sources") == card("Port strike ends", "2 sources")
    assert card("Port strike ends", "2 sources") != card("Port strike goes on", "2 sources")


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.characters(codec="latin-1", categories=["L", "Zs", "P"]), max_size=400))
def test_every_headline_fits(title: str) -> None:
    size, lines = fitted(title)
    assert len(lines) <= LINES
    assert all(face(size).getlength(line) <= WIDTH - 2 * MARGIN + size for line in lines)


@pytest.mark.parametrize("title", ["", "한국", "a" * 500, "b " * 500])
def test_odd_headlines_make_a_card(title: str) -> None:
    assert card(title, "1 source")


def test_only_what_changed_is_drawn(tmp_path: Path) -> None:
    output, cache = tmp_path / "site" / "cards", tmp_path / "cache"
    assert draw_all(ROWS, output, cache) == 2
    assert draw_all(ROWS, output, cache) == 0
    assert draw_all([{**ROWS[0], "disputes": 2}, ROWS[1]], output, cache) == 1
    assert sorted(path.name for path in output.iterdir()) == ["strike.png", "talks.png"]
    assert len(list(cache.iterdir())) == 2


@pytest.mark.parametrize("damage", [b"", b"?" * 60])
def test_a_damaged_card_is_drawn_again(tmp_path: Path, damage: bytes) -> None:
    output, cache = tmp_path / "site" / "cards", tmp_path / "cache"
    draw_all(ROWS, output, cache)
    whole = {path.name: path.read_bytes() for path in output.iterdir()}
    next(cache.iterdir()).write_bytes(damage)
    assert draw_all(ROWS, output, cache) == 1
    assert {path.name: path.read_bytes() for path in output.iterdir()} == whole
