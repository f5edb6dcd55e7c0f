"""RSS and Atom, by feedparser: every item is a report of its own.

The label of a feed is not its publisher (an aggregator has a label too); an item's `source` names
where it comes from. An item with a summary only is an excerpt, and is marked as one.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

import feedparser

from generator.problems import Place
from generator.read.kinds.data_records import Item, report_of
from generator.read.kinds.parts import with_parts
from generator.read.kinds.report import Loaded, Reports, damaged, nothing
from generator.read.kinds.told_by_file import told_name

ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)


def read_feed(loaded: Loaded) -> Reports:
    """The reports of a feed, in its order."""
    if ENTITIES.search(loaded.data):
        return nothing(damaged(loaded.place, "a feed", "it defines entities, which no feed needs"))
    parsed = feedparser.parse(
        io.BytesIO(loaded.data), sanitize_html=True, resolve_relative_uris=False
    )
    if not parsed.entries:
        why = str(parsed.get("bozo_exception") or "it has no items")
        return nothing(damaged(loaded.place, "a feed", why))
    reports = [
        report_of(_feed_item(entry, parsed.feed.get("language"))) for entry in parsed.entries
    ]
    return with_parts(loaded.place, reports, cut_off=_feed_cut_off(loaded.place, parsed))


def _feed_item(entry: Any, language: str | None) -> Item:
    """One item in the names of records."""
    contents = [one for one in entry.get("content", ()) if one.get("value")]
    whole = max((one["value"] for one in contents), key=len, default="")
    source = entry.get("source") or {}
    return Item(
        record={
            "title": entry.get("title"),
            "link": entry.get("link"),
            "published": entry.get("published") or entry.get("updated"),
            "author": _authors(entry),
            "outlet": told_name(source.get("title")),
            "language": language,
        },
        html=whole or entry.get("summary", ""),
        excerpt=not whole,
    )


def _authors(entry: Any) -> Sequence[str] | str | None:
    names = [one.get("name") for one in entry.get("authors", ()) if one.get("name")]
    return names or entry.get("author")


def _feed_cut_off(place: Place, parsed: Any) -> tuple[Any, ...]:
    """A problem where the file ends before the feed does; the items up to there are read."""
    error = parsed.get("bozo_exception")
    if not isinstance(error, Exception) or "CharacterEncoding" in type(error).__name__:
        return ()
    return (damaged(place, "a feed to its end", str(error)),)
