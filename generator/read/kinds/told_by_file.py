"""What files say of their reports, under the names that others give the same things."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from generator.read.encoding.normalise import normalise
from generator.read.index.shapes import is_web_address
from generator.read.layout.head_lines import FULL_DATE, iso_date

SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "headline": ("headline", "title", "og:title", "name", "subject"),
    "outlet": (
        *("outlet", "publisher", "publication", "site_name", "site", "newspaper", "source_name"),
        *("source", "provider", "og:site_name", "copyrightholder"),
    ),
    "url": (
        *("url", "link", "permalink", "canonical", "canonical_url", "canonicalurl", "og:url"),
        *("source_url", "external_url", "web_url", "address"),
    ),
    "published": (
        *("published", "date_published", "datepublished", "date_publish", "publishdate", "pubdate"),
        *("publish_date", "publication_date", "published_at", "publishedat", "firstpublished"),
        *("date", "article:published_time", "issued", "firstcreated", "datecreated", "created"),
        *("versioncreated",),
    ),
    "author": ("author", "authors", "byline", "by", "creator", "dc:creator", "writer"),
    "language": ("language", "lang", "inlanguage", "locale"),
}
"""Key of the index -> names of the same thing, lower case, the surest first. Tags are not among
them: those of a page or a feed are no editor's."""
CANONICAL = {name: key for key, names in SYNONYMS.items() for name in names}
LONGEST_TOLD_NAME = 300
"""Characters of an outlet's or author's name; longer is a paragraph in the wrong place."""
MOST_AUTHORS = 12
PERSON_OR_PAGE = re.compile(r"https?://", re.IGNORECASE)


def told_by_record(record: Mapping[str, Any]) -> dict[str, str]:
    """What a record says under any of the known names, in the index's keys; values checked."""
    lowered = {str(key).lower(): value for key, value in record.items()}
    found: dict[str, str] = {}
    for key, names in SYNONYMS.items():
        values = (CLEAN[key](lowered[name]) for name in names if name in lowered)
        if value := next(filter(None, values), None):
            found[key] = value
    return found


def told_date(said: Any) -> str | None:
    """A date of a feed, a page or a table -> ISO 8601 as printed; None where it is none."""
    words = _one_told_line(said) or ""
    for form, read in DATE_FORMS:
        if form.match(words):
            try:
                return read(words)
            except (ValueError, TypeError, IndexError, OverflowError):
                continue
    return None


def _utc(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


DATE_FORMS: tuple[tuple[re.Pattern[str], Callable[[str], str | None]], ...] = (
    (re.compile(r"\d{4}-\d\d-\d\d$"), lambda words: date.fromisoformat(words).isoformat()),
    (
        re.compile(r"\d{4}-?\d\d-?\d\d[T ]\d\d"),
        lambda words: _utc(datetime.fromisoformat(words)),
    ),
    (re.compile(r"."), lambda words: _utc(parsedate_to_datetime(words))),
    (re.compile(rf"{FULL_DATE}$"), iso_date),
)
"""How a date may begin or be written, and what reads it; the first that can be read counts."""


def told_name(said: Any) -> str | None:
    """A name, or the names of several, from a string, a `{"name": ...}` or a list of either."""
    if isinstance(said, Mapping):
        return told_name(said.get("name") or said.get("label"))
    if isinstance(said, Sequence) and not isinstance(said, str):
        names = dict.fromkeys(name for one in said[:MOST_AUTHORS] if (name := told_name(one)))
        *most, last = names or [""]
        return f"{', '.join(most)} and {last}" if most else last or None
    words = _one_told_line(said) or ""
    right = len(words) <= LONGEST_TOLD_NAME and not PERSON_OR_PAGE.match(words)
    return (words or None) if right else None


def told_url(said: Any) -> str | None:
    """A full web address; anything else is none."""
    if isinstance(said, Mapping):
        return told_url(said.get("@id") or said.get("href"))
    words = _one_told_line(said)
    return words if words and is_web_address(words) else None


def told_language(said: Any) -> str | None:
    """`en_GB` and `en-gb` -> `en`."""
    words = _one_told_line(said)
    found = re.match(r"([A-Za-z]{2,3})(?:[-_]|$)", words or "")
    return found[1].lower() if found else None


def _one_told_line(said: Any) -> str | None:
    """One line of words; None of anything else."""
    if isinstance(said, bool) or not isinstance(said, str | int):
        return None
    return " ".join(normalise(str(said)).split()) or None


CLEAN: Mapping[str, Callable[[Any], str | None]] = {
    "headline": _one_told_line,
    "outlet": told_name,
    "url": told_url,
    "published": told_date,
    "author": told_name,
    "language": told_language,
}
