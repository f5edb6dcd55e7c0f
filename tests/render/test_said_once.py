# ruff: noqa: E501 (sentences of invented articles)
"""A sentence stands open in one place of a story page; what is left folds, and nothing is lost."""

import re
from dataclasses import replace

import pytest

from generator.records import Agreement, Cue, Quotation, TimelineEvent
from generator.render.story.folds import Room
from tests.render import stories
from tests.render.reading import Page, broken_links
from tests.render.rendered import render


def story(briefing, *articles):
    files = render(
        (briefing,), stories.seeds(*articles), stories.findings(stories.seeds(*articles))
    )
    return files[f"stories/{briefing.id}.md"], files[f"data/stories/{briefing.id}.md.txt"]


def one(text, **parts):
    """The page and the copy of a story of one article; `parts` name its marked passages."""
    marked = stories.article("a.txt", text)
    briefing = replace(
        stories.one_report(),
        id="one",
        title="A title",
        summary=tuple(marked.spans[key] for key in parts.get("summary", ())),
        agreed=tuple(
            Agreement(evidence=(marked.spans[k],), why="x") for k in parts.get("agreed", ())
        ),
        timeline=tuple(
            TimelineEvent(value="2024-03-05", printed=None, evidence=(marked.spans[k],))
            for k in parts.get("timeline", ())
        ),
        single=tuple(marked.spans[k] for k in parts.get("single", ())),
        sources=tuple(replace(s, article="a.txt") for s in stories.one_report().sources),
    )
    return story(briefing, marked)


def shown(page):
    """The words on the page, without tooltips."""
    return " ".join(
        Page(re.sub(r'<span class="tip".*?</span></span></sup>', "</sup>", page)).text.split()
    )


SENTENCE = "The old harbour bridge was closed on Tuesday after a crack was found"


def test_a_sentence_of_the_brief_is_pointed_to_by_other_sections():
    page, copy = one(f"Head\n{{s|{SENTENCE}.}}", summary=["s"], timeline=["s"], single=["s"])
    assert shown(page).count(SENTENCE) == 1
    assert page.count('href="#brief-1"') == 2
    assert "The old harbour bridge was closed… in brief, 1" in shown(page)
    assert copy.count(SENTENCE) == 3


def test_the_same_words_in_another_report_are_the_same_sentence():
    a = stories.article("a.txt", f"Head\n{{s|{SENTENCE}.}}")
    b = stories.article("b.txt", f"Other\n{{s|“{SENTENCE}”,}} he said.")
    sources = stories.bridge().sources[:2]
    briefing = replace(
        stories.one_report(),
        title="A title",
        summary=(a.spans["s"],),
        single=(b.spans["s"],),
        sources=tuple(
            replace(s, article=f) for s, f in zip(sources, ("a.txt", "b.txt"), strict=True)
        ),
    )
    assert shown(story(briefing, a, b)[0]).count(SENTENCE) == 1


def test_a_sentence_inside_a_longer_passage_is_left_out_of_it():
    text = f"Head\n{{long|{{s|{SENTENCE}}} and the mayor, who had been away for a week on a trip to the north with her family, came back at once to see it with her own eyes.}}"
    page, _ = one(text, summary=["s"], single=["long"])
    assert shown(page).count(SENTENCE) == 1
    assert "[in brief, 1] and the mayor, who had been away" in shown(page)


def test_a_few_words_in_common_are_no_sentence():
    text = "Head\n{s|The bridge was closed on Tuesday.} {t|The bridge was closed on Tuesday, then opened, closed again, opened for buses alone and in the end closed for good.}"
    page, _ = one(text, summary=["s"], single=["t"])
    assert "then opened, closed again" in shown(page)


def test_a_pointer_cites_the_words_that_the_source_page_marks():
    marked = stories.article(
        "a.txt",
        "Head\n{s|The mayor {cue|denied} {words|any part in the long affair of the harbour bridge}.}",
    )
    cue = Cue(span=marked.spans["cue"], lemma="deny")
    briefing = replace(
        stories.one_report(),
        title="A title",
        summary=(marked.spans["s"],),
        quotations=(Quotation(span=marked.spans["words"], kind="indirect", cue=cue, key=True),),
        sources=tuple(replace(s, article="a.txt") for s in stories.one_report().sources),
    )
    files = render((briefing,), stories.seeds(marked), stories.findings(stories.seeds(marked)))
    assert "denied any part in the… in brief, 1" in shown(files["stories/one-report.md"])
    assert (
        list(broken_links(files, frozenset({"/about/how-it-is-made/", "/about/measured-error/"})))
        == []
    )


def test_what_is_folded_is_counted_and_complete_in_the_copy():
    lines = [
        f"{{s{n}|Fact number {n} of the many that this report alone has about the bridge.}}"
        for n in range(9)
    ]
    page, copy = one("Head\n" + " ".join(lines), single=[f"s{n}" for n in range(9)])
    assert "7 more statements" in shown(page)
    for n in range(9):
        assert f"Fact number {n} " in copy
        assert f"Fact number {n} " in shown(page)


def test_the_room_is_given_out_in_order():
    room = Room(10)
    first = room.fold([4, 4, 4], 9, lambda words: words)
    second = room.fold([2, 1], 9, lambda words: words)
    assert (first.open, first.more) == ((4, 4), (4,))
    assert (second.open, second.more) == ((2,), (1,))


@pytest.fixture(scope="module")
def bridge():
    briefings, seeds = stories.small_site()
    return render(briefings, seeds, stories.findings(seeds))["stories/harbour-bridge.md"]


def test_each_side_has_a_name_a_shape_and_its_outlets(bridge):
    text = shown(bridge)
    assert "● Side A Ida Lund" in text
    assert "■ Side B Omar Saïd" in text
    assert "In Harbour Gazette, North Wire, الميناء" in text


def test_a_sentence_that_touches_a_disputed_point_says_so_and_leads_there():
    briefing = stories.bridge()
    quote = briefing.quotations[0].span
    page, _ = story(
        replace(briefing, summary=(quote,)), stories.GAZETTE, stories.WIRE, stories.ARABIC
    )
    link = re.search(r'class="touches" href="#([^"]*)">([^<]*)<', page)
    assert link
    assert link[2] == "disputed: 1"
    assert f'id="{link[1]}"' in page


def test_sections_that_do_not_apply_do_not_appear(bridge):
    page, _ = one(f"Head\n{{s|{SENTENCE}.}}", summary=["s"])
    for section in ("disputed-points", "agreed", "quotes", "timeline", "single", "changed"):
        assert f'id="{section}"' not in page
        assert f'href="#{section}"' not in page
    assert shown(page).count("Looked for and not found: disputed points") == 1
    assert "Looked for and not found" not in shown(bridge)


def test_what_is_left_of_a_passage_is_shown_and_no_word_of_it_lost():
    rest = "The ferries will take over until the spring at the cost of the town."
    text = f"Head\n{{long|{{s|{SENTENCE}.}} {rest}}}"
    page, _ = one(text, summary=["s"], single=["long"])
    assert shown(page).count(SENTENCE) == 1
    assert f"[in brief, 1] {rest}" in shown(page)


def test_who_said_it_alone_is_not_shown_again():
    text = f"Head\n{{long|{{s|“{SENTENCE},”}} the mayor told reporters at the harbour.}}"
    page, _ = one(text, summary=["s"], single=["long"])
    assert "told reporters" not in shown(page)


def test_the_other_report_of_a_fact_is_shown_where_the_first_is_pointed_to():
    a = stories.article("a.txt", f"Head\n{{s|{SENTENCE}.}}")
    b = stories.article("b.txt", "Other\n{s|A cracked bridge was shut on Tuesday at the harbour.}")
    sources = stories.bridge().sources[:2]
    briefing = replace(
        stories.one_report(),
        title="A title",
        summary=(a.spans["s"],),
        agreed=(Agreement(evidence=(a.spans["s"], b.spans["s"]), why="x"),),
        sources=tuple(
            replace(s, article=f) for s, f in zip(sources, ("a.txt", "b.txt"), strict=True)
        ),
    )
    words = shown(story(briefing, a, b)[0])
    assert words.count(SENTENCE) == 1
    assert words.count("A cracked bridge was shut on Tuesday at the harbour.") == 1
