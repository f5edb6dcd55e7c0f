"""A published page, read once: what it shows and cites, where it leads, what it must not do.

All of it follows from the page's own bytes and from what says the page's words again, so that it
can be kept; it is held against the articles and stories anew each time.
"""

import gzip
import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from generator.store import Codec
from generator.verify.counts import Counted, counts_said, wrong_folds, wrong_marks
from generator.verify.page_safety import JSON_LD, unsafe
from generator.verify.published import WORD_OR_NUMBER, Breach, on_one_line, records_in

SOURCE_LABEL = re.compile(r"[^\d:]+ (\d+)(?:: (.+))?\Z", re.DOTALL)
OURS_ONLY = ("developers", "editors", "about")
"""Folders of pages written by hand: nothing in them is cut from an article."""
INDEX_PAGE = "index.html"
OUR_OWN = "404.html"
"""Served for any address, so its own links start at the site's root."""
FRAGMENT = b"pagefind_dcd"
COPY, SEARCH = ".md.txt", ".pf_fragment"
"""Ends of files that say a page's words again: a story's Markdown copy, and the search's text."""
DAY_LEAD = re.compile(r"- ([^:\n]{0,36}\d{4}): ")
FOOTNOTE = re.compile(r"\[\^\d+\]\Z")
MARKED = re.compile(r"\\([\\`*_\[\]<>#|~&+\-.)])")
SHORT_WORD = 5
"""Letters from which a word of the search may stand in the page in another one, or in two."""
STORY_PAGE = re.compile(r"stories/[^/]+/index\.html\Z")
SPAN = "data-span"

Wrong = tuple[str, str, str]
"""File, code and message of what needs nothing but the page to be wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBytes:
    """A page's file, and the files that say its words again, by path; the site's language."""

    path: str
    language: str
    page: bytes
    beside: Mapping[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPage:
    """What stands in one page."""

    title: str
    """Its first heading, on one line."""
    ids: tuple[str, ...]
    links: tuple[tuple[str, str, str], ...]
    """Of the site: as written, the file and the place in it that they lead to."""
    spans: tuple[tuple[str, str], ...] = ()
    """Passages: place and words."""
    citations: tuple[tuple[str, str, str], ...] = ()
    """Address, label and words of each."""
    names: tuple[str, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    """Kind and value of what the search filters by."""
    structured: tuple[str, ...] = ()
    """Texts, headlines and names of the structured data."""
    titles: tuple[str, ...] = ()
    """Of a story's page: what stands in its head."""
    points: tuple[str, ...] = ()
    """Of a story's page: its disputed points."""
    found_title: str | None = None
    """What the search calls it."""
    counts: tuple[Counted, ...] = ()
    wrongs: tuple[Wrong, ...] = ()


def page_key(given: PageBytes) -> bytes:
    """All that is read, each part with its length."""
    parts = [given.path.encode(), given.language.encode(), given.page]
    parts += [part for name in given.beside for part in (name.encode(), given.beside[name])]
    return b"".join(b"%d:%s" % (len(part), part) for part in parts)


def read_page(given: PageBytes) -> ShownPage:
    tree = _page_tree(given.page)
    links, broken = _links(tree, given.path)
    title = next((on_one_line(shown_words(head)) for head in tree.xpath("//h1")), "")
    ids = _each_once(tree.xpath("//@id | //a/@name"))
    safe = [*broken, *unsafe(tree)]
    if given.path.split("/")[0] in OURS_ONLY:
        return ShownPage(title=title, ids=ids, links=links, wrongs=_wrongs_of(given.path, safe))
    structured, unread = _structured(tree)
    own = [*safe, *unread, *_own_sources(tree), *wrong_folds(given.language, tree)]
    own += wrong_marks(given.language, tree)
    wrongs = [*_wrongs_of(given.path, own), *_said_elsewhere(tree, given.beside)]
    story = STORY_PAGE.match(given.path) is not None
    return ShownPage(
        title=title,
        ids=ids,
        links=links,
        spans=_each_once((e.get(SPAN), shown_words(e)) for e in tree.xpath(f"//*[@{SPAN}]")),
        citations=_each_once(
            (link.get("href", ""), link.get("aria-label", ""), shown_words(link))
            for link in tree.xpath("//sup[contains(@class, 'cite')]/a")
        ),
        names=_each_once(map(shown_words, tree.xpath("//bdi[not(*)] | //a[@class='name']"))),
        filters=_each_once(
            (e.get("data-pagefind-filter").partition("[")[0], on_one_line(e.get("data-value")))
            for e in tree.xpath("//i[@data-pagefind-filter and @data-value]")
        ),
        structured=structured,
        titles=_each_once(_titles_shown(tree)) if story else (),
        points=_each_once(_points_named(tree)) if story else (),
        found_title=_found_title(given.beside),
        counts=_each_once(counts_said(given.language, tree, given.path)),
        wrongs=tuple(wrongs),
    )


def _page_tree(page: bytes) -> Any:
    """Raises ValueError where there is nothing in it."""
    try:
        return html.document_fromstring(page.decode("utf-8", "replace"))
    except etree.LxmlError as error:
        raise ValueError(str(error)) from error


def _each_once(values: Any) -> tuple[Any, ...]:
    """Each once, as plain strings where the tree gave its own."""
    return tuple(dict.fromkeys(str(v) if isinstance(v, str) else v for v in values))


def _wrongs_of(path: str, found: list[Breach]) -> tuple[Wrong, ...]:
    return tuple((path, code, message) for code, message in found)


def shown_words(element: Any) -> str:
    return str(element.text_content())


def _links(tree: Any, path: str) -> tuple[tuple[tuple[str, str, str], ...], list[Breach]]:
    """Those that lead to the site itself; and what is no address."""
    found, broken = [], []
    for link in _each_once(tree.xpath("//@href | //@src")) if path != OUR_OWN else ():
        try:
            parts = urlsplit(link)
        except ValueError:
            broken.append(("broken-link", f"{link!r} is no address"))
            continue
        if not parts.scheme and not parts.netloc:
            target = path if not parts.path else _file_of(path, unquote(parts.path))
            found.append((link, target, unquote(parts.fragment).partition(":~:")[0]))
    return tuple(found), broken


@lru_cache(maxsize=4096)
def _file_of(page: str, path: str) -> str:
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if path.endswith(("/", ".", "..")) or joined == ".":
        return posixpath.normpath(posixpath.join(joined, INDEX_PAGE))
    return joined


def _own_sources(tree: Any) -> Iterator[Breach]:
    """A link down to a source of the page has its number, on it and in its label."""
    for link in tree.xpath("//a[starts-with(@href, '#source-')][@aria-label]"):
        number = link.get("href").removeprefix("#source-")
        label = SOURCE_LABEL.match(link.get("aria-label"))
        if label and {label[1], shown_words(link).strip()} != {number}:
            yield "not-cited", f"{label[0]!r} is not source {number}"


def _structured(tree: Any) -> tuple[tuple[str, ...], list[Breach]]:
    """What structured data say; and what cannot be read."""
    said: list[str] = []
    for element in tree.xpath(f"//script[@type='{JSON_LD}']"):
        try:
            said.extend(_texts_said(json.loads(shown_words(element))))
        except (ValueError, RecursionError):
            return (), [("unreadable-data", "structured data cannot be read")]
    return _each_once(said), []


def _texts_said(data: Any) -> Iterator[str]:
    """Texts, headlines and the names of whoever and whatever is no page of ours."""
    for record in records_in(data):
        ours = record.get("@type") in ("CollectionPage", "ItemList", "WebSite", "BreadcrumbList")
        said = ("text", "headline") if ours else ("text", "headline", "name")
        yield from (str(record[key]) for key in said if key in record)


def _titles_shown(tree: Any) -> Iterator[str]:
    heads = (on_one_line(shown_words(head)) for head in tree.xpath("//h1 | //title"))
    yield from (*heads, *map(on_one_line, tree.xpath("//meta[@property='og:title']/@content")))


def _points_named(tree: Any) -> Iterator[str]:
    for heading in tree.xpath("//*[contains(concat(' ', @class, ' '), ' dispute ')]//h3"):
        yield re.sub(r"^\d+\s+", "", on_one_line(shown_words(heading)))


def _said_elsewhere(tree: Any, beside: Mapping[str, bytes]) -> Iterator[Wrong]:
    """What the search shows of a page, and the days of its copy, stand on the page."""
    for file, data in beside.items():
        if file.endswith(COPY):
            yield from _days_of_copy(tree, file, data.decode("utf-8", "replace"))
        elif strange := _strange_words(tree, _fragment(data)["content"]):
            message = f"the page does not say {' '.join(strange[:5])!r}"
            yield file, "not-the-words", message


def _days_of_copy(tree: Any, file: str, copy: str) -> Iterator[Wrong]:
    shown = ""
    for line in copy.splitlines():
        day = DAY_LEAD.match(line)
        if day and FOOTNOTE.search(line):
            shown = shown or on_one_line(tree.xpath("string(//body)"))
            if plain(day[1]) not in shown:
                yield file, "wrong-name", f"the page does not say {day[1]!r}"


def plain(line: str) -> str:
    """A line of Markdown without the backslashes before marks."""
    return MARKED.sub(r"\1", line)


def page_of_fragment(data: bytes) -> str:
    """The file of the page that a text of the search is of. Raises ValueError for anything else."""
    try:
        return posixpath.join(_fragment(data)["url"].lstrip("/"), INDEX_PAGE)
    except (KeyError, TypeError, AttributeError, OSError, EOFError) as error:
        raise ValueError(str(error)) from error


def _fragment(data: bytes) -> Any:
    return json.loads(gzip.decompress(data).removeprefix(FRAGMENT))


def _found_title(beside: Mapping[str, bytes]) -> str | None:
    found = [_fragment(data) for name, data in beside.items() if name.endswith(SEARCH)]
    return str(found[0].get("meta", {}).get("title", "")) if found else None


def _strange_words(tree: Any, content: str) -> list[str]:
    """Words that are none of the page's. Where elements meet, so do words, or they do not; and
    scripts without blanks are cut into words by the search."""
    texts = tree.xpath(
        "//body//text()[not(ancestor::*[@data-pagefind-ignore] or ancestor::sup)]"
        " | //body//@data-value"
    )
    together = " ".join(texts)
    known = {*WORD_OR_NUMBER.findall(together), *WORD_OR_NUMBER.findall("".join(texts))}
    strange = [word for word in WORD_OR_NUMBER.findall(content) if word not in known]
    letters = "".join(WORD_OR_NUMBER.findall(together)) if strange else ""
    return [w for w in strange if (w.isascii() and len(w) < SHORT_WORD) or w not in letters]


def _page_unpacked(data: bytes, *_given: object) -> ShownPage:
    names = ShownPage.__dataclass_fields__
    return ShownPage(**dict(zip(names, map(_tupled, json.loads(data)), strict=True)))


def _tupled(value: Any) -> Any:
    return tuple(map(_tupled, value)) if isinstance(value, list) else value


SHOWN_CODEC: Codec[ShownPage] = Codec(
    pack=lambda shown: json.dumps(astuple(shown), separators=(",", ":")).encode(),
    unpack=_page_unpacked,
)
