"""What is seen of a passage on its side of a point, and of a whole point: signs for the gates."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.learned.gate import share
from generator.merge.disputes.by_weight.contenders import NOT_SCORED, Contender, PointScene
from generator.merge.disputes.by_weight.pairs import Scores
from generator.merge.disputes.by_weight.views import Field, View
from generator.merge.disputes.by_words.sides import Issue, Passage, Side
from generator.merge.likeness import cosine, squares_shared

OWN = (
    "deny", "accuse", "oppose", "criticize", "support", "insist", "refuse", "falsehood", "say",
    "contrast", "negated", "direct", "mixed", "indirect", "narrated", "unknown", "lead", "late",
    "headline", "diverging", "reply words", "back words", "asks", "short", "long", "figures",
    "ahead", "hedged", "party", "unnamed", "opposites",
)  # fmt: skip
"""Signs of a statement itself that a passage is weighed by."""
ACTS = (
    "deny", "accuse", "oppose", "criticize", "support", "insist", "refuse", "falsehood",
    "contrast", "negated", "direct", "narrated", "lead", "diverging",
)  # fmt: skip
"""Signs of a statement that a whole point is weighed by."""


def passage_signs(
    passage: Passage, own: Side, facing: Side, point: Issue, scene: PointScene
) -> dict[str, float]:
    """`own` is the side on which the passage stands."""
    field, scores = scene.field, scene.scores
    view = field.views[passage.statement.place]
    others = [p for p in own.values() if p.span != passage.span]
    against = sorted((_at(passage, p, scores) for p in facing.values()), reverse=True)
    signs = {name: view.own[name] for name in OWN if name in view.own}
    signs["best against"] = against[0]
    signs["second against"] = against[1] if len(against) > 1 else NOT_SCORED
    signs["beside"] = max((_at(passage, p, scores) for p in others), default=NOT_SCORED)
    signs["alike its side"] = _alike(view, others, field)
    signs["alike the other side"] = _alike(view, list(facing.values()), field)
    signs["alone"] = float(not others)
    signs["next on its side"] = float(any(_next(passage, p) for p in others))
    signs["next to the other side"] = float(any(_next(passage, p) for p in facing.values()))
    signs["place in its side"] = float(list(own).index(passage.span))
    signs["of the headline"] = float(min(len(view.weight.keys() & field.statements.heads), 4))
    signs["on the matter"] = _on_matter(view, own, facing, field)
    signs.update(_beside_first(passage, own, facing))
    signs.update(_by_rules(passage, point))
    return {name: round(value, 4) for name, value in signs.items() if value}


def _at(one: Passage, other: Passage, scores: Scores) -> float:
    return scores.get(_places_of(one, other), NOT_SCORED)


def _places_of(one: Passage, other: Passage) -> tuple[int, int]:
    places = one.statement.place, other.statement.place
    return min(places), max(places)


def _alike(view: View, passages: Sequence[Passage], field: Field) -> float:
    return max((_likeness_of(view, field.views[p.statement.place]) for p in passages), default=0.0)


def _likeness_of(one: View, other: View) -> float:
    """Of their terms without the words of their holders' names."""
    return cosine(squares_shared(one.weight, other.weight), one.length * other.length)


def _on_matter(view: View, own: Side, facing: Side, field: Field) -> float:
    """Part of the statement's weight that lies in terms both sides have without it."""
    mine = _counts([p for p in own.values() if p.statement is not view.statement], field)
    theirs = _counts(list(facing.values()), field)
    both = math.fsum(w for t, w in view.weight.items() if mine.get(t, 0) and theirs.get(t, 0))
    return both / (1.0 + math.fsum(view.weight.values()))


def _counts(passages: Sequence[Passage], field: Field) -> Counter[str]:
    return Counter(t for p in passages for t in field.views[p.statement.place].weight)


def _beside_first(passage: Passage, own: Side, facing: Side) -> Iterator[tuple[str, float]]:
    """How it stands to the first passages of both sides, the strongest ones."""
    for name, side in (("its", own), ("the other", facing)):
        first = next(iter(side.values()))
        same = first.statement.source == passage.statement.source
        apart = abs(first.statement.place - passage.statement.place)
        yield f"in the report of {name} first", float(same and apart > 0)
        yield f"near {name} first", float(same and 0 < apart <= 3)
    first = next(iter(own.values()))
    yield "voice of the first", float(_same_holder(first, passage))
    yield "passages of its voice", math.log(sum(_same_holder(p, passage) for p in own.values()))


def _same_holder(one: Passage, other: Passage) -> bool:
    return (one.holder and one.holder.key) == (other.holder and other.holder.key)


def _next(one: Passage, other: Passage) -> bool:
    same = one.statement.source == other.statement.source
    return same and abs(one.statement.place - other.statement.place) == 1


def _by_rules(passage: Passage, point: Issue) -> Iterator[tuple[str, float]]:
    if not point.anchors:
        return
    yield "of a rule", 1.0
    yield "points by rules", min(passage.points, 10.0)
    yield "turns", float(any(a.statement.place == passage.statement.place for a in point.anchors))
    turned = {a.facing.place for a in point.anchors if a.facing is not None}
    yield "turned against", float(passage.statement.place in turned)
    yield "told in the words", float(any(a.target == passage.span for a in point.anchors))
    yield "retold", float(any(passage.statement.place in a.retold for a in point.anchors))


Kept = tuple[Sequence[float], Sequence[float]]
"""Log-odds of the passages of each side, best first."""


def point_signs(
    candidate: Contender, kept: Kept, place: int, scene: PointScene
) -> dict[str, float]:
    """`place` counts the candidates of the story by strength."""
    sides = (
        list(candidate.point.against.values()),
        list(candidate.point.facing.values()),
    )
    signs: dict[str, float] = {}
    for group in (
        _chances(kept),
        _standing(candidate, place),
        _crossing(sides, scene.field, scene.scores),
        _acting(sides, scene.field),
        _people(sides),
    ):
        signs.update((name, round(value, 4)) for name, value in group if value)
    return signs


def _chances(kept: Kept) -> Iterator[tuple[str, float]]:
    yield "weaker side", min(kept[0][0], kept[1][0])
    yield "stronger side", max(kept[0][0], kept[1][0])
    either = [1.0 - math.prod(1.0 - share(value) for value in side) for side in kept]
    yield "both sides show it", math.log(either[0] * either[1])
    yield "passages", math.log(len(kept[0]) * len(kept[1]))
    yield "mean", sum(kept[0]) / len(kept[0]) + sum(kept[1]) / len(kept[1])


def _standing(candidate: Contender, place: int) -> Iterator[tuple[str, float]]:
    yield "strength", candidate.strength
    yield "place", math.log1p(place)
    yield "of rules", float(bool(candidate.point.anchors))
    yield "anchors", math.log1p(len(candidate.point.anchors))
    for anchor in candidate.point.anchors:
        yield f"rule {anchor.rule.name}", 1.0


Sides = tuple[Sequence[Passage], Sequence[Passage]]


def _crossing(sides: Sides, field: Field, scores: Scores) -> Iterator[tuple[str, float]]:
    pairs = [_places_of(p, q) for p in sides[0] for q in sides[1]]
    best = sorted((scores.get(pair, NOT_SCORED) for pair in pairs), reverse=True)
    yield "best pair", best[0]
    yield "third pair", best[2] if len(best) > 2 else NOT_SCORED / 2
    views = field.views
    alike = sorted((_likeness_of(views[a], views[b]) for a, b in pairs), reverse=True)
    yield "alike", alike[0]
    yield "mean alike", sum(alike) / len(alike)
    heads = field.statements.heads & _terms(sides[0]) & _terms(sides[1])
    yield "headline", float(min(len(heads), 4))
    for name in sorted(frozenset().union(*(field.found.get(pair, ()) for pair in pairs))):
        yield f"crosses by {name}", 1.0


def _acting(sides: Sides, field: Field) -> Iterator[tuple[str, float]]:
    for name in ACTS:
        counts = [
            sum(field.views[p.statement.place].own.get(name, 0.0) for p in side) for side in sides
        ]
        yield f"{name} on a side", float(min(max(counts), 3.0))
        yield f"{name} on both", float(min(min(counts), 3.0))


def _people(sides: Sides) -> Iterator[tuple[str, float]]:
    everyone = [*sides[0], *sides[1]]
    yield "sources", float(min(len({p.statement.source for p in everyone}), 4))
    yield "one has no name", float(any(all(p.holder is None for p in side) for side in sides))
    one, other = sides[0][0].holder, sides[1][0].holder
    yield "one side", float(one is not None and other in one.side)
    parties = [h.party if h else None for h in (one, other)]
    yield "two parties", float(all(parties) and parties[0] != parties[1])
    yield "holders", float(len({p.holder.key for p in everyone if p.holder}))


def _terms(side: Sequence[Passage]) -> frozenset[str]:
    return frozenset().union(*(p.statement.terms for p in side))
