"""Candidates: what may be a disputed point, before anything is decided.

Two ways lead to one: the rules set two passages against each other in words that can be read, and
two voices have statements that the gate over pairs finds at odds.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.learned.gate import Gate, share
from generator.merge.claims.held import HeldClaim, HeldClaims
from generator.merge.claims.holders import Holder
from generator.merge.disputes.by_weight.pairs import Scores, scores_of
from generator.merge.disputes.by_weight.views import Field, field_of
from generator.merge.disputes.by_words.join_issues import found_by_rules
from generator.merge.disputes.by_words.sides import Issue, Side, by_span, passage_of

MOST_VOICE_PAIRS = 60
"""Points of two voices that are looked at in one story."""
# origin: 12, 30, 60 and 100 tried out of fold, 420 stories, 2026-11-29: core points among them .80,
# .88, .91, .93; shown with gates trained on them .41 at 12, .50 at 60 (.75 of the points right
# either time), .50 at 100 (.72 right)
PASSAGES = 12
"""Passages of a side that are looked at."""
ALLIES = 2
"""Voices that can stand with the first one of a side."""
WEAKER = 1.0  # origin: a choice; a fifth less changes 2 of 21 real stories, a quarter more 1
"""Log-odds by which an ally may be less at odds with the other side than the first voice."""
APART = 0.3  # origin: of .3 and .7 the better at 100 to 300 points, 148 stories, Nov 2026
"""Log-odds by which an ally is more at odds with the other side than with its own."""
WIDTH = 3.0  # origin: of 2, 3 and 5 the best at 100 to 300 points, 148 stories, Nov 2026
"""Log-odds by which a pair may be less than the best pair of the two voices."""
NOT_SCORED = -9.0
"""Log-odds of two statements that cannot be two sides: of one voice, or unknown."""
COUNTED = 8
"""Pairs of two voices that count together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """What may be a point, with how strong it is."""

    point: Issue
    strength: float
    """Log-odds of the two voices' best pairs together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointScene:
    """A story as the gates look at it."""

    field: Field
    scores: Scores
    candidates: tuple[Contender, ...]
    """Strongest first."""


def scene_of(statements: HeldClaims, pairs: Gate) -> PointScene:
    """`pairs` is the gate over pairs."""
    field = field_of(found_by_rules(statements), statements)
    return scored_scene(field, scores_of(field, pairs))


def scored_scene(field: Field, scores: Scores) -> PointScene:
    found = [*_of_rules(field, scores), *_of_voices(field.statements, scores)]
    ranked = sorted(found, key=lambda c: -c.strength)
    return PointScene(field=field, scores=scores, candidates=tuple(ranked))


def _voices_of(statements: Sequence[HeldClaim]) -> Mapping[int, int]:
    """Place -> number of the voice: holders that speak for one body, or an outlet's own words."""
    first: list[HeldClaim] = []
    known: dict[tuple[str, int], int] = {}
    voices = {}
    for s in statements:
        key = (s.holder.key, 0) if s.holder else ("", s.source)
        if key not in known:
            known[key] = next((k for k, f in enumerate(first) if _one_voice(f, s)), len(first))
            if known[key] == len(first):
                first.append(s)
        voices[s.place] = known[key]
    return voices


def _one_voice(one: HeldClaim, other: HeldClaim) -> bool:
    if one.holder is None or other.holder is None:
        return one.holder is other.holder and one.source == other.source
    return other.holder in one.holder.voice


Row = tuple[float, int, int]
"""Score of a pair, the place on the one side, the place on the other."""
Rows = Mapping[tuple[int, int], Sequence[Row]]
"""Numbers of two voices -> their pairs, the place of the first voice first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoicePairs:
    """Who stands against whom in a story, and how strongly."""

    voices: Mapping[int, int]
    rows: Rows
    holders: Mapping[int, Holder]
    """By the number of their voice."""
    strengths: Mapping[tuple[int, int], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairBars:
    """What two statements have to reach for a point of their voices to have them."""

    pair: float
    """Least score of a pair that counts in it."""
    strength: float
    """That of the two voices, beside the least of those that are looked at."""
    voices: float


def bars_of_pair(
    places: tuple[int, int], statements: HeldClaims, scores: Scores
) -> PairBars | None:
    """None where the statements are of one voice, or their voices have nothing in common."""
    found = _voice_pairs(statements, scores)
    key = (found.voices[places[0]], found.voices[places[1]])
    if key not in found.rows:
        return None
    last = _ranked(found)[-1][0]
    best = _between(*key, found)[0][0]
    return PairBars(pair=best - WIDTH, strength=found.strengths[key], voices=last)


def _of_voices(statements: HeldClaims, scores: Scores) -> Iterator[Contender]:
    """Points of two voices and those who stand with them, the strongest pairs first."""
    found = _voice_pairs(statements, scores)
    for strength, key in _ranked(found):
        yield Contender(point=_point_of(_between(*key, found), statements), strength=strength)


def _voice_pairs(statements: HeldClaims, scores: Scores) -> VoicePairs:
    voices = _voices_of(statements.all)
    rows = _rows(voices, scores)
    return VoicePairs(
        voices=voices,
        rows=rows,
        holders={voices[s.place]: s.holder for s in reversed(statements.all) if s.holder},
        strengths={key: _strength(pairs) for key, pairs in rows.items()},
    )


def _ranked(found: VoicePairs) -> list[tuple[float, tuple[int, int]]]:
    """Strength and numbers of the voices that are looked at, strongest first."""
    once = ((strength, key) for key, strength in found.strengths.items() if key[0] < key[1])
    return sorted(once, reverse=True)[:MOST_VOICE_PAIRS]


def _between(one: int, other: int, found: VoicePairs) -> list[Row]:
    """The pairs of two voices and those who stand with them, best first."""
    camps = _camps(one, other, found)
    pairs = (row for a in camps[0] for b in camps[1] for row in found.rows.get((a, b), ()))
    return sorted(pairs, reverse=True)


def _rows(voices: Mapping[int, int], scores: Scores) -> Rows:
    rows: defaultdict[tuple[int, int], list[Row]] = defaultdict(list)
    for (a, b), points in scores.items():
        one, other = voices[a], voices[b]
        if one != other:
            rows[one, other].append((points, a, b))
            rows[other, one].append((points, b, a))
    return rows


def _strength(rows: Sequence[Row]) -> float:
    best = sorted((share(points) for points, _, _ in rows), reverse=True)[:COUNTED]
    return round(math.log(math.fsum(best)), 6)


def _camps(one: int, other: int, found: VoicePairs) -> tuple[list[int], list[int]]:
    """The two voices, each with those who are at odds with the other one and not with it, nor of
    the party or body of the other one alone."""
    strengths, holders = found.strengths, found.holders
    camps = [one], [other]
    least = strengths[one, other] - WEAKER
    near = {a for a, b in strengths if b in (one, other)} - {one, other}

    def to(voice: int, side: int) -> float:
        return strengths.get((voice, side), NOT_SCORED)

    for voice in sorted(near, key=lambda v: (-max(to(v, one), to(v, other)), v)):
        for camp, own, facing in ((camps[0], one, other), (camps[1], other, one)):
            odds = to(voice, facing)
            stands = odds > least and odds - to(voice, own) > APART
            others = is_of_the_others(holders.get(voice), holders.get(own), holders.get(facing))
            if len(camp) <= ALLIES and stands and not others:
                camp.append(voice)
    return camps


def is_of_the_others(holder: Holder | None, own: Holder | None, facing: Holder | None) -> bool:
    """Whether a holder is of the party or body of whoever leads the other side, and not of his own
    side's leader."""
    return holder is not None and facing in holder.side and own not in holder.side


def _point_of(rows: Sequence[Row], statements: HeldClaims) -> Issue:
    least = rows[0][0] - WIDTH
    mine: defaultdict[int, float] = defaultdict(float)
    theirs: defaultdict[int, float] = defaultdict(float)
    for points, a, b in rows:
        if points >= least:
            mine[a] += share(points)
            theirs[b] += share(points)
    return Issue(anchors=(), against=_side(mine, statements), facing=_side(theirs, statements))


def _side(found: Mapping[int, float], statements: HeldClaims) -> Side:
    best = sorted(found.items(), key=lambda row: (-row[1], row[0]))[:PASSAGES]
    rows = [(statements.all[place], points) for place, points in best]
    return by_span(passage_of(s, points, s.holder) for s, points in rows)


def _of_rules(field: Field, scores: Scores) -> Iterator[Contender]:
    """Points that rules found, with the strength of the pairs between their sides."""
    for point, pairs in field.ruled:
        strength = _strength([(scores.get(pair, NOT_SCORED), *pair) for pair in pairs])
        yield Contender(point=point, strength=strength)
