"""Camps: whose passages stand on a side of a point, grown around the pair that leads it.

The pair is the one most surely at odds that is not surely none. Who joins a side takes no stand on
something else and says nothing against its leader; who is at odds with both has a position of his
own. The gates weigh all who may join.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from generator.merge.claims.holders import Holder
from generator.merge.disputes.by_weight.contenders import (
    NOT_SCORED,
    Contender,
    PointScene,
    is_of_the_others,
)
from generator.merge.disputes.by_weight.no_dispute import surely_none
from generator.merge.disputes.by_weight.stances import SAID_TO_BE, opposed_stances
from generator.merge.disputes.by_weight.views import View
from generator.merge.disputes.by_words.sides import Passage

OPEN = 3
"""Passages of one position that are kept."""
HOLDERS = 4
"""Positions of one side that are kept."""
# origin: 3 to 5 tried out of fold with 1 to 3 passages each, 148 stories, 2026-11-29: with 4 of up
# to 3 passages .705 of the points right and .545 of the core points found, with 3 .682 and .502
BEHIND = (
    2.5  # origin: 1 to 4 tried out of fold, 148 stories, Nov 2026: more gives more right points
)
"""Log-odds by which a passage may be less than the best one of its side."""

Scored = tuple[Passage, int, float]
"""A passage, its side (0 = against), its log-odds."""
CampSides = tuple[Sequence[Passage], Sequence[Passage]]
LeadingPair = tuple[Passage, Passage]
"""Of the side against, of the one that it faces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Camps:
    """`kept` are the passages of the side against and of the one it faces that a point is weighed
    by, best first; `points` are log-odds. `sides` are those of them that stand there.

    Each begins with its passage of the leading pair; what words of dispute show in a short story
    with its best one, since few pairs are there to compare.
    """

    kept: CampSides
    sides: CampSides
    third: Sequence[Passage] = ()
    reasons: tuple[str, ...] = ()
    """Why its pairs are none."""
    odds: float = NOT_SCORED
    """Log-odds that the leading pair are two sides."""


def camps_of(scored: Sequence[Scored], candidate: Contender, scene: PointScene) -> Camps | None:
    """None where nobody faces anybody."""
    kept = _kept(scored)
    if not all(kept):
        return None
    pairs = sorted(product(*kept), key=lambda pair: (_tells_a_deed(pair), -_odds(pair, scene)))
    lead = next((pair for pair in pairs if not _none(pair)), None)
    if lead is None:
        return Camps(kept=kept, sides=kept, reasons=_none(pairs[0]))
    return _parted(kept, lead, scene, ruled=bool(candidate.point.anchors))


def _kept(scored: Sequence[Scored]) -> CampSides:
    """Of each side the best passages by holder; one that stands on both stands on none."""
    against, facing = ({p.span for p, number, _ in scored if number == k} for k in (0, 1))
    rows = [row for row in scored if row[0].span not in against & facing]
    sides: tuple[list[Passage], list[Passage]] = ([], [])
    for passage, number, points in sorted(rows, key=lambda r: (-r[2], r[0].span)):
        side, other = sides[number], sides[1 - number]
        near = not side or points >= side[0].points - BEHIND
        if near and _room(side, passage) and not _stands_elsewhere(passage, side, other):
            side.append(replace(passage, points=points))
    return sides


def _stands_elsewhere(passage: Passage, side: Sequence[Passage], facing: Sequence[Passage]) -> bool:
    """Nobody stands against himself, nor against the leader of his own party or body alone."""
    if any(_one_voice_of(passage, other) for other in facing):
        return True
    leads = bool(side and facing)
    return leads and is_of_the_others(passage.holder, side[0].holder, facing[0].holder)


def _one_voice_of(one: Passage, other: Passage) -> bool:
    return one.holder is not None and other.holder in one.holder.voice


def _odds(pair: LeadingPair, scene: PointScene) -> float:
    """Log-odds that the two passages are two sides."""
    first, second = sorted(passage.statement.place for passage in pair)
    return scene.scores.get((first, second), NOT_SCORED)


def _tells_a_deed(pair: LeadingPair) -> bool:
    """One of the two is an outlet that tells what somebody does: seldom what is disputed."""
    # origin: of 150 such pairs among the likeliest of 420 stories, judged blind, 1 is two sides of
    # a point; of the others .11, 2026-11-30
    return any(passage.doer is not None for passage in pair)


def _none(pair: LeadingPair) -> tuple[str, ...]:
    return surely_none(*(passage.statement for passage in pair))


def _parted(kept: CampSides, lead: LeadingPair, scene: PointScene, *, ruled: bool) -> Camps:
    """Without whoever is at odds with the leader of his side, and beside words of dispute without
    whoever takes a stand on something else."""
    views = scene.field.views
    rows = [(passage, number) for number, side in enumerate(kept) for passage in side]
    led = [p for p, _ in rows if any(p is one or _one_voice_of(one, p) for one in lead)]
    matter = frozenset().union(*(_terms_of(passage, views) for passage in led))
    outsiders = _outsiders([row for row in rows if row[0] not in led], lead, views)
    gone = [
        p
        for p, _ in rows
        if p.holder in outsiders or (ruled and p not in led and _is_about_else(p, matter, views))
    ]
    first = () if ruled and scene.field.statements.is_short else lead
    against, facing = (
        [p for p in sorted(side, key=lambda p: p not in first) if p not in gone] for side in kept
    )
    third = [passage for passage, _ in rows if outsiders.get(passage.holder)]
    return Camps(kept=kept, sides=(against, facing), third=third, odds=_odds(lead, scene))


def _is_about_else(passage: Passage, matter: frozenset[str], views: Sequence[View]) -> bool:
    """It denies, supports or opposes what no leader speaks of."""
    acts = (deed.act for deed in passage.statement.deeds if deed.act.kind in SAID_TO_BE)
    return any(act.terms for act in acts) and not _terms_of(passage, views) & matter


def _outsiders(
    rows: Iterable[tuple[Passage, int]], lead: LeadingPair, views: Sequence[View]
) -> Mapping[Holder | None, bool]:
    """Holders at odds with the leader of their side -> whether with the other one as well, in one
    breath: then they hold a third position."""
    matter = _terms_of(lead[0], views) & _terms_of(lead[1], views) or _terms_of(lead[0], views)
    led = [_views_of(passage, matter, views) for passage in lead]
    outsiders = {}
    for passage, number in rows:
        mine = _views_of(passage, matter, views)
        apart = [view for view in mine if _is_opposed(view, led[number])]
        if apart:
            outsiders[passage.holder] = any(_is_opposed(view, led[1 - number]) for view in apart)
    return outsiders


def _terms_of(passage: Passage, views: Sequence[View]) -> frozenset[str]:
    return frozenset().union(*(s.terms for s in views[passage.statement.place].stances))


def _views_of(passage: Passage, matter: frozenset[str], views: Sequence[View]) -> list[View]:
    """All that its holder says on the matter."""
    holder = passage.holder
    told = (view for view in views if holder and view.statement.holder in holder.voice)
    return [view for view in told if any(stance.terms & matter for stance in view.stances)]


def _is_opposed(one: View, others: Iterable[View]) -> bool:
    return any(any(opposed_stances(one.stances, other.stances)) for other in others)


def _room(side: Sequence[Passage], passage: Passage) -> bool:
    """Whether the position of its holder has room, or one more holder has."""
    groups = by_position([*side, passage])
    own = next(group for group in groups if group[-1] is passage)
    return len(own) <= OPEN if len(own) > 1 else len(groups) <= HOLDERS


def positions_of(side: Collection[Passage], facing: Collection[Passage]) -> list[list[Passage]]:
    """What an outlet tells of somebody's deeds is that one's position, unless it faces its own."""
    theirs = [holder for other in facing if (holder := other.holder or other.doer)]
    return by_position(
        replace(passage, holder=doer)
        if (doer := passage.doer) and not any(doer in holder.side for holder in theirs)
        else passage
        for passage in side
    )


def by_position(passages: Iterable[Passage]) -> list[list[Passage]]:
    """Of one person, body or outlet; a body and who speaks for it say each their own."""
    groups: list[list[Passage]] = []
    for passage in passages:
        group = next((g for g in groups if _together(g[0], passage)), None)
        groups.append([passage]) if group is None else group.append(passage)
    return groups


def _together(one: Passage, other: Passage) -> bool:
    mine, theirs = one.holder, other.holder
    if mine is None or theirs is None:
        return mine is theirs and one.statement.outlet == other.statement.outlet
    return mine.key == theirs.key or mine.name.casefold() == theirs.name.casefold()
