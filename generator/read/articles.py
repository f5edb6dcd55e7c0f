"""One file -> an Article with its parts, or the problems that kept it from being one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from generator.problems import Problem
from generator.read.byline import find_byline
from generator.read.dateline import find_dateline
from generator.read.decode import Decoded, decode
from generator.read.draft import DatelineParts, Draft
from generator.read.headline import find_headline
from generator.read.normalise import normalise
from generator.read.paragraphs import Passage, paragraphs
from generator.read.removals import remove
from generator.records import Article, Dateline, Removal, Span

LARGEST = 5_000_000
"""Bytes. A report has some thousands; a file beyond this is something else."""
STEPS: tuple[Callable[[Draft], Draft], ...] = (find_headline, find_byline, remove, find_dateline)
"""In order; each parts something from the body."""


def read_article(path: Path, name: str) -> tuple[Article | None, tuple[Problem, ...]]:
    """Read one article. `name` is its key; None where the file holds no text."""
    decoded, problems = _load(path, name)
    if decoded is None:
        return None, problems
    text = normalise(decoded.text)
    if not text.strip():
        return None, (
            *problems,
            _problem(
                name,
                "empty-article",
                "the file holds no words",
                "put the report into it or remove the entry",
            ),
        )
    return article_of(name, text), problems


def article_of(name: str, text: str) -> Article:
    """The article with a normalised text, parted by every step."""
    draft = Draft(text=text, body=paragraphs(text))
    for step in STEPS:
        draft = step(draft)
    return _article(name, draft)


def _load(path: Path, name: str) -> tuple[Decoded | None, tuple[Problem, ...]]:
    try:
        if path.stat().st_size > LARGEST:
            return None, (
                _problem(
                    name,
                    "file-too-large",
                    f"more than {LARGEST:,} bytes",
                    "cut the file down to the report",
                ),
            )
        decoded = decode(path.read_bytes())
    except OSError as error:
        return None, (
            _problem(
                name,
                "unreadable-file",
                error.strerror or "cannot be opened",
                "look at the file's permissions",
            ),
        )
    if decoded is None:
        return None, (
            _problem(
                name,
                "undecodable-bytes",
                "the bytes are no text",
                "save the report as plain text in UTF-8",
            ),
        )
    if not decoded.guessed:
        return decoded, ()
    return decoded, (
        _problem(
            name,
            "guessed-encoding",
            f"not UTF-8; read as {decoded.encoding}",
            "save the file as UTF-8",
            notice=True,
        ),
    )


def _problem(name: str, code: str, message: str, remedy: str, notice: bool = False) -> Problem:
    return Problem(
        file=name,
        line=1,
        code=code,
        message=message,
        remedy=remedy,
        severity="notice" if notice else "error",
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
        paragraphs=tuple(span(passage) for passage in draft.body),
        removals=tuple(Removal(span=span(p), reason=r) for p, r in sorted(draft.removals)),
    )
