"""A briefing's outline: what lists of stories show of it, so that they need not hold it whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from generator.people.together import each_of
from generator.records import Briefing, Dispute, Outline, Voice


def outline_of(briefing: Briefing) -> Outline:
    """The outline; `related` and `thread` as the briefing has them."""
    return Outline(
        id=briefing.id,
        title=briefing.title,
        titled_by=briefing.titled_by,
        updated=briefing.updated,
        sources=briefing.sources,
        summary=briefing.summary,
        disputes=tuple(_dispute_outline(dispute) for dispute in briefing.disputes),
        voices=_voices(briefing),
        places=briefing.places,
        bodies=briefing.bodies,
        tags=briefing.tags,
        related=briefing.related,
        thread=briefing.thread,
        formerly=briefing.formerly,
        reading=briefing.reading,
        amended=briefing.amended,
    )


def _dispute_outline(dispute: Dispute) -> Dispute:
    sides = tuple(replace(position, evidence=()) for position in dispute.positions)
    return replace(dispute, positions=sides)


def _voices(briefing: Briefing) -> tuple[Voice, ...]:
    """One for each record of a speaker: the same person may be known with a role and without."""
    spoken = [q.speaker for q in (*briefing.quotations, *briefing.denials) if q.speaker]
    holders = [p.speaker for d in briefing.disputes for p in d.positions if p.speaker]
    quoted = Counter(one for speaker in spoken for one in each_of(speaker))
    known = dict.fromkeys(one for speaker in (*spoken, *holders) for one in each_of(speaker))
    return tuple(Voice(speaker=s, quotations=quoted[s]) for s in known if not s.unnamed)
