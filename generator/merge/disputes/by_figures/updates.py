"""Updates: a count that a later report raises, or changes, is brought up to date."""

from collections.abc import Iterator, Sequence

from generator.language.figures.counted import heading_of_thing, thing_words, things_with
from generator.merge.claims.held import HEADLINE
from generator.merge.disputes.by_figures.figure_statements import FigureStatement
from generator.merge.disputes.by_figures.same_thing import FigurePair
from generator.records import Update

ADDED = frozenset({"adding", "another", "additional", "further", "extra", "more", "new"})
"""Words beside a figure that is added to one before."""
OPENING = 3
"""Paragraphs at a report's start, in which the count of the event itself stands."""
STEP = 4
"""Times that a count can grow from one report to the next: beyond that they are of two things."""
SHOWN = 4
"""Passages of one update."""
MOST_UPDATES = 6
"""Updates of one story."""


def updates_of(told: Sequence[FigureStatement]) -> list[Update]:
    """One a thing, earlier passages first, at most MOST_UPDATES, in the order of the word list."""
    found: list[Update] = []
    for thing in sorted(things_with("grows") | things_with("changes")):
        counts = [t for t in told if thing in t.things and not t.group and not _is_part(t)]
        chain = _chain(thing, list(_main_counts(counts)))
        if len(chain) > 1:
            found.append(
                Update(
                    issue=heading_of_thing(thing),
                    evidence=tuple(t.statement.claim.span for t in chain[-SHOWN:]),
                    why="a count that grew" if thing in things_with("grows") else "a later count",
                )
            )
    return found[:MOST_UPDATES]


def _is_part(told: FigureStatement) -> bool:
    """`adding 12 deaths`, `12 more`, `10 from Norway`, `family of 5 among 12`: no whole count."""
    before, behind = told.around
    last, first = before.split()[-1:], [word.strip(",.;:") for word in behind.split()[:3]]
    more = bool(last and last[0] in ADDED) or bool(first and first[0] in ADDED)
    return more or "among" in first or "from" in first[:2]


def _main_counts(counts: Sequence[FigureStatement]) -> Iterator[FigureStatement]:
    """Of each report the first count below the headline, else that of the headline."""
    by_source: dict[int, list[FigureStatement]] = {}
    for told in counts:
        by_source.setdefault(told.statement.source, []).append(told)
    for group in by_source.values():
        yield next((t for t in group if t.statement.paragraph != HEADLINE), group[0])


def _chain(thing: str, counts: Sequence[FigureStatement]) -> list[FigureStatement]:
    """Each brings the one before it up to date."""
    chain: list[FigureStatement] = []
    for told in sorted(counts, key=_order):
        if not chain or (_of_one_event(thing, chain[0], told) and _newer(chain[-1], told)):
            chain.append(told)
    return chain


def _order(told: FigureStatement) -> tuple[str, bool, float, int]:
    """By day; of one day, what `was revised to` comes after what it was."""
    return told.published, told.figure.changed, told.size, told.statement.place


def _newer(earlier: FigureStatement, later: FigureStatement) -> bool:
    """Higher and told later; on the same day, or if a day is not known, it must be incompatible.

    A count that only changes can fall too, and farther, but then the later report must be known
    to be later.
    """
    pair = FigurePair(earlier, later)
    if pair.defined_apart:
        return False
    small, large = sorted((earlier.size, later.size))
    changes = later.things & things_with("changes")
    if large > STEP * small and not changes:
        return False
    if later.figure.changed and not earlier.figure.changed:
        return pair.incompatible or later.size > earlier.size
    known = bool(earlier.published and later.published and earlier.published < later.published)
    if later.size > earlier.size:
        return known or later.figure.changed or pair.incompatible
    return bool(changes) and known and pair.incompatible


def _of_one_event(thing: str, one: FigureStatement, other: FigureStatement) -> bool:
    """Both open their reports or share a word; and they do not name different places."""
    shared = (one.statement.terms & other.statement.terms) - thing_words(thing)
    opening = max(one.statement.paragraph, other.statement.paragraph) < OPENING
    return not FigurePair(one, other).elsewhere and (bool(shared) or opening)
