"""Every count that a page prints is the count of what it counts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from generator.interface import count_pattern, in_language, say, say_count, words_in_language
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
NAME_PAGE = re.compile(r"\A(?:\.\./)*(\w+)/[^/#]+/\Z")
"""The address of a name's page, and the folder it is in."""
LISTED_UNDER = {"places": "places", "organisations": "bodies", "tags": "tags"}
"""Folder of names -> the story's key that has them."""
OF_STORY = 3
"""Parts of the path of a story page; those of its days have more: `stories/flood/index.html`."""


def check_counts(ground: PublishedSite, tree: Any, path: str) -> Iterator[Problem]:
    """The counts of a page: folded parts, and what it says of stories and speakers."""
    for summary in tree.xpath("//details/summary"):
        yield from _folds_counted_words(ground.language, summary, path)
    for row in tree.xpath("//li | //article | //h1/.. | //section"):
        yield from _of_stories(ground, row, path)
    yield from _of_names(ground, tree, path)
    yield from _of_one_story(ground, tree, path)


def number_of(printed: str) -> int:
    """`1,024` is one number."""
    return int("".join(filter(str.isdecimal, printed)))


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
    if number_of(found[1]) not in counts - {0}:
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
            if found and data and number_of(found[1]) != len(data[key]):
                message = f"{_counted_words(meta)!r}: there are {len(data[key])}"
                yield wrong(path, code="wrong-count", message=message)


@lru_cache(maxsize=1)
def notes_of(ground: PublishedSite) -> Mapping[tuple[str, str], frozenset[str]]:
    """(folder, name) -> what may be said of how much there is of it: `1 story`."""
    stories = ground.stories.values()
    living = (a.data for a in ground.articles.values() if "withdrawn" not in a.data)
    reports = Counter(str(data.get("outlet")) for data in living)
    told = Counter(
        (folder, name)
        for folder, key in LISTED_UNDER.items()
        for story in stories
        for name in set(story[key])
    )
    with in_language(ground.language):
        found = {("outlets", n): frozenset([say_count(k, "reports")]) for n, k in reports.items()}
        found |= {key: frozenset([say_count(n, "stories")]) for key, n in told.items()}
        found |= {("threads", title): notes for title, notes in thread_notes(stories).items()}
        return found | {("speakers", name): notes for name, notes in _spoken(stories).items()}


def thread_notes(stories: Iterable[Mapping[str, Any]]) -> Mapping[str, frozenset[str]]:
    """Title of a thread -> `3 stories`, of every thread with this title."""
    threads = [data["thread"] for data in stories if data.get("thread")]
    sizes = Counter((thread["title"], thread["id"]) for thread in threads)
    said: dict[str, set[str]] = defaultdict(set)
    for (title, _), number in sizes.items():
        said[title].add(say_count(number, "stories"))
    return {title: frozenset(notes) for title, notes in said.items()}


def _spoken(stories: Iterable[Mapping[str, Any]]) -> Mapping[str, frozenset[str]]:
    """Name of a speaker -> `7 quotations in 1 story`, of everybody with this name."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    names: dict[str, set[str]] = defaultdict(set)
    for data in stories:
        heard = [*data["quotations"], *data.get("denials", ())]
        for speaker in (q["speaker"] for q in heard if q["speaker"]):
            own = {speaker["id"], f"named {speaker['name']}"}
            names[speaker["name"]] |= own
            for one in own:
                counts[one][data["id"]] += 1
    said = {
        one: say(
            "speaker.note",
            quotations=say_count(told.total(), "quotations"),
            stories=say_count(len(told), "stories"),
        )
        for one, told in counts.items()
    }
    return {name: frozenset(said[one] for one in ids) for name, ids in names.items()}


def _of_names(ground: PublishedSite, tree: Any, path: str) -> Iterator[Problem]:
    """`7 quotations in 1 story` beside a name, on its own page and in that one's description."""
    said = [
        (found[1], _counted_words(link), _counted_words(row))
        for row in tree.xpath("//li[a and span[@class='meta']]")
        for link in row.xpath("./a")[:1]
        if (found := NAME_PAGE.match(link.get("href", "")))
    ]
    if re.match(r"speakers/[^/]+/index\.html\Z", path):
        for head in tree.xpath("//h1"):
            notes = [_counted_words(note) for note in tree.xpath("//h1/following-sibling::p[1]")]
            notes += tree.xpath(
                "//meta[@name='description' or @property='og:description']/@content"
            )
            said.extend(("speakers", _counted_words(head), str(note)) for note in notes)
    for folder, name, note in said:
        found, own = _note_form(ground.language, folder).search(note), notes_of(ground)
        known = own.get((folder, name), ())
        if found and known and found[0] not in known:
            message = f"{found[0]!r} of {name}: there are {sorted(known)}"
            yield wrong(path, code="wrong-count", message=message)


@cache
def _note_form(language: str, folder: str) -> re.Pattern[str]:
    """What is said of how much there is of a name."""
    if folder != "speakers":
        return counting(language, "reports" if folder == "outlets" else "stories")
    note = words_in_language(language)["speaker.note"]
    numbers = {key: count_pattern(key, language) for key in ("quotations", "stories")}
    return re.compile(note.format(**numbers))


def _of_one_story(ground: PublishedSite, tree: Any, path: str) -> Iterator[Problem]:
    """`13 passages removed` is the count of one of the story's sources, and who is quoted without a
    name is counted."""
    parts = path.split("/")
    story = (
        ground.stories.get(parts[1]) if parts[0] == "stories" and len(parts) >= OF_STORY else None
    )
    if not story:
        return
    told = (q["speaker"] for q in story["quotations"] if "repeats" not in q)
    unnamed = {sum(speaker is None for speaker in told)}
    removed = {len(source.get("removed", ())) for source in story["sources"]}
    for key, counts in (("passages_removed", removed), ("quotations_undecided", unnamed)):
        for meta in tree.xpath("//p | //li"):
            said = counting(ground.language, key).search(_counted_words(meta))
            if said and number_of(said[1]) not in counts:
                yield wrong(path, code="wrong-count", message=f"{said[0]!r}: there are {counts}")
