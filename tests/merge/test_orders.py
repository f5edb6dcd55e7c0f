"""The editor's orders change the briefing, and the briefing says that an editor decided."""

from dataclasses import replace

from generator.merge.editor import apply_orders

from generator.merge.ground import ground_of
from generator.problems import Place
from generator.records import (
    Briefing,
    Dispute,
    DisputeOrder,
    Pointed,
    Position,
    PositionOrder,
    Quotation,
    QuotationOrder,
    Source,
    Span,
    Speaker,
    SpeakerOrder,
    StoryOrder,
)

HERE = Place(file="index.yml", line=1)


def at(start: int, end: int) -> Span:
    return Span(article="a.txt", start=start, end=end)


def pointed(start: int, end: int) -> Pointed:
    return Pointed(span=at(start, end), place=HERE)


MAYOR = Speaker(id="mayor-lund", name="Mayor Lund", role=at(0, 5))
TALKS = Dispute(
    issue="The talks",
    kind="parties",
    type="fact",
    positions=(
        Position(holder="Mayor Lund", speaker=MAYOR, evidence=(at(10, 20),)),
        Position(holder="The port", evidence=(at(30, 40),)),
    ),
    why="a rule",
)
BRIEFING = Briefing(
    id="harbour",
    title="Harbour",
    updated=None,
    sources=(Source(number=1, article="a.txt"),),
    quotations=(Quotation(span=at(10, 20), kind="direct", speaker=MAYOR, key=True),),
    disputes=(TALKS,),
)
NOTHING = StoryOrder(id="harbour")


def ordered(order: StoryOrder) -> Briefing:
    return apply_orders(BRIEFING, ground_of((), order))


def test_without_orders_nothing_changes() -> None:
    assert ordered(NOTHING) == BRIEFING


def test_a_speaker_gets_the_editors_name_wherever_it_is_shown() -> None:
    order = SpeakerOrder(name="Eva Lund", also=("Mayor Lund",), role="mayor", party="Vik")
    briefing = ordered(replace(NOTHING, speakers=(order,)))
    speaker = briefing.quotations[0].speaker
    assert speaker is not None
    assert (speaker.id, speaker.name, speaker.party) == ("eva-lund", "Eva Lund", "Vik")
    assert (speaker.role, speaker.role_by_editor) == (None, "mayor")
    assert briefing.disputes[0].positions[0].holder == "Eva Lund"
    assert briefing.editor == ("An editor described these speakers: Eva Lund.",)


def test_a_quotation_is_dropped_by_any_words_of_it() -> None:
    briefing = ordered(
        replace(NOTHING, quotations=(QuotationOrder(at=pointed(12, 14), drop=True),))
    )
    assert briefing.quotations == ()
    assert briefing.editor == ("An editor removed a quotation.",)


def test_a_quotation_gets_another_speaker_and_loses_its_place() -> None:
    order = QuotationOrder(at=pointed(10, 20), speaker="The harbour master", key=False)
    quotation = ordered(replace(NOTHING, quotations=(order,))).quotations[0]
    assert quotation.speaker == Speaker(id="the-harbour-master", name="The harbour master")
    assert (quotation.key, quotation.why) == (False, "an editor named the speaker")


def test_an_order_on_words_that_are_no_quotation_is_noticed() -> None:
    briefing = ordered(
        replace(NOTHING, quotations=(QuotationOrder(at=pointed(50, 60), drop=True),))
    )
    assert briefing.quotations == BRIEFING.quotations
    assert briefing.editor == ()
    assert len(briefing.notices) == 1


def test_a_disputed_point_is_reworded_dropped_and_added() -> None:
    reword = DisputeOrder(place=HERE, match="The talks", heading="How the talks ended")
    reworded = ordered(replace(NOTHING, disputes=(reword,))).disputes
    assert [(d.issue, d.by_editor) for d in reworded] == [("How the talks ended", True)]
    assert reworded[0].positions == TALKS.positions

    drop = DisputeOrder(place=HERE, match="The talks", drop=True)
    assert ordered(replace(NOTHING, disputes=(drop,))).disputes == ()

    side = PositionOrder(holder="The union", evidence=(pointed(1, 9),))
    add = DisputeOrder(place=HERE, heading="The wages", type="number", positions=(side, side))
    added = ordered(replace(NOTHING, disputes=(add,)))
    assert [d.issue for d in added.disputes] == ["The talks", "The wages"]
    assert added.editor == ("An editor added the disputed point “The wages”.",)


def test_an_order_on_an_unknown_heading_names_the_nearest() -> None:
    order = DisputeOrder(place=HERE, match="The talk", drop=True)
    briefing = ordered(replace(NOTHING, disputes=(order,)))
    assert briefing.disputes == BRIEFING.disputes
    assert "The nearest heading is “The talks”." in briefing.notices[0]
