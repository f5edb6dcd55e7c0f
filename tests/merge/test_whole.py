"""Evidence of disputed points: quotations not cut in two, neighbours in one passage."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from generator.merge.disputes.positions import WHOLE_MOST, as_read
from generator.merge.ground import ground_of
from generator.records import (
    Article,
    Dispute,
    Findings,
    Position,
    Quotation,
    Report,
    Source,
    Span,
    Speaker,
    StoryOrder,
)

FIRST = "“There was a talk. There was no deal,” Ada Lund said. She left. It rained."
SECOND = f"“{'We never promised anything of the kind. ' * 12}Never,” she said."
TEXT = f"{FIRST}\n\n{SECOND}\n\nNobody asked her."


def speaker(name: str) -> Speaker:
    return Speaker(id=name.casefold(), name=name)


def span_of(words: str) -> Span:
    return Span(article="a", start=TEXT.index(words), end=TEXT.index(words) + len(words))


def passages(*words: str, said: Sequence[Quotation] = ()) -> list[str]:
    """What is shown of a position that has these words as evidence."""
    second = len(FIRST) + 2
    bounds = (0, len(FIRST)), (second, second + len(SECOND)), (second + len(SECOND) + 2, len(TEXT))
    article = Article(
        file="a",
        text=TEXT,
        sha256="",
        paragraphs=tuple(Span(article="a", start=s, end=e) for s, e in bounds),
    )
    report = Report(
        source=Source(number=1, article="a"), article=article, findings=Findings(article="a")
    )
    evidence = tuple(span_of(w) for w in words)
    dispute = Dispute(
        issue="Deal",
        kind="parties",
        type="fact",
        positions=(Position(holder="Lund", evidence=evidence, speaker=speaker("Lund")),),
        why="",
    )
    ground = replace(ground_of([report], StoryOrder(id="case")), quotations=tuple(said))
    (shown,) = as_read((dispute,), ground)
    return [TEXT[s.start : s.end] for s in shown.positions[0].evidence]


@pytest.mark.parametrize(
    ("evidence", "shown"),
    [
        (["“There was a talk."], ["“There was a talk. There was no deal,”"]),
        (
            ["There was no deal,” Ada Lund said.", "“There was a talk."],
            ["“There was a talk. There was no deal,” Ada Lund said."],
        ),
        (["It rained.", "She left."], ["She left. It rained."]),
        (["It rained.", "“There was a talk."], ["It rained.", FIRST[: FIRST.index(" Ada")]]),
        (["It rained.", "Nobody asked her."], ["It rained.", "Nobody asked her."]),
    ],
)
def test_passages_are_whole_and_keep_their_order(evidence: list[str], shown: list[str]) -> None:
    assert passages(*evidence) == shown


def test_a_long_quotation_is_not_dragged_in() -> None:
    assert len(SECOND.split()) > WHOLE_MOST
    assert passages("Never,” she said.") == ["Never,” she said."]


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Lund", "“There was a talk. There was no deal,”"), ("Weil", "“There was a talk.")],
)
def test_a_passage_is_stretched_over_no_words_of_somebody_else(name: str, shown: str) -> None:
    quotation = Quotation(span=span_of("There was no deal"), kind="direct", speaker=speaker(name))
    assert passages("“There was a talk.", said=[quotation]) == [shown]
