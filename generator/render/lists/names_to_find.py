"""Small files that scripts read: every name, every disputed point, how far each story is."""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator.interface import say
from generator.records import Outline
from generator.render.escape import one_line
from generator.render.lists.home import progress_of
from generator.render.lists.indexes import IndexEntry
from generator.render.pieces import Files, Piece, piece
from generator.render.site import Site
from generator.render.story.story_disputes import PointLine, point_lines
from generator.render.story.story_page import plain_title

STATES_KEPT = 3_000
"""Stories whose state a returning reader's browser keeps: about 100 kB."""


def names_piece(named: Sequence[tuple[str, Sequence[IndexEntry]]]) -> Piece:
    """data/names.json: `named` are (kind of page, its names); rows are [name, address, kind, how
    much it leads to], in the order given."""
    rows = [[e.name, e.href, kind, e.note] for kind, entries in named for e in entries]
    return piece("", _file, "data/names.json", rows)


def points_piece(site: Site) -> Piece:
    """data/disputes.json: [issue, address, type, its story and holders], newest story first."""
    rows = [
        [
            line.issue,
            _href(o, line),
            say(f"types.{d.type}"),
            _holders_to_find(site, o, line),
        ]
        for o in site.outlines
        for line, d in zip(point_lines(o.disputes), o.disputes, strict=True)
    ]
    return piece("", _file, "data/disputes.json", rows)


def _href(outline: Outline, line: PointLine) -> str:
    return f"stories/{outline.id}/#{line.anchor}"


def states_piece(site: Site) -> Piece:
    """data/states.json: [id, headline, reports and disputed points] of the newest stories: what a
    browser compares with its last visit."""
    rows = [
        [o.id, one_line(plain_title(site, o)), progress_of(o)] for o in site.outlines[:STATES_KEPT]
    ]
    return piece("", _file, "data/states.json", rows)


def _holders_to_find(site: Site, outline: Outline, line: PointLine) -> str:
    sides = " · ".join(", ".join(names) for _, names in line.sides)
    return f"{one_line(plain_title(site, outline))} · {sides}"


def _file(path: str, rows: Sequence[list[str]]) -> Files:
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    yield path, f"[{lines}]\n"
