"""What an editor settles for the whole digest: briefing.yml beside the seeds folder."""

from dataclasses import dataclass
from typing import Literal, get_args

Publish = Literal["passages", "quotations", "headlines", "full"]
"""How much of an article may be shown: what is cited, quotations alone, its headline, all of it."""

ListName = Literal[
    "archive", "disputes", "speakers", "outlets", "places", "organisations", "tags", "threads"
]
LISTS: tuple[ListName, ...] = get_args(ListName)


@dataclass(frozen=True, slots=True, kw_only=True)
class FooterLink:
    """A link at the foot of every page: imprint, contact, licence."""

    text: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSource:
    """A feed that `fetch` reads; `outlet` is who publishes it, None = each item says."""

    url: str
    outlet: str | None = None
    most: int | None = None
    """Articles a week; None = the usual limit."""
    private: bool = False
    """True where the address may lie in a private network."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything has a value that fits a digest without a settings file."""

    name: str = "Briefing Digest"
    description: str = "What was reported, who said it, and what is disputed, each sentence cited."
    tagline: str | None = None
    logo: str | None = None
    """A file below the docs folder."""
    accent: str | None = None
    """`#rrggbb` on light ground; None = the theme's own."""
    accent_dark: str | None = None
    footer: tuple[FooterLink, ...] = ()
    time_zone: str = "UTC"
    """Where a publication time without a zone is meant."""
    language: str = "en"
    """Of the site's own words."""
    lists: tuple[ListName, ...] = LISTS
    publish: Publish = "passages"
    show_at_most: int | None = None
    """Per cent of an article's words that may be shown; None = no limit."""
    feed_author: str | None = None
    robots: str | None = None
    """For the `robots` element of every page; None = nothing is said."""
    sources: tuple[FeedSource, ...] = ()
