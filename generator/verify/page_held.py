"""What a page shows, held against what is published of articles and stories; and its links."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from generator.problems import Problem
from generator.verify.counts import wrong_counts
from generator.verify.page_html import SOURCE_LABEL, ShownPage
from generator.verify.published import (
    Breach,
    PublishedSite,
    all_wrong,
    cut_published,
    is_said,
    on_one_line,
    wrong,
)

SPAN_VALUE = re.compile(r"([^:]+):(\d{1,12}):(\d{1,12})\Z")
CITED = re.compile(r"(?:\.\./)*sources/([^/]+)/#p(\d{1,12})-(\d{1,12})\Z")
COUNT_OR_LABEL = re.compile(r"[\d\W]*|\d[\w ]*")
"""A count or a label among names."""
NAME_FILTERS = frozenset({"outlet", "place", "speaker", "organisation", "tag", "party"})
"""Filters of the search whose values are names."""
NO_PLACE = "leads to no place on its page"


@dataclass(slots=True, kw_only=True)
class PageFacts:
    """What the checks of the whole site need to know of a page, and what is wrong with it."""

    path: str
    title: str = ""
    ids: frozenset[str] = frozenset()
    links: tuple[tuple[str, str, str], ...] = ()
    """To a place on another page: as written, the page and the place."""
    problems: list[Problem] = field(default_factory=list)


def check_page_links(pages: Collection[PageFacts]) -> Iterator[Problem]:
    """Links to places on other pages."""
    ids = {page.path: page.ids for page in pages}
    for page in pages:
        for link, target, place in page.links:
            if target in ids and place not in ids[target]:
                yield wrong(page.path, "broken-link", f"{link!r} {NO_PLACE}")


def hold_page(
    ground: PublishedSite, path: str, page: ShownPage, files: frozenset[str]
) -> Iterator[Problem]:
    """Everything that one page shows, and where it leads."""
    yield from all_wrong(path, _held_links(page, path, files))
    for file, code, message in page.wrongs:
        yield wrong(file, code, message)
    yield from all_wrong(path, _held_passages(ground, page))
    yield from all_wrong(path, _held_citations(ground, page))
    yield from all_wrong(path, _held_names(ground, page))
    yield from all_wrong(path, _held_structured(ground, page))
    yield from all_wrong(path, _held_head(ground, path, page))
    yield from all_wrong(path, wrong_counts(ground, page.counts))


def _held_links(page: ShownPage, path: str, files: frozenset[str]) -> Iterator[Breach]:
    """Links to no file, and to no place on the page itself."""
    ids = frozenset(page.ids)
    for link, target, place in page.links:
        if target not in files:
            yield "broken-link", f"{link!r} leads to no file"
        elif place and target == path and place not in ids:
            yield "broken-link", f"{link!r} {NO_PLACE}"


def _held_passages(ground: PublishedSite, page: ShownPage) -> Iterator[Breach]:
    for value, words in page.spans:
        place = SPAN_VALUE.match(value)
        there = cut_published(ground, place[1], int(place[2]), int(place[3])) if place else None
        if there is None or there != words:
            yield "not-the-words", f"{value} does not read {words[:60]!r}"


def _held_citations(ground: PublishedSite, page: ShownPage) -> Iterator[Breach]:
    """A citation leads to published words, under the number that its story gives the source."""
    for address, said, words in page.citations:
        target, label = CITED.match(address), SOURCE_LABEL.match(said)
        if not target or cut_published(ground, target[1], int(target[2]), int(target[3])) is None:
            yield "not-cited", f"the citation {address!r} leads to no published words"
            continue
        numbers = {words, label[1] if label else words}
        data = ground.articles[target[1]].data
        outlet = data.get("outlet") or data["article"]
        if any((target[1], number) not in ground.numbered for number in numbers):
            yield "not-cited", f"{target[1]!r} is not source {'/'.join(sorted(numbers))}"
        if label and label[2] and not label[2].startswith(outlet):
            yield "not-cited", f"{label[2]!r} is not {outlet!r}"


def _held_names(ground: PublishedSite, page: ShownPage) -> Iterator[Breach]:
    for name in page.names:
        if not _words_known(ground, name):
            yield "wrong-name", f"{name[:60]!r} is no name that the data have"
    for kind, value in page.filters:
        if kind in NAME_FILTERS and value not in ground.known:
            yield "wrong-name", f"{value!r} is no {kind} that the data have"


def _words_known(ground: PublishedSite, words: str) -> bool:
    """A name in the data, or several, with dates, counts and small words between."""
    line = on_one_line(words)
    if line in ground.known or line == ground.words["story.undetermined"]:
        return True
    return _parts_known(ground, line) or _parts_known(ground, _without_names(ground, line))


def _without_names(ground: PublishedSite, line: str) -> str:
    """The line without names that have such small words, or marks, in themselves."""
    inside = {name for name in ground.named_from(line) if name in line}
    for name in sorted(inside, key=len, reverse=True):
        line = line.replace(name, "")
    return line


def _parts_known(ground: PublishedSite, line: str) -> bool:
    parts = re.split(r", | and | · | \(|\)|: ", line)
    numbered = {ground.words[f"source.{key}"] for key in ("number", "source")}
    return all(
        part in ground.known
        or COUNT_OR_LABEL.fullmatch(part)
        or re.sub(r"\d+", "{number}", part) in numbered
        for part in parts
    )


def _held_structured(ground: PublishedSite, page: ShownPage) -> Iterator[Breach]:
    """Structured data say names that the data have, and words that articles have."""
    every = list(ground.articles)
    for words in page.structured:
        if on_one_line(words) not in ground.known and not is_said(ground, every, words):
            yield "not-the-words", f"structured data: nobody says {words[:60]!r}"


def _held_head(ground: PublishedSite, path: str, page: ShownPage) -> Iterator[Breach]:
    """A story's title stands in its page, in the head, for previews and in the search, as in its
    data; and so do its disputed points."""
    story = ground.stories.get(path.split("/")[1]) if path.startswith("stories/") else None
    if story is None:
        return
    title, name = on_one_line(story["title"]), ground.site.get("name", "Briefing Digest")
    told = [words.removesuffix(f" · {name}") for words in page.titles]
    for words in told if page.found_title is None else (*told, page.found_title):
        if words != title:
            yield "wrong-name", f"{words[:60]!r} is not the title"
    issues = {on_one_line(dispute["issue"]) for dispute in story["disputes"]}
    for words in page.points:
        if words not in issues:
            yield "wrong-name", f"{words[:60]!r} is no disputed point"
