"""From a weighed point to a dispute: positions by holder, type, hardness, heading."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from generator.merge.disputes.by_weight.weighed import WeighedPoint, together
from generator.merge.disputes.by_words.gather import Passage, Point, Side
from generator.merge.disputes.headings import Matter, heading_of
from generator.merge.disputes.holders import UNDETERMINED
from generator.merge.disputes.same_holder import each_holder_once
from generator.merge.disputes.types import hardness_of, type_of
from generator.records import Dispute, Position

NOBODY = re.compile(
    r"^(?:the )?(?:others?|some|many|most|multiple|both|all|several|few|one|another|an?|any|every"
    r"|no|people|man|woman|men|women|person|somebody|someone|everyone|anyone)\b",
    re.IGNORECASE,
)
"""Holders that name nobody: `others`, `a man`, `one woman`."""

AT_ODDS = "statements at odds"
"""Why a point is one that no word of dispute shows, only the weight of what both sides say."""


def disputes_of(
    found: Sequence[WeighedPoint], matter: Matter, taken: set[str]
) -> tuple[Dispute, ...]:
    """In the order given; a point without words for its matter is none. `taken` are the headings
    that stand on the page already; those made are added."""
    disputes = []
    for weighed in found:
        dispute = dispute_of(weighed, matter, taken)
        if dispute is not None:
            taken.add(dispute.issue)
            disputes.append(dispute)
    return tuple(disputes)


def dispute_of(weighed: WeighedPoint, matter: Matter, taken: Collection[str]) -> Dispute | None:
    """None where nobody who is named faces anybody, or no words name the matter."""
    point = weighed.point
    facing, against = _positions(point.facing, point), _positions(point.against, point)
    if not facing or not against:
        return None
    shown = [[p for group in groups for p in group] for groups in (against, facing)]
    kind = type_of(shown)
    heading = heading_of(shown, kind, matter, taken)
    if heading is None:
        return None
    return Dispute(
        issue=heading,
        kind="parties" if _has_holder(point) else "reports",
        type=kind,
        positions=each_holder_once((*_on_side(0, facing), *_on_side(1, against))),
        why=point.anchors[0].why if point.anchors else AT_ODDS,
        hardness=hardness_of(point, kind),
        score=weighed.score,
    )


def _has_holder(point: Point) -> bool:
    return any(
        p.holder is not None for side in (point.against, point.facing) for p in side.values()
    )


def _positions(side: Side, point: Point) -> list[list[Passage]]:
    """Passages by holder, best first. Who is not named stands only where nobody is, and words of
    dispute tell that somebody does."""
    groups: list[list[Passage]] = []
    for passage in side.values():
        group = next((g for g in groups if together(g[0], passage)), None)
        if group is None:
            groups.append([passage])
        else:
            group.append(passage)
    named = [g for g in groups if not is_nobody(g[0])]
    return named if named or not point.anchors else groups


def is_nobody(passage: Passage) -> bool:
    if passage.holder is None:
        return False
    return passage.holder.name == UNDETERMINED or bool(NOBODY.match(passage.holder.name))


def _on_side(side: int, groups: Sequence[Sequence[Passage]]) -> Iterator[Position]:
    """A position a holder; who says it together holds it each."""
    for group in groups:
        holder = group[0].holder
        evidence = tuple(passage.span for passage in group)
        name = holder.name if holder else group[0].statement.outlet
        speaker = holder.speaker if holder else None
        for one in speaker.together if speaker else ():
            yield Position(holder=one.name, evidence=evidence, speaker=one, side=side)
        if not (speaker and speaker.together):
            yield Position(holder=name, evidence=evidence, speaker=speaker, side=side)
