"""What an editor says: the index, story by story, and the ids that were given out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.records.article import Article, Outlet, Span

DisputeType = Literal[
    "fact", "number", "date", "blame", "characterisation", "legality", "intention", "policy"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerOrder:
    """An editor's word on one person or body: its name, what it is also called, role and party."""

    name: str
    also: tuple[str, ...] = ()
    role: str | None = None
    party: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationOrder:
    """An editor's word on the quotation that holds the words `span`."""

    span: Span
    speaker: str | None = None
    key: bool | None = None
    drop: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionOrder:
    """One side of a dispute that an editor added."""

    holder: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeOrder:
    """An editor's word on one dispute.

    With `match` (the program's heading) it rewords (`heading`) or drops; without, it adds.
    """

    match: str | None = None
    heading: str | None = None
    drop: bool = False
    type: DisputeType = "fact"
    positions: tuple[PositionOrder, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryOrder:
    """What the index says under `stories:` about one story."""

    id: str
    title: str | None = None
    formerly: tuple[str, ...] = ()
    """Ids under which the story was published before; each leaves a redirect."""
    tags: tuple[str, ...] = ()
    summary: tuple[Span, ...] = ()
    """Pinned summary sentences; empty = the program chooses."""
    speakers: tuple[SpeakerOrder, ...] = ()
    quotations: tuple[QuotationOrder, ...] = ()
    disputes: tuple[DisputeOrder, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedStory:
    """A story id that was given out once, and the articles last seen in it (stories.lock.yml)."""

    id: str
    articles: tuple[str, ...]
    moved_to: str | None = None
    """The id that this one now redirects to; None = alive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeds:
    """All that was read: articles in index order, then unlisted files by name."""

    articles: tuple[Article, ...]
    outlets: tuple[Outlet, ...] = ()
    stories: tuple[StoryOrder, ...] = ()
    lock: tuple[LockedStory, ...] = ()
