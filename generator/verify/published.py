"""What a site publishes of its articles and stories: the words that all else is held against."""

import hashlib
import json
import os
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.interface import INTERFACES, words_in_language
from generator.problems import Problem

WORD_OR_NUMBER = re.compile(r"[^\W_]+")
ARTICLES, STORIES = Path("data", "articles"), Path("data", "stories")
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, OSError, RecursionError)
"""What data of another form than ours raise where they are looked at."""
Breach = tuple[str, str]
"""Code and message of what is wrong in a file."""
KEYS_BESIDE = ("removed_begins", "headline", "roles")
"""Keys of an article whose passages are shown beside those of the report."""
LIVING = ("outlet", "author", "article", "licence")
"""Keys of an article that hold words to be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPassage:
    """Published words of an article; offsets are code points into the whole article."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedArticle:
    """One file of data/articles/. Passages stand in order and do not overlap."""

    slug: str
    passages: tuple[PublishedPassage, ...]
    beside: Mapping[tuple[int, int], str]
    """The headline, speakers' roles, and the first words of what was removed, by their place."""
    data: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, eq=False)
class PublishedSite:
    """All articles by slug and all stories by id, as published."""

    articles: Mapping[str, PublishedArticle]
    stories: Mapping[str, Mapping[str, Any]]
    site: Mapping[str, Any]

    @property
    def language(self) -> str:
        return str(self.site.get("language", INTERFACES[0]))

    @property
    def words(self) -> Mapping[str, str]:
        """The site's own words, in its language."""
        return words_in_language(self.language)

    @cached_property
    def known(self) -> frozenset[str]:
        """Names and headings that a story or an article has in its data, each on one line."""
        return self.named | frozenset(
            on_one_line(words) for story in self.stories.values() for words in _words_of(story)
        )

    @cached_property
    def named(self) -> frozenset[str]:
        """Of these the names of outlets, agencies, authors and files, and of the site and in its
        footer."""
        found = [str(self.site.get("name", "")), *_words_of(self.site.get("footer", ()))]
        for article in self.articles.values():
            found.extend(str(article.data[key]) for key in LIVING if article.data.get(key))
            found.extend(passage["text"] for passage in article.data.get("roles", ()))
        return frozenset(map(on_one_line, found))

    @cached_property
    def _named_by_word(self) -> Mapping[str, frozenset[str]]:
        """The same by their first run of letters or digits; empty where a name has none."""
        found: dict[str, set[str]] = defaultdict(set)
        for name in filter(None, self.named):
            first = WORD_OR_NUMBER.search(name)
            found[first[0] if first else ""].add(name)
        return {word: frozenset(names) for word, names in found.items()}

    def named_from(self, line: str) -> Iterator[str]:
        """The names that begin with a word of the line, or have none."""
        for word in dict.fromkeys(("", *WORD_OR_NUMBER.findall(line))):
            yield from self._named_by_word.get(word, ())

    @cached_property
    def numbered(self) -> frozenset[tuple[str, str]]:
        """(article, number) of every source of every story."""
        return frozenset(
            (source["slug"], str(source["number"]))
            for story in self.stories.values()
            for source in story["sources"]
        )


def values_in(data: Any) -> Iterator[Any]:
    """The data, and every value in it, however deep."""
    yield data
    inner = data.values() if isinstance(data, Mapping) else data if isinstance(data, list) else ()
    for value in inner:
        yield from values_in(value)


def records_in(data: Any) -> Iterator[Mapping[str, Any]]:
    return (value for value in values_in(data) if isinstance(value, Mapping))


def _words_of(data: Any) -> Iterator[str]:
    return (value for value in values_in(data) if isinstance(value, str))


def wrong(file: str, code: str, message: str) -> Problem:
    """What is published and not proven; `file` is the path below the site."""
    remedy = "build the site anew; if it stays, it is a bug of ours"
    return Problem(file=file, line=1, code=code, message=message, remedy=remedy)


def unreadable(file: str, error: Exception) -> Problem:
    """A file that is not what it should be."""
    return wrong(file, "unreadable-data", f"cannot be read: {error}")


def all_wrong(file: Path | str, told: Iterable[Breach]) -> Iterator[Problem]:
    """What was found in one file."""
    return (wrong(str(file), code, message) for code, message in told)


def read_published(site: Path) -> tuple[PublishedSite, tuple[Problem, ...]]:
    """The data of a site; a file that cannot be read is a problem, and is left out."""
    problems: list[Problem] = []
    articles = [
        PublishedArticle(
            slug=path.stem,
            passages=_published_passages(data, "passages"),
            beside={
                (p.start, p.end): p.text
                for key in KEYS_BESIDE
                for p in _published_passages(data, key)
            },
            data=data,
        )
        for path, data in _json_files(site, ARTICLES, problems)
    ]
    stories = {path.stem: data for path, data in _json_files(site, STORIES, problems)}
    try:
        settings = dict(read_data(site, "data/site.json", {}))
        words_in_language(str(settings.get("language", INTERFACES[0])))
    except UNREADABLE as error:
        problems.append(unreadable("data/site.json", error))
        settings = {}
    by_slug = {article.slug: article for article in articles}
    return PublishedSite(articles=by_slug, stories=stories, site=settings), tuple(problems)


def _json_files(
    site: Path, folder: Path, problems: list[Problem]
) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in sorted((site / folder).glob("*.json")):
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            for key in ("passages", *KEYS_BESIDE):
                _published_passages(data, key)
        except UNREADABLE as error:
            problems.append(unreadable(str(folder / path.name), error))
        else:
            yield path, data


def _published_passages(data: Mapping[str, Any], key: str) -> tuple[PublishedPassage, ...]:
    found = data.get(key) or ()
    rows = [found] if isinstance(found, dict) else found
    return tuple(PublishedPassage(start=p["start"], end=p["end"], text=p["text"]) for p in rows)


def site_files(site: Path) -> frozenset[str]:
    """Every file of the site, by its path below it."""
    found: set[str] = set()
    for folder, _, names in os.walk(site):
        below = os.path.relpath(folder, site).replace(os.sep, "/")
        found.update(names if below == "." else (f"{below}/{name}" for name in names))
    return frozenset(found)


def read_data(site: Path, file: str, default: Any) -> Any:
    """What a file of the site holds as JSON; the default where there is none."""
    path = site / file
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else default


def published_digest(text: str) -> str:
    """SHA-256 of the words in UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def cut_published(ground: PublishedSite, slug: str, start: int, end: int) -> str | None:
    """The published words at a place; None where they are not all published."""
    article = ground.articles.get(slug)
    if article is None or not 0 <= start < end:
        return None
    for (first, last), text in article.beside.items():
        if first <= start and end <= last:
            return text[start - first : end - first]
    passage = _passage_with(article, start, end)
    return passage.text[start - passage.start : end - passage.start] if passage else None


def _passage_with(article: PublishedArticle, start: int, end: int) -> PublishedPassage | None:
    k = bisect_right(article.passages, start, key=lambda p: p.start) - 1
    return article.passages[k] if k >= 0 and end <= article.passages[k].end else None


def line_around(ground: PublishedSite, slug: str, start: int, end: int) -> str:
    """What is published of the paragraphs in which the passage stands; empty if it is not."""
    article = ground.articles.get(slug)
    passage = _passage_with(article, start, end) if article else None
    if passage is None:
        return ""
    before = passage.text.rfind("\n", 0, start - passage.start) + 1
    behind = passage.text.find("\n", end - passage.start)
    return passage.text[before : behind if behind >= 0 else None]


def stands_in(ground: PublishedSite, slugs: Sequence[str], words: str) -> bool:
    """Whether words stand, letter for letter, in a published passage of one of the articles."""
    return any(words in text for text in texts_of(ground, slugs))


def texts_of(ground: PublishedSite, slugs: Sequence[str]) -> Iterator[str]:
    """The published words of articles, passage by passage."""
    for article in (ground.articles[slug] for slug in slugs if slug in ground.articles):
        yield from (passage.text for passage in article.passages)
        yield from article.beside.values()


def on_one_line(words: str) -> str:
    """The words with every run of white space as a blank."""
    return " ".join(words.split())


def is_said(ground: PublishedSite, slugs: list[str], words: str) -> bool:
    """Whether one of the articles has the words, whatever its line ends."""
    if stands_in(ground, slugs, words):
        return True
    return any(on_one_line(words) in on_one_line(text) for text in texts_of(ground, slugs))


def speakers_told(row: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Who says it by a quotation's or a position's data: one, several together, or nobody."""
    return row.get("speakers") or ([row["speaker"]] if row["speaker"] else [])


def points_told(story: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The disputed points that a report, or somebody who read it, tells of: the others stand on the
    story's page alone, as what may be one."""
    return [dispute for dispute in story.get("disputes", ()) if dispute["told"]]
