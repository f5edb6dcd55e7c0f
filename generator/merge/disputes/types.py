"""What kind of thing a point is about, by a gate over its passages, and how hard it is."""

from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from generator.language.acts.dispute_words import entries_by_lemma
from generator.learned.gate import gate, score
from generator.merge.claims.held import HeldClaim
from generator.merge.disputes.by_words.sides import Issue, Passage
from generator.records import DisputeType, Hardness

TELLING_SECTIONS = ("legality", "intention", "policy", "claim", "falsehood", "truth", "divergence")
"""Sections of the word list whose words tell what a point is about."""
TELLING_FRAMES = ("should", "to", "many", "much", "when")
"""Frames whose wordings tell it: what is to be done, counted, dated."""


def type_of(sides: Sequence[Sequence[Passage]]) -> DisputeType:
    """What is refused is policy, what is denied of days ahead an intention; else the type with the
    highest score, of equals the first. A number is disputed only where the sides give two."""
    passages = [p for side in sides for p in side]
    if any(p.statement.refuses for p in passages):
        return "policy"
    if "deny" in _acts_of(passages) and any(p.statement.ahead for p in passages):
        return "intention"
    model, signs = gate("types"), type_signs(sides)
    kinds: tuple[DisputeType, ...] = get_args(DisputeType)
    open_to = [kind for kind in kinds if kind != "number" or _figures_differ(sides)]
    return max(open_to, key=lambda kind: score(model, signs_for(kind, signs)))


def _figures_differ(sides: Sequence[Sequence[Passage]]) -> bool:
    given = [{f.low for p in side for f in p.statement.claim.figures} for side in sides]
    return all(given) and len({frozenset(values) for values in given}) > 1


def signs_for(kind: str, signs: Mapping[str, float]) -> Mapping[str, float]:
    """One gate weighs every type: each sign once for each."""
    return {f"{kind}: {sign}": value for sign, value in signs.items()}


def type_signs(sides: Sequence[Sequence[Passage]]) -> Mapping[str, float]:
    """For each mark of a statement the share that has it, and whether both sides have it."""
    marks = [[_marks_of(p.statement) for p in side] for side in sides]
    every = [found for side in marks for found in side]
    names = sorted(frozenset().union(*every))
    share = {name: sum(name in found for found in every) / len(every) for name in names}
    both = {
        f"both {name}": 1.0 for name in names if all(any(name in f for f in side) for side in marks)
    }
    return {"any": 1.0, **share, **both}


def _marks_of(statement: HeldClaim) -> frozenset[str]:
    claim = statement.claim
    sections = {s for s in TELLING_SECTIONS if statement.terms & entries_by_lemma(s).keys()}
    asked = {f"asks {w.frame}" for w in claim.wordings if w.frame in TELLING_FRAMES}
    acts = {f"somebody may {d.act.kind}" for d in statement.deeds}
    rest = {
        "a holder": statement.holder is not None,
        "a figure": bool(claim.figures),
        "negated": claim.negated,
        "hedged": claim.hedged,
        "a day ahead": statement.ahead,
        "quoted": statement.is_direct,
        "a state": any("being" in w.told for w in claim.wordings),
        "a modal": any("modal" in w.told for w in claim.wordings),
    }
    return frozenset(sections | asked | acts | {name for name, so in rest.items() if so})


def hardness_of(point: Issue, kind: DisputeType) -> Hardness:
    """Whether both sides can hold at once, use other names for one thing, or tell it otherwise."""
    acts = _acts_of((*point.against.values(), *point.facing.values()))
    if any(anchor.rule.hard or anchor.opposed for anchor in point.anchors) or acts & {
        "deny",
        "falsehood",
    }:
        return "cannot both hold"
    return "named differently" if kind == "characterisation" else "told differently"


def _acts_of(passages: Iterable[Passage]) -> set[str]:
    deeds = (deed for passage in passages for deed in passage.statement.deeds)
    return {deed.act.kind for deed in deeds if not deed.act.negated}
