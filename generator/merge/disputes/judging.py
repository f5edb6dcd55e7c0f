"""Why a point is one, and why two passages are none: what `explain` tells, as values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.learned.gate import Part, parts, score
from generator.merge.disputes.by_weight.contenders import found_by_rules, scores_of
from generator.merge.disputes.by_weight.no_dispute import looks_only
from generator.merge.disputes.by_weight.signs import Field, comparable, pair_signs
from generator.merge.disputes.by_weight.weighed import (
    Gates,
    PointScene,
    WeighedPoint,
    bar_of,
    bars_of,
    field_from,
    is_shown,
    is_suggested,
    ranked_points,
    scene_of,
)
from generator.merge.disputes.by_words.gather import Side
from generator.merge.disputes.headings import Matter, matter_of
from generator.merge.disputes.held import HeldClaim, HeldClaims
from generator.merge.disputes.present import dispute_of
from generator.records import Span

Status = Literal["shown", "suggested", "no point"]
TOLD = 6
"""Signs that are told of one score, those with most weight."""
NEAREST = 3
"""Points below the bars that are told, and pairs of passages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedPoint:
    """A candidate with its score beside the bar that it has to reach."""

    heading: str
    status: Status
    score: float
    bar: float
    ruled: bool
    parts: tuple[Part, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedPair:
    """Two passages. `score` None = they cannot be two sides; `reasons` are literal names."""

    one: Span
    other: Span
    score: float | None
    rules: tuple[str, ...]
    reasons: tuple[str, ...]
    parts: tuple[Part, ...]
    point: JudgedPoint | None
    """The best candidate that has both on two sides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Court:
    """A story with all that was weighed."""

    statements: HeldClaims
    field: Field
    scene: PointScene
    ranked: tuple[WeighedPoint, ...]
    matter: Matter
    gates: Gates


def court_of(statements: HeldClaims, gates: Gates) -> Court:
    ruled = found_by_rules(statements)
    field = field_from(ruled, statements)
    scene = scene_of(ruled, statements, field, scores_of(field, gates.pairs))
    return Court(
        statements=statements,
        field=field,
        scene=scene,
        ranked=tuple(ranked_points(scene, gates)),
        matter=matter_of(statements),
        gates=gates,
    )


def judged_points(court: Court) -> list[JudgedPoint]:
    """Best first: all that are shown or suggested, and the nearest of the rest."""
    every = [_judged(weighed, court) for weighed in court.ranked]
    below = [judged for judged in every if judged.status == "no point"]
    return [*(j for j in every if j.status != "no point"), *below[:NEAREST]]


def _judged(weighed: WeighedPoint, court: Court) -> JudgedPoint:
    bars = bars_of(court.gates.points.bars, court.statements)
    shown, suggested = is_shown(weighed, bars), is_suggested(weighed, bars)
    dispute = dispute_of(weighed, court.matter, ())
    return JudgedPoint(
        heading=dispute.issue if dispute else "",
        status="shown" if shown else "suggested" if suggested else "no point",
        score=weighed.score,
        bar=bar_of(weighed, bars),
        ruled=weighed.ruled,
        parts=parts(court.gates.points, weighed.signs)[:TOLD],
        evidence=(*weighed.point.facing, *weighed.point.against),
    )


def judged_pairs(court: Court, words: str, others: str = "") -> list[JudgedPair]:
    """Pairs of a passage with the one words and one with the others, best first; without others,
    the pairs of the first with any passage."""
    ones = having(court.statements, words)
    facing = having(court.statements, others) if others else list(court.statements.all)
    pairs = {
        (min(a.place, b.place), max(a.place, b.place))
        for a in ones
        for b in facing
        if a.place != b.place
    }
    found = [_pair(court, *places) for places in sorted(pairs)]
    return sorted(found, key=lambda p: (p.score is None, -(p.score or 0.0)))[
        : 1 if others else NEAREST
    ]


def having(statements: HeldClaims, words: str) -> list[HeldClaim]:
    """The statements in which the words stand, however they are spaced and written."""
    wanted = " ".join(words.split()).casefold()
    return [s for s in statements.all if wanted in " ".join(s.text.split()).casefold()]


def _pair(court: Court, first: int, second: int) -> JudgedPair:
    one, other = court.field.views[first], court.field.views[second]
    signs = pair_signs(one, other, court.field)
    can = comparable(one.statement, other.statement)
    return JudgedPair(
        one=one.statement.claim.span,
        other=other.statement.claim.span,
        score=score(court.gates.pairs, signs) if can else None,
        rules=tuple(sorted(court.field.found.get((first, second), {}))),
        reasons=_reasons(one.statement, other.statement),
        parts=parts(court.gates.pairs, signs)[:TOLD],
        point=_point_of(court, one.statement, other.statement),
    )


def _reasons(one: HeldClaim, other: HeldClaim) -> tuple[str, ...]:
    return (*_bars(one, other), *looks_only(one, other))


def _bars(one: HeldClaim, other: HeldClaim) -> Iterator[str]:
    """Why two statements cannot be two sides, whatever they say."""
    if comparable(one, other):
        return
    if any(s.claim.silent for s in (one, other)):
        yield "no comment"
    if any(s.holder is None and not s.narrated for s in (one, other)):
        yield "not known whose words"
    elif one.text == other.text:
        yield "same words"
    else:
        yield "one voice"


def _point_of(court: Court, one: HeldClaim, other: HeldClaim) -> JudgedPoint | None:
    spans = one.claim.span, other.claim.span
    holding = (
        weighed
        for weighed in court.ranked
        if _faces(spans, weighed.point.against, weighed.point.facing)
    )
    best = next(holding, None)
    return _judged(best, court) if best else None


def _faces(spans: tuple[Span, Span], against: Side, facing: Side) -> bool:
    one, other = spans
    return (one in against and other in facing) or (other in against and one in facing)
