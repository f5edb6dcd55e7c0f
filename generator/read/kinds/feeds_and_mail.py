"""Reports that were sent: the items of an RSS or Atom feed, a message saved from a mail program.

The label of a feed is not its publisher (an aggregator has a label too); an item's `source` names
where it comes from. An item with a summary only is an excerpt, and is marked as one.
"""

import io
import re
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from typing import Any

import feedparser

from generator.read.kinds.data_records import Item, report_of
from generator.read.kinds.report import (
    Loaded,
    Reports,
    damaged,
    nothing,
    tell_cut_off,
    with_parts,
)
from generator.read.kinds.told_by_file import told_name

ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)
FORWARDED = re.compile(r"^(?:(?:fwd?|re|wg|tr)\s*:\s*)+", re.IGNORECASE)
MAIL_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
"""What every mail program writes above a signature."""


def read_feed(loaded: Loaded) -> Reports:
    """The reports of a feed, in its order."""
    if ENTITIES.search(loaded.data):
        why = "it defines entities, which no feed needs"
        return nothing(loaded, damaged(loaded.place, "a feed", why))
    parsed = feedparser.parse(
        io.BytesIO(loaded.data), sanitize_html=True, resolve_relative_uris=False
    )
    if not parsed.entries:
        why = str(parsed.get("bozo_exception") or "it has no items")
        return nothing(loaded, damaged(loaded.place, "a feed", why))
    error = parsed.get("bozo_exception")
    if isinstance(error, Exception) and "CharacterEncoding" not in type(error).__name__:
        # it ends before the feed does; the items up to there are read
        loaded.told.append(damaged(loaded.place, "a feed to its end", str(error)))
    language = parsed.feed.get("language")
    return with_parts(loaded, [report_of(_feed_item(entry, language)) for entry in parsed.entries])


def _feed_item(entry: Any, language: str | None) -> Item:
    contents = [one for one in entry.get("content", ()) if one.get("value")]
    whole = max((one["value"] for one in contents), key=len, default="")
    source = entry.get("source") or {}
    authors = [one.get("name") for one in entry.get("authors", ()) if one.get("name")]
    return Item(
        record={
            "title": entry.get("title"),
            "link": entry.get("link"),
            "published": entry.get("published") or entry.get("updated"),
            "author": authors or entry.get("author"),
            "outlet": told_name(source.get("title")),
            "language": language,
        },
        html=whole or entry.get("summary", ""),
        excerpt=not whole,
    )


def read_mail(loaded: Loaded) -> Reports:
    """The report of a message: its plain words, else those of its HTML part."""
    try:
        message = BytesParser(policy=policy.default).parsebytes(loaded.data)
        item = _mail_item(message)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        return nothing(loaded, damaged(loaded.place, "a message", str(error)))
    report = report_of(item)
    if report is None:
        return nothing(loaded, damaged(loaded.place, "a message", "it holds no words"))
    if any(part.defects for part in message.walk() if part.is_multipart()):
        tell_cut_off(loaded, "a part has no end")
    return (report,)


def _mail_item(message: EmailMessage) -> Item:
    plain, html = (_mail_content(message, kind) for kind in ("plain", "html"))
    name, _ = parseaddr(str(message.get("From", "")))
    record = {
        "headline": FORWARDED.sub("", str(message.get("Subject", ""))),
        "outlet": name,
        "published": str(message.get("Date", "")),
        "url": str(message.get("Archived-At", "")).strip("<>"),
        "language": str(message.get("Content-Language", "")),
    }
    text = MAIL_SIGNATURE.split(plain, maxsplit=1)[0]
    return Item(record=record, text=text, html="" if text.strip() else html)


def _mail_content(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    content = part.get_content() if part else ""
    return content if isinstance(content, str) else ""
