"""A saved web page: the report found by trafilatura, and what the page says of itself.

What it says is taken from JSON-LD first, then from the `meta` elements, then from a canonical link
and a `time` element; nothing is guessed from the address or the words.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import trafilatura
from lxml import etree

from generator.problems import problem
from generator.read.drafts import MarkdownBlock, block_draft
from generator.read.encoding.decode import Decoded, decode
from generator.read.kinds.report import Loaded, RawReport, Reports, damaged, nothing, tell_cut_off
from generator.read.kinds.told_by_file import told_by_record

CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*+=\s*+["']?+\s*+([A-Za-z0-9_:.-]{2,30})""", re.I
)
PAGE_HEAD = re.compile(rb"\s*+(?:<!doctype|<html)", re.I)
PAGE_END = re.compile(rb"</(?:html|body)", re.I)
ENCODING_BYTES = 4096
"""Where a page says its encoding; the standard asks for the first 1024."""
EMBEDDED = re.compile(r"""data:[\w/+.;=-]{1,80},[^"')\s]{200,}""")
"""Pictures and fonts that a saved page carries along: no words."""
NOT_THE_REPORT = (
    "//figure",
    "//figcaption",
    "//aside",
    "//form",
    "//button",
    "//noscript",
    "//*[contains(@class,'newsletter') or contains(@class,'related') or contains(@class,'promo')"
    " or contains(@class,'author-bio') or contains(@class,'caption') or contains(@class,'recirc')]",
)
"""Elements and usual class names of what stands inside a report without being of it."""
ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Report)$")
DEEPEST_JSON_LD = 12
"""Levels of JSON-LD; a page's graph has about four."""


def read_page(loaded: Loaded) -> Reports:
    found = _decode(loaded)
    if found is None:
        return nothing(loaded, damaged(loaded.place, "a web page", "the bytes are no text"))
    report = page_report(found.text)
    if report is None:
        message, remedy = "no report is found in the page", "save its words as plain text"
        return nothing(loaded, problem(loaded.place, "no-report", message, remedy))
    if PAGE_HEAD.match(loaded.data) and not PAGE_END.search(loaded.data):
        tell_cut_off(loaded, "the page has no end")
    return (report,)


def page_report(source: str) -> RawReport | None:
    """The report of an HTML text; None where no paragraph of one is found."""
    tree = trafilatura.load_html(EMBEDDED.sub("data:,", source))
    if tree is None:
        return None
    told = told_of_page(tree)
    blocks = tuple(report_blocks(tree))
    if not blocks:
        return None
    headline = told.pop("headline", None)
    above = (MarkdownBlock(kind="headline", text=headline),) if headline else ()
    return RawReport(draft=block_draft((*above, *blocks)), told=told)


def report_blocks(tree: Any) -> Iterator[MarkdownBlock]:
    """The paragraphs of the report, as the page has them."""
    try:
        document = trafilatura.bare_extraction(
            tree,
            include_comments=False,
            include_tables=False,
            with_metadata=False,
            prune_xpath=list(NOT_THE_REPORT),
        )
    except (ValueError, RecursionError, etree.LxmlError):
        return
    body = getattr(document, "body", None)
    for element in body if body is not None else ():
        items = element.findall(".//item") if element.tag == "list" else [element]
        for item in items or [element]:
            words = _element_words(item)
            if words:
                yield MarkdownBlock(kind="paragraph", text=words)


def _element_words(element: Any) -> str:
    for line_break in element.iter("lb"):
        line_break.tail = f"\n{line_break.tail or ''}"
    lines = "".join(element.itertext()).split("\n")
    return "\n".join(line for part in lines if (line := " ".join(part.split())))


def told_of_page(tree: Any) -> dict[str, str]:
    """Headline, outlet, address, date, author and language as the page says them."""
    told: dict[str, str] = {}
    for record in (*_linked_data(tree), _metas(tree), _elements(tree)):
        told = {**told_by_record(record), **told}
    return told


def _linked_data(tree: Any) -> Iterator[Mapping[str, Any]]:
    """The articles of the page's JSON-LD; of several the one with a headline that comes first."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                yield from list(_articles(json.loads(script.text or ""), 0))[:1]
            except (ValueError, RecursionError):
                continue


def _articles(node: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > DEEPEST_JSON_LD:
        return
    if isinstance(node, list):
        for inner in node:
            yield from _articles(inner, depth + 1)
    elif isinstance(node, dict):
        said = node.get("@type")
        kinds = said if isinstance(said, list) else [said]
        if node.get("headline") and any(ARTICLE_TYPES.search(str(kind)) for kind in kinds):
            # some pages escape the words of their JSON-LD as if they were HTML
            words = {k: html.unescape(v) for k, v in node.items() if isinstance(v, str)}
            yield {**node, **words}
        yield from _articles(node.get("@graph", []), depth + 1)


def _metas(tree: Any) -> dict[str, str]:
    """What the `meta` elements say; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = meta.get("content")
        if name and content:
            found.setdefault(name, content)
    locale = found.pop("og:locale", None)
    found.pop("title", None)
    return {**found, **({"language": locale} if locale else {})}


def _elements(tree: Any) -> dict[str, str]:
    """The canonical link, the first `time`, the only `h1`, the language of the page."""
    found: dict[str, str] = {"language": tree.get("lang") or ""}
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            found.setdefault("canonical", link.get("href") or "")
    for moment in tree.iter("time"):
        found.setdefault("date", moment.get("datetime") or "")
    headings = [" ".join("".join(h.itertext()).split()) for h in tree.iter("h1")]
    if len(headings) == 1:
        found["headline"] = headings[0]
    return found


def _decode(loaded: Loaded) -> Decoded | None:
    """By its mark or as UTF-8, then as the page says, then guessed."""
    found = decode(loaded.data, loaded.language)
    said = CHARSET.search(loaded.data[:ENCODING_BYTES])
    if found is None or not found.guessed or not said:
        return found
    try:
        name = said[1].decode("ascii")
        return Decoded(text=loaded.data.decode(name, "replace"), encoding=name)
    except LookupError:
        return found
