"""The question of a point: a fixed frame and words cut from its evidence.

Each statement of the point brings wordings (`generator/language/askable.py`); those whose frame
suits the type of the point are weighed by a gate, and the best that no other point of the page has
is taken.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.language.acts.dispute_words import entries_by_lemma
from generator.learned.gate import gate, score
from generator.merge.claims.held import HeldClaim, HeldClaims
from generator.merge.claims.holders import UNDETERMINED
from generator.merge.disputes.by_words.sides import Passage, name_of
from generator.merge.disputes.heading_signs import EvidenceSides, signs_of_question
from generator.merge.disputes.unworded import AskedMatter, UnwordedPoint
from generator.records import CutWords, DisputeType, Span
from generator.spans import cut, within

IS_RIGHT, IS_LAWFUL = "Whether {} {be} right", "Whether {} {be} lawful"
IS_WANTED = "Whether there should be {}"
IS_TO_BLAME, VIEWS = "Who is to blame for {}", "How views of {} differ"
OPEN_QUESTION = "How accounts of {} differ"
"""The frame where no other suits: no side's name stands in the question, as if it were on trial."""
OF_ONE_WORD = "How {} and {} differ on {}"
"""The frame where one content word names the matter: no heading is one word."""
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
NO_DECISION = frozenset({"being", "as advcl"})
LEANING = re.compile(
    r"\b(?:everything|all|anything|nothing|enough|able|ready|willing|likely|efforts?|attempts?|way)"
    r"(?: possible)?$"
)
"""Ends of a clause that say nothing without the infinitive behind them."""
LEANING_LENGTH = 20
ARTICLE_FIRST = re.compile(r"^(?:The|An?) ")
FEWEST_NAMED = 2
JUDGED_TERMS = ("falsehood", "deny", "accuse")
"""Sections of words that judge: no noun phrase with one names the matter."""
SPOKEN_TERMS = ("claim", "answerable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A heading that a point may have, with what the gate looks at."""

    text: str
    frame: str
    signs: Mapping[str, float]
    terms: frozenset[str]


def heading_of(point: UnwordedPoint, statements: HeldClaims, taken: Collection[str]) -> str | None:
    """Of its own questions the first that no other point of the page has, else the best that its
    passages ask, else the one of last resort. None where none is left."""
    free = next((text for text in point.worded if text not in taken), None)
    if free is not None:
        return free
    found = [q for q in questions(point.asking, point.type, statements) if q.text not in taken]
    asked = _of_what_is_asked(found, point) if point.matter is None else _on(point.matter, found)
    best = asked or point.otherwise
    return None if best in taken else best


def _of_what_is_asked(found: Sequence[Question], point: UnwordedPoint) -> str | None:
    """Where something is refused, what was asked for."""
    refused = any(p.statement.refuses for side in point.asking for p in side)
    asked = [q for q in found if refused and "told infinitive" in q.signs]
    return _best(asked or found)


def _on(matter: AskedMatter, found: Sequence[Question]) -> str | None:
    """How many, or when; else whether it is what one side prints; else how accounts of it
    differ."""
    asking = {ASKED_FRAMES[frame] for frame in matter.frames}
    told = [q for q in found if any(printed in q.text for printed in matter.printed)]
    return (
        _best([q for q in found if q.frame in asking])
        or _best([q for q in told if q.frame == ASKED_FRAMES["whether"]])
        or _best([q for q in found if q not in told and not q.terms.isdisjoint(matter.terms)])
    )


def _best(found: Sequence[Question]) -> str | None:
    """By the gate; what one word names stands last."""
    model = gate("headings")
    ranked = ((q.frame == OF_ONE_WORD, -score(model, q.signs), q.text) for q in found)
    return min(ranked, default=(False, 0.0, None))[-1]


def questions(
    sides: EvidenceSides, kind: DisputeType, statements: HeldClaims
) -> Iterator[Question]:
    """Every question that the passages give, each once."""
    names = frozenset().union(*(p.holder.words for side in sides for p in side if p.holder))
    facing = [name_of(side[0]) for side in sides if side][:2]
    told: set[str] = set()
    ranked = ((n, rank, p) for n, side in enumerate(sides) for rank, p in enumerate(side))
    for number, rank, passage in ranked:
        place = {"rank": float(rank), "of the first side": float(number == 0)}
        statement = passage.statement
        for wording in _wordings(passage):
            for frame in _frames_for(wording, statement, names, kind):
                shown, text = _words_asked(frame, wording, statement, facing)
                if text and text not in told:
                    told.add(text)
                    signs = signs_of_question(frame, wording, statement, sides, kind, statements)
                    yield Question(
                        text=text, frame=shown, signs=signs | place, terms=frozenset(wording.terms)
                    )


def _words_asked(
    frame: str, wording: CutWords, statement: HeldClaim, facing: Sequence[str]
) -> tuple[str, str]:
    """The frame and the question; one content word is asked with who faces whom, or not at all."""
    if len({*wording.terms}) >= FEWEST_NAMED:
        return frame, _filled(frame, wording, statement)
    if wording.frame != "thing" or len(facing) < 2 or UNDETERMINED in facing:
        return "", ""
    return OF_ONE_WORD, OF_ONE_WORD.format(*facing, _filled("{}", wording, statement))


def _wordings(passage: Passage) -> Iterator[CutWords]:
    """Those whose words stand in the passage, and that ask what is told there."""
    for wording in passage.statement.claim.wordings:
        inside = all(within(p, passage.span) for p in (*wording.front, *wording.back))
        if inside and not _is_torn(wording, passage.statement):
            yield wording


def _is_torn(wording: CutWords, statement: HeldClaim) -> bool:
    """Cut before what turns its meaning (`is doing everything` `to sabotage the talks`); or an
    infinitive from whom it is asked of (`ordered Cole` `to lie`), or that nobody decides on."""
    if wording.frame == "thing":
        return False
    end = max(place.end for place in (*wording.front, *wording.back))
    if wording.frame == "to":
        told = (w for w in statement.claim.wordings if "infinitive" in w.told and w.back)
        return any(w.back[-1].end == end for w in told) or not NO_DECISION.isdisjoint(wording.told)
    text = statement.report.article.text
    leans = LEANING.search(text, max(0, end - LEANING_LENGTH), end) is not None
    return leans and text.startswith(" to ", end)


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
    if "opens" in wording.told and not _is_name_there(front.partition(" ")[0], statement):
        front = front[:1].lower() + front[1:]
    front, back = (ARTICLE_FIRST.sub(lambda found: found[0].lower(), w) for w in (front, back))
    if frame.count("{}") < 2:
        front = f"{front} {back}".strip()
    return frame.format(front, back, be="are" if "several" in wording.told else "is")


def _is_name_there(word: str, statement: HeldClaim) -> bool:
    """Whether the report has the word with its capital behind a small letter too: `told Reade`."""
    text = statement.report.article.text
    return re.search(rf"(?<=[a-z] ){re.escape(word)}\b", text) is not None


def _printed(parts: Sequence[Span], statement: HeldClaim) -> str:
    return " ".join(" ".join(cut(statement.report.article.text, place).split()) for place in parts)
