"""What is shown: of a weighed point a dispute, and apart from them denials that stand alone."""

from collections.abc import Iterable, Iterator, Sequence

from generator.merge.claims.held import HeldClaim, HeldClaims
from generator.merge.claims.holders import Holder
from generator.merge.disputes.by_weight.weighed import WeighedPoint
from generator.merge.disputes.by_words.anchors import denials
from generator.merge.disputes.by_words.sides import Passage, Positions, name_of
from generator.merge.disputes.headings import heading_of
from generator.merge.disputes.rules import AT_ODDS, DENIED
from generator.merge.disputes.types import hardness_of, type_of
from generator.merge.disputes.unworded import UnwordedPoint
from generator.records import Dispute, Position, Quotation, Span
from generator.spans import cut, overlaps, part

LIKELY = 0.0
"""Log-odds above which the pair most surely at odds is likely two sides."""
# origin: even odds; out of fold, 420 stories, 2026-11-30: of points of words of dispute in stories
# that are not short .85 of 58 are right above, .60 of 45 below
LEADING_ON = " \n,;:–—-"
JOINING = frozenset({"and", "or", "but", "yet", "while", "whereas", "although", "though"})
"""What a clause leads on to the next with."""
UNANSWERED = "denial that answers no report"
SILENT = "declined to comment or did not answer"


def disputes_of(
    found: Iterable[WeighedPoint | UnwordedPoint], statements: HeldClaims
) -> Iterator[Dispute | None]:
    """One for each, no heading twice, whoever comes first has it; None where nobody who is named
    faces anybody, or no words name the matter."""
    taken: set[str] = set()
    for one in found:
        point = one if isinstance(one, UnwordedPoint) else _unworded(one, statements)
        heading = heading_of(point, statements, taken) if point else None
        if point is None or heading is None:
            yield None
            continue
        taken.add(heading)
        held = (group[0].holder for side in point.sides for group in side)
        yield Dispute(
            issue=heading,
            kind="parties" if any(held) else "reports",
            type=point.type,
            positions=tuple(p for k, side in enumerate(point.sides) for p in on_side(k, side)),
            why=point.rule.name,
            hardness=point.hardness,
            score=point.score,
            told=point.told,
        )


def _unworded(weighed: WeighedPoint, statements: HeldClaims) -> UnwordedPoint | None:
    """None where nobody who is named faces anybody."""
    point = weighed.point
    against, facing, third = (
        _named(groups, point.anchors) for groups in (*weighed.positions, weighed.third)
    )
    if not facing or not against:
        return None
    shown = [[p for group in groups for p in group] for groups in (against, facing)]
    kind = type_of(shown)
    return UnwordedPoint(
        sides=(facing, against, third),
        rule=point.anchors[0].rule if point.anchors else AT_ODDS,
        type=kind,
        asking=shown,
        hardness=hardness_of(point, kind),
        score=weighed.score,
        told=_reports_tell(weighed, statements),
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
    named = [group for group in groups if not _is_nobodys(group)]
    return named if named or not ruled else groups


def _is_nobodys(group: Sequence[Passage]) -> bool:
    holder = group[0].holder
    return holder is not None and holder.is_nobody


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


def unanswered(statements: HeldClaims, disputes: Sequence[Dispute]) -> tuple[Quotation, ...]:
    """In source and text order; a sentence once, and once in equal words."""
    shown = {span for d in disputes for p in d.positions for span in p.evidence}
    found: dict[str, Quotation] = {}
    for statement, holder, why in sorted(_alone(statements), key=lambda row: row[0].place):
        if not any(overlaps(statement.claim.span, span) for span in shown):
            found.setdefault(statement.text, _quotation(statement, holder, why))
    return tuple(found.values())


def _alone(statements: HeldClaims) -> Iterator[tuple[HeldClaim, Holder | None, str]]:
    for statement in statements.all:
        if statement.claim.silent:
            yield statement, statement.holder, SILENT
    for anchor in denials(DENIED, statements):
        if anchor.target is not None:
            yield anchor.statement, anchor.holder, UNANSWERED


def _quotation(statement: HeldClaim, holder: Holder | None, why: str) -> Quotation:
    return Quotation(
        span=statement.claim.span,
        kind="indirect",
        mention=statement.claim.holder,
        speaker=holder.speaker if holder else None,
        why=why,
    )
