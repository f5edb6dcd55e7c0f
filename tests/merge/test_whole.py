"""Evidence of disputed points: quotations not cut in two, neighbours in one passage."""

import pytest

from generator.merge.disputes.positions import WHOLE_MOST, as_read
from generator.records import Article, Dispute, Findings, Position, Report, Source, Span

FIRST = "“There was a talk. There was no deal,” Ada Lund said. She left. It rained."
SECOND = f"“{'We never promised anything of the kind. ' * 12}Never,” she said."
TEXT = f"{FIRST}\n\n{SECOND}\n\nNobody asked her."


def passages(*words: str) -> list[str]:
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
    evidence = tuple(
        Span(article="a", start=TEXT.index(w), end=TEXT.index(w) + len(w)) for w in words
    )
    dispute = Dispute(
        issue="Deal",
        kind="parties",
        type="fact",
        positions=(Position(holder="Lund", evidence=evidence),),
        why="",
    )
    (shown,) = as_read((dispute,), {"a": report})
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
