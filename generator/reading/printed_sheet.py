"""The sheet: what a second reader is given, as text or as JSON."""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.reading.numbered import (
    HEADLINE_NUMBER,
    Numbered,
    NumberedReport,
    pointer_to,
    spans_found,
    speakers_in,
)
from generator.records import Dispute, Span
from generator.spans import cut, overlaps

SHEET_FOLDER = Path(__file__).parent
LEAD_SENTENCES = 4
"""Sentences at the head of each report that are always shown."""


@cache
def printed(name: str) -> str:
    """The text of `guide.md` or `example.yml`."""
    return (SHEET_FOLDER / name).read_text(encoding="utf-8")


def sheet_text(numbered: Numbered, *, blind: bool = False, most: int | None = None) -> str:
    """What a person or a model reads: guide, form, numbered sentences, the program's own findings.

    With `blind`, reports are A, B, C and no outlet is named; `most` words are shown at most.
    """
    kept = _kept_sentences(numbered, most)
    blocks = [
        f"{printed('guide.md')}\n```yaml\nstamp: {numbered.stamp}\n{printed('example.yml')}```",
        f"STORY {numbered.story}\nBegin the answer with the line: stamp: {numbered.stamp}",
        *(_report_text(numbered, report, kept, blind) for report in numbered.reports),
        "THE PROGRAM FOUND (confirm it by repeating it, refuse it by leaving it out)\n"
        + dumped(found_by_program(numbered, blind)),
        *_suggested_text(numbered, blind),
    ]
    return "\n\n".join(blocks)


def _suggested_text(numbered: Numbered, blind: bool) -> Iterator[str]:
    found = suggested_by_program(numbered, blind)
    if found:
        yield f"IT MAY BE DISPUTED (put into `disputes` what is)\n{dumped(found)}"


def _report_text(
    numbered: Numbered, report: NumberedReport, kept: frozenset[Span], blind: bool
) -> str:
    article = report.report.article
    copy = report.report.source.copy_of
    facts = [
        f"REPORT {report.letter.upper() if blind else report.letter}",
        *([article.outlet] if article.outlet and not blind else []),
        *([article.published[:10]] if article.published else []),
        *([f"repeats report {numbered.reports[copy - 1].letter}"] if copy else []),
    ]
    lines = [" · ".join(facts)]
    numbers = [n for n, span in report.sentences.items() if span in kept]
    for n in numbers:
        words = " ".join(cut(article.text, report.sentences[n]).split())
        said = speakers_in(numbered, report.sentences[n])
        behind = f"   [speaker: {'; '.join(said)}]" if said else ""
        lines.append(f"{report.letter}.{n} {words}{behind}")
    left = len(report.sentences) - len(numbers)
    if left:
        why = "the program finds nothing disputed, agreed or said in them"
        lines.append(f"({left} sentences of this report are left out: {why})")
    return "\n".join(lines)


def _kept_sentences(numbered: Numbered, most: int | None) -> frozenset[Span]:
    """The sentences shown: all of them, else headlines and leads first, then what the program
    shows, then the rest in order, as long as there is room."""
    reports = numbered.reports
    every = [(n, span, report) for report in reports for n, span in report.sentences.items()]
    if most is None:
        return frozenset(span for _, span, _ in every)
    wanted = spans_found(numbered.briefing)

    def rank(row: tuple[int, Span, NumberedReport]) -> tuple[bool, bool, int]:
        n, span, _ = row
        return n > LEAD_SENTENCES, not any(overlaps(span, shown) for shown in wanted), n

    kept, left = set(), most
    for _, span, report in sorted(every, key=rank):
        words = len(cut(report.report.article.text, span).split())
        if words <= left:
            kept.add(span)
            left -= words
    return frozenset(kept)


# --- what the program found ---------------------------------------------------------------------


def found_by_program(numbered: Numbered, blind: bool = False) -> dict[str, Any]:
    """The program's points, facts, summary and key quotes, in the form of an answer."""
    briefing = numbered.briefing
    return {
        "disputes": [_printed_point(numbered, dispute, blind) for dispute in briefing.disputes],
        "agreed": [{"evidence": _pointers(numbered, f.evidence)} for f in briefing.agreed],
        "summary": _pointers(numbered, briefing.summary),
        "key": _pointers(numbered, [q.span for q in briefing.quotations if q.key]),
    }


def suggested_by_program(numbered: Numbered, blind: bool = False) -> list[dict[str, Any]]:
    """What may be a point and no reader sees, best first, in the form of `disputes`."""
    return [_printed_point(numbered, dispute, blind) for dispute in numbered.briefing.suggestions]


def _printed_point(numbered: Numbered, dispute: Dispute, blind: bool) -> dict[str, Any]:
    names = {r.report.article.outlet: f"report {r.letter}" for r in numbered.reports}
    sides: dict[int, str] = {}
    positions = []
    for place, position in enumerate(dispute.positions):
        side = position.side if position.side is not None else -1 - place
        letter = sides.setdefault(side, chr(ord("a") + len(sides)))
        holder = names.get(position.holder, position.holder) if blind else position.holder
        evidence = _pointers(numbered, position.evidence)
        positions.append({"holder": holder, "side": letter, "evidence": evidence})
    importance = {"importance": dispute.importance} if dispute.importance else {}
    head = {"heading": dispute.issue, "type": dispute.type, **importance}
    return {**head, "positions": positions}


def _pointers(numbered: Numbered, spans: Sequence[Span]) -> list[str]:
    found = (pointer_to(numbered, span) for span in spans)
    return [pointer for pointer in found if pointer]


def dumped(data: dict[str, Any] | list[dict[str, Any]]) -> str:
    """YAML with one pointer a line, however long."""
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6)
    return text


# --- for programs -------------------------------------------------------------------------------


def sheet_json(numbered: Numbered, *, blind: bool = False, most: int | None = None) -> str:
    """The same as one JSON object."""
    kept = _kept_sentences(numbered, most)
    return json.dumps(
        {
            "story": numbered.story,
            "stamp": numbered.stamp,
            "guide": printed("guide.md"),
            "example": yaml.safe_load(printed("example.yml")),
            "reports": [_report_data(numbered, r, kept, blind) for r in numbered.reports],
            "found": found_by_program(numbered, blind),
            "suggested": suggested_by_program(numbered, blind),
        },
        ensure_ascii=False,
        indent=1,
    )


def _report_data(
    numbered: Numbered, report: NumberedReport, kept: frozenset[Span], blind: bool
) -> dict[str, Any]:
    article = report.report.article
    numbers = [n for n, span in report.sentences.items() if span in kept]
    return {
        "letter": report.letter,
        "article": None if blind else article.file,
        "outlet": None if blind else article.outlet,
        "published": article.published,
        "sentences": [
            {
                "number": f"{report.letter}.{n}",
                "headline": n == HEADLINE_NUMBER,
                "text": cut(article.text, report.sentences[n]),
                "speakers": list(speakers_in(numbered, report.sentences[n])),
            }
            for n in numbers
        ],
        "left_out": len(report.sentences) - len(numbers),
    }
