"""The figures on the labelled set hold their floors; scorer and gate do what they say."""

from __future__ import annotations

import pytest

from tests.quality.gate import fallen, load_floors
from tests.quality.labels import fingerprint, load_set
from tests.quality.measure import Measured, measure

STORIES = load_set()


@pytest.fixture(scope="session")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    return measure(STORIES, tmp_path_factory.mktemp("quality"))


def test_labelled_set_is_the_one_that_was_pinned() -> None:
    why = "articles or labels changed: python -m tests.quality --raise (or --lower REASON)"
    assert fingerprint(STORIES) == load_floors().set, why


def test_no_figure_falls_under_its_floor(measured: Measured) -> None:
    assert not fallen(measured.figures, load_floors()), "see python -m tests.quality --mistakes"
