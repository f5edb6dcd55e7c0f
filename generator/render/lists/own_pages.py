"""Pages on the digest itself: corrections by its editor, and how far its readers agree with it."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from markupsafe import Markup

from generator.interface import say
from generator.records import Compared, ReaderKind
from generator.render.pages import Files, page, site_page
from generator.render.site import Site

READINGS_ADDRESS = "about/readings/"
READER_KINDS: tuple[ReaderKind, ...] = ("person", "model")


def corrections_page(site: Site) -> Files:
    """(path, text) of the one page, newest first; without a correction it says so."""
    rows = [(amendment, story) for story in site.outlines for amendment in story.amended]
    rows.sort(key=lambda row: (row[0].date, row[1].id), reverse=True)
    head = {"title": say("frame.corrections"), "description": say("corrections.description")}
    yield site_page(site, "corrections/", "corrections", head, rows=rows)


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
    readings = [outline.reading for outline in site.outlines if outline.reading]
    by_kind = {
        kind: [r.compared for r in readings if r.kind == kind and r.compared]
        for kind in READER_KINDS
    }
    rows = [_summed(kind, counts) for kind, counts in by_kind.items() if counts]
    if rows:
        meta = {"title": say("readings.title"), "description": say("readings.description")}
        yield page(READINGS_ADDRESS, "readings", meta, rows=rows, share=share_told)


def _summed(by: ReaderKind, counts: Sequence[Compared]) -> ReadByKind:
    twice = [one for one in counts if one.second is not None]
    sums = {
        field.name: sum(getattr(one, field.name) or 0 for one in counts)
        for field in fields(Compared)
    }
    return ReadByKind(
        by=by,
        stories=len(counts),
        sums=Compared(**sums),
        seconds=len(twice),
        twice_read=sum(one.read for one in twice),
    )


def share_told(part: int, whole: int) -> Markup:
    """`0.75`; a dash where there is nothing to share."""
    return Markup(f"{part / whole:.2f}" if whole else "–")  # noqa: S704
