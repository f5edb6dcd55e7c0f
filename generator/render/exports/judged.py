"""What was weighed, in words: points beside their bars, and why two passages are no point."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from generator.learned.gate import Part, chance
from generator.merge.disputes.judging import JudgedPair, JudgedPoint
from generator.records import Span

CutPassage = Callable[[Span], str]

RULE_WORDS = {
    "explicit denial": "one side denies what the other says",
    "called false": "one side calls false what the other says",
    "answered back": "one side answers what the other was just said to say",
    "accusation answered": "an accusation, and the accused say the opposite",
    "opposed stances": "one is for what the other is against",
    "said to differ": "the report says that accounts or stances differ",
    "contrast": "a “but” sets two positions against each other",
    "opposite words": "opposite words of one thing",
    "figures of two holders": "two holders give figures that cannot both hold",
    "told in another order": "two tell two events in the opposite order",
    "incompatible figures": "two reports give figures that cannot both hold",
    "statements at odds": "the statements of two voices, weighed together",
}
"""Literal name of a rule -> what it says."""
REASON_WORDS = {
    "one voice": "both are of one voice: nobody stands against himself",
    "no comment": "one of them says nothing to it",
    "not known whose words": "it is not known whose words one of them is",
    "same words": "both are the same words",
    "same said again": "the same said again",
    "more precise": "one tells more precisely what the other tells",
    "condition": "one holds only under a condition",
    "later state": "one tells of a later or an earlier state",
    "one more of a list": "one adds one more item",
    "other period": "they tell of different periods",
    "two things of one name": "they share a name and nothing else",
}
"""Literal name of a reason -> what it says."""


def points_in_words(points: Sequence[JudgedPoint], cut: CutPassage) -> Iterator[str]:
    for point in points:
        against = "at least" if point.status == "shown" else "below"
        yield (
            f"{point.status}: {point.heading or 'no words for a heading'}\n"
            f"    score {_odds(point.score)}, {against} the bar {_odds(point.bar)} for "
            f"{'what words of dispute show' if point.ruled else 'what only stands at odds'}"
            f"{_signs(point.parts)}" + "".join(f"\n    {cut(span)}" for span in point.evidence[:2])
        )


def pairs_in_words(pairs: Sequence[JudgedPair], cut: CutPassage) -> Iterator[str]:
    for pair in pairs:
        lines = [cut(pair.one), f"    {cut(pair.other)}", *_verdict(pair)]
        yield "\n    ".join(line.strip() if k else line for k, line in enumerate(lines))


def _verdict(pair: JudgedPair) -> Iterator[str]:
    if pair.point is not None and pair.point.status != "no point":
        yield f"both sides of a point, {pair.point.status}: {pair.point.heading}"
    else:
        yield "no point of the page has them on two sides"
    if pair.point is not None:
        yield f"its score {_odds(pair.point.score)}, the bar {_odds(pair.point.bar)}"
    for rule in pair.rules:
        name = rule.removeprefix("rule ")
        yield f"rule: {RULE_WORDS.get(name, name)}"
    if pair.score is not None:
        yield f"the two alone: score {_odds(pair.score)}{_signs(pair.parts)}"
    for reason in pair.reasons:
        yield f"may be none: {REASON_WORDS[reason]}"


def _odds(score: float) -> str:
    """Log-odds with the chance that they stand for: `0.41 (60 %)`."""
    return f"{score:.2f} ({round(100 * chance(score))} %)"


def _signs(found: Sequence[Part]) -> str:
    told = ", ".join(f"{part.sign} {part.points:+.2f}" for part in found)
    return f"; signs: {told}" if told else ""
