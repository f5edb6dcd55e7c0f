"""What tells whether an editor would ask a question so: signs for the gate over headings."""

import math
from collections.abc import Sequence

from generator.language.marks.pairing import outermost, quoted_stretches
from generator.merge.claims.held import HEADLINE, HeldClaim, HeldClaims
from generator.merge.disputes.by_words.sides import Passage
from generator.records import CutWords, DisputeType, Span
from generator.spans import overlaps, part

EvidenceSides = Sequence[Sequence[Passage]]
"""Of each side the passages that are shown, best first."""


def signs_of_question(
    frame: str,
    wording: CutWords,
    statement: HeldClaim,
    sides: EvidenceSides,
    kind: DisputeType,
    statements: HeldClaims,
) -> dict[str, float]:
    """What tells whether an editor would ask so: what it shares with the evidence first."""
    terms = sorted(set(wording.terms))
    size = max(len(terms), 1)
    by_side = [[p.statement.terms for p in side] for side in sides]
    every = [told for side in by_side for told in side]
    both = [t for t in terms if all(any(t in told for told in side) for side in by_side)]
    return {
        **{f"told {mark}": 1.0 for mark in wording.told},
        f"frame {frame}": 1.0,
        f"frame {frame} for {kind}": 1.0,
        "terms": float(min(len(terms), 8)),
        "terms squared": min(len(terms), 8) ** 2 / 10,
        "on both sides": float(len(both)),
        "share on both sides": len(both) / size,
        "share of evidence": sum(t in of for t in terms for of in every) / (size * len(every)),
        "covered by one of the others": _covered(terms, statement, sides),
        "told often": sum(math.log1p(len(statements.having.get(t, ()))) for t in terms) / size,
        "in headlines": len(statements.heads.intersection(terms)) / size,
        "rare": sum(statements.weights.get(t, 0.0) for t in terms) / size,
        "rare on both sides": sum(statements.weights.get(t, 0.0) for t in both) / 10,
        "of a headline": float(statement.paragraph == HEADLINE),
        "quoted": float(statement.is_direct),
        "negated": float(statement.claim.negated),
        "denied": float(_is_denied(wording, statement)),
        "who spoke": float(tells_who(statement, _place_of_wording(wording).start)),
        "a figure": float(any(t.isdigit() for t in terms)),
    }


def _covered(terms: Sequence[str], statement: HeldClaim, sides: EvidenceSides) -> float:
    """Most of the terms that one passage of another side has."""
    others = (side for side in sides if all(p.statement is not statement for p in side))
    shares = (sum(t in p.statement.terms for t in terms) for side in others for p in side)
    return max(shares, default=0) / max(len(terms), 1)


def _place_of_wording(wording: CutWords) -> Span:
    return (wording.front or wording.back)[0]


def _is_denied(wording: CutWords, statement: HeldClaim) -> bool:
    targets = (d.act.target for d in statement.deeds if d.act.kind in ("deny", "falsehood"))
    return any(t is not None and overlaps(t, _place_of_wording(wording)) for t in targets)


def tells_who(statement: HeldClaim, place: int) -> bool:
    """Whether the words there tell who said it, where or to whom, and not what was said."""
    said = statement.said
    if said is None:
        return False
    if said.kind == "direct":
        return not any(stretch.start <= place < stretch.end for stretch in _in_marks(statement))
    told = [words.start for words in (said.mention, said.cue and said.cue.span) if words]
    before, behind = min(told, default=place + 1), said.cue and said.cue.span.start >= said.span.end
    return before <= place < said.span.start or bool(behind and place >= said.span.end)


def _in_marks(statement: HeldClaim) -> tuple[Span, ...]:
    span = statement.claim.span
    return tuple(
        part(span, span.start + s.start, span.start + s.end)
        for s in outermost(quoted_stretches(statement.text))
    )
