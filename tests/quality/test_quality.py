"""The figures on the labelled set hold their floors, and the page for readers gives them."""

from collections import Counter
from fractions import Fraction

import pytest

from tests.quality.figures import PARTS, share
from tests.quality.gate import FILES, fallen, load_floors
from tests.quality.labels import SETS, fingerprint, load_set
from tests.quality.measure import Measured, measure
from tests.quality.page import PAGE, page, read_counts

STORIES = load_set()
FLATTERING, BEHIND = Fraction(2, 100), Fraction(10, 100)
"""How far a figure on the page may be above today's (machines round differently now and then), and
below it (the page may be modest for a while)."""


@pytest.fixture(scope="session")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    return measure(STORIES, tmp_path_factory.mktemp("quality"))


@pytest.mark.parametrize("name", SETS)
def test_labelled_set_is_the_one_that_was_pinned(name: str) -> None:
    """No test holds the figures of `newsroom`: who tunes to it has no unseen stories left."""
    why = f"articles or labels changed: python -m tests.quality --set {name} --raise"
    assert fingerprint(load_set(SETS[name])) == load_floors(FILES[name]).set, why


def test_page_is_made_of_the_counts_kept() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(read_counts()), "python -m tests.quality --page"


def test_figures_hold_their_floors_and_the_page_gives_them(measured: Measured) -> None:
    """One test, so that workers that share the tests do not each measure."""
    assert not fallen(measured.figures, load_floors()), "see python -m tests.quality --mistakes"
    assert not stale(read_counts(), measured.tally), "python -m tests.quality --page"


def stale(kept: Counter[str], today: Counter[str]) -> list[str]:
    """Figures that have moved away from the counts that the page was made of."""
    gained = {
        key: share(key, today[right], today[of]).value - share(key, kept[right], kept[of]).value
        for key, right, of in PARTS
    }
    return [key for key, gain in gained.items() if gain < -FLATTERING or gain > BEHIND]


def test_a_page_that_flatters_or_is_left_behind_is_noticed() -> None:
    kept = Counter({"dates.hit": 80, "dates.found": 100})
    for hits, noticed in ((77, True), (79, False), (89, False), (91, True)):
        today = Counter({"dates.hit": hits, "dates.found": 100})
        assert stale(kept, today) == ["dates.precision"] * noticed
