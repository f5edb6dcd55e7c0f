"""Whether two figures are of one thing, and whether they can both hold.

Their own words may say that they count apart: confirmed or suspected, with or without some. Who
counted ("according to the police") is a source and no definition.
"""

import math
import re
from dataclasses import dataclass
from typing import Literal

from generator.language.dates.calendar_words import values
from generator.language.figures.counted import measures, things_with
from generator.language.grammar import HYPHENED_WORD
from generator.language.words.news_words import stem, stop_words
from generator.merge.disputes.by_figures.figure_statements import FigureStatement
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


FigureRefusal = Literal[
    "another unit", "another size", "another thing", "another group", "little in common",
    "both can hold", "another time", "another scope", "another definition", "no whole number",
    "figures of one report", "given by one voice", "given by nobody who is named",
    "a number that moves", "known to both reports",
]  # fmt: skip
"""Why two figures are no disputed point."""


@dataclass(frozen=True, slots=True)
class FigurePair:
    """Two figures and how they stand to each other."""

    one: FigureStatement
    other: FigureStatement

    @property
    def apart(self) -> FigureRefusal | None:
        """None where both have one unit, one group, and the same thing told of it."""
        one, other = self.one, self.other
        if not self.of_one_unit:
            return "another unit"
        if not self.of_a_size:
            return "another size"
        if (one.things or other.things) and not self.things:
            return "another thing"
        if one.group != other.group:
            return "another group"
        alike = self._surely_one() if self.things else self._alike()
        return None if alike else "little in common"

    @property
    def agree(self) -> bool:
        """Of one thing, and one value fits both."""
        return self.apart is None and not self.incompatible

    @property
    def things(self) -> frozenset[str]:
        """What both are of, by the word list."""
        return self.one.things & self.other.things

    @property
    def of_one_unit(self) -> bool:
        a, b = self.one.figure.unit, self.other.figure.unit
        counts = self.one.kind == self.other.kind == "count"
        return counts or a == b or not (a and b)

    @property
    def of_a_size(self) -> bool:
        return self.one.is_of_a_size(self.other)

    @property
    def opposed(self) -> bool:
        """Each is given by a holder of its own."""
        one, other = self.one.holder, self.other.holder
        return one is not None and other is not None and other not in one.side

    @property
    def of_one_report(self) -> bool:
        return self.one.statement.source == self.other.statement.source

    @property
    def one_voice(self) -> bool:
        """One holder or who speaks for it, or one outlet in its own words; an outlet's own figure
        beside one that it reports counts as well."""
        held = self.one.holder is not None and self.other.holder is not None
        return not self.opposed if held else self.of_one_report

    @property
    def close(self) -> bool:
        """In one report, at most CLOSE sentences apart."""
        places = (told.statement.claim.sentence for told in (self.one, self.other))
        return self.of_one_report and abs(next(places) - next(places)) <= CLOSE

    @property
    def incompatible(self) -> bool:
        """No value fits both, rounding allowed for."""
        (a, b), (c, d) = _values(self.one), _values(self.other)
        if a == c == 0:
            return self.opposed and max(b, d) >= UPPER * min(b, d)
        return a > d or c > b

    @property
    def defined_apart(self) -> bool:
        """Whether their words say that they do not count the same: each has a word that excludes
        the other's; or the larger counts some whom the other does not name, or leaves out."""
        mine, theirs = _kinds_of(self.one), _kinds_of(self.other)
        if any(mine[kind] != theirs[kind] for kind in mine.keys() & theirs.keys()):
            return True
        small, large = sorted((self.one, self.other), key=lambda told: told.size)
        less, more = _counted_too(small), _counted_too(large)
        return any(more.get(whom, True) != less.get(whom, False) for whom in more | less)

    @property
    def elsewhere(self) -> bool:
        """Of two places: `Ulm reported 12 cases`, `Bonn reported 15`."""
        here, there = self.one.places, self.other.places
        return bool(here and there and not here & there)

    @property
    def placed_apart(self) -> bool:
        """Of two places; or, of what an event has more than one number of, `on the north quay` and
        `on both quays`: of one thing, each says what the other does not."""
        if self.elsewhere:
            return True
        if self.things & things_with("alone"):
            return False
        here, there = _place_words(self.one), _place_words(self.other)
        return bool(here & there and here - there and there - here)

    def _surely_one(self) -> bool:
        """An event has one such number, the clauses share a word, or one answers the other."""
        alone = bool(self.things & things_with("alone") or self.one.group)
        return alone or bool(self.one.about & self.other.about) or (self.opposed and self.close)

    def _alike(self) -> bool:
        """The clauses have most of their words in common, or one points back to the other."""
        one, other = self.one, self.other
        if not (one.group or one.figure.unit):
            return False
        if (one.borrowed or other.borrowed) and one.about == other.about:
            return self.opposed and self.close
        mine, theirs = (told.about - told.group - measures() for told in (one, other))
        if one.kind in ("money", "percent") or event_likeness(mine, theirs) < ALIKE:
            return False
        least = SHARED if one.group and not self.opposed else SHARED + 1
        return len(mine & theirs) >= least


def _values(told: FigureStatement) -> tuple[float, float]:
    low, high = told.figure.low, told.figure.high
    if low != high:
        return low, high
    slack = _rounding(low, told.kind)
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


def _place_words(told: FigureStatement) -> frozenset[str]:
    """Stems of what stands behind words that tell where, without months and weekdays."""
    passed = PLACING | values("month").keys() | values("weekday").keys() | stop_words() - EVERYWHERE
    left, found = 0, set()
    for word in HYPHENED_WORD.findall(told.around[1]):
        left = PLACE_WORDS if word in PLACING else left - 1
        if left > 0 and word not in passed:
            found.add(stem(word))
    return frozenset(found)


def _kinds_of(told: FigureStatement) -> dict[int, str]:
    """Kind of word -> what it says, of the kinds that stand beside the figure."""
    before, behind = told.around
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
    found = COUNTED_TOO.search(told.around[1])
    if found is None or bool(found["in"]) == bool(found["out"]):
        return {}
    whom = found["whom"]
    key = whom if whom in ("missing", "injured", "wounded") else "attacker"
    return {key: bool(found["in"])}
