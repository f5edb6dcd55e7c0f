"""An answer -> what is written to seeds/readings/STORY.yml, and what of it is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from generator.problems import Problem
from generator.read.index.quoted_words import places_of
from generator.read.index.readings import DIGEST_DIGITS
from generator.read.index.shapes import GivenKeys, problem
from generator.reading.answer import read_answer
from generator.reading.numbered import Numbered, with_file
from generator.reading.wording import (
    Wording,
    foreign_words,
    is_printed,
    outlet_of,
    programs_heading,
    wording_of,
)
from generator.records import ReaderKind, Span
from generator.spans import cut

ANSWER_LISTS = ("disputes", "agreed", "quotations", "summary", "key", "apart")
AnswerEntry = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """The file's data, None where the answer resolves to nothing; and every refusal."""

    data: AnswerEntry | None
    refusals: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What an answer is held against; `wording` None = the reader may word freely."""

    numbered: Numbered
    wording: Wording | None
    refusals: list[Problem]


def take(
    answer: str, numbered: Numbered, *, reader: str, kind: ReaderKind, day: str, file: str
) -> Taken:
    """What is right is kept, what is wrong refused, all at once. `day` is ISO 8601; `file` is the
    name that refusals give."""
    given, problems = read_answer(answer, numbered, file)
    if given is None:
        return Taken(data=None, refusals=problems)
    wording = wording_of(numbered) if kind == "model" else None
    desk = _Desk(numbered=numbered, wording=wording, refusals=[*problems])
    lists = _checked_lists(given, desk)
    refusals = tuple(sorted(desk.refusals))
    if not lists or (refusals and not any(lists.values())):
        return Taken(data=None, refusals=refusals or (_says_nothing(given),))
    articles = {
        r.report.article.file: r.report.article.sha256[:DIGEST_DIGITS] for r in numbered.reports
    }
    head = {"reader": {"name": reader, "kind": kind}, "read": day, "articles": articles}
    return Taken(data=head | lists, refusals=refusals)


def _says_nothing(given: GivenKeys) -> Problem:
    message, remedy = "the answer says nothing of the story", "give one of its lists"
    return problem(given.place, "no-answer", message, remedy)


def written(data: AnswerEntry) -> str:
    """The file's text."""
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)
    return text


def _checked_lists(given: GivenKeys, desk: _Desk) -> AnswerEntry:
    """The lists that the answer has; one of which all was refused is left out."""
    make: dict[str, Callable[[GivenKeys], Any]] = {
        "disputes": lambda g: _checked_dispute(g, desk),
        "agreed": lambda g: _checked_fact(g, desk),
        "quotations": lambda g: _checked_quotation(g, desk),
        "summary": lambda g: _spot(g, desk),
        "key": lambda g: _spot(g, desk),
        "apart": lambda g: [_spot(one, desk) for one in g.values["pair"]],
    }
    found: AnswerEntry = {}
    for name in ANSWER_LISTS:
        if name in given.values:
            before = len(desk.refusals)
            kept = [entry for g in given.values[name] if (entry := make[name](g))]
            refused = len(desk.refusals) > before or _refused_in(given, name, desk)
            if kept or not refused:
                found[name] = kept
    return found


def _refused_in(given: GivenKeys, name: str, desk: _Desk) -> bool:
    """Whether something of the list was refused when it was read."""
    start = given.places[name].line
    later = [place.line for place in given.places.values() if place.line > start]
    return any(start <= p.line < min(later, default=p.line + 1) for p in desk.refusals)


def _spot(given: GivenKeys, desk: _Desk) -> AnswerEntry:
    """The words of a passage as the file has them, with `near` where they stand more than once."""
    span: Span = given.values["span"]
    report = with_file(desk.numbered, span.article)
    text = report.report.article.text if report else ""
    said = " ".join(cut(text, span).split())
    once = len(places_of(text, said)) == 1
    near = {} if once else {"near": span.start}
    return {"article": span.article, "words": said, **near}


# --- disputed points ----------------------------------------------------------------------------


def _checked_dispute(given: GivenKeys, desk: _Desk) -> AnswerEntry | None:
    values = given.values
    positions = [p for g in values["positions"] if (p := _checked_position(g, desk))]
    if len({p.get("side", k) for k, p in enumerate(positions)}) < 2:
        message = f"the point {values['heading'][:60]!r} has no two sides with evidence"
        remedy = "give each side a passage that stands in the reports, or leave the point out"
        desk.refusals.append(problem(given.place, "point-without-sides", message, remedy))
        return None
    kept = {key: values[key] for key in ("type", "importance") if key in values}
    return {"heading": _heading_given(given, positions, desk), **kept, "positions": positions}


def _checked_position(given: GivenKeys, desk: _Desk) -> AnswerEntry | None:
    values = given.values
    holder = outlet_of(values["holder"], desk.numbered)
    if not values["evidence"] or not _name_allowed(holder, given, "holder", desk):
        return None
    side = {"side": values["side"]} if "side" in values else {}
    return {"holder": holder, **side, "evidence": [_spot(g, desk) for g in values["evidence"]]}


def _heading_given(given: GivenKeys, positions: Sequence[AnswerEntry], desk: _Desk) -> str:
    """A model's heading in words of the reports; else the program's, else who stands against
    whom."""
    heading: str = given.values["heading"]
    foreign = foreign_words(heading, desk.wording) if desk.wording else []
    if not foreign:
        return heading
    sides = [[g.values["span"] for g in p.values["evidence"]] for p in given.values["positions"]]
    own = programs_heading(desk.numbered, sides)
    names = dict.fromkeys(position["holder"] for position in positions)
    chosen = own or " and ".join(list(names)[:2])
    message = f"the heading {heading[:60]!r} has words that no report has: {', '.join(foreign)}"
    remedy = f"use words of the reports; {chosen!r} stands in its place"
    place = given.places.get("heading", given.place)
    desk.refusals.append(problem(place, "free-wording", message, remedy))
    return chosen


def _name_allowed(words: str, given: GivenKeys, key: str, desk: _Desk) -> bool:
    """Whether these words may stand as a name or a role; tells the desk where they may not."""
    if desk.wording is None or is_printed(words, desk.wording):
        return True
    message = f"{words[:60]!r} stands in no report"
    remedy = f"give the {key} in words of the reports"
    place = given.places.get(key, given.place)
    desk.refusals.append(problem(place, "free-wording", message, remedy))
    return False


# --- facts and quotations -----------------------------------------------------------------------


def _checked_fact(given: GivenKeys, desk: _Desk) -> AnswerEntry | None:
    evidence = [_spot(g, desk) for g in given.values["evidence"]]
    if len({spot["article"] for spot in evidence}) > 1:
        return {"evidence": evidence}
    message, remedy = "a fact with passages of one report only", "add a passage of another report"
    desk.refusals.append(problem(given.place, "one-source", message, remedy))
    return None


def _checked_quotation(given: GivenKeys, desk: _Desk) -> AnswerEntry | None:
    values = given.values
    said = dict(_words_said(given, desk))
    if values.get("speaker") and "speaker" not in said:
        return None
    if not said:
        message, remedy = "it says nothing of the quotation", "give its speaker, or null"
        desk.refusals.append(problem(given.place, "missing-key", message, remedy))
        return None
    return {**_spot(values["words"], desk), **said}


def _words_said(given: GivenKeys, desk: _Desk) -> Iterator[tuple[str, Any]]:
    values = given.values
    if values.get("speaker") == "":
        yield "speaker", None
    elif "speaker" in values and _name_allowed(values["speaker"], given, "speaker", desk):
        yield "speaker", values["speaker"]
    if "role" in values and _name_allowed(values["role"], given, "role", desk):
        yield "role", values["role"]
    if "key" in values:
        yield "key", values["key"]
