"""Records as plain JSON values and back, by the order of their fields.

A record is the list of its fields in the order of its class. For what belongs to one article the
key of the article is not written, and a Span is `[start, end]`: two files with the same words share
one entry, and whoever reads it says whose spans they are. What belongs to a story is written with
the keys (`named`), and a Span is `[article, start, end]`. Nothing in JSON can run, so a foreign
entry can at worst be wrong.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from generator.records import Span

Plain = Any
"""What JSON holds: lists, strings, numbers, booleans and None."""


@cache
def writer(kind: Any, named: bool = False) -> Callable[[Any], Plain]:
    """The function that makes a value of this type plain."""
    if kind is Span:
        return _write_named_span if named else lambda span: (span.start, span.end)
    if _is_record(kind):
        steps = [(name, writer(part, named)) for name, part in _parts(kind, named)]
        return lambda record: [write(getattr(record, name)) for name, write in steps]
    if typing.get_origin(kind) is tuple:
        write = writer(typing.get_args(kind)[0], named)
        return list if write is _same else lambda values: [write(value) for value in values]
    if inner := _or_words(kind):
        some = writer(inner, named)
        return lambda value: value if value is None or isinstance(value, str) else some(value)
    return _same


@cache
def reader(kind: Any, named: bool = False) -> Callable[[Plain, str], Any]:
    """The function (plain value, key of the article unless named) -> value of this type."""
    if kind is Span:
        return _read_named_span if named else _read_span
    if _is_record(kind):
        return _record_reader(kind, named)
    if typing.get_origin(kind) is tuple:
        read = reader(typing.get_args(kind)[0], named)
        if read is _same:
            return lambda values, _: tuple(values)
        return lambda values, article: (
            tuple([read(value, article) for value in values]) if values else ()
        )
    if inner := _or_words(kind):
        some = reader(inner, named)
        return lambda value, article: (
            value if value is None or isinstance(value, str) else some(value, article)
        )
    return _same


def _record_reader(kind: type, named: bool) -> Callable[[Plain, str], Any]:
    """Fields that JSON holds as they are need no function called: they are most."""
    parts = _parts(kind, named)
    names = [name for name, _ in parts]
    steps = [(k, name, reader(part, named)) for k, (name, part) in enumerate(parts)]
    steps = [step for step in steps if step[2] is not _same]
    names_article = len(parts) < len(fields(kind))

    def read(values: Plain, article: str) -> Any:
        made = dict(zip(names, values, strict=True))
        for k, name, part in steps:
            value = values[k]
            made[name] = part(value, article) if value is not None else None
        return kind(article=article, **made) if names_article else kind(**made)

    return read


def _write_named_span(span: Span) -> Plain:
    return (span.article, span.start, span.end)


def _read_named_span(value: Plain, _article: str = "") -> Span:
    return Span(article=value[0], start=value[1], end=value[2])


def _read_span(value: Plain, article: str) -> Span:
    return Span(article=article, start=value[0], end=value[1])


def _same(value: Plain, _article: str = "") -> Plain:
    return value


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and is_dataclass(kind)


def _or_words(kind: Any) -> Any:
    """X of `X | None`, `X | str` or `X | str | None`; None where the type is not one of them."""
    if typing.get_origin(kind) not in (types.UnionType, typing.Union):
        return None
    inner = [arm for arm in typing.get_args(kind) if arm not in (str, type(None))]
    return inner[0] if len(inner) == 1 else None


def _parts(record: type, named: bool) -> list[tuple[str, Any]]:
    """Field names and types in writing order, without the keys of articles unless named."""
    hints = typing.get_type_hints(record)
    return [(f.name, hints[f.name]) for f in fields(record) if named or f.name != "article"]
