"""Reports as records: JSON of agencies and crawlers, JSON Feed, JSON Lines, tables.

One list of names serves all: news-please, ninjs, schema.org, JSON Feed and a table made by hand
call the same things by different names, and no name of one means something else in another.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from generator.problems import problem
from generator.read.drafts import (
    MarkdownBlock,
    block_draft,
    text_draft,
    with_headline,
    without_tags,
)
from generator.read.kinds.plain_text import text_of
from generator.read.kinds.report import (
    Loaded,
    RawReport,
    Reports,
    damaged,
    nothing,
    tell_cut_off,
    with_parts,
)
from generator.read.kinds.told_by_file import told_by_record, told_date

BODY_KEYS = ("maintext", "body_text", "content_text", "articlebody", "text", "body", "content")
MARKUP = ("body_html", "body_xhtml", "content_html", "html")
RECORD_KEYS = ("items", "articles", "results", "data", "entries")
"""Keys under which an object holds its records."""
EXCERPTS = ("summary", "description", "description_text", "teaser")
WITHDRAWN = frozenset({"canceled", "cancelled", "withheld", "killed"})
LOOKS_LIKE_MARKUP = re.compile(r"<(?:p|br|div|h\d|ul|ol|blockquote)\b[^>]*>", re.IGNORECASE)
SEPARATORS = ",;\t|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A record, and its words where they stand under no known key; `excerpt`: a summary only."""

    record: Mapping[str, Any] = field(default_factory=dict)
    html: str = ""
    text: str = ""
    excerpt: bool = False


def report_of(item: Item) -> RawReport | None:
    """The report of a record; None where it has no words."""
    told = told_by_record(item.record)
    headline = told.pop("headline", None)
    if item.html:
        blocks = [
            MarkdownBlock(kind="paragraph", text=line)
            for line in without_tags(item.html).split("\n")
        ]
        above = [MarkdownBlock(kind="headline", text=headline)] if headline else []
        draft = block_draft([*above, *blocks])
    else:
        draft = text_draft(item.text)
        draft = with_headline(draft, headline) if headline and draft.body else draft
    until = item.record.get("embargoed")
    ordered = {"embargo": day} if (day := told_date(until)) else {}
    found = RawReport(
        draft=draft,
        told=told,
        ordered=ordered,
        slips=frozenset({"embargo"} if until and not ordered else ()),
        excerpt=item.excerpt,
    )
    return found if draft.body else None


def read_json(loaded: Loaded) -> Reports:
    """An object, a list of objects, or an object that holds the list."""
    text = text_of(loaded)
    if text is None:
        return ()
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        place = replace(loaded.place, line=getattr(error, "lineno", loaded.place.line))
        return nothing(loaded, damaged(place, "JSON", str(error)))
    return _read_records(loaded, list(_records_in(value)))


def read_json_lines(loaded: Loaded) -> Reports:
    """An object a line; a line that is none is a problem of its own."""
    records: list[Any] = []
    for number, line in enumerate((text_of(loaded) or "").split("\n"), 1):
        if not line.strip():
            continue
        try:
            records.append(json.loads(line))
        except (ValueError, RecursionError) as error:
            loaded.told.append(damaged(replace(loaded.place, line=number), "JSON", str(error)))
    return _read_records(loaded, records)


def read_table(loaded: Loaded) -> Reports:
    """A table whose first line names the columns."""
    text = text_of(loaded)
    if text is None:
        return ()
    head = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=head.count)
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))
        if text.count('"') % 2:
            tell_cut_off(loaded, "a quotation mark is left open")
    except csv.Error as error:
        return nothing(loaded, damaged(loaded.place, "a table", str(error)))
    return _read_records(loaded, [{k: v for k, v in row.items() if k} for row in rows])


def _read_records(loaded: Loaded, records: Sequence[Any]) -> Reports:
    objects = [record for record in records if isinstance(record, Mapping)]
    kept = [r for r in objects if str(r.get("pubstatus", "")).lower() not in WITHDRAWN]
    if not objects:
        message = "it holds no reports"
        remedy = f"name the words {BODY_KEYS[0]!r}, {BODY_KEYS[4]!r} or {BODY_KEYS[5]!r}"
        found = problem(loaded.place, "no-report", message, remedy)
        return () if loaded.told else nothing(loaded, found)
    if gone := len(objects) - len(kept):
        message = f"{gone} of {len(objects)} reports were cancelled by who sent them"
        remedy = "nothing needs to be done"
        loaded.told.append(problem(loaded.place, "cancelled-reports", message, remedy, notice=True))
    return with_parts(loaded, [report_of(_record_item(record)) for record in kept])


def _records_in(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        yield from value
    elif isinstance(value, dict):
        held = next((value[k] for k in RECORD_KEYS if isinstance(value.get(k), list)), None)
        has_words = any(str(key).lower() in (*BODY_KEYS, *MARKUP) for key in value)
        yield from [value] if held is None or has_words else held


def _record_item(record: Mapping[str, Any]) -> Item:
    lowered = {str(key).lower(): value for key, value in record.items()}
    html = _first_known(lowered, MARKUP)
    text = _first_known(lowered, BODY_KEYS)
    if text and not html and LOOKS_LIKE_MARKUP.search(text):
        html, text = text, ""
    excerpt = "" if html or text else _first_known(lowered, EXCERPTS)
    return Item(
        record=record, html="" if text else html, text=text or excerpt, excerpt=bool(excerpt)
    )


def _first_known(record: Mapping[str, Any], names: Sequence[str]) -> str:
    return next((v for n in names if isinstance(v := record.get(n), str) and v.strip()), "")
