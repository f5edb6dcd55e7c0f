"""The dateline before the first sentence: place, date and agencies in brackets."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.language.words.furniture import agency_pattern
from generator.read.layout.draft import DatelineParts, Draft, words_of_passage
from generator.read.layout.head_lines.printed_dates import DAY, FULL_DATE, MONTH, YEAR
from generator.read.layout.paragraphs import TextPassage, trimmed

ANY_MONTH = rf"(?i:{MONTH})"
""" "MAY 12" of a line in capitals too."""
DAY_OF_YEAR = rf"(?:{ANY_MONTH} {DAY}(?:,? {YEAR})?|{DAY} {ANY_MONTH}(?:,? {YEAR})?)"
CAPITAL = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.\-]+"
CAPITAL_PLACE = rf"{CAPITAL}(?:(?: | and | de | of ){CAPITAL})*"
REGION = rf"(?!{ANY_MONTH})[A-ZÀ-Þ][\w.'’\-]*(?: [A-ZÀ-Þ][\w.'’\-]*){{0,3}}"
PLACE = rf"{CAPITAL_PLACE}(?:, {REGION})?(?:/{CAPITAL_PLACE}(?:, {REGION})?)*"
AGENCIES = r"\((?P<agencies>[A-Z][\w.&'’]*(?:(?: |/|, |-| and )[\w.&'’]+){0,4}) ?\)"
DATE = rf"(?:,? (?P<date>{DAY_OF_YEAR}),?)?"
DASH = r"(?:\s*(?:[—–―_]|--|[–—]-)(?=\s|[A-Z\"“‘']|$)|(?:\s+|(?<=\)))-(?=\s|$))"
SENTENCE = r"(?=\s*(?:[\"“‘'(\[]?[A-ZÀ-Þ0-9]|$))"
NO_LABEL = (
    r"(?!(?:BREAKING|UPDATED?|EXCLUSIVE|ANALYSIS|OPINION|WATCH|VIDEO|LIVE|EDITORIAL|FILE|PHOTO"
    r"|REPORT|POSTED|CORRECTION|NOTE|SOURCE|SUMMARY|REVIEW|INTERVIEW|FACTBOX|TIMELINE)\b)"
)
WIRE = agency_pattern()
WIRE_NAME = r"[A-Z][\w.&' -]{1,30}"
SHORT = r"[A-Z][A-Z.-]{1,12}"
DATELINE_DEPTH = 4
"""Paragraphs: a headline that was not known for one, or a summary, can stand above."""

DATELINE_FORMS = tuple(
    re.compile(rf"\A{form}")
    for form in (
        rf"{NO_LABEL}(?P<place>{PLACE}){DATE}(?: ?{AGENCIES})?{DASH}{SENTENCE}",
        rf"(?P<place>{REGION}(?:, {REGION})?){DATE} ?{AGENCIES}{DASH}{SENTENCE}",
        rf"(?:(?P<date>{DAY_OF_YEAR}) )?{AGENCIES}{DASH}{SENTENCE}",
        rf"(?:(?P<place>{PLACE}){DATE} ?)?\((?P<agencies>{WIRE})\){SENTENCE}",
        rf"(?P<place>{PLACE}){DATE} ?{AGENCIES}:(?= ){SENTENCE}",
        rf"(?P<place>{PLACE}),? (?P<date>{DAY_OF_YEAR}):(?= ){SENTENCE}",
        rf"(?P<place>{PLACE}){DATE} ?/(?P<agencies>{WIRE_NAME})/{DASH}{SENTENCE}",
        rf"(?P<place>{PLACE}(?: \({REGION}\))?),? (?P<date>{DAY_OF_YEAR}), (?P<agencies>{SHORT}):"
        rf"(?= ){SENTENCE}",
        rf"(?P<place>{REGION}(?:, {REGION})?) \((?P<agencies>{WIRE})\){SENTENCE}",
    )
)
"""Most telling first. "AAVILLE, Bland, Oct 6 (WIRE) - ", "Aaville (WIRE) - ", "(WIRE) - ",
"(CNN)The", "AAVILLE (WIRE): ", "AAVILLE, Oct 6: ", "AAVILLE, Oct 6, 2031 /PRWire/ -- ",
"AAVILLE (Bland), 6 Oct 2031, WIRE: ", "Aaville (CNN) The". A colon
behind bare capitals is a label or a speaker as often as a place, so it is none."""


def match_dateline(line: str) -> re.Match[str] | None:
    """The dateline at the start of a paragraph."""
    matches = (form.match(line) for form in DATELINE_FORMS)
    return next((match for match in matches if match and not _spells_out(match)), None)


def _spells_out(match: re.Match[str]) -> bool:
    """Whether the bracket abbreviates the words before it: "United Press (UP)"."""
    found = match.groupdict()
    words = re.findall(r"\w+", found.get("place") or "")
    return len(words) > 1 and "".join(word[0] for word in words) == found.get("agencies")


def find_dateline(draft: Draft) -> Draft:
    """Part the first dateline near the head of the body; one that stands alone goes whole."""
    for k, passage in enumerate(draft.body[:DATELINE_DEPTH]):
        match = match_dateline(words_of_passage(draft, passage))
        if match:
            return _dateline_parted(draft, k, match)
    return draft


def _dateline_parted(draft: Draft, k: int, match: re.Match[str]) -> Draft:
    start, end = draft.body[k]
    rest = trimmed(draft.text, start + match.end(), end)
    kept = (rest,) if rest[0] < rest[1] else ()
    parts = DatelineParts(
        whole=trimmed(draft.text, start, start + match.end()),
        place=_matched_passage(match, "place", start),
        agencies=_matched_passage(match, "agencies", start),
        date=_matched_passage(match, "date", start),
    )
    full = (
        parts.date
        if parts.date and re.fullmatch(FULL_DATE, words_of_passage(draft, parts.date))
        else None
    )
    body = (*draft.body[:k], *kept, *draft.body[k + 1 :])
    return replace(draft, dateline=parts, body=body, dated=draft.dated or full)


def _matched_passage(match: re.Match[str], name: str, offset: int) -> TextPassage | None:
    if match.groupdict().get(name) is None:
        return None
    return offset + match.start(name), offset + match.end(name)
