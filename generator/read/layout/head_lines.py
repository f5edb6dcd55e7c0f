"""Lines at the head of a report: who wrote it, where, and when it was printed.

Full dates of publication become ISO 8601; no year, no date.
"""

import re
from dataclasses import replace
from datetime import date

from generator.language.words.furniture import agency_pattern
from generator.read.layout.draft import DatelineParts, Draft, TextPassage, trimmed, words_of_passage

MONTH_STEMS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
MONTH = rf"(?:{MONTHS}|{MONTHS.upper()})\b\.?"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
YEAR = r"(?:1[89]|20)\d{2}"
FULL_DATE = (
    rf"(?:{YEAR}-\d{{1,2}}-\d{{1,2}}|{MONTH} {DAY},? {YEAR}|{DAY}[ -]{MONTH}[ ,-]{{1,2}}{YEAR})"
)
"""`2031-05-17`, `May 17, 2031`, `17th May 2031`, `17-May-2031`."""
UNCLEAR_DATE = rf"\d{{1,2}} ?[./-] ?\d{{1,2}} ?[./-] ?{YEAR}"
"""`05/06/2031` is May in one country and June in another: known for a date, given no value. With
`17/06/2031` and `06/17/2031` it is plain."""
LAST_MONTH = 12


def iso_date(printed: str) -> str | None:
    """The date that a match of the two names; None where it is unclear or there is no such day."""
    numbers = [int(digits) for digits in re.findall(r"\d+", printed)]
    named = re.search(r"[A-Za-z]{3}", re.sub(r"(?<=\d)(?:st|nd|rd|th)", "", printed))
    try:
        if named is None and numbers[0] > LAST_MONTH * 100:
            return date(*numbers).isoformat()
        if named is None:
            return _plain_date(numbers)
        month = MONTH_STEMS.index(named[0].lower()) + 1
        return date(numbers[1], month, numbers[0]).isoformat()
    except (ValueError, TypeError):
        return None


def _plain_date(numbers: list[int]) -> str | None:
    """The date of two numbers and a year, if only one of the two can be a month."""
    months = [number for number in numbers[:2] if number <= LAST_MONTH]
    days = [number for number in numbers[:2] if number > LAST_MONTH]
    return date(numbers[2], months[0], days[0]).isoformat() if len(days) == len(months) else None


WRITER = r"[A-ZÀ-Þ][\w.'’\-]*(?: (?:[A-ZÀ-Þ][\w.'’\-]*|de|van|von|der|al|bin)){0,4}"
WEEKDAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
WEEKDAY_PRINTED = rf"(?:{WEEKDAYS}|{WEEKDAYS.upper()})\b"
HALF_DAY = r"(?: ?(?:[AaPp]\. ?[Mm]\.?|[AaPp][Mm]\b|[ap]\b))"
CLOCK = rf"\d{{1,2}}[:.h] ?\d{{2}}(?:: ?\d{{2}})?{HALF_DAY}?"
ZONE = r"(?:\d{4} )?\b(?:[A-Z]{1,3}[DS]?T|GMT|UTC|HKT|[Ll]ocal time|[A-Z][a-z]+ time)\b"
ZONE += r"|(?<!\d)[+-]\d{2}: ?\d{2}\b"
DATE_LABELS = "last|first|released?|created|modified|story|date|on|at|and|for immediate release"
PARTS = re.compile(
    rf"(?P<date>{FULL_DATE}|{UNCLEAR_DATE})|(?P<clock>{CLOCK}|\d{{4}}(?= GMT))"
    rf"|(?P<label>(?i:updated?|published|posted)\b)|{WEEKDAY_PRINTED}|{ZONE}|\b(?i:{DATE_LABELS})\b"
)
ANY_DATE = re.compile(rf"{FULL_DATE}|{UNCLEAR_DATE}")
MOST_DATE_WORDS = 14
"""Words of the longest date lines."""
TRAILING_DATE_LINE = re.compile(
    r"(?<!\s)\s++(?P<line>(?:Last |First )?"
    r"(?:[Uu]pdated|[Pp]ublished|[Pp]osted|UPDATED|PUBLISHED|POSTED)(?: on| at)?:?\s*+"
    rf"(?:{FULL_DATE}|{UNCLEAR_DATE}).{{0,60}})$"
)
"""A labelled date line behind the headline on its line, with what follows."""
BYLINE_DEPTH = 5
"""Paragraphs at the head of the body in which bylines and date lines stand."""
BYLINE_POST = r"(?:,? (?:[A-Z][\w’']* ){0,3}(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Ww]riter))?"
BYLINE = re.compile(
    rf"(?:[Bb]y|BY|Written by|Reported by):? {WRITER}"
    rf"(?:(?:,| and|, and| in| for|\s*[|/]) {WRITER}){{0,5}}{BYLINE_POST}\.?"
)
WRITERS = re.compile(rf"{WRITER}(?:(?:,|,? and) {WRITER}){{0,4}}")
DESK = re.compile(
    r"[A-Z]{2,}(?: [A-Z]{2,}){0,3}|(?:The )?Associated Press"
    r"|(?:[A-Z][\w’']* |of |the ){0,4}"
    r"(?:[Cc]ontributor|[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Ww]riter|[Cc]olumnist|[Ss]taff)"
)
"""What stands below a writer's bare name: an outlet in capitals, a post."""


def is_date_line(line: str) -> bool:
    """Whether a line is made of dates, times and labels alone, behind a writer or outlet at most.

    A date is enough, or a label with a time of day ("Posted 9:06 AM").
    """
    if len(re.findall(r"\w\S*", line)) > MOST_DATE_WORDS:
        return False
    line = re.sub(rf"^{WRITER}\s*[|·•]\s*", "", line)
    found = {match.lastgroup for match in PARTS.finditer(line)}
    told = "date" in found or {"clock", "label"} <= found
    return told and not re.search(r"\w", PARTS.sub("", line))


def with_date(draft: Draft, line: TextPassage) -> Draft:
    """The draft with the date that a line prints, if it prints a full one and none was found."""
    known = (match for match in ANY_DATE.finditer(draft.text, *line) if iso_date(match[0]))
    match = None if draft.dated else next(known, None)
    return replace(draft, dated=match.span()) if match else draft


def is_about_page(line: str) -> bool:
    return bool(BYLINE.fullmatch(line) or is_date_line(line))


def find_byline(draft: Draft) -> Draft:
    """Part the first byline, and every date line, from the head of the body."""
    names, post = (draft.body[0], draft.body[1]) if len(draft.body) > 2 else ((0, 0), (0, 0))
    if WRITERS.fullmatch(words_of_passage(draft, names)) and DESK.fullmatch(
        words_of_passage(draft, post)
    ):
        draft = replace(draft, body=draft.body[2:], byline=(names[0], post[1]))
    for passage in draft.body[:BYLINE_DEPTH]:
        line = words_of_passage(draft, passage)
        left = tuple(other for other in draft.body if other != passage)
        if is_date_line(line):
            draft = replace(draft, body=left, removals=(*draft.removals, (passage, "date line")))
            draft = with_date(draft, passage)
        elif not draft.byline and BYLINE.fullmatch(line):
            draft = replace(draft, body=left, byline=passage)
    return draft


# --- the dateline before the first sentence -------------------------------------------------------


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
CAPS = r"[A-Z][A-Z.-]{1,12}"
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
        rf"(?P<place>{PLACE}(?: \({REGION}\))?),? (?P<date>{DAY_OF_YEAR}), (?P<agencies>{CAPS}):"
        rf"(?= ){SENTENCE}",
        rf"(?P<place>{REGION}(?:, {REGION})?) \((?P<agencies>{WIRE})\){SENTENCE}",
    )
)
"""Most telling first. "AAVILLE, Bland, Oct 6 (WIRE) - ", "Aaville (WIRE) - ", "(WIRE) - ",
"(CNN)The", "AAVILLE (WIRE): ", "AAVILLE, Oct 6: ", "AAVILLE, Oct 6, 2031 /PRWire/ -- ",
"AAVILLE (Bland), 6 Oct 2031, WIRE: ", "Aaville (CNN) The". A colon
behind bare capitals is a label or a speaker as often as a place, so it is none."""


def match_dateline(line: str) -> re.Match[str] | None:
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
    whole = trimmed(draft.text, start, start + match.end())
    said = (name for name, words in match.groupdict().items() if words is not None)
    found = {name: (start + match.start(name), start + match.end(name)) for name in said}
    dated = draft.dated
    if "date" in found and re.fullmatch(FULL_DATE, match["date"]):
        dated = dated or found["date"]
    body = (*draft.body[:k], *kept, *draft.body[k + 1 :])
    return replace(draft, dateline=DatelineParts(whole=whole, **found), body=body, dated=dated)
