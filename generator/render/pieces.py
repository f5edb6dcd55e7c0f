"""A piece of the site: pages that are made together, named by all that they show.

Whoever has the texts of a piece with the same key has the texts that making it again would give.
So a key has to name everything that its pages look up; what a story's own articles, findings and
briefing give stands in the story's stamp.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import ParamSpec

from generator.records import Outline, Span
from generator.render.cut import language_of, words_of
from generator.render.site import Site, digest

Files = Iterable[tuple[str, str]]
"""(path below the docs folder, text)."""
Given = ParamSpec("Given")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """`near` is the newest story that the pages show, empty where that does not matter."""

    key: str
    make: Callable[[], Files]
    near: str = ""


def piece(
    seen: object,
    near: str,
    make: Callable[Given, Files],
    *given: Given.args,
    **more: Given.kwargs,
) -> Piece:
    """The piece that `make` makes of what is given; `seen` is all that it looks at there."""
    key = digest(make.__module__, make.__qualname__, seen)
    return Piece(key=key, make=partial(make, *given, **more), near=near)


def stamps(site: Site, outlines: Iterable[Outline]) -> list[str]:
    """All of the stories."""
    return [site.stamps[outline.id] for outline in outlines]


def headings(site: Site, outlines: Iterable[Outline]) -> list[tuple[str, object]]:
    """Address and title of the stories, and nothing else."""
    return [(o.id, seen_title(site, o)) for o in outlines]


def seen_title(site: Site, outline: Outline) -> object:
    """All that a title shows."""
    title = outline.title
    return seen_words(site, title) if isinstance(title, Span) else title


def seen_words(site: Site, span: Span) -> object:
    """All that a passage shows."""
    article = site.articles[span.article]
    where = (site.slugs[span.article], span.start, span.end)
    return (*where, words_of(site, span), language_of(article))
