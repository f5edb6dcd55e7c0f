"""One file -> an Article with its parts, or the problems that kept it from being one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path, PurePosixPath
from typing import Any

from generator.problems import Problem
from generator.read.byline import find_byline
from generator.read.dateline import find_dateline
from generator.read.decode import Decoded, decode
from generator.read.draft import DatelineParts, Draft, cut
from generator.read.frontmatter import split_front_matter
from generator.read.headline import find_headline
from generator.read.markdown import Block, plain_blocks
from generator.read.normalise import LINE_ENDS, normalise
from generator.read.paragraphs import Passage, paragraphs
from generator.read.printed_dates import iso_date
from generator.read.removals import remove
from generator.read.shapes import Given, Problems, problem
from generator.read.yaml_tree import Place
from generator.records import Article, Dateline, Removal, Span

MARKDOWN = frozenset({".md", ".markdown"})
BETWEEN = "\n\n"
LARGEST = 1_000_000
"""Bytes. A report has some thousands, a book about a million."""
STEPS: tuple[Callable[[Draft], Draft], ...] = (find_headline, find_byline, remove, find_dateline)
"""In order; each parts something from the body."""


def read_article(path: Path, name: str) -> tuple[Article | None, tuple[Problem, ...]]:
    """Read one article with its front matter. `name` is its key; None where there are no words."""
    decoded, problems = _load(path, Place(file=name, line=1))
    if decoded is None:
        return None, problems
    is_markdown = PurePosixPath(name).suffix.lower() in MARKDOWN
    source = LINE_ENDS.sub("\n", decoded.text)
    below, given, more = split_front_matter(source, name, is_markdown)
    draft = markdown_draft(plain_blocks(normalise(below))) if is_markdown else text_draft(below)
    if not draft.body and not draft.headline:
        empty = problem(
            Place(file=name, line=1),
            "empty-article",
            "there are no words in it",
            "put the report into it or remove the file",
        )
        return None, (*problems, *more, empty)
    return with_given(article_of(name, draft), given), (*problems, *more)


def with_given(article: Article, given: Given | None) -> Article:
    """The article with what the index or front matter says of it."""
    values: dict[str, Any] = dict(given.values) if given else {}
    values.pop("file", None)
    if "publish" in values:
        values["full_text"] = values.pop("publish") == "full"
    if "published" in values:
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


def _load(path: Path, place: Place) -> tuple[Decoded | None, Problems]:
    try:
        if path.stat().st_size > LARGEST:
            message, remedy = f"more than {LARGEST:,} bytes", "cut it down to the report"
            return None, (problem(place, "file-too-large", message, remedy),)
        decoded = decode(path.read_bytes())
    except OSError as error:
        message, remedy = error.strerror or "cannot be opened", "look at the file's permissions"
        return None, (problem(place, "unreadable-file", message, remedy),)
    if decoded is None:
        remedy = "save the report as plain text in UTF-8"
        return None, (problem(place, "undecodable-bytes", "the bytes are no text", remedy),)
    if not decoded.guessed:
        return decoded, ()
    message = f"not in UTF-8; read as {decoded.encoding}"
    return decoded, (problem(place, "guessed-encoding", message, "save it as UTF-8", True),)


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
