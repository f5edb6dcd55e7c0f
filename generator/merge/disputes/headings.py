"""The question of a point: a fixed frame and words cut from its evidence.

Each statement of the point brings wordings (`generator/language/askable.py`); those whose frame
suits the type of the point are weighed by a gate, and the best that no other point of the page has
is taken.
"""

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.language.acts.dispute_words import entries_by_lemma
from generator.language.marks.pairing import outermost, quoted_stretches
from generator.learned.gate import gate, score
from generator.merge.disputes.by_words.sides import Passage, name_of
from generator.merge.disputes.held import (
    HEADLINE,
    HeldClaim,
    HeldClaims,
    is_direct,
    paragraph_of,
    refuses,
    said_in,
)
from generator.records import CutWords, DisputeType, Span
from generator.spans import cut, overlaps, part, within

IS_RIGHT, IS_LAWFUL = "Whether {} {be} right", "Whether {} {be} lawful"
IS_WANTED = "Whether there should be {}"
IS_TO_BLAME, VIEWS = "Who is to blame for {}", "How views of {} differ"
OPEN_QUESTION = "How accounts of {} differ"
"""The frame where no other suits: no side's name stands in the question, as if it were on trial."""
ASKED_FRAMES = {
    "whether": "Whether {}",
    "to": "Whether {}",
    "should": "Whether {} should {}",
    "many": "How many {}",
    "much": "How much {}",
    "when": "When {}",
}
SUITED: Mapping[DisputeType, frozenset[str]] = {
    "policy": frozenset({"whether", "to", "should"}),
    "legality": frozenset({"whether", "to", "should"}),
    "intention": frozenset({"whether", "to"}),
    "number": frozenset({"whether", "many", "much"}),
    "date": frozenset({"whether", "when"}),
}
"""What a point of this type can be asked with besides a noun phrase; of the others a clause."""
ARTICLE_FIRST = re.compile(r"^(?:The|An?) ")
FEWEST_NAMED = 2
JUDGED_TERMS = ("falsehood", "deny", "accuse")
"""Sections of words that judge: no noun phrase with one names the matter."""
SPOKEN_TERMS = ("claim", "answerable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A heading that a point may have, with what the gate looks at."""

    text: str
    signs: Mapping[str, float]
    bare: bool = False
    """One content word: asked only where nothing else is."""


EvidenceSides = Sequence[Sequence[Passage]]
"""Of each side the passages that are shown, best first."""


def heading_of(
    sides: EvidenceSides, kind: DisputeType, statements: HeldClaims, taken: Collection[str]
) -> str | None:
    """The best question that no other point of the page has (where something is refused, what
    was asked for), else one of whose accounts differ; None = the page has that too."""
    model = gate("headings")
    found = [q for q in questions(sides, kind, statements) if q.text not in taken]
    refused = any(refuses(p.statement) for side in sides for p in side)
    asked = [q for q in found if refused and "told infinitive" in q.signs]
    best = min(asked or found, key=lambda q: (q.bare, -score(model, q.signs), q.text), default=None)
    names = (name_of(side[0]) for side in sides)
    text = best.text if best else OPEN_QUESTION.format(" and ".join(names))
    return None if text in taken else text


def questions(
    sides: EvidenceSides, kind: DisputeType, statements: HeldClaims
) -> Iterator[Question]:
    """Every question that the passages give, each once."""
    names = frozenset().union(*(p.holder.words for side in sides for p in side if p.holder))
    told: set[str] = set()
    for number, side in enumerate(sides):
        for rank, passage in enumerate(side):
            for wording in _wordings(passage):
                for frame in _frames_for(wording, passage.statement, names, kind):
                    text = _filled(frame, wording, passage.statement)
                    if text not in told:
                        told.add(text)
                        signs = _signs_of_question(
                            frame, wording, passage.statement, sides, kind, statements
                        )
                        place = {"rank": float(rank), "of the first side": float(number == 0)}
                        bare = len(set(wording.terms)) < FEWEST_NAMED
                        yield Question(text=text, signs={**signs, **place}, bare=bare)


def _wordings(passage: Passage) -> Iterator[CutWords]:
    """Those whose words stand in the passage."""
    for wording in passage.statement.claim.wordings:
        if all(within(place, passage.span) for place in (*wording.front, *wording.back)):
            yield wording


def _frames_for(
    wording: CutWords, statement: HeldClaim, names: frozenset[str], kind: DisputeType
) -> Iterator[str]:
    if wording.frame != "thing":
        if wording.frame in SUITED.get(kind, ("whether",)):
            yield ASKED_FRAMES[wording.frame]
    elif _names_the_matter(wording, statement, names):
        yield from _frames_of_thing(wording, statement, kind)


def _names_the_matter(wording: CutWords, statement: HeldClaim, names: frozenset[str]) -> bool:
    """It has words besides the holders' names; it neither judges nor tells who spoke."""
    terms = frozenset(wording.terms)
    bare = terms <= entries_by_lemma(*SPOKEN_TERMS).keys()
    judging = terms & entries_by_lemma(*JUDGED_TERMS).keys()
    return bool(terms - names) and not bare and not judging


def _frames_of_thing(wording: CutWords, statement: HeldClaim, kind: DisputeType) -> Iterator[str]:
    deed = "deed" in wording.told
    if kind == "policy" and deed:
        yield IS_RIGHT
    if kind == "policy" and _is_something_new(wording, statement):
        yield IS_WANTED
    if kind == "legality" and deed:
        yield IS_LAWFUL
    if kind == "blame" and deed:
        yield IS_TO_BLAME
    yield VIEWS if kind in ("policy", "legality", "characterisation") else OPEN_QUESTION


def _is_something_new(wording: CutWords, statement: HeldClaim) -> bool:
    """`a ban on the mill`, `new sanctions`: what there is not yet."""
    text, told = _printed(wording.front, statement).casefold(), wording.told
    if text.startswith(("a ", "an ")):
        return "deed" in told or "wanted" in told
    owned = "’s " in text or "'s " in text or text.startswith("the ")
    return "proposal" in told and "several" in told and not owned


def _filled(frame: str, wording: CutWords, statement: HeldClaim) -> str:
    """The frame around the words as printed; a capital that only opens a sentence goes."""
    front, back = (_printed(parts, statement) for parts in (wording.front, wording.back))
    if "opens" in wording.told:
        front = front[:1].lower() + front[1:]
    front, back = (ARTICLE_FIRST.sub(lambda found: found[0].lower(), w) for w in (front, back))
    if frame.count("{}") < 2:
        front = f"{front} {back}".strip()
    return frame.format(front, back, be="are" if "several" in wording.told else "is")


def _printed(parts: Sequence[Span], statement: HeldClaim) -> str:
    return " ".join(" ".join(cut(statement.report.article.text, place).split()) for place in parts)


def _signs_of_question(
    frame: str,
    wording: CutWords,
    statement: HeldClaim,
    sides: EvidenceSides,
    kind: DisputeType,
    statements: HeldClaims,
) -> Mapping[str, float]:
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
        "of a headline": float(paragraph_of(statement) == HEADLINE),
        "quoted": float(is_direct(statement)),
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
    said = said_in(statement)
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
