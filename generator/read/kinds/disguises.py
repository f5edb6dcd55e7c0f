"""What the bytes of a file look like, whatever its name says."""

from __future__ import annotations

import re

SNIFFED_BYTES = 2048
XML_HEAD = rb"\A\s*+(?:<\?xml[^>]*+>\s*+)?(?><!--.*?-->\s*+)*+"
DISGUISES: tuple[tuple[str, re.Pattern[bytes]], ...] = (
    (".pdf", re.compile(rb"\A\s*+%PDF-")),
    (".docx", re.compile(rb"PK\x03\x04")),
    (".doc", re.compile(rb"\xd0\xcf\x11\xe0")),
    (".rtf", re.compile(rb"\A\s*+\{\\rtf")),
    (".jpg", re.compile(rb"\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|RIFF....WEBP", re.DOTALL)),
    (".xml", re.compile(XML_HEAD + rb"<(?:rss|feed|rdf:RDF)\b", re.DOTALL)),
    (".html", re.compile(XML_HEAD + rb"<(?:!doctype html|html|head)\b", re.DOTALL | re.I)),
    (".eml", re.compile(rb"\A(?:[A-Z][\w-]+:[^\n]*+\n(?:[ \t][^\n]*+\n)*+)*?MIME-Version:", re.I)),
    (".json", re.compile(rb"\A\s*+(?:\[\s*+)?\{\s*+\"[^\"\n]{1,60}\"\s*+:")),
)
"""The most telling first; each looks at the head of the file only."""
KIND_NAMES = {
    ".pdf": "a PDF",
    ".docx": "a document of an office program or an archive",
    ".doc": "a document of an office program",
    ".rtf": "a rich text",
    ".jpg": "a picture",
    ".xml": "a feed",
    ".html": "a web page",
    ".eml": "a message",
    ".json": "JSON",
}


def looks_like(data: bytes) -> str | None:
    """The usual suffix of what these bytes are; None where they tell nothing but text."""
    head = data[:SNIFFED_BYTES].removeprefix(b"\xef\xbb\xbf")
    return next((suffix for suffix, sign in DISGUISES if sign.match(head)), None)
