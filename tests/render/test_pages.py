"""What the pages show, and that every link on them leads somewhere."""

import csv
import gzip
import io
import json
import re
from dataclasses import replace

import pytest

from generator.publish.prove import prove
from generator.records import Briefing, Cue, LockedStory, Quotation, Seeds, Source, Span, Update
from generator.render.addresses import article_slugs, name_slugs, root_of
from generator.render.lists.paging import leaves
from generator.render.story.claims_table import plain_cell
from tests.render import stories
from tests.render.invented import article
from tests.render.reading import Page, broken_links
from tests.render.rendered import render

ELSEWHERE = frozenset({"/about/how-it-is-made/", "/about/measured-error/"})


@pytest.fixture(scope="module")
def small():
    briefings, seeds = stories.small_site()
    return dict(render(briefings, seeds, stories.findings(seeds)))


@pytest.fixture(scope="module")
def large():
    briefing, seeds = stories.flood()
    return dict(render((briefing,), seeds, stories.findings(seeds)))


def visible(page: str) -> str:
    return " ".join(Page(page).text.split())


@pytest.mark.parametrize("build", ["small", "large"])
def test_every_link_and_citation_leads_to_a_place_that_exists(build, request):
    files = request.getfixturevalue(build)
    assert list(broken_links(files, ELSEWHERE)) == []


@pytest.mark.parametrize("build", ["small", "large"])
def test_no_id_stands_twice_on_a_page(build, request):
    for path, text in request.getfixturevalue(build).items():
        if path.endswith(".md"):
            ids = Page(text).ids
            assert sorted(ids) == sorted(set(ids)), path


@pytest.mark.parametrize("build", ["small", "large"])
def test_no_markup_of_ours_is_shown_as_text(build, request):
    for path, text in request.getfixturevalue(build).items():
        if path.endswith(".md"):
            assert not re.search(r"data-|</?(span|mark|p|a|bdi|sup)\b", visible(text)), path


def tips_of(page, passage):
    """The tooltips of the citations of a passage, in the order of the page."""
    cites = re.findall(rf"#p{passage.start}-{passage.end}\".*?</sup>", page)
    return [cite.split("</b>")[1] if "</b>" in cite else "" for cite in cites]


def test_the_tooltip_shows_what_of_the_sentence_does_not_stand_beside_it(small):
    tips = tips_of(small["stories/harbour-bridge.md"], stories.GAZETTE.spans["engineer"])
    assert visible(tips[0]) == "… said chief engineer Omar Saïd."


def test_the_words_of_another_report_stand_in_their_fold_alone(small):
    page = small["stories/harbour-bridge.md"]
    told = "Some 40,000 vehicles cross it each day."
    folds = re.findall(r"<details>.*?</details>", page, re.DOTALL)
    assert sum(told in visible(fold) for fold in folds) == 1
    assert visible(page).count(told) == 1


def test_a_sentence_that_stands_whole_beside_its_number_has_no_tooltip(small):
    tips = tips_of(small["stories/harbour-bridge.md"], stories.bridge().summary[0])
    assert tips[0] == ""


def test_every_passage_is_proven(small):
    _, seeds = stories.small_site()
    slugs = article_slugs(seeds.articles)
    by_slug = {slugs[a.file]: a for a in seeds.articles}
    for path, text in small.items():
        prove(path, text, by_slug)


def test_the_first_screen(small):
    page = visible(small["stories/harbour-bridge.md"])
    head = page[: page.index("In brief")]
    assert "Reported by Harbour Gazette 5 March 2024, North Wire, الميناء 6 March 2024" in head
    assert "3 outlets" in head
    assert "When 5 March 2024" in head
    assert "Whether the city was warned of the crack" in head


def test_copies_are_counted_as_one_origin():
    briefing, seeds = stories.flood()
    files = dict(render((briefing,), seeds, stories.findings(seeds)))
    page = visible(files["stories/valley-flood.md"])
    assert "12 reports, 10 origins" in page
    assert "In Daily Record 1, Valley News Agency (3 outlets, 2 origins)" in page
    assert "B: 3 outlets, 2 origins" in files["data/stories/valley-flood.md.txt"]


def test_what_is_no_plain_report_says_what_it_is():
    briefings, seeds = stories.small_site()
    articles = tuple(replace(a, kind="opinion") for a in seeds.articles)
    page = visible(render(briefings, replace(seeds, articles=articles))["stories/one-report.md"])
    assert page.count("opinion") == 2


def test_both_sides_of_a_dispute_stand_with_their_sources(small):
    page = visible(small["stories/harbour-bridge.md"])
    assert "Side A Ida Lund" in page
    assert "In Harbour Gazette, North Wire" in page


def test_markup_in_an_article_is_shown_as_text(small):
    page = small["sources/wire-bridge-2.md"]
    assert "<b>safe</b>" not in page
    assert "It is *not* <b>safe</b>, a note read." in visible(page)


def test_a_variant_marks_the_words_that_differ(small):
    page = small["stories/harbour-bridge.md"]
    assert re.findall(r'<mark class="differs"><span[^>]*>([^<]*)</span></mark>', page) == ["No one"]


def test_undecided_speakers_are_named_as_undecided(small):
    page = visible(small["stories/harbour-bridge.md"])
    assert page.count("Speaker not determined") == 1
    assert "1 quotation: speaker not determined" in page


def test_other_languages_are_marked_and_isolated(small):
    assert 'dir="auto" lang="ar">«' in small["stories/harbour-bridge.md"]


def test_a_lone_report_is_called_one_source_so_far(small):
    page = visible(small["stories/one-report.md"])
    assert "1 report so far" in page
    assert "Looked for and not found: disputed points" in page
    assert "Dates of the reports not given" in page


def test_removed_passages_are_listed_with_their_reason(small):
    page = visible(small["sources/gazette.md"])
    assert "repeated paragraph" in page
    assert "caption" in page


def test_an_article_is_published_in_full_only_where_the_index_says_so(small):
    lone = json.loads(small["data/articles/lone.json"])
    assert [p["text"] for p in lone["passages"]] == [stories.LONE.article.text]
    assert "The operator gave no reason." in visible(small["sources/lone.md"])


def test_only_cited_passages_and_a_sentence_around_them_are_published():
    text = "Head\n" + " ".join(f"{{s{n}|Sentence number {n}.}}" for n in range(9))
    marked = stories.article("long.txt", text)
    briefing = replace(
        stories.one_report(),
        title="A title",
        summary=(marked.spans["s4"],),
        sources=tuple(replace(s, article="long.txt") for s in stories.one_report().sources),
    )
    seeds = stories.seeds(marked)
    files = render((briefing,), seeds, stories.findings(seeds))
    published = json.loads(files["data/articles/long.json"])["passages"]
    assert [p["text"] for p in published] == [
        "Sentence number 3. Sentence number 4. Sentence number 5."
    ]
    page = visible(files["sources/long.md"])
    assert "Sentence number 5." in page
    assert "Sentence number 6." not in page


def test_former_addresses_lead_to_the_story():
    briefings, seeds = stories.small_site()
    lock = (
        LockedStory(id="oldest", articles=(), moved_to="bridge-closed"),
        LockedStory(id="gone", articles=(), moved_to="nowhere"),
    )
    files = render(briefings, replace(seeds, lock=lock))
    for old in ("bridge-closed", "oldest"):
        assert 'url=../harbour-bridge/"' in files[f"stories/{old}/index.html"]
    assert "stories/gone/index.html" not in files


def test_an_empty_site_has_every_page_of_the_navigation():
    files = render((), Seeds(articles=()))
    assert "No story yet" in files["index.md"]
    for section in ("archive", "disputes", "speakers", "outlets", "places", "organisations"):
        assert f"{section}/index.md" in files
    assert list(broken_links(files, ELSEWHERE)) == []


def test_the_same_seeds_give_the_same_bytes():
    briefings, seeds = stories.small_site()
    found = stories.findings(seeds)
    first = render(briefings, seeds, found)
    assert first == render(tuple(reversed(briefings)), seeds, found)


def test_passages_that_overlap_are_each_a_place_on_the_page():
    marked = stories.article("o.txt", "Head\n{outer|One {inner|two} three} four five.")
    outer = marked.spans["outer"]
    crossing = Span(article="o.txt", start=outer.end - 5, end=outer.end + 5)
    briefing = replace(
        stories.one_report(),
        title="A title",
        summary=(outer, marked.spans["inner"], crossing),
        sources=tuple(replace(s, article="o.txt") for s in stories.one_report().sources),
    )
    files = render((briefing,), stories.seeds(marked))
    assert list(broken_links(files, ELSEWHERE)) == []
    assert "One two three four five." in visible(files["sources/o.md"])


def test_a_story_page_stays_light(large):
    assert len(gzip.compress(large["stories/valley-flood.md"].encode())) < 40_000


def test_direct_words_without_marks_get_them():
    marked = stories.article("m.txt", "Head\nShe called it {q|a disaster} and left.")
    briefing = replace(
        stories.one_report(),
        title="A title",
        summary=(),
        quotations=(Quotation(span=marked.spans["q"], kind="direct", key=True),),
        sources=tuple(replace(s, article="m.txt") for s in stories.one_report().sources),
    )
    page = render((briefing,), stories.seeds(marked))["stories/one-report.md"]
    assert "“a disaster”" in visible(page)


def reported(marked, kind, lemma="deny"):
    """The words in large on the page of a quotation whose cue and words are marked."""
    one = article("one", f"A headline\n{marked}\n", outlet="Courier")
    seeds = Seeds(articles=(one.article,))
    cue = Cue(span=one.spans["cue"], lemma=lemma)
    briefing = Briefing(
        id="one",
        title="One",
        updated=None,
        sources=(Source(number=1, article="one"),),
        quotations=(Quotation(span=one.spans["words"], kind=kind, cue=cue, key=True),),
    )
    files = dict(render((briefing,), seeds, stories.findings(seeds)))
    found = re.search(r"<figure.*?<p[^>]*>(.*?)<sup", files["stories/one.md"], re.S)
    return " ".join(Page(found[1]).text.split())


@pytest.mark.parametrize(
    ("marked", "kind", "lemma", "words"),
    [
        ("She {cue|denied} {words|any part in it}.", "indirect", "deny", "denied any part in it"),
        (
            "He {cue|told} the council on Monday {words|it had “failed”}.",
            "mixed",
            "tell",
            "told the council on Monday it had “failed”",
        ),
        ("{words|It had failed}, he {cue|said}.", "indirect", "say", "It had failed"),
        ("It was over, he {cue|said}. {words|It had failed}.", "indirect", "say", "It had failed"),
        ("{cue|According to} her, {words|it failed}.", "indirect", "according to", "it failed"),
        ("He {cue|said} {words|“it failed”}.", "direct", "say", "“it failed”"),
        ("He {cue|said} {words|that “it failed”}.", "direct", "say", "that “it failed”"),
    ],
)
def test_reported_speech_stands_with_the_verb_before_it(marked, kind, lemma, words):
    assert reported(marked, kind, lemma) == words


def test_names_that_fall_together_get_different_addresses():
    slugs = name_slugs(["U.S.", "US", "中", "index"])
    assert len(set(slugs.values())) == 4
    assert all(re.fullmatch(r"[a-z0-9-]+", slug) for slug in slugs.values())
    assert slugs["index"] != "index"


@pytest.mark.parametrize(
    ("path", "root"),
    [("index.md", ""), ("archive/index.md", "../"), ("stories/x.md", "../../")],
)
def test_the_way_back_to_the_root(path, root):
    assert root_of(path) == root


def test_a_block_that_reads_from_the_right_says_so(small):
    source = small["sources/arabic.md"]
    assert '<h1 dir="rtl">' in source
    assert '<p dir="rtl">' in source
    assert 'dir="rtl"' not in small["sources/gazette.md"]


def test_a_tooltip_shows_the_passage_and_no_markup(small):
    for path, text in small.items():
        if path.endswith(".md"):
            assert "<mark>" not in visible(text), path
            assert "data-span" not in visible(text), path


def test_a_holder_of_many_points_does_not_fill_the_page():
    one = stories.bridge()
    seeds = stories.small_site()[1]
    many = tuple(replace(one, id=f"s{k}", formerly=(), related=()) for k in range(30))
    files = render(many, seeds)
    page = visible(files["disputes/holders.md"])
    assert page.count("Whether the city was warned of the crack") == 2 * 12
    assert page.count("18 older points") == 2
    assert list(broken_links(files, ELSEWHERE)) == []


def test_the_search_knows_every_name_that_has_a_page(small):
    rows = json.loads(small["data/names.json"])
    assert ["Ida Lund", "speakers/ida-lund/", "speakers", "1 quotation in 1 story"] in rows
    assert ["North Wire", "outlets/north-wire/", "outlets", "1 report"] in rows
    for _, href, _, _ in rows:
        assert f"{href.rstrip('/')}.md" in small


def test_who_only_takes_a_side_has_no_page_and_no_link():
    briefing = replace(stories.bridge(), quotations=(), related=())
    files = render((briefing,), stories.small_site()[1])
    assert not [path for path in files if path.startswith("speakers/ida")]
    assert "speakers/ida-lund" not in files["stories/harbour-bridge.md"]
    assert list(broken_links(files, ELSEWHERE)) == []


def test_a_speakers_page_shows_whole_sentences_with_the_words_marked(small):
    page = small["speakers/omar-said.md"]
    assert "“We wrote to the mayor in March,” said chief engineer Omar Saïd." in visible(page)
    assert "<mark><span" in page


def test_no_list_has_more_than_fifty_rows_a_page():
    one = stories.bridge()
    many = tuple(
        replace(one, id=f"s{k}", formerly=(), related=(), bodies=(f"Body {k:03}",))
        for k in range(120)
    )
    files = render(many, stories.small_site()[1])
    for path in ("organisations/index.md", "organisations/page-2.md", "organisations/page-3.md"):
        assert files[path].count('<span class="meta">') <= 50
    for path in ("archive/2024-03.md", "places/harbour.md"):
        assert files[path].count('class="card"') == 50
    assert "organisations/page-3.md" in files


def test_the_table_says_what_each_source_reports_of_each_claim(small):
    rows = list(csv.DictReader(io.StringIO(small["data/stories/harbour-bridge.csv"])))
    found = [(r["kind"], r["side"], r["source"], r["stance"]) for r in rows]
    assert found == [
        ("disputed", "A", "1", "says"),
        ("disputed", "A", "2", "says"),
        ("disputed", "A", "3", "says otherwise"),
        ("disputed", "B", "1", "says"),
        ("disputed", "B", "2", "says"),
        ("disputed", "B", "3", "says"),
        ("agreed", "", "1", "says"),
        ("agreed", "", "2", "says"),
        ("agreed", "", "3", "silent"),
    ]
    text = stories.WIRE.article.text
    second = rows[1]
    assert text[int(second["start"]) : int(second["end"])] == second["sentence"]
    page = visible(small["stories/harbour-bridge.md"])
    assert page.count("says otherwise") == 2  # once in the caption
    assert page.count("silent") == 2  # once in the caption


@pytest.mark.parametrize("words", ["=1+1", "+49", "-5", "@home"])
def test_no_cell_of_a_table_is_a_formula(words):
    assert plain_cell(words) == f"'{words}"
    assert plain_cell("a=1") == "a=1"


def test_a_related_story_says_when_and_what_it_shares():
    one, seeds = stories.bridge(), stories.small_site()[1]
    other = replace(one, id="other", updated="2024-03-09", formerly=(), related=("harbour-bridge",))
    files = render((replace(one, related=("other",)), other), seeds)
    for here, date in (("harbour-bridge", "9 March 2024"), ("other", "6 March 2024")):
        near = visible(files[f"stories/{here}.md"]).split("Related stories")[1]
        assert f"{date} · shares Ida Lund, Omar Saïd, City hall" in near


def test_a_card_tells_a_script_how_far_its_story_is(small):
    states = {row[0]: row[2] for row in json.loads(small["data/states.json"])}
    for story, state in states.items():
        assert f'data-story="{story}" data-state="{state}"' in small["index.md"]
    data = json.loads(small["data/stories/harbour-bridge.json"])
    assert states["harbour-bridge"] == f"{len(data['sources'])}-{len(data['disputes'])}"


def test_a_page_of_a_list_holds_no_more_than_it_may_unless_one_row_alone_does():
    found = list(leaves("a/", [3, 60, 2, 2, 48, 1], 50, lambda row: row))
    assert [leaf.rows for leaf in found] == [[3], [60], [2, 2], [48, 1]]
    assert [leaf.before for leaf in found] == [None, "a/", "a/page-2/", "a/page-3/"]
    assert [leaf.after for leaf in found][-2:] == ["a/page-4/", None]
    assert [leaf.of for leaf in leaves("a/", [], 50)] == [1]


def test_figures_that_differ_for_a_reason_are_cited_and_pointed_to():
    briefing, seeds = stories.bridge(), stories.small_site()[1]
    wire = stories.WIRE.spans
    reasoned = Update(
        issue="Number of vehicles", evidence=(wire["agreed"], wire["when"]), why="another scope"
    )
    briefing = replace(briefing, agreed=(), updates=(), reasoned=(reasoned,))
    files = render((briefing,), seeds)
    assert list(broken_links(files, ELSEWHERE)) == []
    assert 'href="#change-1"' in files["stories/harbour-bridge.md"]
