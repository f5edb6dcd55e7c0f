"""Who decided what stands on a story page, told quietly: program, second reader or editor."""

from __future__ import annotations

from collections.abc import Sequence

from generator.interface import say
from generator.records import Briefing, Dispute, ReadBy
from generator.render.calendar import spell_date


def reading_line(briefing: Briefing) -> str:
    """`Disputed points chosen by Jane Doe on 17 May 2031; every word checked ...`; empty where
    nobody else read the story."""
    reading = briefing.reading
    if reading is None or not reading.chose:
        return ""
    chosen = _names_listed([say(f"decided.{name}") for name in reading.chose])
    told = {"what": f"{chosen[:1].upper()}{chosen[1:]}", "reader": _reader_told(reading)}
    if not reading.read:
        return say("decided.chosen", **told)
    return say("decided.chosen_on", day=spell_date(reading.read), **told)


def _names_listed(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    return say("decided.and", first=", ".join(names[:-1]), last=names[-1])


def _reader_told(reading: ReadBy) -> str:
    return reading.name if reading.kind == "person" else say("decided.model", name=reading.name)


def decided_by(briefing: Briefing, dispute: Dispute) -> str:
    """Where it is not what the rest of the list is: who chose the point, and who worded it."""
    reading = briefing.reading
    if dispute.by == "editor":
        return say("decided.by_editor")
    read = reading is not None and "disputes" in reading.chose
    told = [say("decided.by_program")] if read and dispute.by == "program" else []
    if dispute.headed_by == "editor":
        told.append(say("decided.headed_by_editor"))
    elif dispute.headed_by == "reading" and reading is not None and reading.kind == "model":
        told.append(say("decided.headed_by", reader=_reader_told(reading)))
    return " · ".join(told)
