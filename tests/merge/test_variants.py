"""One utterance in several passages."""

import pytest

from generator.merge.ground import ground_of
from generator.records import Quotation, Report, StoryOrder
from tests.merge.stories import reports_of, words

ORDER = StoryOrder(id="story")
FULL = "“We will rebuild the old harbour bridge before the winter comes,” Ann Weil said."


def told(*texts: str) -> tuple[list[Report], tuple[Quotation, ...]]:
    reports = reports_of(texts)
    return reports, ground_of(reports, ORDER).quotations


@pytest.mark.parametrize(
    "other",
    [
        "“We will rebuild the old harbour bridge before the winter comes,” Ann Weil told a crowd.",
        "“We will rebuild the old harbour bridge,” Ann Weil said.",
        "Ann Weil said the town “will rebuild the old harbour bridge”.",
        "“We shall rebuild that old bridge in the harbour before winter,” Ann Weil said.",
    ],
    ids=["word for word", "trimmed", "within a statement", "reworded"],
)
def test_the_same_utterance_is_tied_to_the_fullest_passage(other: str) -> None:
    _, (first, second) = told(FULL, other)
    assert first.variants == (second.span,)
    assert second.repeats == first.span
    assert second.variants == ()
    assert first.repeats is None


@pytest.mark.parametrize(
    "other",
    [
        "“We will rebuild the old harbour bridge before the winter comes,” Ben Roth said.",
        "“The harbour needs a bridge,” Ann Weil said.",
        "“Nobody asked us about the money for the new school,” Ann Weil said.",
    ],
    ids=["another speaker", "two words in common", "another matter"],
)
def test_other_words_stay_apart(other: str) -> None:
    _, quotations = told(FULL, other)
    assert [q.variants for q in quotations] == [(), ()]
    assert [q.repeats for q in quotations] == [None, None]


def test_an_unnamed_speaker_of_the_same_words_is_the_named_one() -> None:
    anonymous = FULL.replace("Ann Weil said", "a town official said")
    _, (first, second) = told(anonymous, FULL)
    assert [q.speaker.name for q in (first, second) if q.speaker] == ["Ann Weil", "Ann Weil"]
    assert "same words" in first.why


def test_every_variant_points_back() -> None:
    reports, quotations = told(
        FULL, FULL, "“We will rebuild the old harbour bridge,” Ann Weil said."
    )
    by_span = {q.span: q for q in quotations}
    tied = [(q, v) for q in quotations for v in q.variants]
    assert len(tied) == 2
    assert all(by_span[v].repeats == q.span for q, v in tied)
    assert all("harbour bridge" in words(reports, v) for _, v in tied)
