"""Escaping: the one way in which words of an article, the index or a name enter a page.

Every ASCII punctuation mark becomes a character reference, so that neither Markdown, nor its
extensions, nor HTML, in running text or in an attribute, can take a word for markup.
"""

import json
import re
import string
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote, urlsplit

from markupsafe import Markup

UNSHOWABLE_SIGN = "\N{REPLACEMENT CHARACTER}"
PUNCTUATION = {ord(mark): f"&#{ord(mark)};" for mark in string.punctuation}
SPACES = re.compile(r"(?<= ) |^ | $|[^\S ]")
"""White space that Markdown would strip or read as layout: all but single inner blanks."""
UNSHOWABLE = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""What HTML forbids, and what turns the direction of words; the name of a file may hold either."""
URL_SAFE = "!*'(),:;@&=+$/?#[]~%-._"


def showable(text: str) -> str:
    """The text as a page can hold it: characters that have no place there stand as U+FFFD."""
    return UNSHOWABLE.sub(UNSHOWABLE_SIGN, text)


@lru_cache(maxsize=20_000)
def escape(text: str) -> Markup:
    """Text for Markdown, raw HTML and attribute values alike; it is displayed as `shown(text)`."""
    safe = showable(text).translate(PUNCTUATION)
    return Markup(SPACES.sub(lambda found: f"&#{ord(found[0])};", safe))  # noqa: S704


def one_line(text: str) -> str:
    """The text with every run of white space as one blank, for titles and descriptions."""
    return " ".join(showable(text).split())


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters on one line, cut at a word, with an ellipsis where it was cut."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    return line[: line.rfind(" ", 0, limit) if " " in line[:limit] else limit].rstrip() + "…"


def front_matter(meta: Mapping[str, object]) -> str:
    """A YAML block for the head of a page; texts are made one line, empty values left out.

    A JSON string is a YAML string; writing it so is forty times faster than a YAML library.
    """
    kept = {k: one_line(v) if isinstance(v, str) else v for k, v in meta.items() if v}
    lines = [f"{k}: {json.dumps(v, ensure_ascii=False)}\n" for k, v in kept.items()]
    return f"---\n{''.join(lines)}---\n"


def safe_url(url: str | None) -> str | None:
    """An http or https address, percent-encoded where needed; None for anything else."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return quote(parts.geturl(), safe=URL_SAFE)


def letter_of(name: str) -> str:
    """The letter under which an index files the name; `#` for what starts with none."""
    first = unicodedata.normalize("NFKD", name[:1]).upper()[:1]
    return first if first.isalpha() else "#"
