"""What each stage's results depend on, and how they are written down, so that they can be kept.

A record is written as the list of its fields in the order of its class; a Span is `[start, end]`
where it lies in the article that the whole is about, else `[article, start, end]`. So what was
found in one article is written without the article's name, and two files with the same words share
one entry. Nothing in JSON can run: a foreign entry can at worst be wrong.
"""

import json
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from generator.language.model import model_digest
from generator.problems import Problem
from generator.read.formats import FILE_MOST
from generator.read.index.shapes import GivenKeys
from generator.records import Article, Briefing, Findings, Span, Story, StoryOrder
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


ARTICLES_CODEC: Codec[Read] = Codec(
    pack=lambda read: None if read[1] else plain_bytes(plain_of(read[0])),
    unpack=lambda data, *_: (tuple(record_of(one, Article) for one in json.loads(data)), ()),
)
"""A file with problems is read each time: they name lines of the index."""


def seen(article: Article) -> Article:
    """All that analysis may see of an article; what an editor says of it is left out."""
    seen = replace(article, url=None, story=None, not_in=(), tags=())
    return replace(seen, publish=None, show_at_most=None, licence=None, embargo=None)


def findings_key(article: Article) -> bytes:
    """Two files with the same words have one: the name is left out, and so is the editor's word."""
    plain = plain_of(replace(seen(article), file=""), article.file)
    return plain_bytes([model_digest(), plain])


FINDINGS_CODEC: Codec[Findings] = Codec(
    pack=lambda findings: plain_bytes(plain_of(findings, findings.article)),
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


# --- records as plain JSON values, and back -------------------------------------------------------


Plain = Any
"""What JSON holds: lists, strings, numbers, booleans and None."""


def plain_bytes(plain: Plain) -> bytes:
    return json.dumps(plain, separators=(",", ":")).encode()


def plain_of(value: Any, about: str = "") -> Plain:
    """A record, or what is in one, as plain values; `about` is its article."""
    if isinstance(value, Span):
        place = (value.start, value.end)
        return place if value.article == about else (value.article, *place)
    if isinstance(value, tuple):
        return [plain_of(one, about) for one in value]
    names = _field_names(value.__class__)
    said = ((name, plain_of(getattr(value, name), about)) for name in names)
    plain = [None if name == "article" and one == about else one for name, one in said]
    return plain if names else value


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    """Of a record; anything else has none."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def record_of(plain: Plain, kind: Any, about: str = "") -> Any:
    """What `plain_of` was given. Raises ValueError, TypeError or LookupError for anything else."""
    return _reader_of(kind)(plain, about)


@cache
def _reader_of(kind: Any) -> Callable[[Plain, str], Any]:
    if kind is Span:
        return _read_span
    if is_dataclass(kind):
        return _record_reader(kind)
    if inner := _of_tuple(kind):
        one = _reader_of(inner)
        if one is _same_value:
            return lambda values, _: tuple(values)
        return lambda values, about: tuple([one(value, about) for value in values])
    if inner := _or_words(kind):
        some = _reader_of(inner)
        return lambda value, about: value if isinstance(value, str | None) else some(value, about)
    return _checked_name if kind is _ArticleName else _same_value


def _record_reader(kind: Any) -> Callable[[Plain, str], Any]:
    """Fields that JSON holds as they are need no function called: they are most."""
    hints = typing.get_type_hints(kind) | {"article": _ArticleName}
    names = _field_names(kind)

    def of_own(values: Plain, about: str) -> Any:
        """Records of the same kind: found when they are read, since this reader is being made."""
        return _reader_of(tuple[kind, ...])(values, about)

    every = [of_own if _of_tuple(hints[n]) is kind else _reader_of(hints[n]) for n in names]
    steps = [
        (k, name, part)
        for k, (name, part) in enumerate(zip(names, every, strict=True))
        if part is not _same_value
    ]

    def read(values: Plain, about: str) -> Any:
        made = dict(zip(names, values, strict=True))
        for k, name, part in steps:
            made[name] = part(values[k], about)
        return kind(**made)

    return read


class _ArticleName:
    """Stands for the type of a field that names an article."""


def _checked_name(name: str | None, about: str) -> str:
    return about if name is None else name


def _read_span(value: Plain, about: str) -> Span:
    *article, start, end = value
    return Span(article=article[0] if article else about, start=start, end=end)


def _same_value(value: Plain, _about: str) -> Plain:
    return value


def _of_tuple(kind: Any) -> Any:
    """X of `tuple[X, ...]`, object for one of several types; None for anything else."""
    inner = typing.get_args(kind) if typing.get_origin(kind) is tuple else ()
    return inner[0] if inner else None


def _or_words(kind: Any) -> Any:
    """X of `X | None`, `X | str` or `X | str | None`; None where the type is not one of them."""
    if typing.get_origin(kind) not in (types.UnionType, typing.Union):
        return None
    inner = [arm for arm in typing.get_args(kind) if arm not in (str, type(None))]
    return inner[0] if len(inner) == 1 else None
