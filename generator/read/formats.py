"""Which file is read how: by the suffix of its name, if its bytes do not say something else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.problems import Place, Problem
from generator.read.index.shapes import problem
from generator.read.kinds.data_records import read_json, read_json_lines, read_table
from generator.read.kinds.disguises import KIND_NAMES, looks_like
from generator.read.kinds.mail import read_mail
from generator.read.kinds.plain_text import read_markdown, read_text
from generator.read.kinds.portable_document import read_pdf
from generator.read.kinds.report import ReadKind
from generator.read.kinds.syndication import read_feed
from generator.read.kinds.web_page import read_page

REPORT_MOST = 1_000_000
"""Bytes of a text. A report has some thousands, a book about a million."""
FILE_MOST = 20_000_000
"""Bytes of a file that carries more than the words: a saved page with its pictures, a feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """`alike` are suffixes of `looks_like` that such a file may have; `name` is for people."""

    name: str
    read: ReadKind
    alike: frozenset[str] = frozenset()
    most: int = FILE_MOST


TEXT = Format(name="plain text", read=read_text, most=REPORT_MOST)
MARKDOWN = Format(name="Markdown", read=read_markdown, most=REPORT_MOST)
WEB_PAGE = Format(name="a web page", read=read_page, alike=frozenset({".html"}))
FEED = Format(name="a feed", read=read_feed, alike=frozenset({".xml"}))
JSON = Format(name="JSON", read=read_json, alike=frozenset({".json"}))
JSON_LINES = Format(name="JSON, an object a line", read=read_json_lines, alike=frozenset({".json"}))
TABLE = Format(name="a table", read=read_table)
MAIL = Format(name="a message", read=read_mail, alike=frozenset({".eml"}))
PDF = Format(name="a PDF", read=read_pdf, alike=frozenset({".pdf"}))

FORMATS: Mapping[str, Format] = {
    ".txt": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": WEB_PAGE,
    ".htm": WEB_PAGE,
    ".xhtml": WEB_PAGE,
    ".xml": FEED,
    ".rss": FEED,
    ".atom": FEED,
    ".json": JSON,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
    ".csv": TABLE,
    ".tsv": TABLE,
    ".eml": MAIL,
    ".pdf": PDF,
}
"""Suffix, lower case -> how it is read."""


def disguised(place: Place, suffix: str, data: bytes) -> Problem | None:
    """The problem of a file that is another kind than its name says."""
    found = looks_like(data)
    if found is None or found in FORMATS[suffix].alike:
        return None
    right = f"rename it to end in {found}" if found in FORMATS else "save its words as plain text"
    message = f"its name says {FORMATS[suffix].name}, but it is {KIND_NAMES[found]}"
    return problem(place, "mislabelled-file", message, right)
