"""Every count that a page prints is the count of what it counts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from generator.interface import count_pattern, words_in_language
from generator.problems import Problem
from generator.verify.published import PublishedSite, wrong

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
ITEMS_OF = {
    "more_quotations": ("figure",),
    "takes_side": ("li",),
    "more_passages": ("blockquote", "li"),
}
"""And what it is made of where the words of the summary tell."""
FOLDS = ("takes_side", "disputed_points", "more", "earlier", "later")
"""How keys of the site's words for what is folded begin."""
STORY = re.compile(r"(?:\.\./)*stories/([^/#]+)/")


def check_counts(ground: PublishedSite, tree: Any, path: str) -> Iterator[Problem]:
    """The counts of a page: folded parts, and what it says of stories and speakers."""
    for summary in tree.xpath("//details/summary"):
        yield from _folds_counted_words(ground.language, summary, path)
    for row in tree.xpath("//li | //article | //h1/.. | //section"):
        yield from _of_stories(ground, row, path)
    yield from _of_speakers(ground, tree, path)
    yield from _of_removals(ground, tree, path)


def _counted_words(element: Any) -> str:
    return " ".join(str(element.text_content()).split())


@cache
def counting(language: str, *keys: str) -> re.Pattern[str]:
    """What the site says of a count, by the first of these keys that fits; `n` is the number."""
    return re.compile("|".join(count_pattern(key, language) for key in keys))


@cache
def folds(language: str) -> Mapping[str, re.Pattern[str]]:
    """By key of the site's words, those of the most special first."""
    keys = [key.partition(".")[2] for key in words_in_language(language) if "counts." in key]
    kept = sorted((key for key in keys if key.startswith(FOLDS)), key=lambda key: -len(key))
    return {key: counting(language, key) for key in kept}


def _folds_counted_words(language: str, summary: Any, path: str) -> Iterator[Problem]:
    matched = ((key, form.match(_counted_words(summary))) for key, form in folds(language).items())
    key, found = next(((key, found) for key, found in matched if found), ("", None))
    if not found:
        return
    inside = summary.getparent()
    items = ITEMS_OF.get(key, ITEMS)
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
        language = ground.language
        forms = (
            (counting(language, "sources_so_far"), "sources"),
            (counting(language, "disputed_points"), "disputes"),
        )
        for pattern, key in forms:
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
        found, counts = (
            _spoken_form(ground.language).search(note),
            spoken(ground).get(_counted_words(name)),
        )
        if found and counts and (int(found[1]), int(found[2])) not in counts:
            message = f"{found[0]!r} of {_counted_words(name)!r}: there are {sorted(counts)}"
            yield wrong(path, code="wrong-count", message=message)


@cache
def _spoken_form(language: str) -> re.Pattern[str]:
    note = words_in_language(language)["speaker.note"]
    numbers = {key: count_pattern(key, language) for key in ("quotations", "stories")}
    return re.compile(note.format(**numbers))


def _of_removals(ground: PublishedSite, tree: Any, path: str) -> Iterator[Problem]:
    """`13 passages removed` is the count of one of the story's sources."""
    parts = path.split("/")
    story = ground.stories.get(parts[1]) if parts[0] == "stories" and len(parts) > 2 else None
    if not story:
        return
    counts = {len(source.get("removed", ())) for source in story["sources"]}
    for meta in tree.xpath("//p | //li"):
        said = counting(ground.language, "passages_removed").search(_counted_words(meta))
        if said and int(said[1]) not in counts:
            yield wrong(path, code="wrong-count", message=f"{said[0]!r}: there are {counts}")
