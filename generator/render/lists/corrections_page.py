"""/corrections/: every correction that the editor made to a page of this digest, newest first."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from generator.interface import say
from generator.records import Amendment, Outline
from generator.render.pages import page
from generator.render.pieces import Files
from generator.render.site import Site
from generator.render.story.story_page import shown_title


def corrections_page(site: Site) -> Files:
    """(path, text) of the one page; without a correction it says so."""
    rows = sorted(_corrected_rows(site), key=lambda row: (row[0].date, row[1].id), reverse=True)
    yield page(
        "corrections/",
        "corrections",
        {"title": say("frame.corrections"), "description": say("corrections.description")},
        rows=rows,
    )


def _corrected_rows(site: Site) -> Iterator[tuple[Amendment, Outline, Markup]]:
    for outline in site.outlines:
        for amendment in outline.amended:
            yield amendment, outline, shown_title(site, outline)
