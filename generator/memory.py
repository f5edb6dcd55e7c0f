"""What each stage's results depend on, and how they are written down, so that they can be kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.codec import plain_bytes, plain_of, record_of
from generator.language.model import model_digest
from generator.problems import Problem
from generator.read.formats import FILE_MOST
from generator.read.index.shapes import GivenKeys
from generator.records import Article, Briefing, Findings, Story, StoryOrder
from generator.store import Codec

Read = tuple[tuple[Article, ...], tuple[Problem, ...]]


def file_key(
    path: Path,
    name: str,
    entry: GivenKeys | None,
    parts: Mapping[str, GivenKeys],
    called: frozenset[str],
) -> bytes | None:
    """The file's bytes and what index and lock say of it; None for what cannot be an article's
    file."""
    try:
        if not path.is_file() or path.stat().st_size > FILE_MOST:
            return None
        said = [name, _index_said((entry, parts)), sorted(called)]
        return plain_bytes(said) + b"\n" + path.read_bytes()
    except OSError:
        return None


def _index_said(value: Any) -> Any:
    """What the index says, without the lines where it does."""
    if isinstance(value, GivenKeys):
        return [_index_said(value.values), sorted(value.slips)]
    if isinstance(value, Mapping):
        return [[key, _index_said(inner)] for key, inner in value.items()]
    if isinstance(value, list | tuple):
        return [_index_said(inner) for inner in value]
    return repr(value)


def _pack_articles(read: Read) -> bytes | None:
    """A file with problems is read each time: they name lines of the index."""
    articles, problems = read
    return None if problems else plain_bytes([plain_of(article) for article in articles])


def _unpack_articles(data: bytes, *_given: Any) -> Read:
    return tuple(record_of(plain, Article) for plain in json.loads(data)), ()


ARTICLES_CODEC: Codec[Read] = Codec(pack=_pack_articles, unpack=_unpack_articles)


def seen(article: Article) -> Article:
    """All that analysis may see of an article; what an editor says of it is left out."""
    seen = replace(article, url=None, story=None, not_in=(), tags=())
    return replace(seen, publish=None, show_at_most=None, licence=None, embargo=None)


def findings_key(article: Article) -> bytes:
    """Two files with the same words have one: the name is left out, and so is the editor's word."""
    plain = plain_of(replace(seen(article), file=""), Article, article.file)
    return plain_bytes([model_digest(), plain])


FINDINGS_CODEC: Codec[Findings] = Codec(
    pack=lambda findings: plain_bytes(plain_of(findings, Findings, findings.article)),
    unpack=lambda data, article: record_of(json.loads(data), Findings, article.file),
)


def briefing_key(
    articles: Mapping[str, Article],
    keys: Mapping[str, str],
    orders: Mapping[str, StoryOrder],
) -> Callable[[Story], bytes]:
    """All that merging a story looks at: its articles, their findings (by key), the editor's word.

    Why the articles are in the story, what stories are related and its thread are not looked at.
    """

    def key(story: Story) -> bytes:
        given: Sequence[Any] = (
            plain_of(replace(story, why=(), related=(), thread=None)),
            plain_of(orders[story.id]) if story.id in orders else None,
            [plain_of(articles[file]) for file in story.articles],
            [keys[file] for file in story.articles],
        )
        return plain_bytes(given)

    return key


def _unpack_briefing(data: bytes, story: Story) -> Briefing:
    briefing: Briefing = record_of(json.loads(data), Briefing)
    return replace(briefing, why=story.why, related=story.related, thread=story.thread)


BRIEFING: Codec[Briefing] = Codec(
    pack=lambda briefing: plain_bytes(plain_of(briefing)), unpack=_unpack_briefing
)
