"""What an editor or a reader says of a story, and the ids that were given out.

The index and a reading of `seeds/readings/` have the same keys and make the same records.
"""

from dataclasses import dataclass
from typing import Literal

from generator.problems import Place
from generator.records.article import Article, Outlet, Span
from generator.records.settings import Settings

SETTLED = Settings()
"""What holds without a settings file."""
DisputeType = Literal[
    "fact", "number", "date", "blame", "characterisation", "legality", "intention", "policy"
]
Importance = Literal["core", "minor"]
ReaderKind = Literal["person", "model"]
By = Literal["program", "reading", "editor"]
"""Who decided: what stands later wins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """Words of an article that somebody points at, and where the pointing stands."""

    span: Span
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerOrder:
    """An editor's word on one person or body: its name, what it is also called, role and party."""

    name: str
    place: Place
    also: tuple[str, ...] = ()
    role: str | None = None
    party: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationOrder:
    """A word on the quotation that holds the words of `at`, or that they hold."""

    at: Pointed
    speaker: str | None = None
    role: str | None = None
    undecided: bool = False
    """The speaker is to stay undecided."""
    key: bool | None = None
    drop: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionOrder:
    """One holder's position. Holders of one side share its number; None = a side of its own."""

    holder: str
    evidence: tuple[Pointed, ...]
    side: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """When and by what a disputed point was settled, in the editor's words."""

    date: str
    """ISO 8601 day."""
    source: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A correction of this digest's own page, in the editor's words."""

    date: str
    """ISO 8601 day."""
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeOrder:
    """A word on one dispute.

    With `match` (its heading) or `words` (passages that it shows) it changes or drops one that was
    found; without, it adds one. What is None or empty stays as it was found.
    """

    place: Place
    match: str | None = None
    words: tuple[Pointed, ...] = ()
    heading: str | None = None
    drop: bool = False
    type: DisputeType | None = None
    importance: Importance | None = None
    positions: tuple[PositionOrder, ...] = ()
    resolved: Resolution | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementOrder:
    """A fact that sources agree on, by a passage of each; with `drop`, those that show one go."""

    evidence: tuple[Pointed, ...]
    drop: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadArticle:
    """An article that a reader read; `sha256` has the first 12 hex digits, None = not given."""

    file: str
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a second reader says of a story. A list that is None is the program's own."""

    story: str
    """The name of its file: the id that the story had when it was read."""
    place: Place
    reader: str
    kind: ReaderKind
    read: str | None = None
    """ISO 8601 day."""
    articles: tuple[ReadArticle, ...] = ()
    disputes: tuple[DisputeOrder, ...] | None = None
    agreed: tuple[AgreementOrder, ...] | None = None
    summary: tuple[Pointed, ...] | None = None
    key: tuple[Pointed, ...] | None = None
    quotations: tuple[QuotationOrder, ...] = ()
    apart: tuple[tuple[Pointed, Pointed], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryOrder:
    """What is said of one story: under `stories:` in the index, and by a second reader."""

    id: str
    title: str | None = None
    formerly: tuple[str, ...] = ()
    """Ids under which the story was published before; each leaves a redirect."""
    tags: tuple[str, ...] = ()
    summary: tuple[Pointed, ...] = ()
    """Pinned summary sentences; empty = the reader or the program chooses."""
    key: tuple[Pointed, ...] = ()
    """Words of all key quotes; empty = the reader or the program chooses."""
    speakers: tuple[SpeakerOrder, ...] = ()
    quotations: tuple[QuotationOrder, ...] = ()
    disputes: tuple[DisputeOrder, ...] = ()
    agreed: tuple[AgreementOrder, ...] = ()
    apart: tuple[tuple[Pointed, Pointed], ...] = ()
    """Passages that are no two sides of a dispute."""
    note: str | None = None
    """A word of the editor to readers."""
    corrections: tuple[Amendment, ...] = ()
    """As the index has them."""
    draft: bool = False
    """True where the story is not published yet."""
    thread: str | None = None
    """The name of its thread; `none` = it is in no thread; None = the program finds it."""
    thread_at: Place | None = None
    reading: Reading | None = None
    second: Reading | None = None
    """Another reader's, which is compared and not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedStory:
    """A story id that was given out once, and the articles last seen in it (stories.lock.yml)."""

    id: str
    articles: tuple[str, ...]
    moved_to: str | None = None
    """The id that this one now redirects to; None = alive."""
    ordered: bool = False
    """True where an order of the index moved it: without the order it is by itself again."""
    threads: tuple[str, ...] = ()
    """Ids of the threads that it has been in, the newest first."""
    digests: tuple[tuple[str, str], ...] = ()
    """(file, first 12 hex digits of its digest) of its articles, and of those that are gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryState:
    """What a story's page showed on a day: places and digests, no word of an article."""

    story: str
    date: str
    """ISO 8601 day."""
    articles: tuple[tuple[str, str], ...]
    """(file, first 12 hex digits of its digest)."""
    points: tuple[str, ...] = ()
    """A digest of the heading of each disputed point."""
    passages: tuple[Span, ...] = ()
    """What was shown, in the order of the page."""
    corrections: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """An article that is no longer shown; none of its words is kept."""

    file: str
    when: str
    """ISO 8601 day on which it was withdrawn."""
    why: str
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    story: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeds:
    """All that was read: articles in index order, then unlisted files by name."""

    articles: tuple[Article, ...]
    outlets: tuple[Outlet, ...] = ()
    stories: tuple[StoryOrder, ...] = ()
    """As the index has them, without readings."""
    lock: tuple[LockedStory, ...] = ()
    readings: tuple[Reading, ...] = ()
    """By the name of their file; one a story."""
    second_readings: tuple[Reading, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    """In the order of the index."""
    settings: Settings = SETTLED
    history: tuple[StoryState, ...] = ()
    """By story, then by day."""
