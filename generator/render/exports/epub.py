"""Stories as an EPUB: the texts of one, in a JSON file that the website build packs into the book.

books/<name>.json        {"mimetype": "application/epub+zip", "META-INF/container.xml": "...", ...}
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape as html_escape

from generator.interface import SPOKEN, foreign, say
from generator.people.together import each_of
from generator.records import Briefing, Quotation, Span
from generator.render.calendar import spell_date
from generator.render.cut import label_of, language_of, plain_words_of, title_of
from generator.render.escape import one_line, safe_url, showable
from generator.render.pages import Files, holder_told
from generator.render.site import Site
from generator.render.story.story_disputes import view_disputes
from generator.render.story.story_speech import with_cue

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
    chapters: tuple[tuple[str, str, str], ...]


def book_files(book: Book, maker: str) -> Files:
    """The one file below docs/ that holds the book's texts; `maker` is the site's name."""
    yield f"books/{book.name}.json", json.dumps(_texts(book, maker), ensure_ascii=False) + "\n"


def _texts(book: Book, maker: str) -> dict[str, str]:
    """By path in the book, `mimetype` first."""
    chapters = {f"{name}.xhtml": _book_page(title, body) for name, title, body in book.chapters}
    return {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "content.opf": _package(book, maker),
        "nav.xhtml": _book_page(book.title, _contents(book)),
        "style.css": STYLE,
        **chapters,
    }


def _package(book: Book, maker: str) -> str:
    names = [name for name, _, _ in book.chapters]
    items = "\n".join(
        f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>'
        for name in names
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    language = SPOKEN.get()
    known = uuid.uuid5(uuid.NAMESPACE_URL, f"briefing-digest:book:{book.name}").urn
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" \
xml:lang="{language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">{known}</dc:identifier>
<dc:title>{_book_safe(book.title)}</dc:title>
<dc:language>{language}</dc:language>
<dc:creator>{_book_safe(maker)}</dc:creator>
<meta property="dcterms:modified">{_book_moment(book.updated)}</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
{items}
</manifest>
<spine>{spine}</spine>
</package>
"""


def _book_moment(updated: str | None) -> str:
    return (
        f"{updated[:10]}T00:00:00Z"
        if updated and len(updated) >= len("2019-10-05")
        else UNDATED_BOOK
    )


def _contents(book: Book) -> str:
    rows = "".join(
        f'<li><a href="{name}.xhtml">{_book_safe(title)}</a></li>'
        for name, title, _ in book.chapters
    )
    return f'<nav epub:type="toc"><h1>{_book_safe(book.title)}</h1><ol>{rows}</ol></nav>'


def _book_page(title: str, body: str) -> str:
    language = SPOKEN.get()
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" \
lang="{language}" xml:lang="{language}"><head><title>{_book_safe(title)}</title>
<link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>{body}</body></html>
"""


def _book_safe(words: str) -> str:
    return html_escape(showable(one_line(words)))


# --- a story as a chapter -----------------------------------------------------------------------


def story_chapter(site: Site, briefing: Briefing) -> tuple[str, str, str]:
    """The story whole, whatever its page folds: each passage with the numbers of its sources."""
    title = title_of(briefing, site.articles)
    body = "".join(
        f"{part}\n" for part in (f"<h1>{_book_safe(title)}</h1>", *_book_parts(site, briefing))
    )
    return f"story-{briefing.id}", one_line(title), body


def _book_parts(site: Site, briefing: Briefing) -> Iterator[str]:
    numbers = {source.article: source.number for source in briefing.sources}

    def cited(*spans: Span) -> str:
        marks = ", ".join(map(str, dict.fromkeys(numbers[span.article] for span in spans)))
        return f'{_passage_in_book(site, spans[0])} <span class="note">[{marks}]</span>'

    def listed(name: str, rows: Sequence[str]) -> Iterator[str]:
        if rows:
            yield f"<h2>{name}</h2><ul>" + "".join(f"<li>{row}</li>" for row in rows) + "</ul>"

    yield from (f"<p>{cited(span)}</p>" for span in briefing.summary)
    yield from _disputes_in_book(site, briefing, cited)
    yield from listed(say("story.agreed"), [cited(*a.evidence) for a in briefing.agreed])
    yield from listed(
        say("story.quotations"),
        [_said_line(q, cited(with_cue(site, q))) for q in briefing.quotations],
    )
    yield from listed(say("story.not_known"), [cited(span) for span in briefing.not_known])
    told = [e for e in briefing.timeline if e.evidence and not e.coverage]
    dated = [f"<b>{_book_safe(spell_date(e.value))}</b> {cited(*e.evidence)}" for e in told]
    yield from listed(say("story.timeline"), dated)
    yield from listed(say("story.single"), [cited(span) for span in briefing.single])
    yield _sources_in_book(site, briefing)


def _passage_in_book(site: Site, span: Span) -> str:
    """The words of a passage, in an element that names their language where it is another."""
    words, language = (
        _book_safe(plain_words_of(site, span)),
        language_of(site.articles[span.article]),
    )
    return f"<span{language}>{words}</span>" if language else words


def _said_line(quotation: Quotation, words: str) -> str:
    everybody = [one.name for one in each_of(quotation.speaker)] if quotation.speaker else ()
    named = (f"<b>{_book_safe(name)}</b>" for name in everybody or [say("story.undetermined")])
    return f"{', '.join(named)} {words}"


def _disputes_in_book(site: Site, briefing: Briefing, cited: Callable[..., str]) -> Iterator[str]:
    for point in view_disputes(site, briefing):
        yield f"<h2{foreign()}>{point.number}. {_book_safe(point.issue)}</h2>"
        yield f'<p class="note">{_book_safe(point.kind)}</p>'
        for side in point.sides:
            for holding in side.holdings:
                words = "".join(f"<p>{cited(*line.spans)}</p>" for line in holding.lines)
                letter = say("story.side", letter=side.letter)
                head = f"{side.shape} {letter}: {_book_safe(holder_told(holding.name))}"
                yield f'<div class="side"><h3>{head}</h3>{words}</div>'


def _sources_in_book(site: Site, briefing: Briefing) -> str:
    rows = []
    for source in briefing.sources:
        article = site.articles[source.article]
        head = plain_words_of(site, article.headline) if article.headline else article.file
        url = safe_url(article.url)
        name = f'<a href="{html_escape(url)}">{_book_safe(head)}</a>' if url else _book_safe(head)
        rows.append(f'<li value="{source.number}">{name}. {_book_safe(label_of(article))}</li>')
    return f"<h2>{say('story.sources')}</h2><ol>{''.join(rows)}</ol>"
