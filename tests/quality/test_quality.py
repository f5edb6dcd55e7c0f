"""The figures on the labelled set hold their floors, and the page for readers gives them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.quality.figures import PARTS, share
from tests.quality.gate import fallen, load_floors
from tests.quality.labels import fingerprint, load_set
from tests.quality.measure import Measured, measure
from tests.quality.page import PAGE, page, read_counts

STORIES = load_set()
STALE = Fraction(2, 100)
"""How far a figure may be from the one on the page: machines round differently now and then."""


@pytest.fixture(scope="session")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    return measure(STORIES, tmp_path_factory.mktemp("quality"))


def test_labelled_set_is_the_one_that_was_pinned() -> None:
    why = "articles or labels changed: python -m tests.quality --raise (or --lower REASON)"
    assert fingerprint(STORIES) == load_floors().set, why


def test_no_figure_falls_under_its_floor(measured: Measured) -> None:
    assert not fallen(measured.figures, load_floors()), "see python -m tests.quality --mistakes"


def test_page_is_made_of_the_counts_kept() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(read_counts()), "python -m tests.quality --page"


def test_page_gives_the_figures_of_today(measured: Measured) -> None:
    kept = read_counts()
    told = {key: share(key, kept[right], kept[of]) for key, right, of in PARTS}
    today = {key: share(key, measured.tally[right], measured.tally[of]) for key, right, of in PARTS}
    stale = [key for key in today if abs(told[key].value - today[key].value) > STALE]
    assert not stale, "python -m tests.quality --page"
