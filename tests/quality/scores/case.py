"""What every part of scoring shares: a labelled story with its answer, and what went wrong."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.records import Span
from tests.quality.answers import Answer
from tests.quality.labels import LabelledStory
from tests.quality.places import Place, carries, place


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A labelled story with the program's answer."""

    story: LabelledStory
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One thing that went wrong, in words for whoever mends it."""

    part: str
    story: str
    what: str
    passage: str


Counted = Iterator[tuple[str, Mistake | None]]
"""What a part yields: the name of a count to raise by one, and the mistake if it is one."""


def meet(shown: Sequence[Place], labelled: Sequence[Place]) -> bool:
    """Any passage of the one carries any of the other."""
    return any(carries(one, other) for one in shown for other in labelled)


def span_place(case: Case, span: Span) -> Place:
    """A span of the program's, placed in the article as the labels name it."""
    name = case.answer.names[span.article]
    return place(
        Span(article=name, start=span.start, end=span.end),
        case.answer.texts[name],
    )


def wrong(case: Case, part: str, what: str, span: Span) -> Mistake:
    """A mistake at a passage that the program shows."""
    text = case.answer.texts[case.answer.names[span.article]]
    passage = text[span.start : span.end]
    return Mistake(part=part, story=case.story.id, what=what, passage=passage)


def missed(case: Case, part: str, what: str, passage: str) -> Mistake:
    """A mistake at a labelled passage."""
    return Mistake(part=part, story=case.story.id, what=what, passage=passage)
