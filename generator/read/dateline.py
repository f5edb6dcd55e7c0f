"""The dateline before the first sentence: place, date and agencies in brackets."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.read.draft import DatelineParts, Draft, cut
from generator.read.paragraphs import Passage, trimmed

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
DAY = rf"(?:{MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {MONTH}(?:,? \d{{4}})?)"
CAPITAL = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.\-]+"
CAPITALS = rf"{CAPITAL}(?:(?: |/| and | de | of ){CAPITAL})*"
REGION = rf"(?!{MONTH})[A-ZÀ-Þ][\w.'’\-]*(?: [A-ZÀ-Þ][\w.'’\-]*){{0,3}}"
AGENCIES = r"\((?P<agencies>[A-Z][\w.&'’]*(?:(?: |/|, |-| and )[\w.&'’]+){0,4})\)"
DATE = rf"(?:,? (?P<date>{DAY}),?)?"
DASH = r"\s*(?:[—–―]|-{1,2}|[–—]-)(?=\s|[A-Z\"“‘'])"
SENTENCE = r"(?=\s*(?:[\"“‘'(]?[A-ZÀ-Þ0-9]|$))"
LABELS = r"(?!(?:BREAKING|UPDATED?|EXCLUSIVE|ANALYSIS|OPINION|WATCH|VIDEO|LIVE|EDITORIAL)\b)"
WIRES = "(?:AFP|ANI|ANSA|AP|CNN|DPA|EFE|IANS|PTI|Reuters|TASS|UPI|Xinhua)"
"""Agencies whose brackets are a dateline even with no dash behind them."""

FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{LABELS}(?P<place>{CAPITALS}(?:, {REGION})?){DATE}(?: ?{AGENCIES})?{DASH}{SENTENCE}",
        rf"(?P<place>{REGION}(?:, {REGION})?){DATE} ?{AGENCIES}{DASH}{SENTENCE}",
        rf"(?:(?P<date>{DAY}) )?{AGENCIES}{DASH}{SENTENCE}",
        rf"(?:(?P<place>{CAPITALS}(?:, {REGION})?){DATE} ?)?\((?P<agencies>{WIRES})\){SENTENCE}",
        rf"{LABELS}(?P<place>{CAPITALS}(?:, {REGION})?)(?: ?{AGENCIES})?:(?= ){SENTENCE}",
    )
)
"""Most telling first. "AAVILLE, Bland, Oct 6 (WIRE) - ", "Aaville (WIRE) - ", "(WIRE) - ",
"(CNN)The", "NEW AAVILLE: "."""
SPEAKER_LABEL = re.compile(rf"{CAPITALS}(?:, {REGION}| \([\w ]+\))?:(?= )")
"""`ANN LEE:` before what she says; two of them and the text is a transcript without datelines."""


def match_dateline(line: str) -> re.Match[str] | None:
    """The dateline at the start of a paragraph."""
    matches = (form.match(line) for form in FORMS)
    return next((match for match in matches if match), None)


def find_dateline(draft: Draft) -> Draft:
    """Part the dateline from the first paragraph of the body; one that stands alone goes whole."""
    if not draft.body:
        return draft
    first = draft.body[0]
    match = match_dateline(cut(draft, first))
    if not match or (match[0].endswith(":") and _is_transcript(draft)):
        return draft
    end = first[0] + match.end()
    rest = trimmed(draft.text, end, first[1])
    kept = (rest,) if rest[0] < rest[1] else ()
    parts = DatelineParts(
        whole=trimmed(draft.text, first[0], end),
        place=_part(match, "place", first[0]),
        agencies=_part(match, "agencies", first[0]),
        date=_part(match, "date", first[0]),
    )
    return replace(draft, dateline=parts, body=(*kept, *draft.body[1:]))


def _is_transcript(draft: Draft) -> bool:
    return sum(bool(SPEAKER_LABEL.match(cut(draft, passage))) for passage in draft.body) > 1


def _part(match: re.Match[str], name: str, offset: int) -> Passage | None:
    if match.groupdict().get(name) is None:
        return None
    return offset + match.start(name), offset + match.end(name)
