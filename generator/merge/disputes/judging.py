"""Why a point is one, and why two passages are none: what `explain` tells, as values."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.learned.gate import Part, parts, score
from generator.merge.disputes.by_weight.contenders import PointScene, scene_of
from generator.merge.disputes.by_weight.pairs import comparable, looks_only, pair_signs
from generator.merge.disputes.by_weight.weighed import Gates, Status, WeighedPoint, ranked_points
from generator.merge.disputes.by_words.sides import Side
from generator.merge.disputes.held import HeldClaim, HeldClaims
from generator.merge.disputes.present import dispute_of
from generator.records import Span

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

    scene: PointScene
    ranked: tuple[WeighedPoint, ...]
    gates: Gates


def court_of(statements: HeldClaims, gates: Gates) -> Court:
    scene = scene_of(statements, gates.pairs)
    ranked = tuple(ranked_points(scene, gates))
    return Court(scene=scene, ranked=ranked, gates=gates)


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
    return JudgedPair(
        one=one.claim.span,
        other=other.claim.span,
        score=score(court.gates.pairs, signs) if comparable(one, other) else None,
        rules=tuple(sorted(field.found.get((first, second), ()))),
        reasons=(*_bars(one, other), *looks_only(one, other)),
        parts=parts(court.gates.pairs, signs)[:TOLD],
        point=_point_of(court, one, other),
    )


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
