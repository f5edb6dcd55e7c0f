"""Pages of speakers: everything one person or body said, in every story, newest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.interface import say, say_count
from generator.people.together import each_of, is_among
from generator.records import Outline, Quotation, Span, Speaker
from generator.render.cut import (
    Cite,
    citer,
    cut_marked,
    role_and_party,
    sentences_around,
    words_of_role,
)
from generator.render.lists.paging import IndexEntry, Leaf, index_pieces, leaves
from generator.render.pages import Files, Piece, piece, site_page
from generator.render.site import Site
from generator.render.story.story_disputes import PointLine, named_in, point_lines
from generator.render.story.story_speech import SaidView, said_view
from generator.render.story.structured import structured_speech

STORIES_OF_A_SPEAKER = 12
"""Stories on one page of a speaker."""
OPEN_SENTENCES = 6
"""Sentences that a page has open; the stories on it share them, each has one at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One speaker on the whole site: the fullest record, stories newest first, quotations."""

    speaker: Speaker
    stories: tuple[Outline, ...]
    quotations: int

    @property
    def address(self) -> str:
        return f"speakers/{self.speaker.id}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a speaker says, and disputes, in one story."""

    story: Outline
    role: Span | str | None
    """The role in this story, where the head of the page tells another."""
    said: Sequence[WholeSentence]
    points: Sequence[PointLine]
    cite: Cite


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeSentence:
    """A quotation in its whole sentence, the quotation marked."""

    said: SaidView
    around: Span
    whole: Markup
    beside: tuple[Speaker, ...]
    """Who says it with this speaker."""


def speaker_pieces(site: Site) -> Iterator[Piece]:
    speakers = collect_speakers(site)
    yield from index_pieces("speakers", speaker_entries(speakers))
    for heard in speakers:
        for leaf in leaves(heard.address, heard.stories, STORIES_OF_A_SPEAKER):
            yield piece(leaf.rows[0].id, _speaker_page, site, heard, leaf)


def speaker_entries(speakers: Sequence[Heard]) -> list[IndexEntry]:
    return [IndexEntry(name=h.speaker.name, href=h.address, note=_note(h)) for h in speakers]


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
            speaker=max(records[key], key=_fullness),
            stories=tuple(stories[key].values()),
            quotations=quoted[key],
        )
        for key in sorted(records.keys() & site.heard)
    ]


def _fullness(speaker: Speaker) -> tuple[bool, bool, bool, int]:
    """How much a record of a speaker knows, then the length of its name."""
    by_editor, printed = speaker.role_by_editor is not None, speaker.role is not None
    return by_editor, printed, speaker.party is not None, len(speaker.name)


def _note(heard: Heard) -> str:
    quotations = say_count(heard.quotations, "quotations")
    stories = say_count(len(heard.stories), "stories")
    return say("speaker.note", quotations=quotations, stories=stories)


def _speaker_page(site: Site, heard: Heard, leaf: Leaf[Outline]) -> Files:
    speaker, note = heard.speaker, _note(heard)
    told = say("speaker.description", name=speaker.name, note=note)
    root = "../" * leaf.address.count("/")
    role, party = role_and_party(site, speaker)
    shown = [_speaker_shown(site, outline, speaker, root) for outline in leaf.rows]
    said = [one.said.quotation for part in shown for one in part.said]
    yield site_page(
        site,
        leaf.address,
        "speaker",
        {"title": speaker.name, "description": told, "kind": "speaker"},
        speaker=speaker,
        role=role,
        party=party,
        note=note,
        shown=shown,
        open=max(1, OPEN_SENTENCES // len(shown)),
        leaf=leaf,
        structured=structured_speech(site, speaker.name, said),
    )


def _speaker_shown(site: Site, outline: Outline, speaker: Speaker, root: str) -> Shown:
    briefing = site.briefing_of(outline.id)
    spoken = (*briefing.quotations, *briefing.denials)
    quotations = [q for q in spoken if is_among(q.speaker, speaker.id)]
    named = zip(point_lines(outline.disputes), outline.disputes, strict=True)
    return Shown(
        story=outline,
        role=_role_then(site, speaker, quotations),
        said=[_sentence(site, q, speaker) for q in quotations],
        points=[
            line
            for line, dispute in named
            if any(is_among(p.speaker, speaker.id) for p in named_in(dispute))
        ],
        cite=citer(site, briefing, root, f"{briefing.id}-t"),
    )


def _role_then(site: Site, speaker: Speaker, quotations: Sequence[Quotation]) -> Span | str | None:
    known = words_of_role(site, role_and_party(site, speaker)[0])
    roles = (role_and_party(site, q.speaker)[0] for q in quotations)
    return next((role for role in roles if role and words_of_role(site, role) != known), None)


def _sentence(site: Site, quotation: Quotation, speaker: Speaker) -> WholeSentence:
    everybody = each_of(quotation.speaker) if quotation.speaker else ()
    whole = sentences_around(site, quotation.span)
    return WholeSentence(
        said=said_view(site, quotation),
        around=whole,
        whole=cut_marked(site, whole, quotation.span),
        beside=tuple(one for one in everybody if one.id != speaker.id),
    )
