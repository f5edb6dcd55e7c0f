"""Each pattern of the generator takes time in proportion to the text, whatever the text."""

import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from types import FrameType

import pytest

from tests.hostile.patterns import UNEXPECTED, Found, all_patterns, hostile

SMALL, LARGE = 2_000, 8_000
"""Characters. Four times the text takes 4 times the time, or 16 times where it is the square."""
WORST_GROWTH = 9.0
QUICK = 0.04
"""Seconds of CPU for the large text below which nothing is compared; the square of 8,000 steps
takes 0.2 s and more."""
ENDLESS = 2
"""Seconds of CPU after which a pattern is taken for one that never ends."""
TRIES = 3

PATTERNS = all_patterns()
GROUPS = {
    name: [key for key, _ in group]
    for name, group in groupby(
        sorted(PATTERNS.items(), key=lambda item: item[1]),
        key=lambda item: item[1].rpartition(".")[0],
    )
}


class EndlessError(Exception):
    """A pattern that was stopped."""


@contextmanager
def stopped_in_time() -> Iterator[None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise EndlessError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, ENDLESS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def seconds(pattern: re.Pattern[str], text: str, anchored: bool) -> float:
    started = time.thread_time()
    with stopped_in_time():
        pattern.match(text)
        pattern.fullmatch(text)
        if not anchored:
            for _ in pattern.finditer(text):
                pass
    return time.thread_time() - started


def growth(pattern: re.Pattern[str], anchored: bool, led: str, body: str) -> float:
    """Times the time that four times the text takes, at its best of a few tries; 0 if quick."""
    few, many = (led + body * max(size // len(body), 12) + UNEXPECTED for size in (SMALL, LARGE))
    try:
        seconds(pattern, led + body * 24 + UNEXPECTED, anchored)
        if (large := seconds(pattern, many, anchored)) < QUICK:
            return 0.0
        large = min(large, *(seconds(pattern, many, anchored) for _ in range(TRIES)))
        return large / max(min(seconds(pattern, few, anchored) for _ in range(TRIES + 2)), 1e-5)
    except EndlessError:
        return float("inf")


def first_slow(found: Found) -> tuple[float, str, str] | None:
    """Growth, and the text, of the first text that shows it."""
    pattern = re.compile(found.source, found.flags)
    texts = hostile(found.source, found.flags)
    grown = ((growth(pattern, found.anchored, *text), *text) for text in texts)
    return next((one for one in grown if one[0] > WORST_GROWTH), None)


@pytest.mark.parametrize("where", GROUPS)
def test_patterns_are_linear(where: str) -> None:
    assert {PATTERNS[key]: found for key in GROUPS[where] if (found := first_slow(key))} == {}


@pytest.mark.parametrize(
    "source", [r"(?:[A-Z]+/?)+ x", r"[-]+$", r"\s+(?=\d)", r"\w+@", r"(a|aa)+$"]
)
def test_a_pattern_that_is_not_is_found(source: str) -> None:
    """One of a few looks has to tell: where much else runs, a quick try can come out slow and hide
    how much more the long text takes."""
    assert any(first_slow(Found(source, 0)) for _ in range(5))


def test_all_of_them_are_found() -> None:
    assert len(PATTERNS) > 150
    assert any(where.startswith("generator/") for where in PATTERNS.values())
