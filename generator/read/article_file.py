"""One file -> an Article with its parts, or the problems that kept it from being one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path, PurePosixPath
from typing import Any

from generator.problems import Place, Problem
from generator.read.frontmatter import split_front_matter
from generator.read.index.consistency import check_date, check_words
from generator.read.index.entries import FRONT_MATTER_KEYS
from generator.read.index.quoted_words import find_words, united
from generator.read.index.shapes import Given, problem
from generator.read.layout.byline import find_byline
from generator.read.layout.dateline import find_dateline
from generator.read.layout.draft import DatelineParts, Draft, cut
from generator.read.layout.headline import find_headline
from generator.read.layout.paragraphs import Passage, paragraphs, trimmed
from generator.read.layout.printed_dates import iso_date
from generator.read.layout.removals import remove, take_out
from generator.read.load import load
from generator.read.markdown import Block, plain_blocks
from generator.read.normalise import LINE_ENDS, normalise
from generator.records import Article, Dateline, Removal, Span

MARKDOWN = frozenset({".md", ".markdown"})
BETWEEN = "\n\n"
LARGEST = 1_000_000
"""Bytes. A report has some thousands, a book about a million."""
COPIED = frozenset(FRONT_MATTER_KEYS) - {"publish", "keep", "remove"}
"""Keys that an article has as its own fields."""
STEPS: tuple[Callable[[Draft], Draft], ...] = (find_headline, find_byline, remove, find_dateline)
"""In order; each parts something from the body."""


def read_article(
    path: Path, name: str, entry: Given | None = None
) -> tuple[Article | None, tuple[Problem, ...]]:
    """Read one article with its front matter. `name` is its key; None where there are no words.

    `entry` is what the index says of it, which wins over front matter.
    """
    place = Place(file=name, line=1)
    loaded, problems = load(path, place, LARGEST)
    if loaded is None:
        return None, problems
    is_markdown = PurePosixPath(name).suffix.lower() in MARKDOWN
    below, front, more = split_front_matter(LINE_ENDS.sub("\n", loaded), name, is_markdown)
    draft = markdown_draft(plain_blocks(normalise(below))) if is_markdown else text_draft(below)
    if not draft.body and not draft.headline:
        remedy = "put the report into it or remove the file"
        empty = problem(place, "empty-article", "there are no words in it", remedy)
        return None, (*problems, *more, empty)
    given = {**(front.values if front else {}), **(entry.values if entry else {})}
    article = article_of(name, ordered(draft, given))
    notices = (*check_words(article, given), *check_date(article, entry))
    return with_given(article, given), (*problems, *more, *notices)


def ordered(draft: Draft, given: Mapping[str, Any]) -> Draft:
    """The draft with the words that an editor keeps, and without those that an editor removes."""
    keep, remove = (
        [find_words(draft.text, order.values["words"]) for order in given.get(key, ())]
        for key in ("keep", "remove")
    )
    pieces = [
        trimmed(draft.text, max(start, left), min(end, right))
        for left, right in united(place for place in remove if place)
        for start, end in draft.body
        if max(start, left) < min(end, right)
    ]
    draft = take_out(draft, pieces, "removed by an editor")
    return replace(draft, kept=tuple(place for place in keep if place))


def with_given(article: Article, given: Mapping[str, Any]) -> Article:
    """The article with what the index or front matter says of it."""
    values = {key: value for key, value in given.items() if key in COPIED}
    if "publish" in given:
        values["full_text"] = given["publish"] == "full"
    if "published" in given:
        values["published_from"] = "editor"
    return replace(article, **values)


def text_draft(text: str) -> Draft:
    """Plain text as paragraphs."""
    text = normalise(text)
    return Draft(text=text, body=paragraphs(text))


def markdown_draft(blocks: Sequence[Block]) -> Draft:
    """The blocks one below the other, with a blank line between them."""
    texts = [normalise(block.text).strip() for block in blocks]
    starts = [0, *accumulate(len(text) + len(BETWEEN) for text in texts)]
    draft = Draft(text=BETWEEN.join(texts), body=())
    body: list[Passage] = []
    for block, text, start in zip(blocks, texts, starts, strict=False):
        whole = (start, start + len(text))
        if not text:
            continue
        if block.kind == "headline":
            draft = replace(draft, headline=whole)
        elif block.kind == "picture":
            draft = replace(draft, removals=(*draft.removals, (whole, "alt text")))
        else:
            body.extend((start + a, start + b) for a, b in paragraphs(text))
    return replace(draft, body=tuple(body))


def article_of(name: str, draft: Draft) -> Article:
    """The article that every step has parted."""
    for step in STEPS:
        draft = step(draft)
    printed = iso_date(cut(draft, draft.dated)) if draft.dated else None
    return replace(
        _article(name, draft),
        published=printed,
        published_from="article" if printed else None,
    )


def _article(name: str, draft: Draft) -> Article:
    def span(passage: Passage) -> Span:
        return Span(article=name, start=passage[0], end=passage[1])

    def maybe(passage: Passage | None) -> Span | None:
        return span(passage) if passage else None

    def dateline(parts: DatelineParts) -> Dateline:
        return Dateline(
            span=span(parts.whole),
            place=maybe(parts.place),
            agencies=maybe(parts.agencies),
            date=maybe(parts.date),
        )

    return Article(
        file=name,
        text=draft.text,
        sha256=hashlib.sha256(draft.text.encode("utf-8")).hexdigest(),
        headline=maybe(draft.headline),
        dateline=dateline(draft.dateline) if draft.dateline else None,
        byline=maybe(draft.byline),
        dated=maybe(draft.dated),
        paragraphs=tuple(span(passage) for passage in draft.body),
        removals=tuple(Removal(span=span(p), reason=r) for p, r in sorted(draft.removals)),
    )
