"""What reading makes of one file: an Article, its parts and the passages kept out of it."""

from dataclasses import dataclass
from typing import Literal

from generator.records.settings import Publish


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A passage of one article: code points, half-open, into `Article.text`."""

    article: str
    """The article's key: its file name, relative to the seed index, with forward slashes."""
    start: int
    end: int


ArticleKind = Literal[
    "report", "opinion", "analysis", "live", "statement", "interview", "transcript"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who publishes articles; `name` is how the index and the pages write it."""

    name: str
    country: str | None = None
    kind: str | None = None
    publish: Publish | None = None
    """What of its articles may be shown where they say nothing; None = as the settings have it."""
    show_at_most: int | None = None
    """Per cent of an article's words."""
    licence: str | None = None
    formerly: tuple[str, ...] = ()
    """Names under which it was published before; each leaves a redirect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """A passage kept out of the report, and why: `repeated paragraph`, `caption`, ..."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """`STOCKHOLM, Oct 6 (AFP) -`: the whole, and its parts where they stand."""

    span: Span
    place: Span | None = None
    agencies: Span | None = None
    date: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One report. `text` is the normalised file, whole; every offset anywhere points into it.

    Headline, dateline, byline, paragraphs and removals do not overlap; what they leave uncovered
    is white space only.
    """

    file: str
    text: str
    sha256: str
    """Hex digest of `text` in UTF-8."""
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    """ISO 8601 date or RFC 3339 date-time; None = unknown."""
    published_from: Literal["editor", "article"] | None = None
    """Who says so: the index or front matter, or a full date printed at the article's head."""
    author: str | None = None
    language: str | None = None
    story: str | None = None
    """The story id that the index orders; None = the program groups."""
    not_in: tuple[str, ...] = ()
    """Story ids that the editor keeps this article out of."""
    kind: ArticleKind = "report"
    """As the index says, else as its address, labels and layout tell."""
    publish: Publish | None = None
    """What of it may be shown; None = passages."""
    show_at_most: int | None = None
    """Per cent of its words that may be shown; None = no limit."""
    licence: str | None = None
    embargo: str | None = None
    """The day or moment before which it is not shown."""
    tags: tuple[str, ...] = ()
    excerpt: bool = False
    """True where the file holds a summary of the report only, as many feeds do."""
    headline: Span | None = None
    dateline: Dateline | None = None
    byline: Span | None = None
    dated: Span | None = None
    """A full date of publication as printed; it lies within the dateline, byline or a removal."""
    paragraphs: tuple[Span, ...] = ()
    """The body in reading order, without the dateline."""
    removals: tuple[Removal, ...] = ()
