"""A published page: its passages, citations and names, and what it must not do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import html

from generator.problems import Problem
from generator.verify.counts import check_counts
from generator.verify.published import PublishedSite, cut_published, is_said, on_one_line, wrong

SPAN_VALUE = re.compile(r"([^:]+):(\d+):(\d+)\Z")
CITED = re.compile(r"(?:\.\./)*sources/([^/]+)/#p(\d+)-(\d+)\Z")
SOURCE_LABEL = re.compile(r"[^\d:]+ (\d+)(?:: (.+))?\Z", re.DOTALL)
COUNT_OR_LABEL = re.compile(r"[\d\W]*|\d[\w ]*")
"""A count or a label among names."""
JSON_LD = "application/ld+json"
FETCHING = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "object": "data",
    "form": "action",
}
"""Elements that fetch, or send, and the attribute that says where."""
NOT_FETCHED = frozenset({"canonical", "alternate"})
NAME_FILTERS = frozenset({"outlet", "place", "speaker", "organisation", "tag", "party"})
"""Filters of the search whose values are names."""
UNSAFE_ADDRESS = re.compile(r"\s*(?:javascript|vbscript|data:text)", re.I)
OURS_ONLY = ("developers", "editors", "about")
"""Folders of pages written by hand: nothing in them is cut from an article."""


@dataclass(slots=True, kw_only=True)
class PageFacts:
    """What the checks of links need to know of a page."""

    path: str
    title: str = ""
    """Its first heading, on one line."""
    ids: frozenset[str] = frozenset()
    links: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)


def check_page(ground: PublishedSite, site: Path, path: str) -> PageFacts:
    """Everything that one page shows."""
    tree = html.document_fromstring((site / path).read_bytes().decode("utf-8", "replace"))
    facts = PageFacts(
        path=path,
        title=next((" ".join(shown_words(head).split()) for head in tree.xpath("//h1")), ""),
        ids=frozenset(str(e) for e in tree.xpath("//@id | //a/@name")),
        links=tuple(dict.fromkeys(str(e) for e in tree.xpath("//@href | //@src"))),
    )
    facts.problems.extend(_check_safe(tree, path))
    if path.split("/")[0] not in OURS_ONLY:
        for check in (
            _check_passages,
            _citations,
            _own_sources,
            _check_names,
            _structured,
            check_counts,
        ):
            facts.problems.extend(check(ground, tree, path))
        facts.problems.extend(_check_head(ground, tree, path))
    return facts


def shown_words(element: Any) -> str:
    """The words of an element."""
    return str(element.text_content())


def _check_passages(ground: PublishedSite, tree: Any, path: str) -> Iterator[Problem]:
    for element in tree.xpath("//*[@data-span]"):
        place = SPAN_VALUE.match(element.get("data-span"))
        there = cut_published(ground, place[1], int(place[2]), int(place[3])) if place else None
        if there is None or there != shown_words(element):
            message = f"{element.get('data-span')} does not read {shown_words(element)[:60]!r}"
            yield wrong(path, code="not-the-words", message=message)


def _citations(ground: PublishedSite, tree: Any, path: str) -> Iterator[Problem]:
    """A citation leads to published words, under the number that its story gives the source."""
    for link in tree.xpath("//sup[contains(@class, 'cite')]/a"):
        target = CITED.match(link.get("href", ""))
        label = SOURCE_LABEL.match(link.get("aria-label", ""))
        if not target or cut_published(ground, target[1], int(target[2]), int(target[3])) is None:
            message = f"the citation {link.get('href')!r} leads to no published words"
            yield wrong(path, code="not-cited", message=message)
            continue
        said = {shown_words(link), label[1] if label else shown_words(link)}
        data = ground.articles[target[1]].data
        outlet = data.get("outlet") or data["article"]
        if any((target[1], number) not in ground.numbered for number in said):
            message = f"{target[1]!r} is not source {'/'.join(sorted(said))}"
            yield wrong(path, code="not-cited", message=message)
        if label and label[2] and not label[2].startswith(outlet):
            yield wrong(path, code="not-cited", message=f"{label[2]!r} is not {outlet!r}")


def _own_sources(_ground: PublishedSite, tree: Any, path: str) -> Iterator[Problem]:
    """A link down to a source of the page has its number, on it and in its label."""
    links = tree.xpath("//a[starts-with(@href, '#source-')][@aria-label]")
    for link in links:
        number = link.get("href").removeprefix("#source-")
        label = SOURCE_LABEL.match(link.get("aria-label"))
        if label and {label[1], shown_words(link).strip()} != {number}:
            message = f"{label[0]!r} is not source {number}"
            yield wrong(path, code="not-cited", message=message)


def _check_names(ground: PublishedSite, tree: Any, path: str) -> Iterator[Problem]:
    for element in tree.xpath("//bdi[not(*)] | //a[@class='name']"):
        if not _words_known(ground, shown_words(element)):
            message = f"{shown_words(element)[:60]!r} is no name that the data have"
            yield wrong(path, code="wrong-name", message=message)
    for element in tree.xpath("//i[@data-pagefind-filter and @data-value]"):
        kind = element.get("data-pagefind-filter").partition("[")[0]
        if kind in NAME_FILTERS and on_one_line(element.get("data-value")) not in ground.known:
            message = f"{element.get('data-value')!r} is no {kind} that the data have"
            yield wrong(path, code="wrong-name", message=message)


def _words_known(ground: PublishedSite, words: str) -> bool:
    """A name in the data, or several, with dates, counts and small words between."""
    line = on_one_line(words)
    if line in ground.known or line == ground.words["story.undetermined"]:
        return True
    return _all_known(ground, line) or _all_known(ground, _bare(ground, line))


def _bare(ground: PublishedSite, line: str) -> str:
    """The line without names that have such small words, or marks, in themselves."""
    inside = sorted((name for name in ground.named if name and name in line), key=len)
    for name in reversed(inside):
        line = line.replace(name, "")
    return line


def _all_known(ground: PublishedSite, line: str) -> bool:
    parts = re.split(r", | and | · | \(|\)|: ", line)
    numbered = {ground.words[f"source.{key}"] for key in ("number", "source")}
    return all(
        part in ground.known
        or COUNT_OR_LABEL.fullmatch(part)
        or re.sub(r"\d+", "{number}", part) in numbered
        for part in parts
    )


def _structured(ground: PublishedSite, tree: Any, path: str) -> Iterator[Problem]:
    """Structured data say names that the data have, and words that articles have."""
    for element in tree.xpath(f"//script[@type='{JSON_LD}']"):
        try:
            data = json.loads(shown_words(element))
        except ValueError:
            yield wrong(path, code="unreadable-data", message="structured data cannot be read")
            continue
        for words in _texts_said(data):
            if not (
                on_one_line(words) in ground.known or is_said(ground, list(ground.articles), words)
            ):
                message = f"structured data: nobody says {words[:60]!r}"
                yield wrong(path, code="not-the-words", message=message)


def _texts_said(data: Any) -> Iterator[str]:
    """Texts, headlines and the names of whoever and whatever is no page of ours."""
    if isinstance(data, dict):
        ours = data.get("@type") in ("CollectionPage", "ItemList", "WebSite", "BreadcrumbList")
        said = ("text", "headline") if ours else ("text", "headline", "name")
        yield from (str(data[key]) for key in said if key in data)
        data = list(data.values())
    if isinstance(data, list):
        for value in data:
            yield from _texts_said(value)


def _check_head(ground: PublishedSite, tree: Any, path: str) -> Iterator[Problem]:
    """A story's title stands in its page, in the head and for previews, as in its data."""
    parts = path.split("/")
    story = ground.stories.get(parts[1]) if parts[0] == "stories" and len(parts) == 3 else None
    if story is None:
        return
    title = " ".join(story["title"].split())
    for xpath in ("//h1", "//title", "//meta[@property='og:title']/@content"):
        for found in tree.xpath(xpath):
            words = " ".join((found if isinstance(found, str) else shown_words(found)).split())
            words = words.removesuffix(f" · {ground.site.get('name', 'Briefing Digest')}")
            if words != title:
                yield wrong(path, code="wrong-name", message=f"{words[:60]!r} is not the title")
    issues = {" ".join(d["issue"].split()) for d in story["disputes"]}
    for heading in tree.xpath("//*[contains(concat(' ', @class, ' '), ' dispute ')]//h3"):
        words = re.sub(r"^\d+\s+", "", " ".join(shown_words(heading).split()))
        if words not in issues:
            yield wrong(path, code="wrong-name", message=f"{words[:60]!r} is no disputed point")


def _check_safe(tree: Any, path: str) -> Iterator[Problem]:
    """Nothing runs that is not a file of the site, and nothing is asked of anybody else."""
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        active = [k for k in element.attrib if k.startswith("on") or k == "srcdoc"]
        inline = element.tag == "script" and element.get("src") is None
        if active or (inline and element.get("type") != JSON_LD) or element.tag == "style":
            yield wrong(path, code="runs-code", message=f"<{element.tag}> with {active or 'code'}")
        if any(UNSAFE_ADDRESS.match(element.get(k, "")) for k in ("href", "src", "action")):
            yield wrong(path, code="runs-code", message=f"<{element.tag}> with an active address")
        address = element.get(FETCHING.get(element.tag, "src"), "")
        if element.tag == "link" and element.get("rel") not in NOT_FETCHED:
            address = element.get("href", "")
        if re.match(r"(?:[a-z][a-z+.-]*:)?//", address, re.I):
            yield wrong(path, code="foreign-request", message=f"asks {address[:80]!r}")
