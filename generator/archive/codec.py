"""Records as plain JSON values and back, by the order of their fields.

A record is the list of its fields in the order of its class; a Span is `[start, end]`. The key of
the article is not written: two files with the same words share one entry, and whoever reads it
says whose spans they are. Nothing in JSON can run, so a foreign entry can at worst be wrong.
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
def writer(kind: Any) -> Callable[[Any], Plain]:
    """The function that makes a value of this type plain."""
    if kind is Span:
        return lambda span: (span.start, span.end)
    if _is_record(kind):
        steps = [(name, writer(part)) for name, part in _parts(kind)]
        return lambda record: [write(getattr(record, name)) for name, write in steps]
    if typing.get_origin(kind) is tuple:
        write = writer(typing.get_args(kind)[0])
        return list if write is _same else lambda values: [write(value) for value in values]
    if inner := _optional(kind):
        some = writer(inner)
        return lambda value: None if value is None else some(value)
    return _same


@cache
def reader(kind: Any) -> Callable[[Plain, str], Any]:
    """The function (plain value, key of the article) -> value of this type."""
    if kind is Span:
        return lambda value, article: Span(article=article, start=value[0], end=value[1])
    if _is_record(kind):
        return _record_reader(kind)
    if typing.get_origin(kind) is tuple:
        read = reader(typing.get_args(kind)[0])
        if read is _same:
            return lambda values, _: tuple(values)
        return lambda values, article: tuple([read(value, article) for value in values])
    if inner := _optional(kind):
        some = reader(inner)
        return lambda value, article: None if value is None else some(value, article)
    return _same


def _record_reader(kind: type) -> Callable[[Plain, str], Any]:
    parts = _parts(kind)
    steps = [(name, reader(part)) for name, part in parts]
    names_article = len(parts) < len(fields(kind))

    def read(values: Plain, article: str) -> Any:
        made = {
            name: part(value, article) for (name, part), value in zip(steps, values, strict=True)
        }
        return kind(article=article, **made) if names_article else kind(**made)

    return read


def _same(value: Plain, _article: str = "") -> Plain:
    return value


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and is_dataclass(kind)


def _optional(kind: Any) -> Any:
    """X of `X | None`; None where the type is not that."""
    if typing.get_origin(kind) not in (types.UnionType, typing.Union):
        return None
    inner = [arm for arm in typing.get_args(kind) if arm is not type(None)]
    return inner[0] if len(inner) == 1 else None


def _parts(record: type) -> list[tuple[str, Any]]:
    """Field names and types in writing order, without the keys of articles."""
    hints = typing.get_type_hints(record)
    return [(f.name, hints[f.name]) for f in fields(record) if f.name != "article"]
