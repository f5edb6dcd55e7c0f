"""Records as plain JSON values and back, by the order of their fields.

A record is the list of its fields in the order of its class; a Span is `[start, end]` where it lies
in the article that the whole is about, else `[article, start, end]`. So what was found in one
article is written without the article's name, and two files with the same words share one entry.
Nothing in JSON can run: a foreign entry can at worst be wrong.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from generator.records import Span

Plain = Any
"""What JSON holds: lists, strings, numbers, booleans and None."""


def plain_bytes(plain: Plain) -> bytes:
    """JSON without spaces, on one line."""
    return json.dumps(plain, separators=(",", ":")).encode()


def plain_of(value: Any, kind: Any = None, about: str = "") -> Plain:
    """A value of this type (the record's own, if None) as plain values; `about` is its article."""
    known: Any = kind or type(value)
    return _writer(known)(value, about)


def record_of(plain: Plain, kind: Any, about: str = "") -> Any:
    """What `plain_of` was given. Raises ValueError, TypeError or LookupError for anything else."""
    return _reader_of(kind)(plain, about)


@cache
def _writer(kind: Any) -> Callable[[Any, str], Plain]:
    if kind is Span:
        return _write_span
    if _is_record(kind):
        steps = [(name, _for_part(_writer, part, kind)) for name, part in _record_fields(kind)]
        return lambda record, about: [write(getattr(record, name), about) for name, write in steps]
    if inner := _of_tuple(kind):
        one = _writer(inner)
        if one is _same_value:
            return lambda values, _: list(values)
        return lambda values, about: [one(value, about) for value in values]
    if inner := _or_words(kind):
        some = _writer(inner)
        return lambda value, about: value if isinstance(value, str | None) else some(value, about)
    return _write_word if kind is _ArticleName else _same_value


@cache
def _reader_of(kind: Any) -> Callable[[Plain, str], Any]:
    if kind is Span:
        return _read_span
    if _is_record(kind):
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


def _record_reader(kind: type) -> Callable[[Plain, str], Any]:
    """Fields that JSON holds as they are need no function called: they are most."""
    parts = _record_fields(kind)
    names = [name for name, _ in parts]
    steps = [(k, name, _for_part(_reader_of, part, kind)) for k, (name, part) in enumerate(parts)]
    steps = [step for step in steps if step[2] is not _same_value]

    def read(values: Plain, about: str) -> Any:
        made = dict(zip(names, values, strict=True))
        for k, name, part in steps:
            made[name] = part(values[k], about)
        return kind(**made)

    return read


def _for_part(
    function_for: Callable[[Any], Callable[[Any, str], Any]], part: Any, kind: type
) -> Callable[[Any, str], Any]:
    """The function for a part of a record; found when it is needed where the part is records of
    the same kind."""
    if _of_tuple(part) is not kind:
        return function_for(part)
    return lambda value, about: function_for(part)(value, about)


class _ArticleName:
    """Stands for the type of a field that names an article."""


def _write_word(name: str, about: str) -> Plain:
    return None if name == about else name


def _checked_name(name: str | None, about: str) -> str:
    return about if name is None else name


def _write_span(span: Span, about: str) -> Plain:
    place = (span.start, span.end)
    return place if span.article == about else (span.article, *place)


def _read_span(value: Plain, about: str) -> Span:
    *article, start, end = value
    return Span(article=article[0] if article else about, start=start, end=end)


def _same_value(value: Plain, _about: str) -> Plain:
    return value


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and is_dataclass(kind)


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


def _record_fields(record: type) -> list[tuple[str, Any]]:
    """Field names and types in writing order."""
    hints = typing.get_type_hints(record)
    named = {f.name: _ArticleName if f.name == "article" else hints[f.name] for f in fields(record)}
    return list(named.items())
