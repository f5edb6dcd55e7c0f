"""Every count that a page prints is the count of what it counts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from generator.problems import Problem
from generator.verify.published import PublishedSite, wrong

FOLDED = re.compile(r"(?:Takes a side in )?(\d+) (?:(?:more|earlier|later)\b|disputed)")
ITEMS = (
    "li",
    "figure",
    "blockquote",
    "section",
    "details",
    "article",
    "p",
    "tr",
    "div",
)
"""What a folded part may be made of."""
ITEMS_OF = {"quotation": ("figure",), "disputed point": ("li",), "passage": ("blockquote", "li")}
"""And what it is made of where the words of the summary tell."""
STORY = re.compile(r"(?:\.\./)*stories/([^/#]+)/")
SOURCES_COUNT = re.compile(r"(?<!\d)(\d+) sources?\b")
DISPUTED_COUNT = re.compile(r"(?<!\d)(\d+) disputed points?\b")
SPOKEN = re.compile(r"(?<!\d)(\d+) quotations? in (\d+) stor(?:y|ies)\b")
REMOVED = re.compile(r"(?<!\d)(\d+) passages? removed")


def check_counts(ground: PublishedSite, tree: Any, path: str) -> Iterator[Problem]:
    """The counts of a page: folded parts, and what it says of stories and speakers."""
    for summary in tree.xpath("//details/summary"):
        yield from _folds_counted(summary, path)
    for row in tree.xpath("//li | //article | //h1/.. | //section"):
        yield from _of_stories(ground, row, path)
    yield from _of_speakers(ground, tree, path)
    yield from _of_removals(ground, tree, path)


def _counted_words(element: Any) -> str:
    return " ".join(str(element.text_content()).split())


def _folds_counted(summary: Any, path: str) -> Iterator[Problem]:
    found = FOLDED.match(_counted_words(summary))
    if not found:
        return
    inside = summary.getparent()
    items = next(
        (items for noun, items in ITEMS_OF.items() if noun in _counted_words(summary)), ITEMS
    )
    counts = {len(inside.xpath(f".//{item}")) for item in items}
    counts |= {len(inside.xpath(f"./{item} | ./*/{item}")) for item in items}
    if not int(found[1]) or int(found[1]) not in counts:
        message = f"{_counted_words(summary)!r} folds {sorted(counts)}"
        yield wrong(path, code="wrong-count", message=message)


def _of_stories(ground: PublishedSite, row: Any, path: str) -> Iterator[Problem]:
    """`2 sources · 4 disputed points` beside the one story that the row leads to."""
    stories = {m[1] for href in row.xpath(".//a/@href") if (m := STORY.match(href))}
    if len(stories) != 1:
        return
    data = ground.stories.get(next(iter(stories)))
    for meta in row.xpath(".//*[contains(@class, 'meta')]") if data else ():
        for pattern, key in ((SOURCES_COUNT, "sources"), (DISPUTED_COUNT, "disputes")):
            found = pattern.search(_counted_words(meta))
            if found and data and int(found[1]) != len(data[key]):
                message = f"{_counted_words(meta)!r}: there are {len(data[key])}"
                yield wrong(path, code="wrong-count", message=message)


@lru_cache(maxsize=1)
def spoken(ground: PublishedSite) -> Mapping[str, frozenset[tuple[int, int]]]:
    """Name of a speaker -> (quotations, stories) in all data, of everybody with this name."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    names: dict[str, set[str]] = defaultdict(set)
    for story, data in ground.stories.items():
        heard = [*data["quotations"], *data.get("denials", ())]
        for speaker in (q["speaker"] for q in heard if q["speaker"]):
            counts[speaker["id"]][story] += 1
            counts[f"named {speaker['name']}"][story] += 1
            names[speaker["name"]] |= {speaker["id"], f"named {speaker['name']}"}
    return {
        name: frozenset((counts[one].total(), len(counts[one])) for one in ids)
        for name, ids in names.items()
    }


def _of_speakers(ground: PublishedSite, tree: Any, path: str) -> Iterator[Problem]:
    """`7 quotations in 1 story` beside a name, on the speaker's page and in its description."""
    said = [
        (row.xpath("./a[contains(@href, 'speakers/')]")[0], _counted_words(row))
        for row in tree.xpath("//li[a[contains(@href, 'speakers/')]]")
    ]
    if re.match(r"speakers/[^/]+/index\.html\Z", path):
        for head in tree.xpath("//h1"):
            notes = tree.xpath("//h1/following-sibling::p[1]")
            notes += tree.xpath("//meta[@name='description']/@content")
            notes += tree.xpath("//meta[@property='og:description']/@content")
            said.extend((head, n if isinstance(n, str) else _counted_words(n)) for n in notes)
    for name, note in said:
        found, counts = SPOKEN.search(note), spoken(ground).get(_counted_words(name))
        if found and counts and (int(found[1]), int(found[2])) not in counts:
            message = f"{found[0]!r} of {_counted_words(name)!r}: there are {sorted(counts)}"
            yield wrong(path, code="wrong-count", message=message)


def _of_removals(ground: PublishedSite, tree: Any, path: str) -> Iterator[Problem]:
    """`13 passages removed` is the count of one of the story's sources."""
    parts = path.split("/")
    story = ground.stories.get(parts[1]) if parts[0] == "stories" and len(parts) > 2 else None
    if not story:
        return
    counts = {len(source.get("removed", ())) for source in story["sources"]}
    for meta in tree.xpath("//p | //li"):
        said = REMOVED.search(_counted_words(meta))
        if said and int(said[1]) not in counts:
            yield wrong(path, code="wrong-count", message=f"{said[0]!r}: there are {counts}")
