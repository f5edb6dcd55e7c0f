"""Who is quoted by side, when it happened, why somebody is not named, and who was what then."""

import re
from dataclasses import replace

from generator.records import Quotation, Speaker, TimelineEvent
from tests.render import stories
from tests.render.reading import Page
from tests.render.rendered import render

STORY = "stories/harbour-bridge.md"


def shown(text: str) -> str:
    return " ".join(Page(text).text.split())


def tally(text: str) -> list[list[str]]:
    """The rows of the chart: outlet, then its numbers."""
    [table] = re.findall(r'<table class="tally">.*?</table>', text, re.DOTALL)
    rows = table.split("<tr>")[2:]
    return [[shown(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)] for row in rows]


def test_quotations_are_counted_by_outlet_and_side():
    briefing, seeds = stories.bridge(), stories.small_site()[1]
    rows = tally(render((briefing,), seeds)[STORY])
    assert [row[2:] for row in rows] == [["1", "1", "0"], ["0", "1", "0"], ["0", "0", "0"]]


def test_who_speaks_for_a_body_counts_for_the_side_of_the_body():
    briefing, seeds = stories.bridge(), stories.small_site()[1]
    clerk = Speaker(id="bo-falk", name="Bo Falk", party="Ida Lund")
    more = Quotation(span=stories.WIRE.spans["anon"], kind="direct", speaker=clerk)
    briefing = replace(briefing, quotations=(*briefing.quotations[:3], more))
    rows = tally(render((briefing,), seeds)[STORY])
    assert rows[1][2:] == ["1", "1", "0"]


def test_no_chart_where_one_side_alone_is_quoted():
    briefing, seeds = stories.bridge(), stories.small_site()[1]
    alone = replace(briefing, quotations=briefing.quotations[:1])
    assert 'class="tally"' not in render((alone,), seeds)[STORY]


def test_the_day_is_of_the_first_sentence_that_has_one_and_else_just_before_the_reports():
    briefing, seeds = stories.bridge(), stories.small_site()[1]
    w = stories.WIRE.spans
    for day, expected in (("2024-03-03", True), ("2024-02-20", False)):
        event = TimelineEvent(value=day, printed=None, evidence=(w["when"],))
        page = render((replace(briefing, timeline=(event,)),), seeds)[STORY]
        assert ("<dt>When</dt>" in page) == expected
    told = TimelineEvent(value="2024-02-20", printed=None, evidence=(w["summary"],))
    assert "When 20 February 2024" in shown(
        render((replace(briefing, timeline=(told,)),), seeds)[STORY]
    )


def test_why_a_speaker_is_not_named_stands_once_beside_the_words():
    briefing, seeds = stories.bridge(), stories.small_site()[1]
    w = stories.WIRE.spans
    official = Speaker(
        id="official", name="one official", unnamed=True, unnamed_because=w["summary"]
    )
    quotations = (
        Quotation(span=w["anon"], kind="direct", speaker=official),
        Quotation(span=w["count"], kind="indirect", speaker=official),
    )
    page = shown(render((replace(briefing, quotations=quotations),), seeds)[STORY])
    assert page.count("Not named: City hall and its own engineers") == 1


def test_a_speaker_page_tells_the_role_of_another_time():
    briefing, seeds = stories.bridge(), stories.small_site()[1]
    before = replace(
        briefing,
        id="earlier",
        updated="2024-01-01",
        formerly=(),
        quotations=(
            replace(
                briefing.quotations[0],
                speaker=replace(stories.MAYOR, role=stories.WIRE.spans["count"]),
            ),
        ),
    )
    page = shown(render((briefing, before), seeds)["speakers/ida-lund.md"])
    assert "1 January 2024 · then Sixteen people were injured" in page
