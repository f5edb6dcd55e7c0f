"""Any text, rendered by the Markdown of the site, shows exactly that text."""

import html
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mkdocs.config.base import load_config
from mkdocs.utils import meta

from generator.render.escape import (
    UNSHOWABLE,
    escape,
    front_matter,
    letter_of,
    one_line,
    safe_url,
    shortened,
    showable,
)

ROOT = Path(__file__).resolve().parents[2]
TEXT = st.text() | st.text("# *_`[](){}<>!|\\~^=+-.:&;\n\t\r1a\u00a0\u2028\u0085'\"")


@pytest.fixture(scope="module")
def site_markdown():
    config = load_config(str(ROOT / "mkdocs.yml"), plugins=[])
    return markdown.Markdown(
        extensions=config.markdown_extensions, extension_configs=config.mdx_configs
    )


class Words(HTMLParser):
    """The text of the elements marked `data-x`, and every tag met."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.inside, self.tags, self.attributes = "", False, [], {}

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if dict(attrs).get("data-x") is not None:
            self.inside, self.attributes = True, dict(attrs)

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "span"

    def handle_data(self, data):
        self.text += data if self.inside else ""


def read(page: str) -> Words:
    words = Words()
    words.feed(page)
    words.close()
    return words


@settings(deadline=None)
@given(TEXT)
@example("1. <script>alert(1)</script> **x** [a](b) {: #c }")
@example("    code\n\n> quote\n\n---\ntitle: x\n---")
@example("&lt; &#60; &copy klzzwxh:0001 \x02stx\x03")
@example(" \u00a0 \u3000x\u2029")
def test_text_in_running_markdown(site_markdown, text):
    site_markdown.reset()
    page = read(site_markdown.convert(f"<span data-x=1>{escape(text)}</span> end"))
    assert page.text == showable(text)
    assert page.tags == ["p", "span"]


@settings(deadline=None)
@given(TEXT)
@example("</p></div><b>")
def test_text_in_raw_html_and_in_attributes(site_markdown, text):
    site_markdown.reset()
    safe = escape(text)
    source = f'# x\n\n<div><p title="{safe}"><span data-x="{safe}">{safe}</span></p></div>\n\nend'
    page = read(site_markdown.convert(source))
    assert page.text == showable(text)
    assert page.attributes["data-x"] == showable(text)
    assert page.tags == ["h1", "div", "p", "span", "p"]


@settings(deadline=None)
@given(TEXT)
def test_text_in_a_heading(site_markdown, text):
    site_markdown.reset()
    page = read(site_markdown.convert(f"## <span data-x=1>{escape(text)}</span> {{: #x }}"))
    assert page.text == showable(text)


@settings(deadline=None)
@given(TEXT)
def test_publish_can_read_back_what_is_escaped(text):
    assert html.unescape(escape(text)) == showable(text)


@settings(deadline=None)
@given(TEXT)
def test_a_title_comes_back_from_the_front_matter(text):
    body, data = meta.get_data(front_matter({"title": text, "kind": "story"}) + "\nbody\n")
    assert data.get("title", "") == one_line(text)
    assert data["kind"] == "story"
    assert body.strip() == "body"


def test_front_matter_is_plain_yaml():
    block = front_matter({"title": 'a: "b" # c', "empty": None, "none": ""})
    assert yaml.safe_load(block.strip("-\n")) == {"title": 'a: "b" # c'}


@settings(deadline=None)
@given(st.text())
def test_what_html_forbids_is_replaced(text):
    assert not UNSHOWABLE.search(showable(text))
    assert len(showable(text)) == len(text)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/x?y=1&z=2#t", "https://a.example/x?y=1&z=2#t"),
        ("http://a.example/ü x", "http://a.example/%C3%BC%20x"),
        ('https://a.example/"><script>', "https://a.example/%22%3E%3Cscript%3E"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//a.example", None),
        ("https:///x", None),
        ("http://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_only_web_addresses_become_links(url, safe):
    assert safe_url(url) == safe


def test_shortened_cuts_at_a_word():
    assert shortened("one two three", 9) == "one two…"
    assert shortened("one two", 9) == "one two"
    assert shortened("onetwothree", 5) == "onetw…"


def test_a_line_is_cut_at_a_word_and_only_where_it_is_too_long() -> None:
    assert shortened("one two", 7) == "one two"
    assert shortened("one two", 6) == "one…"
    assert shortened("  one\n two ", 7) == "one two"
    assert shortened("undivided", 4) == "undi…"
    assert shortened("one two three", 9) == "one two…"


def test_what_is_no_text_stands_in_front_matter_as_it_is() -> None:
    block = front_matter({"number": 3, "names": ["a", "b"], "empty": ""})
    assert yaml.safe_load(block.strip("-\n")) == {"number": 3, "names": ["a", "b"]}


@pytest.mark.parametrize(
    ("name", "letter"), [("anna", "A"), ("Örjan", "O"), ("7 May", "#"), ("“Quay”", "#"), ("…", "#")]
)
def test_the_letter_under_which_a_name_stands(name: str, letter: str) -> None:
    assert letter_of(name) == letter
