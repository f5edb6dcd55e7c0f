"""Points: candidates with the passages that carry them, weighed as a whole, each passage once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from generator.learned.gate import Gate, Signs, score
from generator.merge.disputes.by_weight.contenders import (
    NOT_SCORED,
    Contender,
    PointScene,
    is_of_the_others,
)
from generator.merge.disputes.by_weight.pairs import Scores
from generator.merge.disputes.by_weight.weighing import passage_signs, point_signs
from generator.merge.disputes.by_words.sides import Issue, Passage, by_span
from generator.merge.disputes.held import HeldClaims, outlet_of
from generator.records import Span

OPEN = 3
"""Passages of one position that are kept."""
HOLDERS = 4
"""Positions of one side that are kept."""
# origin: 3 to 5 tried out of fold with 1 to 3 passages each, 148 stories, 2026-11-29: with 4 of up
# to 3 passages .705 of the points right and .545 of the core points found, with 3 .682 and .502
SHORT_STORY = 48
"""Statements below which a story is short: few pairs are there to look like a point by chance, so
that words of dispute need less of a score."""
# origin: the shortest at which the invented stories keep their points; 23 of 148 labelled stories
# are as short, 2026-11-29
BEHIND = (
    2.5  # origin: 1 to 4 tried out of fold, 148 stories, Nov 2026: more gives more right points
)
"""Log-odds by which a passage may be less than the best one of its side."""
SHARED = 0.3  # origin: a choice: the share at which gather joins two points of rules
"""Share of the passages of a point that better ones may have taken before."""
SHARED_SUGGESTED = 0.85
"""The same of a point that is only suggested: an editor sees which of two readings is better."""
# origin: core points found with suggestions, out of fold, 148 stories, Nov 2026: .56 at .3, .65 at
# .6, .72 at .85 (four a story), half of them right each time

BAR_AT_ODDS, BAR_OF_A_RULE, BAR_AS_TOLD = "shown", "shown of a rule", "shown of told words"
"""Bars of what is shown: of what only stands at odds, of what words of dispute show, and of what
these words tell themselves."""
IN_SHORT, WITH_WORDS = "in a short story: ", (BAR_OF_A_RULE, BAR_AS_TOLD)

Positions = Sequence[Sequence[Passage]]
"""The passages of a side, those together that are one position."""
Status = Literal["shown", "suggested", "no point"]
"""Shown to readers; suggested to an editor, not certain enough for readers."""
Scored = tuple[Passage, int, float]
"""A passage, its side (0 = against), its log-odds."""


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
    positions: tuple[Positions, Positions] = ((), ())
    """Of the side against, and of the one that it faces."""
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


def _kept(scored: Sequence[Scored]) -> tuple[list[Passage], list[Passage]]:
    """Of each side the best passages by holder; `points` are then the log-odds. A passage that
    stands on both sides stays where it has more."""
    best: dict[Span, Scored] = {}
    for row in scored:
        known = best.get(row[0].span)
        if known is None or known[2] < row[2]:
            best[row[0].span] = row
    sides: tuple[list[Passage], list[Passage]] = ([], [])
    for passage, number, points in sorted(best.values(), key=lambda r: (-r[2], r[0].span)):
        side, facing = sides[number], sides[1 - number]
        near = not side or points >= side[0].points - BEHIND
        if near and _room(side, passage) and not _stands_elsewhere(passage, side, facing):
            side.append(replace(passage, points=points))
    return sides


def _stands_elsewhere(passage: Passage, side: Sequence[Passage], facing: Sequence[Passage]) -> bool:
    """Nobody stands against himself, nor against the leader of his own party or body alone."""
    holder = passage.holder
    if holder is not None and any(other.holder in holder.voice for other in facing):
        return True
    leads = bool(side and facing)
    return leads and is_of_the_others(holder, side[0].holder, facing[0].holder)


def _room(side: Sequence[Passage], passage: Passage) -> bool:
    """Whether the position of its holder has room, or one more holder has."""
    groups = _by_position([*side, passage])
    own = next(group for group in groups if group[-1] is passage)
    return len(own) <= OPEN if len(own) > 1 else len(groups) <= HOLDERS


def _by_position(passages: Iterable[Passage]) -> list[list[Passage]]:
    """Of one person, body or outlet; a body and who speaks for it say each their own."""
    groups: list[list[Passage]] = []
    for passage in passages:
        group = next((g for g in groups if _together(g[0], passage)), None)
        groups.append([passage]) if group is None else group.append(passage)
    return groups


def _together(one: Passage, other: Passage) -> bool:
    mine, theirs = one.holder, other.holder
    if mine is None or theirs is None:
        return mine is theirs and outlet_of(one.statement) == outlet_of(other.statement)
    return mine.key == theirs.key or mine.name.casefold() == theirs.name.casefold()


def drawn(
    scene: PointScene, candidate: Contender, place: int, scored: Sequence[Scored]
) -> tuple[Issue, Signs] | None:
    """The point with the passages that are kept, and its signs; None where a side has none."""
    against, facing = _kept(scored)
    if not against or not facing:
        return None
    point = replace(candidate.point, against=by_span(against), facing=by_span(facing))
    values = [p.points for p in against], [p.points for p in facing]
    whole = replace(candidate, point=point)
    return point, point_signs(whole, values, place, scene)


def _weigh(
    scene: PointScene, candidate: Contender, place: int, gates: Gates
) -> WeighedPoint | None:
    scored = [
        (passage, number, score(gates.passages, signs))
        for passage, number, signs in weighed_passages(scene, candidate)
    ]
    found = drawn(scene, candidate, place, scored)
    if found is None:
        return None
    point = found[0] if found[0].anchors else _led_by_best_pair(found[0], scene.scores)
    return WeighedPoint(
        point=point,
        signs=found[1],
        score=score(gates.points, found[1]),
        positions=(_by_position(point.against.values()), _by_position(point.facing.values())),
    )


def _led_by_best_pair(point: Issue, scores: Scores) -> Issue:
    """Each side led by its passage of the pair with most log-odds: both passages' and the pair's.
    Where no word of dispute tells who answers what, that pair comes nearest to it."""

    def odds(pair: tuple[Passage, Passage]) -> float:
        one, other = sorted(passage.statement.place for passage in pair)
        return pair[0].points + pair[1].points + scores.get((one, other), NOT_SCORED)

    lead = max(product(point.against.values(), point.facing.values()), key=odds)
    against, facing = (
        by_span([first, *(p for p in side.values() if p is not first)])
        for first, side in zip(lead, (point.against, point.facing), strict=True)
    )
    return replace(point, against=against, facing=facing)


def ranked_points(scene: PointScene, gates: Gates) -> list[WeighedPoint]:
    """Best first; one whose passages better ones have is left out."""
    found = [_weigh(scene, c, k, gates) for k, c in enumerate(scene.candidates)]
    bars = bars_of(gates.points.bars, scene.field.statements)
    return [judged(w, bars) for w in apart(w for w in found if w is not None)]


def apart(found: Iterable[WeighedPoint]) -> list[WeighedPoint]:
    """Best first: each passage in one point, that of a rule, else the one with more points; behind
    them, as repeating, what shares not too much with those."""
    ranked = sorted(found, key=lambda w: (not w.point.anchors, -w.score))
    first, rest = _with_room(ranked, frozenset(), SHARED)
    taken = frozenset(span for weighed in first for span in _spans_of(weighed))
    more, _ = _with_room(sorted(rest, key=lambda w: -w.score), taken, SHARED_SUGGESTED)
    left = [*first, *(replace(weighed, repeats=True) for weighed in more)]
    return sorted(left, key=lambda w: -w.score)


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


def _spans_of(weighed: WeighedPoint) -> set[Span]:
    return weighed.point.against.keys() | weighed.point.facing.keys()


def bars_of(bars: Mapping[str, float], statements: HeldClaims) -> Mapping[str, float]:
    """The bars of the gate over points, as a story of this length has them."""
    short = len(statements.all) < SHORT_STORY
    return {**bars, **{name: bars[IN_SHORT + name] for name in WITH_WORDS}} if short else bars


def judged(weighed: WeighedPoint, bars: Mapping[str, float]) -> WeighedPoint:
    """What words of dispute show needs another score than what only stands at odds; where they tell
    the claim themselves, least in a short story: `denied the bank's report that it had lost the
    money`."""
    anchors = weighed.point.anchors
    told = any(anchor.target in weighed.point.facing for anchor in anchors)
    bar = bars[BAR_AS_TOLD if told else BAR_OF_A_RULE if anchors else BAR_AT_ODDS]
    status: Status = "suggested" if weighed.score >= bars["suggested"] else "no point"
    if not weighed.repeats and weighed.score >= bar:
        status = "shown"
    return replace(weighed, bar=bar, status=status)
