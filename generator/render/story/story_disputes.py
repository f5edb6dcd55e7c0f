"""The disputed points of a story page: each side's words, and which sources report them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from slugify import slugify

from generator.records import Briefing, Dispute, Position, Span
from generator.render.cut import plain_words, standing_of, words_of
from generator.render.site import Site

SHOWN = 2
"""Passages of a side that stand open; the rest folds away."""

TYPES = {
    "fact": "What happened",
    "number": "A number",
    "date": "A date",
    "blame": "Who is to blame",
    "characterisation": "How to describe it",
    "legality": "Whether it is lawful",
    "intention": "What was intended",
    "policy": "What should be done",
}
KINDS = {"parties": "The parties disagree", "reports": "The reports differ"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of a side: every span that has them, best first, and where the first appeared."""

    spans: tuple[Span, ...]
    outlet: str
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side. `speaker` is the id of the holder's page; None for an outlet or unknown."""

    holder: str
    speaker: str | None
    outlet: str | None
    role: Span | None
    party: str | None
    open: tuple[Passage, ...]
    folded: tuple[Passage, ...]
    reported: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One disputed point; `anchor` does not change while its heading does not."""

    anchor: str
    issue: str
    type: str
    kind: str
    columns: tuple[tuple[Side, ...], ...]
    """Holders who stand together, one column a side."""
    dispute: Dispute


def view_disputes(site: Site, briefing: Briefing) -> Sequence[Point]:
    """The points in the order given."""
    anchors = dispute_anchors(briefing.disputes)
    numbers = {source.article: source.number for source in briefing.sources}
    return [
        Point(
            anchor=anchor,
            issue=dispute.issue,
            type=TYPES[dispute.type],
            kind=KINDS[dispute.kind],
            columns=_columns(site, dispute, numbers),
            dispute=dispute,
        )
        for anchor, dispute in zip(anchors, briefing.disputes, strict=True)
    ]


def dispute_anchors(disputes: Sequence[Dispute]) -> Sequence[str]:
    """One id a dispute, made of its heading; a number is added where two would be the same."""
    taken: dict[str, int] = {}
    anchors = []
    for dispute in disputes:
        wanted = f"dispute-{slugify(dispute.issue, max_length=60, word_boundary=True)}".rstrip("-")
        taken[wanted] = taken.get(wanted, 0) + 1
        anchors.append(wanted if taken[wanted] == 1 else f"{wanted}-{taken[wanted]}")
    return anchors


def _columns(site: Site, dispute: Dispute, numbers: dict[str, int]) -> tuple[tuple[Side, ...], ...]:
    columns: dict[tuple[str, int], list[Side]] = {}
    for k, position in enumerate(dispute.positions):
        key = ("alone", k) if position.side is None else ("side", position.side)
        columns.setdefault(key, []).append(_side(site, position, numbers))
    return tuple(map(tuple, columns.values()))


def _side(site: Site, position: Position, numbers: dict[str, int]) -> Side:
    speaker = position.speaker
    passages = _passages(site, position)
    role, party = standing_of(site, speaker)
    return Side(
        holder=position.holder,
        speaker=speaker.id if speaker and not speaker.unnamed else None,
        outlet=site.outlet_slugs.get(position.holder) if not speaker else None,
        role=role,
        party=party if party != position.holder else None,
        open=passages[:SHOWN],
        folded=passages[SHOWN:],
        reported=reported_by(sorted({numbers[s.article] for s in position.evidence}), len(numbers)),
    )


def _passages(site: Site, position: Position) -> tuple[Passage, ...]:
    """The evidence in its order, equal words once."""
    same: dict[tuple[str, ...], list[Span]] = {}
    for span in position.evidence:
        same.setdefault(tuple(plain_words(words_of(site, span))), []).append(span)
    return tuple(
        Passage(spans=tuple(spans), outlet=a.outlet or a.file, published=a.published)
        for a, spans in ((site.articles[spans[0].article], spans) for spans in same.values())
    )


def reported_by(numbers: Sequence[int], of: int) -> str:
    """Which sources report a side, in words; empty where the story has one source."""
    if of == 1 or not numbers:
        return ""
    if len(numbers) == 1:
        return f"Only source {numbers[0]} reports this side"
    if len(numbers) == of:
        return "Reported by both sources" if of == 2 else f"Reported by all {of} sources"
    listed = ", ".join(map(str, numbers[:-1]))
    return f"Reported by sources {listed} and {numbers[-1]}"
