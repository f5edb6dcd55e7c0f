"""Whether two sentences can stand side by side as one fact: nothing in them may contradict."""

import math
import re
from collections import Counter
from functools import lru_cache
from itertools import product

from generator.language.figures.counted import things_with
from generator.language.grammar import WORD
from generator.language.words.news_words import runs_of, share_in, stop_words
from generator.merge.copies import REPEATED
from generator.merge.facts.otherwise import told_otherwise
from generator.merge.point_sides import sides_shown
from generator.merge.statements import Statement
from generator.records import Dispute, Figure, Quotation, Span
from generator.spans import overlaps

MAGNITUDES = ("million", "billion", "trillion", "percent")
"""What makes two figures of one fact comparable, whatever noun stands beside them."""
SIZE = re.compile(r"(?<!\s)\s*+(?:million|billion|trillion|per\s?cent|%)", re.IGNORECASE)
ALL = re.compile(r"\b(?:all|both)(?: of)?(?: the| its| their)? ?$", re.IGNORECASE)
BEFORE_WHOLE = re.compile(r"\w of (?:[\w'’]+ ){0,3}$")
"""What stands before a number that is the whole: "all four", "two of the state's four"."""
COMMON_COUNT = 3
"""Two, three of the same are counted everywhere ("the two sides")."""
SMALL_NUMBER = 12
"""A number up to this may be the same by chance."""
ROUNDED = 1.01
"""Two counts this near, as a ratio, are one count rounded twice: $1,688 and $1,680."""
# origin: set by hand, 2026-11-21; a fifth less changes 4 of 21 real stories, a quarter more 0
MORE_THAN_REACH = 1.05
"""What "more than 500" is taken to reach up to, as a part of it."""
# origin: set by hand, 2026-11-21; a fifth less changes 1 of 21 real stories, a quarter more 0

OWN_WORDS_OF_A_FACT = 0.5
"""Part of a sentence's words outside quotation marks from which on a report tells it itself."""
# origin: of the facts that people marked in 148 stories as many are found at the same number shown
# with such pairs left out (.427, .433), 2026-11-28
OF_SPEAKER = re.compile(r"\W*(?:that )?(?:I|we|it|he|she|they|its|his|her|their|our|my)\b", re.I)
"""How words begin in which a speaker tells of himself."""
I_OR_WE = re.compile(r"\b(?:I|we|our|us|my|me)\b", re.IGNORECASE)
PLANNED = re.compile(r"\b(?:will|would|plans?|intends?)\b|[’']ll\b")
BEFORE_AFTER = re.compile(r"\b(?:before|after)\b", re.IGNORECASE)
SAME_BUT_FOR_NAME = 0.85
"""Part of the words besides a name from which on two sentences tell one thing of two."""
# origin: at .8 four of the eight refused pairs that somebody judged were one fact, of 2,053 of
# 420 stories, 2026-11-29
RUNS_REMEMBERED = 2000
"""Sentences whose word runs are kept in memory."""


def compatible(one: Statement, other: Statement, disputes: tuple[Dispute, ...]) -> bool:
    """False for sentences of one source, one person's quoted words, repeated words, and anything
    that cannot both hold."""
    return not (
        one.source == other.source
        or _are_quoted(one, other)
        or repeated(one, other)
        or _set_apart(one, other)
        or _figures_differ(one, other)
        or _dates_differ(one, other)
        or _polarity_differs(one, other)
        or told_otherwise(one, other)
        or _turned_round(one, other)
        or _tell_of_themselves(one, other)
        or _told_of_another(one, other)
        or any(_opposed(one, other, dispute) for dispute in disputes)
    )


def _set_apart(one: Statement, other: Statement) -> bool:
    """Whether somebody said of the words of either whose they are, and the other's are not his."""
    said = ((q.by, q.speaker) for q in (*one.quotations, *other.quotations))
    given = any(who and by == who.named_by != "program" for by, who in said)
    apart = one.speakers and other.speakers and not one.speakers & other.speakers
    return given and bool(apart)


def _are_quoted(one: Statement, other: Statement) -> bool:
    """Words of somebody that both print, mostly in quotation marks: one claim, told twice."""
    return max(one.plain, other.plain) < OWN_WORDS_OF_A_FACT or not (one.shown and other.shown)


def _tell_of_themselves(one: Statement, other: Statement) -> bool:
    """What a party says of itself is its claim, whoever prints it; what it will do is a plan, which
    it makes by saying so."""
    return bool(_own_word(one) & other.speakers or _own_word(other) & one.speakers)


def _own_word(statement: Statement) -> set[str]:
    """Ids of the speakers who speak of themselves in it: `said it had paid`, `“We paid.”`"""
    start = statement.span.start
    return {
        q.speaker.id
        for q in statement.quotations
        if q.speaker
        and q.speaker.id
        and _is_of_speaker(statement.text[max(0, q.span.start - start) : q.span.end - start], q)
    }


def _is_of_speaker(words: str, quotation: Quotation) -> bool:
    if quotation.kind == "indirect":
        return bool(OF_SPEAKER.match(words) and not PLANNED.search(words))
    return bool(I_OR_WE.search(words))


def _turned_round(one: Statement, other: Statement) -> bool:
    """Whether one has `before` where the other has `after`."""
    mine, theirs = ({w.lower() for w in BEFORE_AFTER.findall(s.text)} for s in (one, other))
    return len(mine) == len(theirs) == 1 and mine != theirs


def _told_of_another(one: Statement, other: Statement) -> bool:
    """Whether the two tell the same but for one name of a kind: `built in Hamburg`, `built in
    Rotterdam`."""
    return any(
        len(mine) == len(theirs) == 1
        and _share_of_words(one, other, mine[0], theirs[0]) >= SAME_BUT_FOR_NAME
        for kind in ("person", "place", "body")
        if (mine := _only_in(one, other, kind)) and (theirs := _only_in(other, one, kind))
    )


def _only_in(one: Statement, other: Statement, kind: str) -> list[str]:
    """Names of a kind that share no word with the other sentence."""
    known = set(WORD.findall(other.text))
    found = {_words_of(one, name.span) for name in one.names if name.kind == kind}
    return sorted(name for name in found if known.isdisjoint(WORD.findall(name)))


def _share_of_words(one: Statement, other: Statement, mine: str, theirs: str) -> float:
    """Of the words outside the two names, in the shorter sentence, how many both have."""
    first, second = (
        _content(statement.text.replace(name, " "))
        for statement, name in ((one, mine), (other, theirs))
    )
    least = min(len(first), len(second))
    return len(first & second) / least if least else 0.0


def _content(text: str) -> set[str]:
    return {word for word in WORD.findall(text.casefold()) if word not in stop_words()}


def _words_of(statement: Statement, span: Span) -> str:
    start = statement.span.start
    return statement.text[span.start - start : span.end - start]


def repeated(one: Statement, other: Statement) -> bool:
    """Whether one sentence, apart from quoted words, was taken over from the other."""
    return any(
        share_in(_runs_remembered(a.outside), _runs_remembered(b.text)) >= REPEATED
        for a, b in ((one, other), (other, one))
    )


@lru_cache(maxsize=RUNS_REMEMBERED)
def _runs_remembered(text: str) -> frozenset[str]:
    """Most sentences are like no other, so that their runs are never asked for."""
    return runs_of(text)


def _figures_differ(one: Statement, other: Statement) -> bool:
    """True where a thing is counted once in each and the counts do not fit, or where none fits."""
    pairs = [(a, b) for a, b in product(_figures(one), _figures(other)) if _count_the_same(a, b)]
    units = Counter(a.unit for a, _ in pairs)
    fitting = {a.unit for a, b in pairs if _figures_fit(a, b)}
    plain = {a.unit for a, b in pairs if a.scope == b.scope and units[a.unit] == 1}
    differ = bool(plain - fitting) or bool(units and not fitting)
    return (
        differ
        or any(_sums_differ(one, other, size) for size in MAGNITUDES)
        or any(_tolls_differ(one, other, thing) for thing in sorted(things_with("alone")))
        or _shares_differ(one, other)
        or _shares_differ(other, one)
    )


def _shares_differ(one: Statement, other: Statement) -> bool:
    """True where one tells of all and the other of a part: "all four", "two of the four"."""
    return any(
        a.unit == b.unit
        and ALL.search(_words_before(one, a))
        and BEFORE_WHOLE.search(_words_before(other, b))
        for a, b in product(_figures(one), _figures(other))
    )


def _words_before(statement: Statement, figure: Figure) -> str:
    return statement.text[: figure.span.start - statement.span.start]


def _tolls_differ(one: Statement, other: Statement, thing: str) -> bool:
    """True where each counts the dead, the injured, ... of the event, and no two counts fit."""
    pairs = [
        (a, b)
        for a, b in product(_figures(one), _figures(other))
        if thing in a.things and thing in b.things and not a.part and not b.part
    ]
    return bool(pairs) and not any(_figures_fit(a, b) for a, b in pairs)


def _sums_differ(one: Statement, other: Statement, size: str) -> bool:
    """True where each has one sum in billions, or one percentage, and they do not fit."""
    mine = [figure for figure in _figures(one) if _magnitude(one, figure) == size]
    theirs = [figure for figure in _figures(other) if _magnitude(other, figure) == size]
    return len(mine) == len(theirs) == 1 and not _figures_fit(mine[0], theirs[0])


def _magnitude(statement: Statement, figure: Figure) -> str:
    """The size word within a figure or right after it; empty where there is none."""
    start, end = figure.span.start - statement.span.start, figure.span.end - statement.span.start
    found = SIZE.match(statement.text[end:]) or SIZE.search(statement.text[start:end])
    return re.sub(r"\s", "", found.group().casefold()).replace("%", "percent") if found else ""


def same_counts(one: Statement, other: Statement) -> int:
    """How many counts both give that no shared term shows: "fourteen"/"14", "912"/"some 900"."""
    shared = one.terms & other.terms
    figures = [f for f in _figures(one) if not shared & _figure_printed(one, f)]
    others = [f for f in _figures(other) if not shared & _figure_printed(other, f)]
    return sum(any(_counts_agree(a, b) for b in others) for a in figures)


def _figures(statement: Statement) -> list[Figure]:
    found = {figure.span: figure for claim in statement.claims for figure in claim.figures}
    return [found[span] for span in sorted(found)]


def _figure_printed(statement: Statement, figure: Figure) -> set[str]:
    words = _words_of(statement, figure.span).casefold()
    return set(WORD.findall(words)) | {words}


def _counts_agree(one: Figure, other: Figure) -> bool:
    """The same thing counted alike, or one exact count that is not a small number or a year."""
    if one.unit and one.unit == other.unit and math.isfinite(one.high + other.high):
        return one.low > COMMON_COUNT and _figures_fit(one, other)
    exact = one.low == one.high == other.low == other.high
    return exact and one.low > SMALL_NUMBER and not 1800 < one.low < 2100


def _figures_fit(one: Figure, other: Figure) -> bool:
    return one.low <= _top_of_figure(other) * ROUNDED and other.low <= _top_of_figure(one) * ROUNDED


def _top_of_figure(figure: Figure) -> float:
    """Where a figure ends for a reader: "at least 60" does not say the same as "80"."""
    return figure.high if math.isfinite(figure.high) else figure.low * MORE_THAN_REACH


def _count_the_same(one: Figure, other: Figure) -> bool:
    if not one.unit or one.unit != other.unit:
        return False
    return not (one.scope and other.scope) or bool(set(one.scope) & set(other.scope))


def _dates_differ(one: Statement, other: Statement) -> bool:
    """True where each tells deeds of one day, and not of the same."""
    mine, theirs = ([d.value for d in s.dates if d.value] for s in (one, other))
    if not len(mine) == len(theirs) == 1:
        return False
    shorter, longer = sorted((mine[0], theirs[0]), key=len)
    return not longer.startswith(shorter)


def _polarity_differs(one: Statement, other: Statement) -> bool:
    """True where the same verb is denied in one and not in the other."""
    return any(
        a.predicate == b.predicate and a.negated != b.negated and a.predicate
        for a, b in product(one.claims, other.claims)
    )


def _opposed(one: Statement, other: Statement, dispute: Dispute) -> bool:
    """True where they are evidence of different sides, or one of them gives a figure or a day that
    is told otherwise."""
    sides = [_sides_told(statement, dispute) for statement in (one, other)]
    if dispute.type in ("number", "date"):
        return bool(sides[0] or sides[1])
    return bool(sides[0] and sides[1] and not sides[0] & sides[1])


def _sides_told(statement: Statement, dispute: Dispute) -> set[int]:
    return {
        k
        for k, spans in enumerate(sides_shown(dispute))
        if any(overlaps(span, statement.span) for span in spans)
    }
