"""Which file is read how: by the suffix of its name, if its bytes do not say something else."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.problems import Place, Problem, problem
from generator.read.kinds.data_records import read_json, read_json_lines, read_table
from generator.read.kinds.feeds_and_mail import read_feed, read_mail
from generator.read.kinds.plain_text import read_markdown, read_text
from generator.read.kinds.portable_document import read_pdf
from generator.read.kinds.report import ReadKind
from generator.read.kinds.web_page import read_page

REPORT_MOST = 1_000_000
"""Bytes of a text. A report has some thousands, a book about a million."""
FILE_MOST = 20_000_000
"""Bytes of a file that carries more than the words: a saved page with its pictures, a feed."""

SNIFFED_BYTES = 2048
XML_HEAD = rb"\A\s*+(?:<\?xml[^>]*+>\s*+)?(?><!--.*?-->\s*+)*+"
DISGUISES: Mapping[str, tuple[str, re.Pattern[bytes]]] = {
    ".pdf": ("a PDF", re.compile(rb"\A\s*+%PDF-")),
    ".docx": ("a document of an office program or an archive", re.compile(rb"PK\x03\x04")),
    ".doc": ("a document of an office program", re.compile(rb"\xd0\xcf\x11\xe0")),
    ".rtf": ("a rich text", re.compile(rb"\A\s*+\{\\rtf")),
    ".jpg": (
        "a picture",
        re.compile(rb"\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|RIFF....WEBP", re.DOTALL),
    ),
    ".xml": ("a feed", re.compile(XML_HEAD + rb"<(?:rss|feed|rdf:RDF)\b", re.DOTALL)),
    ".html": (
        "a web page",
        re.compile(XML_HEAD + rb"<(?:!doctype html|html|head)\b", re.DOTALL | re.I),
    ),
    ".eml": (
        "a message",
        re.compile(rb"\A(?:[A-Z][\w-]+:[^\n]*+\n(?:[ \t][^\n]*+\n)*+)*?MIME-Version:", re.I),
    ),
    ".json": ("JSON", re.compile(rb"\A\s*+(?:\[\s*+)?\{\s*+\"[^\"\n]{1,60}\"\s*+:")),
}
"""The most telling first, by its usual suffix; each looks at the head of the file only."""


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
    **dict.fromkeys((".md", ".markdown"), MARKDOWN),
    **dict.fromkeys((".html", ".htm", ".xhtml"), WEB_PAGE),
    **dict.fromkeys((".xml", ".rss", ".atom"), FEED),
    ".json": JSON,
    **dict.fromkeys((".jsonl", ".ndjson"), JSON_LINES),
    **dict.fromkeys((".csv", ".tsv"), TABLE),
    ".eml": MAIL,
    ".pdf": PDF,
}
"""Suffix, lower case -> how it is read."""


def looks_like(data: bytes) -> str | None:
    """The usual suffix of what these bytes are; None where they tell nothing but text."""
    head = data[:SNIFFED_BYTES].removeprefix(b"\xef\xbb\xbf")
    return next((suffix for suffix, (_, sign) in DISGUISES.items() if sign.match(head)), None)


def disguised(place: Place, suffix: str, data: bytes) -> Problem | None:
    """The problem of a file that is another kind than its name says."""
    found = looks_like(data)
    if found is None or found in FORMATS[suffix].alike:
        return None
    right = f"rename it to end in {found}" if found in FORMATS else "save its words as plain text"
    message = f"its name says {FORMATS[suffix].name}, but it is {DISGUISES[found][0]}"
    return problem(place, "mislabelled-file", message, right)
