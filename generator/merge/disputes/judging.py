"""Why a point is one, and why two passages are none: what `explain` tells, as values."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.learned.gate import Part, parts, score
from generator.merge.claims.held import HeldClaim, HeldClaims
from generator.merge.disputes.by_figures.figure_reasons import refusals
from generator.merge.disputes.by_figures.figure_statements import FigureStatement, figures_of
from generator.merge.disputes.by_weight.contenders import (
    PairBars,
    PointScene,
    bars_of_pair,
    scene_of,
)
from generator.merge.disputes.by_weight.no_dispute import looks_only, surely_none
from generator.merge.disputes.by_weight.pairs import comparable, pair_signs
from generator.merge.disputes.by_weight.weighed import Gates, WeighedPoint, ranked_points
from generator.merge.disputes.by_words.sides import Issue
from generator.merge.disputes.present import disputes_of, unworded_points
from generator.records import Span

TOLD = 6
"""Signs that are told of one score, those with most weight."""
NEAREST = 3
"""Points below the bars that are told, and pairs of passages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedPoint:
    """A candidate with its score beside the bars that it has to reach."""

    heading: str
    weighed: WeighedPoint
    suggested: float
    """The bar to be suggested."""
    reasons: tuple[str, ...]
    """Literal names of what its leading passages look like, where it is none and not surely so."""
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedPair:
    """Two passages. `score` None = they cannot be two sides; `sure` and `reasons` are literal
    names of what decides that they are none, and of what only speaks against it."""

    one: Span
    other: Span
    score: float | None
    bars: PairBars | None
    """None = no bar decides: see the reasons."""
    rules: tuple[str, ...]
    sure: tuple[str, ...]
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


def court_of(statements: HeldClaims, gates: Gates) -> Court:
    scene = scene_of(statements, gates.pairs)
    ranked = tuple(ranked_points(scene, gates))
    figures = tuple(figures_of(statements))
    return Court(scene=scene, ranked=ranked, figures=figures, gates=gates)


def judged_points(court: Court) -> list[JudgedPoint]:
    """Best first: all that are shown or suggested, and the nearest of the rest."""
    best = sorted(court.ranked, key=lambda w: -w.score)
    below = [weighed for weighed in best if weighed.status == "no point"]
    told = (*(w for w in best if w.status != "no point"), *below[:NEAREST])
    return [_judged(weighed, court) for weighed in told]


def _judged(weighed: WeighedPoint, court: Court) -> JudgedPoint:
    statements = court.scene.field.statements
    worded = disputes_of(unworded_points([weighed], statements), statements)
    heading = next((dispute.issue for _, dispute in worded), "")
    sides = weighed.point.against, weighed.point.facing
    lead = [next(iter(side.values())).statement for side in sides]
    unsure = weighed.status == "no point" and not weighed.reasons
    return JudgedPoint(
        heading=heading,
        weighed=weighed,
        suggested=court.gates.points.bars["suggested"],
        reasons=_looks(*lead) if unsure else (),
        parts=parts(court.gates.points, weighed.signs)[:TOLD],
    )


def judged_pairs(court: Court, words: str, others: str = "") -> list[JudgedPair]:
    """Pairs of a passage with the one words and one with the others, best first; without others,
    the pairs of the first with any passage."""
    statements = court.scene.field.statements
    ones = having(statements, words)
    facing = having(statements, others) if others else statements.all
    pairs = {
        (min(a.place, b.place), max(a.place, b.place))
        for a in ones
        for b in facing
        if a.place != b.place
    }
    scores = {places: _score_of(court, *places) for places in sorted(pairs)}
    best = sorted(scores, key=lambda p: (scores[p] is None, -(scores[p] or 0.0)))
    return [_pair(court, *places) for places in best[: 1 if others else NEAREST]]


def having(statements: HeldClaims, words: str) -> list[HeldClaim]:
    """The statements in which the words stand, however they are spaced and written."""
    wanted = " ".join(words.split()).casefold()
    return [s for s in statements.all if wanted in " ".join(s.text.split()).casefold()]


def _score_of(court: Court, first: int, second: int) -> float | None:
    field = court.scene.field
    one, other = field.views[first], field.views[second]
    if not comparable(one.statement, other.statement):
        return None
    return score(court.gates.pairs, pair_signs(one, other, field))


def _pair(court: Court, first: int, second: int) -> JudgedPair:
    field = court.scene.field
    views = field.views[first], field.views[second]
    one, other = (view.statement for view in views)
    facing = (w for w in court.ranked if _has_both(w.point, one, other))
    weighed = min(facing, key=lambda w: w.status != "shown", default=None)
    figures = refusals(one, other, court.figures)
    return JudgedPair(
        one=one.claim.span,
        other=other.claim.span,
        score=_score_of(court, first, second),
        bars=bars_of_pair((first, second), field.statements, court.scene.scores),
        rules=tuple(sorted(field.found.get((first, second), ()))),
        sure=(*_no_sides(one, other), *surely_none(one, other)),
        reasons=(
            *(_passed_over(court, one, other) if weighed is None else ()),
            *_looks(one, other),
            *(sorted(filter(None, figures)) if None not in figures else ()),
        ),
        parts=parts(court.gates.pairs, pair_signs(*views, field))[:TOLD],
        point=_judged(weighed, court) if weighed else None,
    )


def _looks(one: HeldClaim, other: HeldClaim) -> tuple[str, ...]:
    """What two statements look like instead of two sides, where nothing is sure."""
    if one is other or surely_none(one, other):
        return ()
    return looks_only(*sorted((one, other), key=lambda statement: statement.place))


def _passed_over(court: Court, one: HeldClaim, other: HeldClaim) -> Iterator[str]:
    """Why two statements stand in no point, whatever they say."""
    if any(_has_both(candidate.point, one, other) for candidate in court.scene.candidates):
        yield "better passages"
    elif comparable(one, other) and (one.place, other.place) not in court.scene.scores:
        yield "nothing in common"


def _no_sides(one: HeldClaim, other: HeldClaim) -> Iterator[str]:
    """Why two statements cannot be two sides."""
    if comparable(one, other):
        return
    if any(s.claim.silent for s in (one, other)):
        yield "no comment"
    elif any(s.holder is None and not s.narrated for s in (one, other)):
        yield "not known whose words"
    else:
        yield "same words" if one.text == other.text else "one voice"


def _has_both(point: Issue, one: HeldClaim, other: HeldClaim) -> bool:
    """Whether a point has them on two sides."""
    spans = one.claim.span, other.claim.span
    return any(a in point.against and b in point.facing for a, b in (spans, spans[::-1]))
