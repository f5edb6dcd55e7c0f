"""Stories as an EPUB: the texts of one, in a JSON file that the website build packs into the book.

books/<name>.json        {"mimetype": "application/epub+zip", "META-INF/container.xml": "...", ...}
"""

import json
import uuid
from dataclasses import dataclass
from functools import partial
from html import escape as html_escape
from typing import Any

from markupsafe import Markup

from generator.records import Briefing, Span
from generator.render.calendar import spell_date
from generator.render.cut import label_of, language_of, plain_words_of, title_of
from generator.render.escape import one_line, safe_url, showable
from generator.render.pages import Files, environment
from generator.render.site import Site, numbers_of
from generator.render.story.story_disputes import view_disputes
from generator.render.story.story_speech import names_of, with_cue

CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="content.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""
STYLE = """body { font-family: serif; line-height: 1.45; }
h1, h2, h3 { line-height: 1.2; }
blockquote { margin: .5em 1em; }
.note { font-size: .85em; color: #555; }
.side { border-left: 3px solid #555; padding-left: .75em; margin: .75em 0; }
"""
UNDATED_BOOK = "1970-01-01T00:00:00Z"
"""EPUB wants a moment: a book without a dated report has this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """`chapters` are (file name without ending, title, body as XHTML)."""

    name: str
    title: str
    updated: str | None
    chapters: tuple[tuple[str, str, Markup], ...]


def book_files(book: Book, maker: str) -> Files:
    """The one file below docs/ that holds the book's texts; `maker` is the site's name."""
    yield f"books/{book.name}.json", json.dumps(_texts(book, maker), ensure_ascii=False) + "\n"


def _texts(book: Book, maker: str) -> dict[str, str]:
    """By path in the book, `mimetype` first."""
    parts: Any = environment(_book_safe).get_template("book.xml.j2").module
    known = uuid.uuid5(uuid.NAMESPACE_URL, f"briefing-digest:book:{book.name}").urn
    dated = book.updated and len(book.updated) >= len("2019-10-05")
    moment = f"{book.updated[:10]}T00:00:00Z" if book.updated and dated else UNDATED_BOOK
    return {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "content.opf": parts.package(book, maker, known, moment),
        "nav.xhtml": parts.page(book.title, parts.contents(book)),
        "style.css": STYLE,
        **{f"{name}.xhtml": parts.page(title, body) for name, title, body in book.chapters},
    }


def _book_safe(words: str) -> str:
    """XHTML on one line, with what it has no sign for left out."""
    return html_escape(showable(one_line(words)))


def story_chapter(site: Site, briefing: Briefing) -> tuple[str, str, Markup]:
    """The story whole, whatever its page folds: each passage with the numbers of its sources."""
    title, numbers = title_of(briefing, site.articles), numbers_of(briefing)

    def cited(*spans: Span) -> Markup:
        """The first with its language, where that is another; the numbers of all."""
        words = _book_safe(plain_words_of(site, spans[0]))
        language = language_of(site.articles[spans[0].article])
        marks = ", ".join(map(str, dict.fromkeys(numbers[span.article] for span in spans)))
        shown = f"<span{language}>{words}</span>" if language else words
        return Markup(f'{shown} <span class="note">[{marks}]</span>')  # noqa: S704

    chapter = environment(_book_safe).get_template("book_chapter.xml.j2")
    body = chapter.render(
        site=site,
        title=title,
        b=briefing,
        points=view_disputes(site, briefing),
        events=[e for e in briefing.timeline if e.evidence and not e.coverage],
        cited=cited,
        words=partial(plain_words_of, site),
        with_cue=partial(with_cue, site),
        names_of=names_of,
        spell=spell_date,
        label=label_of,
        url=safe_url,
    )
    return f"story-{briefing.id}", one_line(title), Markup(body)  # noqa: S704
