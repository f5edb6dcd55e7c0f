"""Reads the parts of a matched date expression; `patterns` names the groups."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from generator.language.dates.calendar_words import values
from generator.language.dates.expression import DateKind, Expression

Reader = Callable[[re.Match[str]], "Expression | None"]


def _matched_part(match: re.Match[str], name: str) -> str | None:
    return match.groupdict().get(name)


def _turn_of_century(word: str | None) -> int | None:
    return None if word is None else int(values("turn")[" ".join(word.lower().split())])


def _made_expression(match: re.Match[str], kind: DateKind) -> Expression:
    """The expression with the parts that every kind reads alike."""
    year, year_turn = _matched_part(match, "year"), _matched_part(match, "year_turn")
    return Expression(
        start=match.start(),
        end=match.end(),
        kind=kind,
        year=_year_in_words(year) if year else None,
        year_steps=0 if year_turn == "the" else _turn_of_century(year_turn),
        month=_number_word("month", _matched_part(match, "month")),
        day=_number_word("ordinal", _matched_part(match, "day")),
        weekday=_number_word("weekday", _matched_part(match, "weekday")),
        steps=_turn_of_century(_matched_part(match, "turn")),
    )


def _number_word(kind: str, word: str | None) -> int:
    """The number that a word or digits give; 0 where there is no word."""
    if not word:
        return 0
    key = " ".join(word.lower().rstrip(".").split())
    digits = re.match(r"\d+", key)
    if digits:
        return int(digits[0])
    return int(values(kind)[key.replace(" ", "-") if kind == "ordinal" else key])


def _year_in_words(words: str) -> int:
    """ "1996", or as broadcasts are written down: "nineteen ninety-six"."""
    if words.isdigit():
        return int(words)
    _, *rest = re.split(r"[ -]", words.lower())
    return 1900 + sum(int(values("number")[word]) for word in rest)


def _read_day(match: re.Match[str]) -> Expression | None:
    made = _made_expression(match, "day")
    return made if 1 <= made.month <= 12 and 1 <= made.day <= 31 else None


def _read_numbers(match: re.Match[str]) -> Expression | None:
    """Day and month where only one reading is a date; points stand in dates that begin with it."""
    one, two = int(match["one"]), int(match["two"])
    day, month = (one, two) if one > 12 or match["mark"] == "." else (two, one)
    clear = match["mark"] == "." or max(one, two) > 12 or one == two
    made = replace(_made_expression(match, "day"), day=day, month=month)
    return made if clear and 1 <= month <= 12 and 1 <= day <= 31 else None


def _read_nth_weekday(match: re.Match[str]) -> Expression:
    nth, made = match["nth"].lower(), _made_expression(match, "feast")
    position = nth if nth == "last" else f"{_number_word('ordinal', nth)}th"
    return replace(made, code=f"{made.month:02d}-{position}-{made.weekday}")


def _read_week_and_weekday(match: re.Match[str]) -> Expression:
    steps = -1 if match["far"].endswith("ago") else 1
    return replace(_made_expression(match, "weekday"), unit="far week", steps=steps)


def _read_weekday(match: re.Match[str]) -> Expression:
    made = _made_expression(match, "weekday")
    week = _turn_of_century(match["week_turn"])
    return made if week is None else replace(made, unit="week", steps=week)


TITLES = re.compile(r"(?:^|[.!?:]\s+|[\"“”‘'’(]|(?<!\s)[^\S\n]*+\n\s*+|[-–—]\s*)$")
"""What stands before a capital that begins a sentence: elsewhere "Today" is a programme's name."""
GENERAL = re.compile(r"['’]s\s+(?:world|youth|young|children|kids|society|technology|standards)\b")
"""After "today": the present age."""


def _read_word_date(match: re.Match[str]) -> Expression | None:
    before = match.string[max(0, match.start() - 4) : match.start()]
    if match[0][0].isupper() and not TITLES.search(before):
        return None
    if GENERAL.match(match.string, match.end()):
        return None
    steps = int(values("day")[" ".join(match["form"].lower().split())])
    return replace(_made_expression(match, "unit"), unit="day", steps=steps)


def _read_feast(match: re.Match[str]) -> Expression:
    form = " ".join(match["form"].lower().replace("’", "'").split()).rstrip(".")
    return replace(_made_expression(match, "feast"), code=values("feast")[form])


def _read_unit(match: re.Match[str]) -> Expression | None:
    """ "that day", "the following year": from the date told. "this week": from today."""
    told, hour = match["told"], match["unit"].lower() in values("hour")
    unit = "day" if hour else _unit_named(match["unit"])
    if _is_stretch(match, unit):
        return None
    made = replace(_made_expression(match, "unit"), unit=unit)
    if told:
        return replace(made, steps=int(values("told")[" ".join(told.lower().split())]), told=True)
    return made


def _is_stretch(match: re.Match[str], unit: str) -> bool:
    """ "the last week", "the next year" are lengths of time; "last week", "the next day" dates."""
    if match["unit"].endswith("s") or match["unit"][0].isupper() or unit == "fortnight":
        return True
    if match["told"]:
        return " ".join(match["told"].lower().split()) == "the next" and unit != "day"
    return (
        unit == "day" or match.string[max(0, match.start() - 4) : match.start()].lower() == "the "
    )


def _read_the_year(match: re.Match[str]) -> Expression:
    return replace(
        _made_expression(match, "unit"),
        start=match.start("shown"),
        end=match.end("shown"),
        unit="year",
        steps=0,
    )


def _unit_named(word: str) -> str:
    return values("unit").get(word.lower(), "weekend")


def _read_ago(match: re.Match[str]) -> Expression:
    way, count = match["way"].split()[0], _number_word("number", match["count"])
    back, on = way in ("ago", "earlier"), match["on"]
    unit, count = _in_units(match["unit"], count)
    return replace(
        _made_expression(match, "unit"),
        unit=unit,
        shown=("day" if on == "today" else on.split()[-1]) if on else "",
        steps=-count if back else count,
        told=way in ("earlier", "later"),
        ago=way == "ago",
    )


def _in_units(word: str, count: int) -> tuple[str, int]:
    """A fortnight is two weeks."""
    if word.lower().startswith("fortnight"):
        return "week", 2 * count
    return _unit_named(word), count


def _read_beside(match: re.Match[str]) -> Expression:
    """ "the day before": of the date told; "the week before last": from now."""
    steps = -1 if match["way"] == "before" else 1
    made = replace(_made_expression(match, "unit"), unit=_unit_named(match["unit"]))
    if match["last"]:
        return replace(made, steps=2 * steps)
    return replace(made, steps=steps, told=True)


def _read_in(match: re.Match[str]) -> Expression:
    """ "built in two weeks" may be a length; "in two weeks' time" is a date under any verb."""
    unit, count = _in_units(match["unit"], _number_word("number", match["count"]))
    length = not match[0].endswith("time")
    return replace(_made_expression(match, "unit"), unit=unit, steps=count, future_only=length)


def _read_quarter(match: re.Match[str]) -> Expression:
    nth = match["nth"].lower()
    code = f"Q{nth if nth.isdigit() else _number_word('ordinal', nth)}"
    made = replace(_made_expression(match, "part"), code=code)
    if _matched_part(match, "back"):
        return replace(made, steps=-1)
    return replace(made, year=int(match["fiscal"])) if _matched_part(match, "fiscal") else made


def _read_half(match: re.Match[str]) -> Expression:
    return replace(
        _made_expression(match, "part"), code=f"H{_number_word('ordinal', match['nth'])}"
    )


def _read_season(match: re.Match[str]) -> Expression:
    return replace(
        _made_expression(match, "season"), code=values("season")[match["season"].lower()]
    )


READERS: dict[str, Reader] = {
    "iso": _read_day,
    "numbers": _read_numbers,
    "nth weekday": _read_nth_weekday,
    "week and weekday": _read_week_and_weekday,
    "month day": _read_day,
    "day month": _read_day,
    "month year": lambda match: _made_expression(match, "month"),
    "month": lambda match: _made_expression(match, "month"),
    "weekday": _read_weekday,
    "day": _read_word_date,
    "feast": _read_feast,
    "unit": _read_unit,
    "weekend": lambda match: replace(_made_expression(match, "unit"), unit="weekend"),
    "of the year": _read_the_year,
    "ago": _read_ago,
    "beside": _read_beside,
    "in": _read_in,
    "quarter": _read_quarter,
    "Q": _read_quarter,
    "H": lambda match: replace(_made_expression(match, "part"), code=f"H{match['nth']}"),
    "year-ago": lambda match: replace(
        _made_expression(match, "unit"), unit="year", steps=-1, told=True
    ),
    "told quarter": lambda match: replace(
        _made_expression(match, "unit"), unit="quarter", steps=0, told=True
    ),
    "half": _read_half,
    "season": _read_season,
    "decade": lambda match: replace(
        _made_expression(match, "decade"), code=match["decade"] or f"19{match['short']}"
    ),
    "year": lambda match: _made_expression(match, "year"),
}
