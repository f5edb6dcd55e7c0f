"""What of a page is searched: words of reports, names and notes, not those of the site around them.

Else "source", "disputed" or "silent" would find every story, and an excerpt would show buttons.
"""

from __future__ import annotations

from lxml import html

PASSAGES = "//*[@data-span]"
NEVER = (
    "//sup[@class='cite'] | //a[@class='as']"
    " | //details[@id='who-says-what'] | //*[@class='reported']"
)
"""Numbers of citations, which would stick to a word, and what only points at words elsewhere."""
HEADINGS = "//h2[@id]"
WORDLESS = "\u2063"
"""Stands for a heading: Pagefind knows a page's sections by headings that have a sign."""
NOTES = frozenset({"editors-note", "amended", "resolved"})
"""Classes of what editors wrote."""


def only_searched(body: str) -> str:
    """The body without citations, and where it has passages, without the site's own words."""
    tree = html.fragment_fromstring(body)
    for element in tree.xpath(NEVER):
        element.drop_tree()
    if tree.xpath(PASSAGES):
        _silence(tree)
        for heading in tree.xpath(HEADINGS):
            heading.text = WORDLESS
    return str(html.tostring(tree, encoding="unicode"))


def _silence(element: html.HtmlElement) -> None:
    if _is_searched(element):
        return
    element.text = _parting(element.text)
    for inner in element:
        inner.tail = _parting(inner.tail)
        _silence(inner)


def _parting(words: str | None) -> str:
    """What stays where words of the site go, so that the words around do not run together."""
    return ", " if words and words.startswith(",") else " "


def _is_searched(element: html.HtmlElement) -> bool:
    return (
        element.tag in ("bdi", "h1")
        or "data-span" in element.attrib
        or not NOTES.isdisjoint(element.get("class", "").split())
    )
