"""Three hundred attacks in every field: each is text, on pages that are proven."""

import html
import re
import tempfile
from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.language.dates.recognise import recognise
from generator.language.marks.pairing import quoted_stretches
from generator.read.article_file import article_of
from generator.read.drafts import text_draft
from generator.read.index.yaml_tree import read_tree
from generator.render.escape import escape, front_matter, safe_url, showable
from generator.slugs import slug, told_apart
from generator.verify import verify
from generator.verify.page_html import check_page
from generator.verify.published import PublishedSite
from tests.hostile.attacks import ATTACKS
from tests.hostile.sites import attacked_seeds
from tests.verify.test_verify import build_site

HOSTILE = st.lists(st.sampled_from(ATTACKS) | st.text(max_size=20), max_size=8).map(" ".join)


def test_there_are_enough_of_them() -> None:
    assert len(set(ATTACKS)) >= 300


def test_a_site_full_of_attacks_is_built_and_proven(tmp_path: Path) -> None:
    attacked_seeds(tmp_path / "seeds")
    site = build_site(tmp_path, tmp_path / "seeds")
    assert verify(site) == ()
    for page in site.rglob("*.html"):
        assert "<script>alert" not in page.read_text(encoding="utf-8")


@given(HOSTILE)
def test_escaped_words_are_shown_as_they_are(words: str) -> None:
    plain = html.unescape(str(escape(words)))
    assert plain == showable(words)
    assert not set("<>\"'`*_[]{}|#") & set(re.sub(r"&#\d+;", "", str(escape(words))))


@given(HOSTILE)
def test_front_matter_is_one_value_a_line(words: str) -> None:
    block = front_matter({"title": words, "kind": "story"})
    assert yaml.safe_load(block.strip("-\n")).get("title", "") in (
        " ".join(showable(words).split()),
        "",
    )


@given(HOSTILE)
def test_an_address_is_safe_or_none(words: str) -> None:
    for address in (words, f"https://{words}", f"https://example.org/{words}"):
        found = safe_url(address)
        assert found is None or (found.startswith("http") and not set('<>" ') & set(found))


@given(st.lists(HOSTILE, max_size=6))
def test_addresses_are_told_apart(names: list[str]) -> None:
    found = told_apart({name: [slug(name)] for name in names}, "page")
    assert len(set(found.values())) == len(set(names))
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value) for value in found.values())


@given(HOSTILE)
def test_a_text_is_read_whole(words: str) -> None:
    article = article_of("a.txt", text_draft(words))
    spans = [*article.paragraphs, *(removal.span for removal in article.removals)]
    assert all(0 <= span.start < span.end <= len(article.text) for span in spans)
    assert sum(len(article.text[s.start : s.end].split()) for s in article.paragraphs) <= len(
        article.text.split()
    )


@given(HOSTILE)
def test_marks_and_dates_stand_within_the_text(words: str) -> None:
    for found in (*quoted_stretches(words), *recognise(words)):
        assert 0 <= found.start < found.end <= len(words)


@given(HOSTILE)
def test_yaml_is_a_tree_or_a_problem(words: str) -> None:
    node, problems = read_tree(words, "index.yml")
    assert node is None or problems is not None


@given(st.binary(max_size=400) | HOSTILE.map(str.encode))
def test_a_page_of_anything_is_looked_at(data: bytes) -> None:
    ground = PublishedSite(articles={}, stories={}, site={})
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "index.html").write_bytes(b"<html><body>" + data)
        check_page(ground, Path(folder), "index.html")
