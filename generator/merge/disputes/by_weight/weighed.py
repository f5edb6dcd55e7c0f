"""Points: candidates with the passages that carry them, weighed as a whole, each passage once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.learned.gate import Gate, Signs, score
from generator.merge.claims.held import HeldClaims
from generator.merge.disputes.by_weight.camps import (
    Camps,
    CampSides,
    Scored,
    by_position,
    camps_of,
    positions_of,
)
from generator.merge.disputes.by_weight.contenders import NOT_SCORED, Contender, PointScene
from generator.merge.disputes.by_weight.weighing import passage_signs, point_signs
from generator.merge.disputes.by_words.sides import Issue, Passage, Positions, by_span
from generator.records import Span

SHARED = 0.3  # origin: a choice: the share at which join_issues joins two points of rules
"""Share of the passages of a point that better ones may have taken before."""
SHARED_SUGGESTED = 0.95  # origin: measured with TOLD_BEFORE, 2026-11-30
"""The same of a point that is only suggested: an editor sees which of two readings is better."""
TOLD_BEFORE = 2.0
"""Log-odds that a suggestion loses whose passages all stand in what is shown or suggested above it:
an editor who has refused one reading wants another matter next (maximal marginal relevance)."""
# origin: core points found with six suggestions a story, out of fold, 420 stories, 2026-11-30: .739
# by score alone (.85 shared at most), .748 at 1, .750 at 2, .751 at 3, .748 at 5 (.95 at most)

BAR_AT_ODDS, BAR_OF_A_RULE, BAR_AS_TOLD = "shown", "shown of a rule", "shown of told words"
"""Bars of what is shown: of what only stands at odds, of what words of dispute show, and of what
these words tell themselves."""
IN_SHORT = "in a short story: "
"""Before the name of a bar: its like in short stories."""

Status = Literal["shown", "suggested", "no point"]
"""Shown to readers; suggested to an editor, not certain enough for readers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gates:
    """The three gates that a point passes: over pairs, passages and whole points."""

    pairs: Gate
    passages: Gate
    points: Gate


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedPoint:
    """A point with its score. Its sides hold only the passages kept, best first."""

    point: Issue
    signs: Signs
    score: float
    odds: float = NOT_SCORED
    """Log-odds of its pair that is most surely at odds."""
    positions: tuple[Positions, Positions] = ((), ())
    """Of the side against, and of the one that it faces."""
    third: Positions = ()
    """Of those who are at odds with both."""
    spans: frozenset[Span] = frozenset()
    """Of all passages that it was weighed by: no lesser point is made of them."""
    reasons: tuple[str, ...] = ()
    """Names of the classes that it surely is one of: then it is none."""
    repeats: bool = False
    """More of its passages stand in better points than a reader should meet again."""
    bar: float = 0.0
    """The score from which on it is shown."""
    status: Status = "no point"


def weighed_passages(
    scene: PointScene, candidate: Contender
) -> Iterator[tuple[Passage, int, Signs]]:
    """Each passage of a candidate with its side (0 = against) and its signs."""
    sides = candidate.point.against, candidate.point.facing
    for number, (own, facing) in enumerate((sides, sides[::-1])):
        for passage in own.values():
            signs = passage_signs(passage, own, facing, candidate.point, scene)
            yield passage, number, signs


def drawn(
    scene: PointScene, candidate: Contender, place: int, scored: Sequence[Scored]
) -> tuple[Issue, Signs] | None:
    """The point with the passages that are kept, and its signs; None where it is surely none."""
    camps = camps_of(scored, candidate, scene)
    return None if camps is None or camps.reasons else _signed(camps, candidate, place, scene)


def _signed(
    camps: Camps, candidate: Contender, place: int, scene: PointScene
) -> tuple[Issue, Signs]:
    whole = replace(candidate, point=_point_with(candidate.point, camps.kept))
    values = [p.points for p in camps.kept[0]], [p.points for p in camps.kept[1]]
    return whole.point, point_signs(whole, values, place, scene)


def _point_with(point: Issue, sides: CampSides) -> Issue:
    return replace(point, against=by_span(sides[0]), facing=by_span(sides[1]))


def _weigh(
    scene: PointScene, candidate: Contender, place: int, gates: Gates
) -> WeighedPoint | None:
    scored = [
        (passage, number, score(gates.passages, signs))
        for passage, number, signs in weighed_passages(scene, candidate)
    ]
    camps = camps_of(scored, candidate, scene)
    if camps is None:
        return None
    weighed, signs = _signed(camps, candidate, place, scene)
    point = _point_with(candidate.point, camps.sides)
    against, facing = point.against.values(), point.facing.values()
    return WeighedPoint(
        point=point,
        signs=signs,
        score=score(gates.points, signs),
        odds=camps.odds,
        positions=(positions_of(against, facing), positions_of(facing, against)),
        third=by_position(camps.third),
        spans=frozenset({*weighed.against, *weighed.facing}),
        reasons=camps.reasons,
    )


def ranked_points(scene: PointScene, gates: Gates) -> list[WeighedPoint]:
    """Best first; one whose passages better ones have is left out. Behind them what is surely none,
    with the reasons."""
    every = (_weigh(scene, c, k, gates) for k, c in enumerate(scene.candidates))
    found = [weighed for weighed in every if weighed is not None]
    bars = bars_of(gates.points.bars, scene.field.statements)
    ranked = [*apart(w for w in found if not w.reasons), *(w for w in found if w.reasons)]
    return [judged(weighed, bars) for weighed in ranked]


def apart(found: Iterable[WeighedPoint]) -> list[WeighedPoint]:
    """Best first: each passage in one point, that of a rule, else the one with more points; behind
    them, as repeating, what shares not too much with those."""
    ranked = sorted(found, key=lambda w: (not w.point.anchors, -w.score))
    first, rest = _with_room(ranked, frozenset(), SHARED)
    taken = frozenset(span for weighed in first for span in _spans_of(weighed))
    more, _ = _with_room(sorted(rest, key=lambda w: -w.score), taken, SHARED_SUGGESTED)
    left = [*first, *(replace(weighed, repeats=True) for weighed in more)]
    return sorted(left, key=lambda w: -w.score)


def shown_and_suggested(
    ranked: Sequence[WeighedPoint],
) -> tuple[list[WeighedPoint], list[WeighedPoint]]:
    """Both best first: the suggestions by score, less what stands above them already."""
    shown, left = ([w for w in ranked if w.status == s] for s in ("shown", "suggested"))
    told = {span for weighed in shown for span in _sides_of(weighed)}
    suggested = []
    while left:
        best = max(left, key=lambda w: w.score - TOLD_BEFORE * _told_share(w, told))
        left.remove(best)
        suggested.append(best)
        told |= _sides_of(best)
    return shown, suggested


def _told_share(weighed: WeighedPoint, told: set[Span]) -> float:
    spans = _sides_of(weighed)
    return len(spans & told) / len(spans)


def _sides_of(weighed: WeighedPoint) -> frozenset[Span]:
    return frozenset({*weighed.point.against, *weighed.point.facing})


def _with_room(
    ranked: Iterable[WeighedPoint], before: frozenset[Span], share: float
) -> tuple[list[WeighedPoint], list[WeighedPoint]]:
    """Those of which at most this share of the passages was taken, and the others."""
    taken = set(before)
    split: tuple[list[WeighedPoint], list[WeighedPoint]] = ([], [])
    for weighed in ranked:
        spans = _spans_of(weighed)
        room = len(spans & taken) <= share * len(spans)
        split[0 if room else 1].append(weighed)
        taken |= spans if room else set()
    return split


def _spans_of(weighed: WeighedPoint) -> frozenset[Span]:
    return weighed.spans or _sides_of(weighed)


def bars_of(bars: Mapping[str, float], statements: HeldClaims) -> Mapping[str, float]:
    """The bars of the gate over points, as a story of this length has them."""
    if not statements.is_short:
        return bars
    return {name: bars.get(IN_SHORT + name, bar) for name, bar in bars.items()}


def judged(weighed: WeighedPoint, bars: Mapping[str, float]) -> WeighedPoint:
    """What words of dispute show needs another score than what only stands at odds; where they tell
    the claim themselves, least in a short story: `denied the bank's report that it had lost the
    money`."""
    anchors = weighed.point.anchors
    told = any(anchor.target in weighed.point.facing for anchor in anchors)
    bar = bars[BAR_AS_TOLD if told else BAR_OF_A_RULE if anchors else BAR_AT_ODDS]
    status: Status = "suggested" if weighed.score >= bars["suggested"] else "no point"
    if weighed.reasons:
        status = "no point"
    elif not weighed.repeats and weighed.score >= bar:
        status = "shown"
    return replace(weighed, bar=bar, status=status)
