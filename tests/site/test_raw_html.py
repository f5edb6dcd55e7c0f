"""Raw HTML found by the quick scan is what Python-Markdown and MkDocs find."""

from typing import Any

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mkdocs.structure import pages

from generator.site.raw_html import AnchorFinder, scan

Original: Any = pages._RawHTMLPreprocessor

PIECES = (
    '<div class="a" id="i1">',
    "</div>",
    "<section>",
    "</section>",
    "<p>",
    "</p>",
    '<a name="n" href="#x">',
    "</a>",
    '<input id="a&amp;b" disabled>',
    "<br>",
    "<br />",
    "<hr>",
    "<script>if (a < b) x('</div>')</script>",
    '<script type="application/ld+json">{"a": "&quot;"}</script>',
    "<span id='single'>",
    "<SPAN>",
    "<!-- c -->",
    "<?php ?>",
    "a < b",
    "&amp;",
    "&#46;",
    "&",
    "&copy",
    "`<b id=code>`",
    "text",
    "## Heading {: #own }",
    "- item",
    "> quote",
    "    code",
    "  ",
    "\t",
    "\n",
    "\n",
    "\n\n",
)


def converted(finder: Any, text: str) -> tuple[str, set[str]]:
    md = markdown.Markdown(extensions=["attr_list", "tables", "toc"])
    found = finder()
    found._register(md)
    return md.convert(text), found.present_anchor_ids


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example('<div>\n\n<p>a</p>\n\n</div>\n## Heading\n\n<p id="b">c</p> tail\n\nend')
@example("<div><br></div></div>\n\ntext")
@example("<div>a</div>")
@example("text\n<div>a</div>\ntext")
def test_the_same_as_the_original(text: str) -> None:
    assert converted(AnchorFinder, text) == converted(Original, text)


BLOCK = '<div id="a">\n\n<p>One&#46; <a href="../b/">two</a></p>\n\n</div>'


@pytest.mark.parametrize("text", [BLOCK, f"# Title\n\n{BLOCK}\n\n## More {{: #more }}\n\n{BLOCK}"])
def test_a_page_of_ours_is_regular(text: str) -> None:
    found = scan(f"{text}\n\n", markdown.Markdown().is_block_level)
    assert found is not None
    assert [f"{text}\n\n"[start:end] for start, end in found.blocks] == [BLOCK] * len(found.blocks)
    assert found.anchors == {"a"}


@pytest.mark.parametrize("text", ["a <b>c</b>", "<div>", "R&D", "<div>&copy</div>", "<!-- c -->"])
def test_the_rest_is_left_to_the_original(text: str) -> None:
    assert scan(f"{text}\n\n", markdown.Markdown().is_block_level) is None
