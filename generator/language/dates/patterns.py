"""What date expressions look like in print: one regular expression a kind, each linear in the text.

Named groups carry the parts; `readers` reads them. Nothing here repeats inside a repetition.
"""

from __future__ import annotations

import re

from generator.language.dates.calendar_words import either

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
