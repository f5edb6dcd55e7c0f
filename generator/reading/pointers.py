"""`a.12 They knew for weeks` -> where the words stand, or why they do not stand there."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from generator.problems import Place, Problem, problem
from generator.reading.numbered import Numbered, NumberedReport, region, with_letter
from generator.records import Span
from generator.spans import cut, join, part

POINTER = re.compile(
    r"""[\s"'“”‘’«»`\[(]*                       # marks that a writer puts around it
    (?P<letter>[A-Za-z]{1,2})\.\s?(?P<first>\d{1,5})
    (?:\s?[-–]\s?(?:(?P=letter)\.)?(?P<last>\d{1,5}))?
    (?![\w.])[\])]?\s*[:|,]?\s*(?P<words>.*)""",
    re.VERBOSE | re.DOTALL,
)
OMISSION = re.compile(r"\[(?:…|\.\.\.)\]|…|\.\.\.")
"""Words left out in the middle of a pointer: it means all from its beginning to its end."""
WRITERS_MARKS = "\"'“”‘’«»`"
POINTER_ENDS = f"{WRITERS_MARKS}.,;:!? …"
ALIKE_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'"})
ALIKE_DASHES = str.maketrans(dict.fromkeys("–—‑−", "-"))
WORDS_REPEATED = 60
"""Code points of words that a refusal repeats."""


def is_pointer(text: str) -> bool:
    return bool(POINTER.match(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A pointer taken apart."""

    report: NumberedReport
    first: int
    last: int
    words: str


def resolve_pointer(said: str, numbered: Numbered, place: Place) -> Span | Problem:
    """The passage: number and words have to agree, and no other place is taken instead."""
    shown = repr(said[:WORDS_REPEATED])
    asked = _asked_parts(said, numbered)
    if isinstance(asked, str):
        remedy = "write it like: a.12 words of that sentence"
        return problem(place, "bad-pointer", f"{shown}: {asked}", remedy)
    within = region(asked.report, asked.first, asked.last)
    if not asked.words.strip(POINTER_ENDS):
        return within
    found = _find_words(asked.words, asked.report, _behind_dateline(asked, within))
    if found is None:
        upto = f"-{asked.last}" if asked.last != asked.first else ""
        number = f"{asked.report.letter}.{asked.first}{upto}"
        message = f"{shown}: these words do not stand in {number}"
        return problem(place, "bad-pointer", message, _nearest_words(asked, numbered))
    return found


def _behind_dateline(asked: _Asked, within: Span) -> Span:
    """The sentence behind the dateline together with it: it may be copied along."""
    dateline = asked.report.report.article.dateline
    if dateline is None or dateline.span.end > within.start:
        return within
    between = part(dateline.span, dateline.span.end, within.start)
    follows = not cut(asked.report.report.article.text, between).strip()
    return join(dateline.span, within) if follows else within


def _asked_parts(said: str, numbered: Numbered) -> _Asked | str:
    match = POINTER.match(said)
    if not match:
        return "there is no number of a sentence"
    report = with_letter(numbered, match["letter"])
    if report is None:
        letters = ", ".join(r.letter for r in numbered.reports)
        return f"there is no report {match['letter'].lower()!r}, only {letters}"
    first, last = int(match["first"]), int(match["last"] or match["first"])
    known = report.sentences
    missing = next((n for n in (first, last) if n not in known), None)
    if missing is not None or last < first:
        ends = f"{report.letter}.{min(known, default=0)} to {report.letter}.{max(known, default=0)}"
        return f"there is no sentence {report.letter}.{missing or last}, only {ends}"
    return _Asked(report=report, first=first, last=last, words=match["words"])


# --- finding the words --------------------------------------------------------------------------


def _find_words(words: str, report: NumberedReport, within: Span) -> Span | None:
    """The words in a part of the article: exactly, else with marks, case and blanks set aside."""
    text = cut(report.report.article.text, within)
    for fold in (str, _folded_words):
        for attempt in _attempts(words):
            found = _stretch_between(fold(attempt), fold(text))
            if found:
                return part(within, within.start + found[0], within.start + found[1])
    return None


def _folded_words(words: str) -> str:
    """The same number of characters, of which those that writers vary are made one."""
    plain = words.translate(ALIKE_MARKS).translate(ALIKE_DASHES)
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


def _attempts(words: str) -> Iterator[str]:
    """The words, then without what a writer may have put around them."""
    plain = unicodedata.normalize("NFC", words).strip()
    marked = plain[:1] in WRITERS_MARKS and plain[-1:] in WRITERS_MARKS
    bare = plain[1:-1].strip() if marked else plain
    tried = (plain, bare, plain.rstrip(".,;:…"), plain.strip(POINTER_ENDS))
    yield from dict.fromkeys(t for t in tried if t.strip(POINTER_ENDS))


def _stretch_between(words: str, text: str) -> tuple[int, int] | None:
    """Where the words stand; with a gap, from the first of their pieces to the last, in order."""
    whole = _match(words, text, 0)
    pieces = [piece for piece in OMISSION.split(words) if piece.strip(POINTER_ENDS)]
    if whole or len(pieces) < 2:
        return whole
    start, at = None, 0
    for piece in pieces:
        found = _match(piece, text, at)
        if found is None:
            return None
        start, at = (found[0] if start is None else start), found[1]
    return (start or 0), at


def _match(words: str, text: str, start: int) -> tuple[int, int] | None:
    pieces = words.split()
    if not pieces:
        return None
    # whole words: of an answer that was cut off, the last word is a part of one
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    found = re.compile(before + r"\s+".join(map(re.escape, pieces)) + after).search(text, start)
    return found.span() if found else None


def _nearest_words(asked: _Asked, numbered: Numbered) -> str:
    """Where the words do stand, if they stand anywhere; else what the sentence says."""
    elsewhere = [
        f"{report.letter}.{n}"
        for report in numbered.reports
        for n, span in report.sentences.items()
        if _find_words(asked.words, report, span)
    ]
    if elsewhere:
        return f"they stand in {', '.join(elsewhere[:3])}; take the number that you mean"
    text = cut(asked.report.report.article.text, region(asked.report, asked.first, asked.last))
    shown = " ".join(text.split())
    return f"copy them from it: {shown[: 2 * WORDS_REPEATED]!r}"
