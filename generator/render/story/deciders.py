"""Who decided what stands on a story page, told quietly: program, second reader or editor."""

from __future__ import annotations

from collections.abc import Sequence

from generator.records import Briefing, Dispute, ReadBy
from generator.render.calendar import spell_date

LIST_NAMES = {
    "disputes": "disputed points",
    "agreed": "what the sources agree on",
    "summary": "summary",
    "key": "key quotes",
    "quotations": "speakers",
}


def reading_line(briefing: Briefing) -> str:
    """`Disputed points chosen by Jane Doe on 17 May 2031; every word checked ...`; empty where
    nobody else read the story."""
    reading = briefing.reading
    if reading is None or not reading.chose:
        return ""
    chosen = _names_listed([LIST_NAMES[name] for name in reading.chose])
    day = f" on {spell_date(reading.read)}" if reading.read else ""
    return (
        f"{chosen[:1].upper()}{chosen[1:]} chosen by {_reader_told(reading)}{day};"
        " every word checked against the articles."
    )


def _names_listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _reader_told(reading: ReadBy) -> str:
    return reading.name if reading.kind == "person" else f"the model {reading.name}"


def decided_by(briefing: Briefing, dispute: Dispute) -> str:
    """Where it is not what the rest of the list is: who chose the point, and who worded it."""
    reading = briefing.reading
    if dispute.by == "editor":
        return "Chosen by the editor"
    read = reading is not None and "disputes" in reading.chose
    told = ["Found by the program"] if read and dispute.by == "program" else []
    if dispute.headed_by == "editor":
        told.append("Heading by the editor")
    elif dispute.headed_by == "reading" and reading is not None and reading.kind == "model":
        told.append(f"Heading by {_reader_told(reading)}")
    return " · ".join(told)
