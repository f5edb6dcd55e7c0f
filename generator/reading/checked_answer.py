"""An answer -> what is written to seeds/readings/STORY.yml, and what of it is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.analyse import analyse
from generator.language.grammar import WORD
from generator.problems import Problem, problem
from generator.read.index.pointing import places_of
from generator.read.index.readings import DIGEST_DIGITS, READINGS_FOLDER
from generator.read.index.shapes import GivenKeys
from generator.reading.answer import read_answer
from generator.reading.numbered import Numbered, with_file
from generator.records import Article, ReaderKind, Span
from generator.spans import cut, overlaps
from generator.store import write_whole

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
        message, remedy = "the answer says nothing of the story", "give one of its lists"
        nothing = problem(given.place, "no-answer", message, remedy)
        return Taken(data=None, refusals=refusals or (nothing,))
    read = [numbered_report.report.article for numbered_report in numbered.reports]
    articles = {article.file: article.sha256[:DIGEST_DIGITS] for article in read}
    head = {"reader": {"name": reader, "kind": kind}, "read": day, "articles": articles}
    return Taken(data=head | lists, refusals=refusals)


def written(data: AnswerEntry) -> str:
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)
    return text


def reading_file(seeds: Path, name: str) -> Path:
    """Where a reading lies, or would."""
    return seeds / READINGS_FOLDER / f"{name}.yml"


def keep_reading(seeds: Path, name: str, data: dict[str, Any], *, replace: bool) -> Path | None:
    """The file written; None where there is one that may not be replaced. Raises OSError."""
    path = reading_file(seeds, name)
    if path.exists() and not replace:
        return None
    write_whole(path, written(data))
    return path


def _checked_lists(given: GivenKeys, desk: _Desk) -> AnswerEntry:
    """The lists that the answer has; one of which all was refused is left out."""
    make: dict[str, Callable[[GivenKeys, _Desk], object]] = {
        "disputes": _checked_dispute,
        "agreed": _checked_fact,
        "quotations": _checked_quotation,
        "summary": _spot,
        "key": _spot,
        "apart": lambda given, desk: [_spot(one, desk) for one in given.values["pair"]],
    }
    found: AnswerEntry = {}
    for name, check in make.items():
        if name in given.values:
            before = len(desk.refusals)
            kept = [entry for g in given.values[name] if (entry := check(g, desk))]
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
    said = {key: values[key] for key in ("speaker", "role", "key") if key in values}
    for key in ("speaker", "role"):
        if said.get(key) and not _name_allowed(said[key], given, key, desk):
            del said[key]
    if "speaker" in said:
        said["speaker"] = said["speaker"] or None
    elif values.get("speaker"):
        return None
    if not said:
        message, remedy = "it says nothing of the quotation", "give its speaker, or null"
        desk.refusals.append(problem(given.place, "missing-key", message, remedy))
        return None
    return {**_spot(values["words"], desk), **said}


# --- what a model may put in words: names printed or resolved, headings in words of the reports ---


BLIND = re.compile(r"(?:the )?(?:report |article )?(?P<letter>[A-Za-z]{1,2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What the reports of a story print."""

    texts: tuple[str, ...]
    """Lower case, blanks made one."""
    terms: frozenset[str]
    """Words and lemmas, lower case."""
    names: frozenset[str]
    """Of speakers, holders and outlets as the program has them, lower case."""


def wording_of(numbered: Numbered) -> Wording:
    """From the reports and from what the program found in them."""
    reports = [numbered_report.report for numbered_report in numbered.reports]
    texts = tuple(_plain_words(report.article.text) for report in reports)
    lemmas = {t for r in reports for sentence in r.findings.sentences for t in sentence.terms}
    briefing = numbered.briefing
    names = {q.speaker.name for q in briefing.quotations if q.speaker}
    names |= {position.holder for d in briefing.disputes for position in d.positions}
    names |= {report.article.outlet for report in reports if report.article.outlet}
    return Wording(
        texts=texts,
        terms=frozenset(lemmas) | {w for text in texts for w in WORD.findall(text)},
        names=frozenset(map(_plain_words, names)),
    )


def _plain_words(words: str) -> str:
    return " ".join(words.replace("’", "'").split()).casefold()


def is_printed(words: str, wording: Wording) -> bool:
    """Whether a name or a role stands in a report as it is, or is a name of the program's."""
    wanted = _plain_words(words)
    if wanted in wording.names:
        return True
    whole = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
    return any(whole.search(text) for text in wording.texts)


def foreign_words(heading: str, wording: Wording) -> list[str]:
    """Content words of a heading, by lemma, that no report has."""
    span = Span(article="heading", start=0, end=len(heading))
    article = Article(file="heading", text=heading, sha256="", paragraphs=(span,))
    terms = [term for sentence in analyse(article).sentences for term in sentence.terms]
    return [term for term in dict.fromkeys(terms) if term not in wording.terms]


def programs_heading(numbered: Numbered, sides: Sequence[Sequence[Span]]) -> str | None:
    """The heading of the program's point that sets the same passages against each other."""
    for dispute in numbered.briefing.disputes:
        met = [
            any(overlaps(e, span) for p in dispute.positions for e in p.evidence for span in side)
            for side in sides
        ]
        if sum(met) > 1:
            return dispute.issue
    return None


def outlet_of(holder: str, numbered: Numbered) -> str:
    """The outlet of `report a`, which is how a blind sheet names it; else the holder as it is."""
    match = BLIND.fullmatch(holder.strip())
    letter = match["letter"].casefold() if match else ""
    for report in numbered.reports:
        if report.letter == letter:
            return report.report.article.outlet or report.report.article.file
    return holder
