"""The editor has the last word: what the index orders about a story, and a note that says so."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from dataclasses import replace

from generator.merge.ground import Ground
from generator.records import (
    Briefing,
    Dispute,
    DisputeOrder,
    Position,
    Quotation,
    QuotationOrder,
    Speaker,
    SpeakerOrder,
)
from generator.slugs import speaker_key
from generator.spans import overlaps


def apply_orders(briefing: Briefing, ground: Ground) -> Briefing:
    """Every order of the index on this story: title, speakers, quotations, disputes."""
    order = ground.order
    if order.title:
        briefing = _decided(briefing, "An editor gave the story its title.")
    if order.summary:
        briefing = _decided(briefing, "An editor chose the sentences of the summary.")
    briefing = _order_speakers(briefing, order.speakers)
    for quotation in order.quotations:
        briefing = _order_quotation(briefing, quotation)
    for dispute in order.disputes:
        briefing = _order_dispute(briefing, dispute)
    return briefing


def _decided(briefing: Briefing, sentence: str) -> Briefing:
    return replace(briefing, editor=(*briefing.editor, sentence))


def _noticed(briefing: Briefing, sentence: str) -> Briefing:
    return replace(briefing, notices=(*briefing.notices, sentence))


# --- speakers -----------------------------------------------------------------------------------


def _order_speakers(briefing: Briefing, orders: Sequence[SpeakerOrder]) -> Briefing:
    known = {name.casefold(): order for order in orders for name in (order.name, *order.also)}
    if not known:
        return briefing

    def ordered(speaker: Speaker | None) -> Speaker | None:
        order = known.get(speaker.name.casefold()) if speaker else None
        return _ordered_speaker(speaker, order) if speaker and order else speaker

    briefing = _map_speakers(briefing, ordered)
    names = ", ".join(order.name for order in orders)
    return _decided(briefing, f"An editor described these speakers: {names}.")


def _ordered_speaker(speaker: Speaker, order: SpeakerOrder) -> Speaker:
    return replace(
        speaker,
        id=speaker_key(order.name),
        name=order.name,
        role=None if order.role else speaker.role,
        role_by_editor=order.role or speaker.role_by_editor,
        party=order.party or speaker.party,
    )


def _map_speakers(
    briefing: Briefing, change: Callable[[Speaker | None], Speaker | None]
) -> Briefing:
    def in_dispute(dispute: Dispute) -> Dispute:
        return replace(dispute, positions=tuple(in_position(p) for p in dispute.positions))

    def in_position(position: Position) -> Position:
        speaker = change(position.speaker)
        renamed = speaker and position.speaker and position.holder == position.speaker.name
        holder = speaker.name if speaker and renamed else position.holder
        return replace(position, speaker=speaker, holder=holder)

    return replace(
        briefing,
        quotations=tuple(replace(q, speaker=change(q.speaker)) for q in briefing.quotations),
        disputes=tuple(in_dispute(d) for d in briefing.disputes),
    )


# --- quotations ---------------------------------------------------------------------------------


def _order_quotation(briefing: Briefing, order: QuotationOrder) -> Briefing:
    met = [q for q in briefing.quotations if overlaps(q.span, order.at.span)]
    if not met:
        return _noticed(briefing, "The index orders a quotation that the program does not find.")
    rest = tuple(
        ordered
        for q in briefing.quotations
        for ordered in ([q] if q not in met else _ordered_quotation(q, order))
    )
    done = "removed a quotation" if order.drop else "decided a quotation's speaker or place"
    return _decided(replace(briefing, quotations=rest), f"An editor {done}.")


def _ordered_quotation(quotation: Quotation, order: QuotationOrder) -> list[Quotation]:
    if order.drop:
        return []
    if order.speaker:
        speaker = Speaker(id=speaker_key(order.speaker), name=order.speaker)
        quotation = replace(quotation, speaker=speaker, why="an editor named the speaker")
    if order.key is not None:
        quotation = replace(quotation, key=order.key, key_why="an editor chose it")
    return [quotation]


# --- disputed points ----------------------------------------------------------------------------


def _order_dispute(briefing: Briefing, order: DisputeOrder) -> Briefing:
    if order.match is None:
        added = replace(briefing, disputes=(*briefing.disputes, _added(order)))
        return _decided(added, f"An editor added the disputed point “{order.heading}”.")
    at = next((k for k, d in enumerate(briefing.disputes) if d.issue == order.match), None)
    if at is None:
        return _noticed(briefing, _no_match(order.match, briefing.disputes))
    before, after = briefing.disputes[:at], briefing.disputes[at + 1 :]
    if order.drop:
        briefing = replace(briefing, disputes=(*before, *after))
        return _decided(briefing, "An editor removed a disputed point.")
    reworded = replace(briefing.disputes[at], issue=order.heading or order.match, by_editor=True)
    briefing = replace(briefing, disputes=(*before, reworded, *after))
    return _decided(briefing, f"An editor worded the heading “{reworded.issue}”.")


def _added(order: DisputeOrder) -> Dispute:
    return Dispute(
        issue=order.heading or "",
        kind="parties",
        type=order.type or "fact",
        positions=tuple(
            Position(
                holder=position.holder,
                evidence=tuple(pointed.span for pointed in position.evidence),
                side=position.side,
            )
            for position in order.positions
        ),
        why="an editor added it",
        by_editor=True,
    )


def _no_match(wanted: str, disputes: Sequence[Dispute]) -> str:
    near = difflib.get_close_matches(wanted, [d.issue for d in disputes], n=1, cutoff=0.3)
    hint = f" The nearest heading is “{near[0]}”." if near else ""
    return f"The index orders the disputed point “{wanted}”, which the program does not find.{hint}"
