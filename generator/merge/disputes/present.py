"""What is shown: of each point a dispute."""

from collections.abc import Iterable, Iterator, Sequence

from generator.merge.claims.held import HeldClaims
from generator.merge.disputes.by_weight.weighed import WeighedPoint
from generator.merge.disputes.by_words.sides import Passage, Positions, name_of
from generator.merge.disputes.headings import heading_of
from generator.merge.disputes.rules import AT_ODDS
from generator.merge.disputes.types import hardness_of, type_of
from generator.merge.disputes.unworded import UnwordedPoint
from generator.records import Dispute, Position, Span
from generator.spans import cut, part

LIKELY = 0.0
"""Log-odds above which the pair most surely at odds is likely two sides."""
# origin: even odds; out of fold, 420 stories, 2026-11-30: of points of words of dispute in stories
# that are not short .85 of 58 are right above, .60 of 45 below
LEADING_ON = " \n,;:–—-"
JOINING = frozenset({"and", "or", "but", "yet", "while", "whereas", "although", "though"})
"""What a clause leads on to the next with."""


def unworded_points(
    found: Iterable[WeighedPoint], statements: HeldClaims
) -> Iterator[UnwordedPoint]:
    """Without those in which nobody who is named faces anybody."""
    for weighed in found:
        point = weighed.point
        against, facing, third = (
            _named(groups, point.anchors) for groups in (*weighed.positions, weighed.third)
        )
        if not facing or not against:
            continue
        shown = [[p for group in groups for p in group] for groups in (against, facing)]
        told = _reports_tell(weighed, statements)
        kind = type_of(shown)
        yield UnwordedPoint(
            sides=(facing, against, third),
            rule=point.anchors[0].rule if point.anchors else AT_ODDS,
            type=kind,
            asking=shown,
            hardness=hardness_of(point, kind),
            score=weighed.score,
            told=told,
            suggested=weighed.status == "suggested",
        )


def disputes_of(
    points: Iterable[UnwordedPoint], statements: HeldClaims
) -> Iterator[tuple[UnwordedPoint, Dispute]]:
    """Each with its dispute, but for those whose matter no words name; no heading twice, whoever
    comes first has it."""
    taken: set[str] = set()
    for point in points:
        heading = heading_of(point, statements, taken)
        if heading is None:
            continue
        taken.add(heading)
        yield (
            point,
            Dispute(
                issue=heading,
                kind=point.kind,
                type=point.type,
                positions=tuple(p for k, side in enumerate(point.sides) for p in on_side(k, side)),
                why=point.rule.name,
                hardness=point.hardness,
                score=point.score,
                told=point.told,
            ),
        )


def _reports_tell(weighed: WeighedPoint, statements: HeldClaims) -> bool:
    """Whether a sign that is not faint shows it, and two of its passages are likely at odds; in a
    short story few pairs are there to say so, and the sign is enough."""
    anchors = weighed.point.anchors
    if not anchors or anchors[0].rule.faint:
        return False
    return statements.is_short or weighed.odds > LIKELY


def _named(groups: Positions, ruled: Sequence[object]) -> Positions:
    """Who is not named stands only where nobody is, and words of dispute tell that somebody
    does."""
    named = [g for g in groups if g[0].holder is None or not g[0].holder.is_nobody]
    return named if named or not ruled else groups


def on_side(side: int, groups: Positions) -> Iterator[Position]:
    """A position a holder; who says it together holds it each."""
    for group in groups:
        holder = group[0].holder
        evidence = tuple(dict.fromkeys(clause_shown(passage) for passage in group))
        speaker = holder.speaker if holder else None
        for one in speaker.together if speaker else ():
            yield Position(holder=one.name, evidence=evidence, speaker=one, side=side)
        if not (speaker and speaker.together):
            yield Position(holder=name_of(group[0]), evidence=evidence, speaker=speaker, side=side)


def clause_shown(passage: Passage) -> Span:
    """Without the comma or the `but` that leads on to the next clause."""
    kept = cut(passage.statement.report.article.text, passage.span).rstrip(LEADING_ON)
    while kept.rpartition(" ")[2].casefold() in JOINING:
        kept = kept.rpartition(" ")[0].rstrip(LEADING_ON)
    start = passage.span.start
    return part(passage.span, start, start + len(kept)) if kept else passage.span
