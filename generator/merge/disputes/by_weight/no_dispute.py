"""The seven classes, and another scope, in which two statements look opposed and are not.

Each has a loose test, a sign for the gate over pairs that decides nothing alone; what is sure makes
no two sides, whatever the gates say. `explain` tells either as the reason.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from generator.language.dates.calendar_words import either, values
from generator.language.names.person_names import read_name
from generator.merge.claims.held import HeldClaim
from generator.merge.disputes.by_weight.stances import (
    SAID_TO_BE,
    Stance,
    Stances,
    agreed_stances,
    opposed_stances,
    stances_of,
)
from generator.merge.likeness import event_likeness, fact_likeness

CONDITION = re.compile(
    r"\b(?:if|unless|would have|provided that|in case|as long as|were to)\b", re.IGNORECASE
)
LATER = re.compile(
    r"\b(?:now|since then|has since|have since|no longer|by then|previously|formerly|earlier"
    r"|until then|at first|initially|originally|later)\b",
    re.IGNORECASE,
)
FURTHER = re.compile(r"\b(?:also|another|as well|in addition|besides|too|further)\b", re.IGNORECASE)
ANEW = re.compile(r"\b(?:again|re-?open\w*|resum\w+|restor\w+)\b", re.IGNORECASE)
PERIOD = re.compile(r"\b(?:1[89]|20)\d\d\b")
DAY_NUMBER = re.compile(r"[12]?\d|3[01]")
SEASONS = ("WI", "SP", "SU", "FA")
"""As the calendar's word list has them, three months each, from December on."""
CONTRASTED = tuple(
    frozenset(words.split())
    for words in (
        "north south east west northern southern eastern western",
        "old new",
        "upper lower low middle",
        "left right",
        "inner outer",
        "first second third fourth fifth",
        "local regional national international federal",
        "private public",
    )
)
"""Words that make of one noun two things: `the north bridge`, `the south bridge`."""
STANDING = frozenset({*SAID_TO_BE, "accuse", "refuse"})
"""Acts by which a holder takes a stand."""
SAME_SHARE = 0.75  # origin: a choice; the gate over pairs gives the sign its weight
"""Share of the terms of the longer statement that the same said again has."""
PRECISE_SHARE = 0.8  # origin: a choice; the gate over pairs gives the sign its weight
"""Share of the terms of the shorter statement that a more precise telling repeats."""
FEW = 2
"""Terms in common from which on two statements speak of one thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facing:
    """Two statements, the earlier first, and the terms they share."""

    one: HeldClaim
    other: HeldClaim
    shared: frozenset[str]


Test = Callable[[Facing], bool]
WordPair = tuple[str, str]


def more_precise(pair: Facing) -> bool:
    small, large = sorted((len(pair.one.terms), len(pair.other.terms)))
    longer = small > FEW and large > small + FEW and _not_turned(pair)
    return longer and event_likeness(pair.one.terms, pair.other.terms) >= PRECISE_SHARE


def other_period(pair: Facing) -> bool:
    mine, theirs = (frozenset(PERIOD.findall(s.text)) for s in (pair.one, pair.other))
    return bool(mine and theirs) and not mine & theirs


TESTS: Mapping[str, Test] = {
    "same said again": lambda pair: (
        _not_turned(pair) and fact_likeness(pair.one.terms, pair.other.terms) >= SAME_SHARE
    ),
    "more precise": more_precise,
    "condition": lambda pair: len(pair.shared) >= FEW and _in_one(CONDITION, pair),
    "later state": lambda pair: (
        len(pair.shared) >= FEW and _in_one(LATER, pair) and _not_turned(pair)
    ),
    "one more of a list": lambda pair: (
        FURTHER.search(pair.other.text) is not None and _not_turned(pair)
    ),
    "other period": other_period,
    "two things of one name": lambda pair: (
        bool(pair.shared) and pair.shared <= pair.one.names & pair.other.names
    ),
}
"""Literal name -> its test, in the order in which `explain` gives them."""
CLASSES = (*TESTS, "other scope")
"""All names, those of what has no loose test last."""


def looks_only(one: HeldClaim, other: HeldClaim) -> tuple[str, ...]:
    """The names of all that hold."""
    pair = Facing(one=one, other=other, shared=one.terms & other.terms)
    return tuple(name for name, test in TESTS.items() if test(pair))


def _not_turned(pair: Facing) -> bool:
    return pair.one.claim.negated == pair.other.claim.negated


def _in_one(pattern: re.Pattern[str], pair: Facing) -> bool:
    return bool(pattern.search(pair.one.text)) != bool(pattern.search(pair.other.text))


# --- what is sure ---------------------------------------------------------------------------------


def surely_none(one: HeldClaim, other: HeldClaim) -> tuple[str, ...]:
    """The classes that explain all in which two statements seem to be opposed; empty where they may
    be two sides, or are one."""
    if one is other:
        return ()
    one, other = sorted((one, other), key=lambda statement: statement.place)
    pair = Facing(one=one, other=other, shared=one.terms & other.terms)
    stances = stances_of(one), stances_of(other)
    opposed = list(opposed_stances(*stances))
    if not opposed:
        return tuple(filter(None, [_no_turn(pair, stances)]))
    whys = {_of_two_things(a, b, pair) for a, b in opposed}
    if None in whys and _without_acts(pair) and _in_one(CONDITION, pair):
        return ("condition",)
    return tuple(sorted(why for why in whys if why)) if None not in whys else ()


def _without_acts(pair: Facing) -> bool:
    """Neither of them denies, accuses or takes a stand."""
    return not any(d.act.kind in STANDING for s in (pair.one, pair.other) for d in s.deeds)


def _of_two_things(a: Stance, b: Stance, pair: Facing) -> str | None:
    """Why two stances that say the opposite are of two things."""
    mine, theirs = a.terms, b.terms
    if any(x and y and not x & y for x, y in zip(_times(mine), _times(theirs), strict=True)):
        return "other period"
    if any(_contrasted(x, y, mine, theirs) for x in pairwise(a.words) for y in pairwise(b.words)):
        return "other scope"
    names = pair.one.names & pair.other.names
    firsts = ((_first_names(a, n, pair), _first_names(b, n, pair)) for n in names)
    return "two things of one name" if any(x and y and not x & y for x, y in firsts) else None


def _times(words: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Years, months."""
    return frozenset(filter(PERIOD.fullmatch, words)), _months(words)


def _months(words: frozenset[str]) -> frozenset[str]:
    months = values("month")
    return frozenset(months[word] for word in words & months.keys())


def _contrasted(
    one: WordPair, other: WordPair, mine: frozenset[str], theirs: frozenset[str]
) -> bool:
    """`north bridge`, `south bridge`, where neither speaks of the other bridge too."""
    of_two = one[0] not in theirs and other[0] not in mine and one[1] == other[1]
    return of_two and any(one[0] in group and other[0] in group for group in CONTRASTED)


def _first_names(stance: Stance, name: str, pair: Facing) -> frozenset[str]:
    """Before a last name; bare, it means the holder who has it. Empty where it does not stand
    there, or another word stands before it."""
    if name not in stance.terms:
        return frozenset()
    at = stance.words.index(name)
    if at:
        read = read_name(f"{stance.words[at - 1]} {name}".title())
        return frozenset({stance.words[at - 1]} if read and read.gender else ())
    holders = [s.holder for s in (pair.one, pair.other) if stance in stances_of(s)]
    return frozenset().union(*(h.words - {name} for h in holders if h and h.surname == name))


def _no_turn(pair: Facing, stances: tuple[Stances, Stances]) -> str | None:
    """Why two statements that are not opposed in words are none."""
    if not any(agreed_stances(*stances)):
        return None
    bare = _without_acts(pair)
    mine, theirs = (frozenset().union(*(stance.terms for stance in side)) for side in stances)
    if bare and (_in_time(mine, theirs) or _in_time(theirs, mine)):
        return "more precise"
    figures = [{f.low for f in s.claim.figures} for s in (pair.one, pair.other)]
    if _nearly_all(mine, theirs) and figures[0] == figures[1]:
        return "same said again"
    if bare and _of_two_days(pair) and (_in_one(ANEW, pair) or _in_one(LATER, pair)):
        return "later state"
    return "one more of a list" if bare and _in_one(FURTHER, pair) else None


def _of_two_days(pair: Facing) -> bool:
    weekday = re.compile(either("weekday", full=True))
    one, other = (frozenset(weekday.findall(s.text)) for s in (pair.one, pair.other))
    return bool(one and other) and not one & other


def _nearly_all(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """The one says no word that the other does not, and nearly as many."""
    shorter, longer = sorted((mine, theirs), key=len)
    return shorter <= longer and fact_likeness(shorter, longer) >= SAME_SHARE


def _in_time(wide: frozenset[str], close: frozenset[str]) -> bool:
    """`In spring`, `on 3 April`: all else is the same, and the one time lies in the other."""
    months, days = _months(close), frozenset(filter(DAY_NUMBER.fullmatch, close))
    seasons = {values("season").get(word) for word in wide}
    inside = any(SEASONS[int(month) % 12 // 3] in seasons for month in months) or (
        bool(months & _months(wide) and days) and not any(map(DAY_NUMBER.fullmatch, wide))
    )
    gone = values("month").keys() | days | values("season").keys()
    return inside and _nearly_all(wide - gone, close - gone)
