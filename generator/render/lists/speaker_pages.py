"""Pages of speakers: everything one person or body said, in every story, newest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.interface import say, say_count
from generator.people.together import each_of, is_among
from generator.records import Dispute, Outline, Quotation, Span, Speaker
from generator.render.cut import (
    Cite,
    citer,
    cut_marked,
    cut_markup,
    direction,
    plain_words,
    plain_words_of,
    role_and_party,
    sentences_around,
)
from generator.render.lists.indexes import IndexEntry, IndexKind, index_pieces
from generator.render.lists.paging import Leaf, leaves
from generator.render.pages import page
from generator.render.pieces import Files, Piece, piece
from generator.render.site import Site
from generator.render.story.story_disputes import PointLine, point_lines
from generator.render.story.story_page import shown_title
from generator.render.story.story_speech import SaidView, said_view
from generator.render.story.structured import structured_speech

STORIES_OF_A_SPEAKER = 12
"""Stories on one page of a speaker."""
OPEN_SENTENCES = 6
"""Sentences that a page has open; the stories on it share them, each has one at least."""
SPEAKERS_INDEX = IndexKind(name="speakers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One speaker on the whole site: the fullest record, stories newest first, quotations."""

    speaker: Speaker
    stories: tuple[Outline, ...]
    quotations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a speaker says, and disputes, in one story."""

    id: str
    title: Markup
    updated: str | None
    role: Span | str | None
    """The role in this story, where the head of the page tells another."""
    quotations: Sequence[Quotation]
    said: Sequence[WholeSentence]
    points: Sequence[PointLine]
    cite: Cite


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeSentence:
    """A quotation in its whole sentence, the quotation marked."""

    said: SaidView
    around: Span
    whole: Markup
    direction: Markup
    beside: tuple[Speaker, ...]
    """Who says it with this speaker."""


def speaker_pieces(site: Site) -> Iterator[Piece]:
    """The index of speakers, and every speaker's page."""
    speakers = collect_speakers(site)
    yield from index_pieces(SPEAKERS_INDEX, speaker_entries(speakers))
    for heard in speakers:
        yield from _speaker_pieces(site, heard)


def speaker_entries(speakers: Sequence[Heard]) -> list[IndexEntry]:
    """The speakers as their index lists them."""
    return [
        IndexEntry(name=h.speaker.name, href=f"speakers/{h.speaker.id}/", note=_note(h))
        for h in speakers
    ]


def collect_speakers(site: Site) -> list[Heard]:
    """Everybody who is heard, by id; who only takes a side has no words to show."""
    records: dict[str, list[Speaker]] = {}
    stories: dict[str, dict[str, Outline]] = {}
    quoted: Counter[str] = Counter()
    for outline in site.outlines:
        for voice in outline.voices:
            key = voice.speaker.id
            records.setdefault(key, []).append(voice.speaker)
            if voice.quotations:
                stories.setdefault(key, {})[outline.id] = outline
            quoted[key] += voice.quotations
    return [
        Heard(
            speaker=_fullest_record(records[key]),
            stories=tuple(stories[key].values()),
            quotations=quoted[key],
        )
        for key in sorted(records.keys() & site.heard)
    ]


def _fullest_record(records: Sequence[Speaker]) -> Speaker:
    """The record that knows most, with the longest name; the newest among equals."""
    return max(
        records,
        key=lambda s: (
            s.role_by_editor is not None,
            s.role is not None,
            s.party is not None,
            len(s.name),
        ),
    )


def _note(heard: Heard) -> str:
    stories = say_count(len(heard.stories), "stories")
    return say(
        "speaker.note", quotations=say_count(heard.quotations, "quotations"), stories=stories
    )


def _speaker_pieces(site: Site, heard: Heard) -> Iterator[Piece]:
    for leaf in leaves(f"speakers/{heard.speaker.id}/", heard.stories, STORIES_OF_A_SPEAKER):
        yield piece(leaf.rows[0].id, _speaker_page, site, heard, leaf)


def _speaker_page(site: Site, heard: Heard, leaf: Leaf[Outline]) -> Files:
    speaker, note = heard.speaker, _note(heard)
    root = "../" * leaf.address.count("/")
    role, party = role_and_party(site, speaker)
    shown = [_speaker_shown(site, outline, speaker, root) for outline in leaf.rows]
    yield page(
        leaf.address,
        "speaker",
        {
            "title": speaker.name,
            "description": say("speaker.description", name=speaker.name, note=note),
            "kind": "speaker",
        },
        site=site,
        speaker=speaker,
        role=role,
        party=party,
        note=note,
        shown=shown,
        open=max(1, OPEN_SENTENCES // len(shown)),
        leaf=leaf,
        cut=partial(cut_markup, site),
        dir=partial(direction, site),
        structured=structured_speech(
            site, speaker.name, [q for part in shown for q in part.quotations]
        ),
    )


def _speaker_shown(site: Site, outline: Outline, speaker: Speaker, root: str) -> Shown:
    briefing = site.briefing_of(outline.id)
    spoken = (*briefing.quotations, *briefing.denials)
    quotations = [q for q in spoken if is_among(q.speaker, speaker.id)]
    named = zip(point_lines(outline.disputes), outline.disputes, strict=True)
    return Shown(
        id=outline.id,
        title=shown_title(site, outline),
        updated=outline.updated,
        role=_role_then(site, speaker, quotations),
        quotations=quotations,
        said=[_sentence(site, q, speaker) for q in quotations],
        points=[line for line, dispute in named if _holds_position(dispute, speaker.id)],
        cite=citer(site, briefing, root, f"{briefing.id}-t"),
    )


def _role_then(site: Site, speaker: Speaker, quotations: Sequence[Quotation]) -> Span | str | None:
    known = _words_of_role(site, role_and_party(site, speaker)[0])
    roles = (role_and_party(site, q.speaker)[0] for q in quotations)
    return next((role for role in roles if role and _words_of_role(site, role) != known), None)


def _words_of_role(site: Site, role: Span | str | None) -> list[str]:
    return plain_words(plain_words_of(site, role) if isinstance(role, Span) else role or "")


def _sentence(site: Site, quotation: Quotation, speaker: Speaker) -> WholeSentence:
    everybody = each_of(quotation.speaker) if quotation.speaker else ()
    whole = sentences_around(site, quotation.span)
    return WholeSentence(
        said=said_view(site, quotation),
        around=whole,
        whole=cut_marked(site, whole, quotation.span),
        direction=direction(site, whole),
        beside=tuple(one for one in everybody if one.id != speaker.id),
    )


def _holds_position(dispute: Dispute, speaker: str) -> bool:
    return any(is_among(p.speaker, speaker) for p in dispute.positions)
