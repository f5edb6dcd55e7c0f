"""about/readings.md: how far the program agrees with those who read this site's stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.interface import say
from generator.records import Compared, ReaderKind
from generator.render.pages import page
from generator.render.pieces import Files
from generator.render.site import Site

READINGS_ADDRESS = "about/readings/"
READER_KINDS: tuple[ReaderKind, ...] = ("person", "model")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadByKind:
    """Sums over the stories that one kind of reader read; `second` over those with another's."""

    by: ReaderKind
    stories: int
    sums: Compared
    seconds: int
    """Stories that somebody else read as well."""
    twice_read: int
    """Points of the first readers in these."""


def readings_page(site: Site) -> Files:
    """(path, text) of the page; nothing where nobody has read a story."""
    rows = list(_readings_by_kind(site))
    if rows:
        meta = {"title": say("readings.title"), "description": say("readings.description")}
        yield page(READINGS_ADDRESS, "readings", meta, rows=rows, share=share_told)


def _readings_by_kind(site: Site) -> Iterator[ReadByKind]:
    readings = [outline.reading for outline in site.outlines if outline.reading]
    for kind in READER_KINDS:
        counted = [r.compared for r in readings if r.kind == kind and r.compared]
        if counted:
            yield _summed(kind, counted)


def _summed(by: ReaderKind, counts: Sequence[Compared]) -> ReadByKind:
    twice = [one for one in counts if one.second is not None]
    return ReadByKind(
        by=by,
        stories=len(counts),
        sums=Compared(
            program=sum(one.program for one in counts),
            right=sum(one.right for one in counts),
            read=sum(one.read for one in counts),
            found=sum(one.found for one in counts),
            core=sum(one.core for one in counts),
            core_found=sum(one.core_found for one in counts),
            second=sum(one.second or 0 for one in twice),
            second_right=sum(one.second_right for one in twice),
            second_found=sum(one.second_found for one in twice),
        ),
        seconds=len(twice),
        twice_read=sum(one.read for one in twice),
    )


def share_told(part: int, whole: int) -> Markup:
    """`0.75`; a dash where there is nothing to share."""
    return Markup(f"{part / whole:.2f}" if whole else "–")  # noqa: S704
