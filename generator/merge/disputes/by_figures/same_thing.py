"""Whether two figures are of one thing, and whether they can both hold.

Their own words may say that they count apart: confirmed or suspected, with or without some. Who
counted ("according to the police") is a source and no definition.
"""

import math
import re
from typing import Literal

from generator.language.dates.calendar_words import values
from generator.language.figures.counted import measures, things_with
from generator.language.figures.numbers import unit_kind
from generator.language.grammar import HYPHENED_WORD
from generator.language.words.news_words import stem, stop_words
from generator.merge.disputes.by_figures.figure_statements import FigureStatement, of_a_size, size
from generator.merge.likeness import event_likeness

SHARED = 2
"""Fewest content words that two clauses share about figures whose thing no word list tells."""
CLOSE = 4
"""Sentences between two holders' figures of one thing that need share no further word."""
ALIKE = 0.5
"""Share of the content words, of the shorter clause, in common of two clauses that tell one thing
which no word list names. Of 21 such points read in unlabelled stories five were right; those have
more, and all but three of the others less."""
# origin: 21 such points read in unlabelled stories, 2026-11: five were right, and have more
ROUND = 100
"""Counts from here on are rounded at times: 4,000 can be 3,950."""
UPPER = 3
"""Times between two upper bounds that make them two views: `no more than 400`, `up to 3,000`."""
KINDS: tuple[dict[str, str], ...] = (
    {word: word for word in ("confirmed", "suspected", "probable", "feared")},
    {"registered": "registered", "eligible": "eligible", "likely voters": "likely"},
    {"gross": "gross", "net": "net"},
    {"part-time": "part-time", "full-time": "full-time"},
    {"not seasonally adjusted": "unadjusted", "unadjusted": "unadjusted"}
    | {"seasonally adjusted": "adjusted"},
)
"""Words of one kind exclude each other; the longer stands before what it holds. A figure that has
none of them may be of either."""
DEFINING = frozenset(
    {"confirm", "confirmed", "suspect", "suspected", "probable", "fear", "feared", "register"}
    | {"registered", "eligible", "likely", "gross", "net", "adjust", "adjusted", "unadjusted"}
)
"""Lemmas of these words: without them what is counted has one name."""
WORDS_BEHIND, WORDS_BEFORE = 5, 3
"""Words beside a figure that say what it counts: `60,000 registered voters`, `a net 300 jobs`."""
COUNTED_TOO = re.compile(
    r"(?P<out>not (?:including|counting)|excluding|without counting)?"
    r"(?P<in>\b(?:including|counting))? "
    r"(?:(?:those|the|people|all|who|are|is|still|presumed) ){0,5}"
    r"(?P<whom>missing|injured|wounded|gunm[ae]n|attackers?|bombers?)\b"
)
PLACING = frozenset(
    {"on", "in", "at", "across", "near", "throughout", "inside", "outside", "around"}
)
"""Words that tell where, behind a figure: `on both quays`."""
PLACE_WORDS = 4
EVERYWHERE = frozenset({"both", "all", "every", "each", "whole", "entire"})
"""Words that stop words would take, but that tell of how many places."""
CLAUSE_END = re.compile(r"[.;:!?\n“”\"]|, (?:and|but|while)\b")


FigureRefusal = Literal[
    "another unit", "another size", "another thing", "another group", "little in common",
    "both can hold", "another time", "another scope", "another definition", "no whole number",
    "figures of one report", "given by one voice", "given by nobody who is named",
    "a number that moves", "known to both reports",
]  # fmt: skip
"""Why two figures are no disputed point."""


def told_of_two_things(one: FigureStatement, other: FigureStatement) -> FigureRefusal | None:
    """None where both have one unit, one group, and the same thing told of it."""
    if not _one_unit(one, other):
        return "another unit"
    if not of_a_size(one.figure, other.figure):
        return "another size"
    common = one.things & other.things
    if (one.things or other.things) and not common:
        return "another thing"
    if one.group != other.group:
        return "another group"
    if common:
        alike = _surely_one(one, other, common)
    else:
        alike = bool(one.group or one.figure.unit) and _alike(one, other)
    return None if alike else "little in common"


def same_thing(one: FigureStatement, other: FigureStatement) -> bool:
    return told_of_two_things(one, other) is None


def _surely_one(one: FigureStatement, other: FigureStatement, common: frozenset[str]) -> bool:
    """An event has one such number, the clauses share a word, or one answers the other."""
    if common & things_with("alone") or one.group:
        return True
    if one.about & other.about:
        return True
    return opposed(one, other) and close(one, other)


def _one_unit(one: FigureStatement, other: FigureStatement) -> bool:
    a, b = one.figure.unit, other.figure.unit
    if unit_kind(a) == unit_kind(b) == "count":
        return True
    return a == b or not (a and b)


def opposed(one: FigureStatement, other: FigureStatement) -> bool:
    """Each is given by a holder of its own."""
    if one.holder is None or other.holder is None:
        return False
    return other.holder not in one.holder.side


def close(one: FigureStatement, other: FigureStatement) -> bool:
    """In one report, at most CLOSE sentences apart."""
    apart = abs(one.statement.claim.sentence - other.statement.claim.sentence)
    return one.statement.source == other.statement.source and apart <= CLOSE


def _alike(one: FigureStatement, other: FigureStatement) -> bool:
    """The clauses have most of their words in common, or the one points back to the other."""
    if (one.borrowed or other.borrowed) and one.about == other.about:
        return opposed(one, other) and close(one, other)
    mine, theirs = (t.about - t.group - measures() for t in (one, other))
    if unit_kind(one.figure.unit) in ("money", "percent") or event_likeness(mine, theirs) < ALIKE:
        return False
    least = SHARED if one.group and not opposed(one, other) else SHARED + 1
    return len(mine & theirs) >= least


def incompatible(one: FigureStatement, other: FigureStatement) -> bool:
    """No value fits both, rounding allowed for."""
    (a, b), (c, d) = _values(one), _values(other)
    if a == c == 0:
        return opposed(one, other) and max(b, d) >= UPPER * min(b, d)
    return a > d or c > b


def _values(told: FigureStatement) -> tuple[float, float]:
    low, high = told.figure.low, told.figure.high
    if low != high:
        return low, high
    slack = _rounding(low, unit_kind(told.figure.unit))
    return low - slack, high + slack


def _rounding(value: float, kind: str) -> float:
    """Half a unit of the last digit that is not zero; small counts are exact."""
    if kind == "count" and value < ROUND:
        return 0.0
    step = 1.0
    if value != round(value):
        step = 1 / 10 if math.isclose(value * 10, round(value * 10)) else 1 / 100
    while kind != "percent" and value >= step * 10 and math.isclose(value % (step * 10), 0):
        step *= 10
    return step / 2 * (99 / 100)


def defined_apart(one: FigureStatement, other: FigureStatement) -> bool:
    """Whether the words of two figures say that they do not count the same: each has a word that
    excludes the other's; or the larger counts some whom the other does not name, or leaves out."""
    mine, theirs = _kinds_of(one), _kinds_of(other)
    if any(mine[kind] != theirs[kind] for kind in mine.keys() & theirs.keys()):
        return True
    small, large = sorted((one, other), key=lambda told: size(told.figure))
    less, more = _counted_too(small), _counted_too(large)
    return any(more.get(whom, True) != less.get(whom, False) for whom in more | less)


def elsewhere(one: FigureStatement, other: FigureStatement) -> bool:
    """Of two places: `Ulm reported 12 cases`, `Bonn reported 15`."""
    return bool(one.places and other.places and not one.places & other.places)


def placed_apart(one: FigureStatement, other: FigureStatement) -> bool:
    """Of two places: `Ulm reported 12 cases`, `Bonn reported 15`; or, of what an event has more
    than one number of, `on the north quay` and `on both quays`: of one thing, each says what the
    other does not."""
    if elsewhere(one, other):
        return True
    if one.things & other.things & things_with("alone"):
        return False
    here, there = _place_words(one), _place_words(other)
    return bool(here & there and here - there and there - here)


def _place_words(told: FigureStatement) -> frozenset[str]:
    """Stems of what stands behind words that tell where, without months and weekdays."""
    passed = PLACING | values("month").keys() | values("weekday").keys() | stop_words() - EVERYWHERE
    left, found = 0, set()
    for word in HYPHENED_WORD.findall(around(told)[1]):
        left = PLACE_WORDS if word in PLACING else left - 1
        if left > 0 and word not in passed:
            found.add(stem(word))
    return frozenset(found)


def _kinds_of(told: FigureStatement) -> dict[int, str]:
    """Kind of word -> what it says, of the kinds that stand beside the figure."""
    before, behind = around(told)
    beside = [" ".join(HYPHENED_WORD.findall(before)[-WORDS_BEFORE:])]
    beside.append(" ".join(HYPHENED_WORD.findall(behind)[:WORDS_BEHIND]))
    found = {}
    for kind, words in enumerate(KINDS):
        said = (value for word, value in words.items() for s in beside if f" {word} " in f" {s} ")
        value = next(said, None)
        if value is not None:
            found[kind] = value
    return found


def _counted_too(told: FigureStatement) -> dict[str, bool]:
    """Whom the words behind the figure count in (True) or leave out (False)."""
    found = COUNTED_TOO.search(around(told)[1])
    if found is None or bool(found["in"]) == bool(found["out"]):
        return {}
    whom = found["whom"]
    key = whom if whom in ("missing", "injured", "wounded") else "attacker"
    return {key: bool(found["in"])}


def around(told: FigureStatement) -> tuple[str, str]:
    """What stands before and behind the figure in its clause, lower case."""
    statement, span = told.statement, told.figure.span
    at = statement.claim.span.start
    text = statement.text.casefold()
    before, behind = text[: span.start - at], text[span.end - at :]
    end = CLAUSE_END.search(behind)
    return before, behind[: end.start()] if end else behind
