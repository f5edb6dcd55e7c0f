"""Finds date expressions by their surface and reads their parts; what they mean is `resolve`'s.

One regular expression a kind, each linear in the text: nothing repeats inside a repetition. Named
groups carry the parts; `readers` reads them.
"""

import re
from dataclasses import replace

from generator.language.dates.calendar_words import either
from generator.language.dates.readers import READERS, Expression

MONTH, FULL_MONTH = either("month"), either("month", full=True)
WEEKDAY, FULL_WEEKDAY = either("weekday"), either("weekday", full=True)
UNIT, TURN, FEAST, SEASON = either("unit"), either("turn"), either("feast"), either("season")
NO_MORE_DIGITS = r"(?!\d|%|[.,:/]\d)"
YEAR_FORM = rf"(?:1[5-9]|20)\d\d(?!-\d|[-–]year){NO_MORE_DIGITS}"
SPOKEN_YEAR = (
    r"(?:nineteen[ -](?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
DAY_DIGITS = rf"(?:3[01]|[12]\d|0?[1-9]){NO_MORE_DIGITS}(?:st|nd|rd|th)?"
DAY_OF_MONTH = rf"(?:{DAY_DIGITS}|{either('ordinal')})"
DAY_NAME = rf"(?:(?P<weekday>{WEEKDAY}),?\s+)?"
OF_YEAR = (
    rf"(?:,?\s+(?:of\s+)?(?P<year>{YEAR_FORM}|{SPOKEN_YEAR})"
    r"|,?\s+(?:of\s+)?(?P<year_turn>last|this|next)\s+year)"
)
NOT_NAMED = "".join(rf"(?<!\b{name}\s)" for name in ("Super", "Black", "Bloody", "Cyber", "Fat"))
"""Days with a name of their own, which the calendar does not fix."""
TURNED = rf"(?:(?P<turn>{TURN})\s+)?"
COUNT_OF_UNITS = rf"(?P<count>\d{{1,3}}|{either('number')})"

PATTERNS: dict[str, re.Pattern[str]] = {
    "iso": re.compile(r"\b(?P<year>\d{4})([-/])(?P<month>\d\d)\2(?P<day>\d\d)\b"),
    "numbers": re.compile(
        r"(?<![\d/.-])(?P<one>\d{1,2})(?P<mark>[/.])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4})"
        r"(?![\d/-])"
    ),
    "nth weekday": re.compile(
        r"\b(?:(?i:the)\s+)?(?P<nth>(?i:first|second|third|fourth|last))\s+"
        rf"(?P<weekday>{FULL_WEEKDAY})\s+(?:in|of)\s+(?P<month>{FULL_MONTH})\b{OF_YEAR}?"
    ),
    "week and weekday": re.compile(
        rf"\b(?P<far>[Aa]\s+week\s+(?:ago|from))\s+(?P<weekday>{FULL_WEEKDAY})\b"
    ),
    "month day": re.compile(
        rf"\b{DAY_NAME}(?:the\s+)?(?P<month>{MONTH})\s*\b(?P<day>{DAY_OF_MONTH})\b{OF_YEAR}?"
    ),
    "day month": re.compile(
        rf"\b{DAY_NAME}(?:the\s+)?(?<![\d$£€.,])(?P<day>{DAY_DIGITS}(?=\s+(?:of\s+)?[A-Z])"
        rf"|{either('ordinal')}(?=\s+of\s))\s+(?:of\s+)?"
        rf"(?P<month>{MONTH})\b{OF_YEAR}?"
    ),
    "month year": re.compile(rf"\b(?P<month>{MONTH}){OF_YEAR}"),
    "month": re.compile(rf"\b{TURNED}(?P<month>{FULL_MONTH})\b"),
    "weekday": re.compile(
        rf"\b{NOT_NAMED}{TURNED}(?P<weekday>{FULL_WEEKDAY})\b"
        r"(?:\s+(?:of\s+)?(?P<week_turn>last|this|next)\s+week\b)?"
    ),
    "day": re.compile(rf"\b(?P<form>{either('day')})\b"),
    "feast": re.compile(rf"(?<![\w-]){TURNED}(?P<form>{FEAST})\b{OF_YEAR}?"),
    "unit": re.compile(
        rf"\b(?:(?P<told>{either('told')})|(?P<turn>{TURN}))\s+"
        rf"(?:fiscal\s+)?(?P<unit>(?:weekend|{UNIT}|{either('hour')}))\b"
    ),
    "weekend": re.compile(r"\bthe\s+weekend\b"),
    "of the year": re.compile(
        r"\b(?:(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate|far)\s+in|(?:months|half|quarter|rest|end"
        r"|part|start|beginning|remainder)\s+of|[Ff]or)\s+(?P<shown>the\s+(?:full\s+)?year)\b"
    ),
    "ago": re.compile(
        rf"(?<!\bhalf\s)(?<![/.])\b{COUNT_OF_UNITS}[\s-]+(?:full\s+)?(?P<unit>{UNIT})(?:\s+or\s+so)?[\s-]+"
        r"(?P<way>ago|earlier|later|from\s+now|from\s+today|hence)\b"
        r"(?:\s+(?P<on>today|this\s+week|this\s+month)\b)?"
    ),
    "in": re.compile(rf"\b[Ii]n\s+{COUNT_OF_UNITS}\s+(?P<unit>{UNIT})\b(?:['’]?s?['’]?\s+time\b)?"),
    "quarter": re.compile(
        r"\b(?:(?i:the)\s+)?(?:(?P<back>year-(?:ago|earlier))\s+)?(?:fiscal\s+)?"
        r"(?P<nth>(?i:first|second|third|fourth|1st|2nd|3rd|4th))[\s-]+(?:fiscal[\s-])?"
        rf"(?i:quarter)\b(?:{OF_YEAR}|\s+(?:of\s+)?fiscal\s+(?P<fiscal>{YEAR_FORM}))?"
    ),
    "Q": re.compile(rf"\bQ(?P<nth>[1-4])\b(?:{OF_YEAR})?"),
    "H": re.compile(rf"\bH(?P<nth>[12])\b{OF_YEAR}"),
    "beside": re.compile(
        r"\b[Tt]he\s+(?P<unit>day|week|month|year)\s+(?P<way>before|after)"
        r"(?:\s+(?P<last>last)\b|(?=[.,;:)]|\s*$|\s+(?:and|but)\b))"
    ),
    "year-ago": re.compile(
        r"\b(?:(?i:the)\s+)?[Yy]ear-(?:ago|earlier)(?:\s+(?:quarter|period))?\b"
    ),
    "told quarter": re.compile(
        r"\b(?i:the)\s+(?:(?:latest|most\s+recent)\s+(?:quarter|period)|(?:current\s+)?quarter)\b"
    ),
    "half": re.compile(
        r"\b(?:the\s+)?(?P<nth>(?i:first|second))[\s-]+half\s+of\s+"
        rf"(?:(?P<year>{YEAR_FORM})|(?P<year_turn>last|this|next|the)\s+year)\b"
    ),
    "season": re.compile(
        rf"\b(?:(?P<turn>{TURN})|(?i:in|by|during|early|late|mid)(?:\s+the|-)?"
        rf"|(?={SEASON}\s+(?:of\s+)?\d{{4}}))\s*\b(?P<season>{SEASON})\b{OF_YEAR}?"
    ),
    "decade": re.compile(
        r"(?:\b(?P<decade>(?:1[5-9]|20)\d)0['’]?|(?<!\w)['’](?P<short>[4-9])0)s\b"
    ),
    "year": re.compile(
        r"(?:\b(?:(?:the\s+)?fiscal(?:\s+year)?|the\s+year)\s+)?"
        r"(?:(?<![\w$£€#.,:/–’'-])|(?<=\bmid-)|(?<=\blate-)|(?<=\bearly-))(?<!\d\s)"
        rf"(?P<year>{YEAR_FORM}|{SPOKEN_YEAR})\b"
    ),
}
"""By kind. Of two that overlap the one that starts first wins, then the longer, then by order."""

BEFORE_DATE = re.compile(rf"(?:(?:\b[Tt]he\s+)?\b{either('part')}(?:\s+(?:the|this))?[\s-]+)$")
"""Words right before a date that belong to it: "late", "earlier in the"."""
AFTER = re.compile(rf"\s+{either('hour')}\b")
"""The part of a day, after it."""

AMBIGUOUS_MONTHS = frozenset({"May", "March", "MAY", "MARCH"})
BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|since|until|till|by|early|late|mid|from|of|to|through|between|and|before|after"
    r"|during|a|an|its|his|her|their|for|the)[\s-]+|[’']s?\s)$",
    re.IGNORECASE,
)
"""What makes "May" and "March" months where they stand alone."""
BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|by|early|late|mid|from|of|to|through|between|and|before|after"
    r"|during|for|circa|than|or|as|the|a|an|that|this|his|her|its|their)[\s-]+|\()$",
    re.IGNORECASE,
)
"""What makes four digits a year whatever comes after."""
NAME_BEFORE = re.compile(r"(?:\b[A-Z][\w.]{0,40}|\b[Nn]o\.|[#@©])\s$")
COUNTED_AFTER = re.compile(r"\s+(?:[a-z]+-)?(?:[a-z]{2,}s(?<!is|as)|people|men|women|children)\b")
"""A plural right after four digits: they count it."""
RECORD_REACH = 80
RECORD_BEFORE = re.compile(
    r"\b(?:first|last|worst|best|biggest|largest|highest|lowest|longest|deadliest)\s"
    r"(?:(?!(?:will|would|is|are|to|be|due|begins?|starts?)\b)[\w'’-]+\s){1,6}$"
)
"""Before "in eight years": "the first floor debate in eight years" looks back, and at no date."""
DATE_REACH = 24
"""Code points before an expression that may belong to it: "the beginning of the "."""


def recognise(text: str) -> tuple[Expression, ...]:
    """Date expressions in text order, never overlapping."""
    matches = ((kind, m) for kind, pattern in PATTERNS.items() for m in pattern.finditer(text))
    found = (READERS[kind](m) for kind, m in matches if not _means_no_date(text, m, kind))
    kept: list[Expression] = []
    for expression in sorted(filter(None, found), key=lambda e: (e.start, -e.end)):
        if not kept or expression.start >= kept[-1].end:
            kept.append(expression)
    return tuple(_widened(text, expression) for expression in kept)


def _widened(text: str, expression: Expression) -> Expression:
    """Takes in "late", "earlier in the" before it and "night" after it."""
    reach = max(0, expression.start - DATE_REACH)
    before = BEFORE_DATE.search(text, reach, expression.start)
    day = expression.kind in ("weekday", "day") or expression.unit == "day"
    after = AFTER.match(text, expression.end) if day else None
    return replace(
        expression,
        start=before.start() if before else expression.start,
        end=after.end() if after else expression.end,
    )


def _means_no_date(text: str, match: re.Match[str], kind: str) -> bool:
    """A month's name that is a verb or a person, four digits that count things, or years that a
    record has stood for."""
    if kind == "in":
        start = max(0, match.start() - RECORD_REACH)
        return RECORD_BEFORE.search(text[start : match.start()]) is not None
    before = text[max(0, match.start() - DATE_REACH) : match.start()]
    if kind == "month":
        alone = match["month"] in AMBIGUOUS_MONTHS and not match["turn"]
        return alone and not BEFORE_MONTH.search(before)
    if kind != "year" or match[0] != match["year"] or BEFORE_YEAR.search(before):
        return False
    return bool(NAME_BEFORE.search(before) or COUNTED_AFTER.match(text, match.end()))
