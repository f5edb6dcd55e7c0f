"""Every count that a page prints is the count of what it counts."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from generator.interface import count_pattern, in_language, say, say_count, words_in_language
from generator.verify.published import (
    Breach,
    PublishedSite,
    on_one_line,
    points_told,
    speakers_told,
)

Counted = tuple[str, str, str, str]
"""What is counted, of whom, how many it is said to be, and the words that say so."""
ITEMS = ("li", "figure", "blockquote", "section", "details", "article", "p", "tr", "div")
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
DRAWN, HIGHEST = "picture--timeline", 5
"""Class of pictures whose marks are counted, and marks that stand above each other."""
MARKS = {"reports": "report", "events": "event"}
"""What the site says of how many there are -> class of its marks."""
OF_STORIES = {"sources": "sources_so_far", "disputes": "disputed_points"}
"""Key of a story's data -> what the site says of how many there are, beside a link to the story."""
OF_ONE_STORY = {"removed": "passages_removed", "unnamed": "quotations_undecided"}
"""The same of what only the story's own pages count."""
ROWS = ("li", "article", "section")
"""Elements that are about one thing; and so is whatever has the page's first heading."""
OF_STORY = 3
"""Parts of the path of a story page; those of its days have more: `stories/flood/index.html`."""


def wrong_counts(ground: PublishedSite, said: Iterable[Counted]) -> Iterator[Breach]:
    """What a page says of stories, names and its own story, held against the data."""
    for what, whom, number, words in said:
        known = _true_counts(ground, what, whom)
        if known is not None and number not in known:
            yield "wrong-count", f"{words!r}, {whom}: there are {sorted(known)}"


def counts_said(language: str, tree: Any, path: str) -> Iterator[Counted]:
    """Every count that a page prints of what the data tell."""
    yield from _of_stories(language, tree)
    yield from _of_names(language, tree, path)
    yield from _of_one_story(language, tree, path)


def wrong_folds(language: str, tree: Any) -> Iterator[Breach]:
    """Code and message of folded parts that are not so many as they say."""
    for summary in tree.xpath("//details/summary"):
        if message := _miscounted(language, summary):
            yield "wrong-count", message


def wrong_marks(language: str, tree: Any) -> Iterator[Breach]:
    """Code and message of pictures that draw other numbers of marks than they say.

    A stack that is too high ends with a number, which counts its marks as well.
    """
    for drawn in tree.xpath(f"//figure[contains(@class, '{DRAWN}')]/svg[@aria-label]"):
        for key, kind in MARKS.items():
            said = counting(language, key).search(drawn.get("aria-label"))
            stacks = map(number_of, drawn.xpath(f"./text[contains(@class, 'stack-{kind}')]/text()"))
            more = sum(number - HIGHEST for number in stacks)
            marks = len(drawn.xpath(f"./circle[@class='{kind}']")) + more
            if said and number_of(said[1]) != marks:
                yield "wrong-count", f"{said[0]!r} are drawn as {marks}"


def number_of(printed: str) -> int:
    """`1,024` is one number."""
    return int("".join(filter(str.isdecimal, printed)))


def _counted_words(element: Any) -> str:
    return on_one_line(str(element.text_content()))


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


def _miscounted(language: str, summary: Any) -> str | None:
    """What is wrong with the count of a folded part; None where nothing is, or none is given."""
    words = _counted_words(summary)
    matched = ((key, form.match(words)) for key, form in folds(language).items())
    key, found = next(((key, found) for key, found in matched if found), ("", None))
    if not found:
        return None
    inside = summary.getparent()
    items = ITEMS_OF.get(key, ITEMS)
    counts = {len(inside.xpath(f".//{item}")) for item in items}
    counts |= {len(inside.xpath(f"./{item} | ./*/{item}")) for item in items}
    told = number_of(found[1]) in counts - {0}
    return None if told else f"{words!r} folds {sorted(counts)}"


def _of_stories(language: str, tree: Any) -> Iterator[Counted]:
    """`2 sources · 4 disputed points` beside the one story that a row around it leads to."""
    forms = [(key, counting(language, pattern)) for key, pattern in OF_STORIES.items()]
    for meta in tree.xpath("//*[contains(@class, 'meta')]"):
        words = _counted_words(meta)
        said = [(key, found[1]) for key, form in forms if (found := form.search(words))]
        for row in meta.iterancestors() if said else ():
            if row.tag in ROWS or row.find("h1") is not None:
                stories = {m[1] for href in row.xpath(".//a/@href") if (m := STORY.match(href))}
                if len(stories) == 1:
                    story = next(iter(stories))
                    yield from ((key, story, str(number_of(n)), words) for key, n in said)


def _true_counts(ground: PublishedSite, what: str, whom: str) -> Collection[str] | None:
    """What may be said; None where the data know nothing of it."""
    if what not in (*OF_STORIES, *OF_ONE_STORY):
        return notes_of(ground).get((what, whom)) or None
    story = ground.stories.get(whom)
    if not story:
        return None
    if what == "removed":
        return {str(len(source.get("removed", ()))) for source in story["sources"]}
    if what == "unnamed":
        told = (q for q in story["quotations"] if "repeats" not in q)
        return {str(sum(not speakers_told(quotation) for quotation in told))}
    return {str(len(points_told(story) if what == "disputes" else story[what]))}


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
        for speaker in (one for quotation in heard for one in speakers_told(quotation)):
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


def _of_names(language: str, tree: Any, path: str) -> Iterator[Counted]:
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
        if found := _note_form(language, folder).search(note):
            yield folder, name, found[0], note


@cache
def _note_form(language: str, folder: str) -> re.Pattern[str]:
    """What is said of how much there is of a name."""
    if folder != "speakers":
        return counting(language, "reports" if folder == "outlets" else "stories")
    note = words_in_language(language)["speaker.note"]
    numbers = {key: count_pattern(key, language) for key in ("quotations", "stories")}
    return re.compile(note.format(**numbers))


def _of_one_story(language: str, tree: Any, path: str) -> Iterator[Counted]:
    """`13 passages removed` is the count of one of the story's sources, and who is quoted without a
    name is counted."""
    parts = path.split("/")
    if parts[0] != "stories" or len(parts) < OF_STORY:
        return
    page = _counted_words(tree)
    forms = [(what, counting(language, key)) for what, key in OF_ONE_STORY.items()]
    forms = [(what, form) for what, form in forms if form.search(page)]
    for meta in tree.xpath("//p | //li") if forms else ():
        words = _counted_words(meta)
        for what, form in forms:
            if said := form.search(words):
                yield what, parts[1], str(number_of(said[1])), words
