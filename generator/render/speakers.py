"""Pages of speakers: everything one person or body said, in every story, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.records import Briefing, Dispute, Quotation, Speaker
from generator.render.cut import Cut, citer, cut, direction, standing_of
from generator.render.home import CardPoint
from generator.render.indexes import Entry, IndexKind, index_pages
from generator.render.pages import counted, page
from generator.render.paging import leaves
from generator.render.site import Site
from generator.render.story import shown_title
from generator.render.story_disputes import dispute_anchors
from generator.render.story_speech import Said, said
from generator.render.structured import structured_speech

STORIES = 40
"""Stories on one page of a speaker."""
INDEX = IndexKind(
    address="speakers/",
    title="Speakers",
    lead="Everybody whose words are reported, with all of them in one place.",
    empty="No speaker yet.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a speaker says, and disputes, in one story."""

    briefing: Briefing
    quotations: tuple[Quotation, ...]
    points: tuple[CardPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A part as the page shows it."""

    id: str
    title: Markup
    updated: str | None
    said: Sequence[Said]
    points: Sequence[CardPoint]
    cite: Cut


def speaker_pages(site: Site) -> Iterator[tuple[str, str]]:
    """The index of speakers, and every speaker's page."""
    speakers = collect_speakers(site)
    entries = [
        Entry(name=s.name, href=f"speakers/{s.id}/", note=_note(parts))
        for s, parts in speakers.values()
    ]
    yield from index_pages(INDEX, entries)
    for speaker, parts in speakers.values():
        yield from _pages(site, speaker, parts)


def collect_speakers(site: Site) -> Mapping[str, tuple[Speaker, Sequence[Part]]]:
    """Speaker id -> the fullest record of the speaker, and parts, newest story first."""
    records: dict[str, list[Speaker]] = {}
    parts: dict[str, list[Part]] = {}
    for briefing in site.briefings:
        for key, (known, part) in _of_story(briefing).items():
            records.setdefault(key, []).extend(known)
            parts.setdefault(key, []).append(part)
    return {key: (_fullest(records[key]), parts[key]) for key in sorted(parts)}


def _of_story(briefing: Briefing) -> dict[str, tuple[list[Speaker], Part]]:
    spoken = [q for q in (*briefing.quotations, *briefing.denials) if q.speaker]
    anchors = list(zip(dispute_anchors(briefing), briefing.disputes, strict=True))
    holders = [p.speaker for d in briefing.disputes for p in d.positions if p.speaker]
    known = [*(q.speaker for q in spoken if q.speaker), *holders]
    named = [s for s in known if not s.unnamed]
    return {
        key: (
            [s for s in known if s.id == key],
            Part(
                briefing=briefing,
                quotations=tuple(q for q in spoken if q.speaker and q.speaker.id == key),
                points=tuple(
                    CardPoint(anchor=a, issue=d.issue) for a, d in anchors if _holds(d, key)
                ),
            ),
        )
        for key in dict.fromkeys(s.id for s in named)
    }


def _holds(dispute: Dispute, speaker: str) -> bool:
    return any(p.speaker and p.speaker.id == speaker for p in dispute.positions)


def _fullest(records: Sequence[Speaker]) -> Speaker:
    """The record that knows most, with the longest name; the newest among equals."""
    return max(records, key=lambda s: (s.role is not None, s.party is not None, len(s.name)))


def _note(parts: Sequence[Part]) -> str:
    quoted = sum(len(part.quotations) for part in parts)
    return f"{counted(quoted, 'quotation')} in {counted(len(parts), 'story', 'stories')}"


def _pages(site: Site, speaker: Speaker, parts: Sequence[Part]) -> Iterator[tuple[str, str]]:
    for leaf in leaves(f"speakers/{speaker.id}/", parts, STORIES):
        root = "../" * leaf.address.count("/")
        meta = {
            "title": speaker.name,
            "description": f"What {speaker.name} said: {_note(parts)}, each with its source.",
            "kind": "speaker",
        }
        role, party = standing_of(site, speaker)
        shown = [_shown(site, part, root) for part in leaf.rows]
        yield page(
            leaf.address,
            "speaker",
            meta,
            speaker=speaker,
            role=role,
            party=party,
            note=_note(parts),
            shown=shown,
            leaf=leaf,
            cut=partial(cut, site),
            dir=partial(direction, site),
            structured=structured_speech(
                site, speaker.name, [q for part in leaf.rows for q in part.quotations]
            ),
        )


def _shown(site: Site, part: Part, root: str) -> Shown:
    return Shown(
        id=part.briefing.id,
        title=shown_title(site, part.briefing),
        updated=part.briefing.updated,
        said=[said(site, q) for q in part.quotations],
        points=part.points,
        cite=citer(site, part.briefing, root),
    )
