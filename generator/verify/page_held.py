"""What a page shows, held against what is published of articles and stories."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.problems import Problem
from generator.verify.counts import check_counts
from generator.verify.page_html import SOURCE_LABEL, ShownPage
from generator.verify.published import PublishedSite, cut_published, is_said, on_one_line, wrong

SPAN_VALUE = re.compile(r"([^:]+):(\d{1,12}):(\d{1,12})\Z")
CITED = re.compile(r"(?:\.\./)*sources/([^/]+)/#p(\d{1,12})-(\d{1,12})\Z")
COUNT_OR_LABEL = re.compile(r"[\d\W]*|\d[\w ]*")
"""A count or a label among names."""
NAME_FILTERS = frozenset({"outlet", "place", "speaker", "organisation", "tag", "party"})
"""Filters of the search whose values are names."""


def hold_page(ground: PublishedSite, path: str, page: ShownPage) -> Iterator[Problem]:
    """Everything that one page shows."""
    for file, code, message in page.wrongs:
        yield wrong(file, code=code, message=message)
    yield from _held_passages(ground, path, page)
    yield from _held_citations(ground, path, page)
    yield from _held_names(ground, path, page)
    yield from _held_structured(ground, path, page)
    yield from _held_head(ground, path, page)
    yield from check_counts(ground, path, page.counts)


def _held_passages(ground: PublishedSite, path: str, page: ShownPage) -> Iterator[Problem]:
    for value, words in page.spans:
        place = SPAN_VALUE.match(value)
        there = cut_published(ground, place[1], int(place[2]), int(place[3])) if place else None
        if there is None or there != words:
            yield wrong(path, code="not-the-words", message=f"{value} does not read {words[:60]!r}")


def _held_citations(ground: PublishedSite, path: str, page: ShownPage) -> Iterator[Problem]:
    """A citation leads to published words, under the number that its story gives the source."""
    for address, said, words in page.citations:
        target, label = CITED.match(address), SOURCE_LABEL.match(said)
        if not target or cut_published(ground, target[1], int(target[2]), int(target[3])) is None:
            message = f"the citation {address!r} leads to no published words"
            yield wrong(path, code="not-cited", message=message)
            continue
        numbers = {words, label[1] if label else words}
        data = ground.articles[target[1]].data
        outlet = data.get("outlet") or data["article"]
        if any((target[1], number) not in ground.numbered for number in numbers):
            message = f"{target[1]!r} is not source {'/'.join(sorted(numbers))}"
            yield wrong(path, code="not-cited", message=message)
        if label and label[2] and not label[2].startswith(outlet):
            yield wrong(path, code="not-cited", message=f"{label[2]!r} is not {outlet!r}")


def _held_names(ground: PublishedSite, path: str, page: ShownPage) -> Iterator[Problem]:
    for name in page.names:
        if not _words_known(ground, name):
            message = f"{name[:60]!r} is no name that the data have"
            yield wrong(path, code="wrong-name", message=message)
    for kind, value in page.filters:
        if kind in NAME_FILTERS and value not in ground.known:
            message = f"{value!r} is no {kind} that the data have"
            yield wrong(path, code="wrong-name", message=message)


def _words_known(ground: PublishedSite, words: str) -> bool:
    """A name in the data, or several, with dates, counts and small words between."""
    line = on_one_line(words)
    if line in ground.known or line == ground.words["story.undetermined"]:
        return True
    return _all_known(ground, line) or _all_known(ground, _bare(ground, line))


def _bare(ground: PublishedSite, line: str) -> str:
    """The line without names that have such small words, or marks, in themselves."""
    inside = {name for name in ground.named_from(line) if name in line}
    for name in sorted(inside, key=len, reverse=True):
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


def _held_structured(ground: PublishedSite, path: str, page: ShownPage) -> Iterator[Problem]:
    """Structured data say names that the data have, and words that articles have."""
    for words in page.structured:
        if not (
            on_one_line(words) in ground.known or is_said(ground, list(ground.articles), words)
        ):
            message = f"structured data: nobody says {words[:60]!r}"
            yield wrong(path, code="not-the-words", message=message)


def _held_head(ground: PublishedSite, path: str, page: ShownPage) -> Iterator[Problem]:
    """A story's title stands in its page, in the head, for previews and in the search, as in its
    data; and so do its disputed points."""
    story = ground.stories.get(path.split("/")[1]) if path.startswith("stories/") else None
    if story is None:
        return
    title, name = on_one_line(story["title"]), ground.site.get("name", "Briefing Digest")
    told = [words.removesuffix(f" · {name}") for words in page.titles]
    for words in told if page.found_title is None else (*told, page.found_title):
        if words != title:
            yield wrong(path, code="wrong-name", message=f"{words[:60]!r} is not the title")
    issues = {on_one_line(dispute["issue"]) for dispute in story["disputes"]}
    for words in page.points:
        if words not in issues:
            yield wrong(path, code="wrong-name", message=f"{words[:60]!r} is no disputed point")
