"""Invented articles and briefings for the tests of pages: written as text with marked passages.

`{name|words}` in a text marks the passage `name`; the marks are taken out before offsets are.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.records import Article, Publish, Removal, Span

MARK = re.compile(r"\{([\w-]+)\||\}")


@dataclass(frozen=True)
class Marked:
    """An article and its marked passages by name."""

    article: Article
    spans: Mapping[str, Span]


def article(
    file: str,
    marked: str,
    *,
    removed: Sequence[tuple[str, str]] = (),
    outlet: str | None = None,
    url: str | None = None,
    published: str | None = None,
    language: str | None = None,
    publish: Publish | None = None,
) -> Marked:
    """First line = headline, further lines = paragraphs; `removed` = (mark, reason)."""
    text, places = _unmarked(marked.strip("\n"))
    spans = {name: Span(article=file, start=a, end=b) for name, (a, b) in places.items()}
    removals = tuple(Removal(span=spans[name], reason=reason) for name, reason in removed)
    lines = [Span(article=file, start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+", text)]
    gone = {r.span.start for r in removals}
    return Marked(
        article=Article(
            file=file,
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            headline=lines[0],
            paragraphs=tuple(s for s in lines[1:] if s.start not in gone),
            removals=removals,
            outlet=outlet,
            url=url,
            published=published,
            language=language,
            publish=publish,
        ),
        spans=spans,
    )


def _unmarked(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    plain, places, open_marks, at = "", {}, [], 0
    for found in MARK.finditer(marked):
        plain += marked[at : found.start()]
        at = found.end()
        if found[1]:
            open_marks.append((found[1], len(plain)))
        else:
            name, start = open_marks.pop()
            places[name] = (start, len(plain))
    return plain + marked[at:], places


def sentences(of: Article) -> tuple[Span, ...]:
    """A crude cut at full stops, good enough for invented texts."""
    blocks = ((of.headline,) if of.headline else ()) + of.paragraphs
    return tuple(
        Span(article=of.file, start=b.start + m.start(), end=b.start + m.end())
        for b in blocks
        for m in re.finditer(r"\S.*?(?:[.!?][”\"]?(?=\s|$)|$)", of.text[b.start : b.end])
    )
