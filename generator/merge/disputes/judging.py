"""Why a point is one, and why two passages are none: what `explain` tells, as values."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.learned.gate import Part, parts, score
from generator.merge.disputes.by_figures.figure_statements import FigureStatement, figures_of
from generator.merge.disputes.by_figures.figures import refusals
from generator.merge.disputes.by_weight.contenders import (
    PairBars,
    PointScene,
    bars_of_pair,
    scene_of,
)
from generator.merge.disputes.by_weight.pairs import comparable, looks_only, pair_signs
from generator.merge.disputes.by_weight.weighed import Gates, Status, WeighedPoint, ranked_points
from generator.merge.disputes.by_words.sides import Issue
from generator.merge.disputes.held import HeldClaim, HeldClaims, statements_of
from generator.merge.disputes.present import dispute_of
from generator.merge.ground import Ground
from generator.records import Span

TOLD = 6
"""Signs that are told of one score, those with most weight."""
NEAREST = 3
"""Points below the bars that are told, and pairs of passages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedPoint:
    """A candidate with its score beside the bars that it has to reach."""

    heading: str
    status: Status
    score: float
    bar: float
    """To be shown; `suggested`: to be suggested."""
    suggested: float
    repeats: bool
    """It stands behind better points that have its passages, and is not shown for that."""
    ruled: bool
    parts: tuple[Part, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedPair:
    """Two passages. `score` None = they cannot be two sides; `reasons` are literal names."""

    one: Span
    other: Span
    score: float | None
    bars: PairBars | None
    """None = no bar decides: see the reasons."""
    rules: tuple[str, ...]
    reasons: tuple[str, ...]
    parts: tuple[Part, ...]
    point: JudgedPoint | None
    """The best candidate that has both on two sides, one that is shown before any other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Court:
    """A story with all that was weighed."""

    scene: PointScene
    ranked: tuple[WeighedPoint, ...]
    figures: tuple[FigureStatement, ...]
    gates: Gates


def court_of(ground: Ground, gates: Gates) -> Court:
    statements = statements_of(ground)
    scene = scene_of(statements, gates.pairs)
    ranked = tuple(ranked_points(scene, gates))
    figures = tuple(figures_of(statements, ground))
    return Court(scene=scene, ranked=ranked, figures=figures, gates=gates)


def judged_points(court: Court) -> list[JudgedPoint]:
    """Best first: all that are shown or suggested, and the nearest of the rest."""
    every = [_judged(weighed, court) for weighed in court.ranked]
    below = [judged for judged in every if judged.status == "no point"]
    return [*(j for j in every if j.status != "no point"), *below[:NEAREST]]


def _judged(weighed: WeighedPoint, court: Court) -> JudgedPoint:
    dispute = dispute_of(weighed, court.scene.field.statements, ())
    return JudgedPoint(
        heading=dispute.issue if dispute else "",
        status=weighed.status,
        score=weighed.score,
        bar=weighed.bar,
        suggested=court.gates.points.bars["suggested"],
        repeats=weighed.repeats,
        ruled=bool(weighed.point.anchors),
        parts=parts(court.gates.points, weighed.signs)[:TOLD],
        evidence=(*weighed.point.facing, *weighed.point.against),
    )


def judged_pairs(court: Court, words: str, others: str = "") -> list[JudgedPair]:
    """Pairs of a passage with the one words and one with the others, best first; without others,
    the pairs of the first with any passage."""
    ones = having(court.scene.field.statements, words)
    facing = (
        having(court.scene.field.statements, others)
        if others
        else list(court.scene.field.statements.all)
    )
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
    field = court.scene.field
    views = field.views[first], field.views[second]
    one, other = (view.statement for view in views)
    signs = pair_signs(*views, field)
    facing = (w for w in court.ranked if _has_both(w.point, one, other))
    weighed = min(facing, key=lambda w: w.status != "shown", default=None)
    figures = refusals(one, other, court.figures)
    return JudgedPair(
        one=one.claim.span,
        other=other.claim.span,
        score=score(court.gates.pairs, signs) if comparable(one, other) else None,
        bars=bars_of_pair((first, second), field.statements, court.scene.scores),
        rules=tuple(sorted(field.found.get((first, second), ()))),
        reasons=(
            *(_no_sides(one, other) if weighed is None else ()),
            *(_not_kept(court, one, other) if weighed is None else ()),
            *looks_only(one, other),
            *(sorted(filter(None, figures)) if None not in figures else ()),
        ),
        parts=parts(court.gates.pairs, signs)[:TOLD],
        point=_judged(weighed, court) if weighed else None,
    )


def _not_kept(court: Court, one: HeldClaim, other: HeldClaim) -> Iterator[str]:
    """Why two statements that can be two sides stand in no point."""
    places = one.place, other.place
    if any(_has_both(c.point, one, other) for c in court.scene.candidates):
        yield "better passages"
    elif comparable(one, other) and places not in court.scene.scores:
        yield "nothing in common"


def _no_sides(one: HeldClaim, other: HeldClaim) -> Iterator[str]:
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


def _has_both(point: Issue, one: HeldClaim, other: HeldClaim) -> bool:
    """Whether a point has them on two sides."""
    spans = one.claim.span, other.claim.span
    return any(a in point.against and b in point.facing for a, b in (spans, spans[::-1]))
