"""Reads the parts of a matched date expression; `recognise` names the groups of its patterns."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from generator.language.dates.calendar_words import values

DateKind = Literal["day", "month", "weekday", "unit", "season", "part", "year", "decade", "feast"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """Words that name a date, with their parts. Offsets: code points, half-open.

    `steps` counts units (for a weekday or month: 1 next, 0 this, -1 last) from the article's day,
    or from the date told before where `told`. None = the tense decides.
    """

    start: int
    end: int
    kind: DateKind
    year: int | None = None
    year_steps: int | None = None
    month: int = 0
    day: int = 0
    weekday: int = 0
    unit: str = ""
    shown: str = ""
    """The unit that the value is given in, where it is a finer one ("a year ago today")."""
    code: str = ""
    """Q1-Q4, H1, H2, SP, SU, FA, WI, the first three digits of a decade, or a feast's rule."""
    steps: int | None = None
    told: bool = False
    ago: bool = False
    future_only: bool = False
    """True where the words name a date only with a future verb ("in two weeks")."""


def _made(match: re.Match[str], kind: DateKind, **told: Any) -> Expression:
    """The expression with the parts that every kind reads alike, and what else is told."""
    parts = match.groupdict()
    year, year_turn = parts.get("year"), parts.get("year_turn")
    found = {
        "start": match.start(),
        "end": match.end(),
        "year": _year_in_words(year) if year else None,
        "year_steps": 0 if year_turn == "the" else _turn_of_century(year_turn),
        "month": _number_word("month", parts.get("month")),
        "day": _number_word("ordinal", parts.get("day")),
        "weekday": _number_word("weekday", parts.get("weekday")),
        "steps": _turn_of_century(parts.get("turn")),
    }
    return Expression(kind=kind, **{**found, **told})


def _plain(words: str) -> str:
    """As the word list has it: lower case, single blanks."""
    return " ".join(words.lower().split())


def _turn_of_century(word: str | None) -> int | None:
    return None if word is None else int(values("turn")[_plain(word)])


def _number_word(kind: str, word: str | None) -> int:
    """The number that a word or digits give; 0 where there is no word."""
    if not word:
        return 0
    key = _plain(word.rstrip("."))
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
    made = _made(match, "day")
    return made if 1 <= made.month <= 12 and 1 <= made.day <= 31 else None


def _read_numbers(match: re.Match[str]) -> Expression | None:
    """Day and month where only one reading is a date; points stand in dates that begin with it."""
    one, two = int(match["one"]), int(match["two"])
    day, month = (one, two) if one > 12 or match["mark"] == "." else (two, one)
    clear = match["mark"] == "." or max(one, two) > 12 or one == two
    if clear and 1 <= month <= 12 and 1 <= day <= 31:
        return _made(match, "day", day=day, month=month)
    return None


def _read_nth_weekday(match: re.Match[str]) -> Expression:
    nth, month = match["nth"].lower(), _number_word("month", match["month"])
    position = nth if nth == "last" else f"{_number_word('ordinal', nth)}th"
    weekday = _number_word("weekday", match["weekday"])
    return _made(match, "feast", code=f"{month:02d}-{position}-{weekday}")


def _read_week_and_weekday(match: re.Match[str]) -> Expression:
    return _made(match, "weekday", unit="far week", steps=-1 if match["far"].endswith("ago") else 1)


def _read_weekday(match: re.Match[str]) -> Expression:
    week = _turn_of_century(match["week_turn"])
    return _made(match, "weekday", **({} if week is None else {"unit": "week", "steps": week}))


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
    return _made(match, "unit", unit="day", steps=int(values("day")[_plain(match["form"])]))


def _read_feast(match: re.Match[str]) -> Expression:
    form = _plain(match["form"].replace("’", "'")).rstrip(".")
    return _made(match, "feast", code=values("feast")[form])


def _read_unit(match: re.Match[str]) -> Expression | None:
    """ "that day", "the following year": from the date told. "this week": from today."""
    told, hour = match["told"], match["unit"].lower() in values("hour")
    unit = "day" if hour else _unit_named(match["unit"])
    if _is_stretch(match, unit):
        return None
    if told:
        steps = int(values("told")[_plain(told)])
        return _made(match, "unit", unit=unit, steps=steps, told=True)
    return _made(match, "unit", unit=unit)


def _is_stretch(match: re.Match[str], unit: str) -> bool:
    """ "the last week", "the next year" are lengths of time; "last week", "the next day" dates."""
    if match["unit"].endswith("s") or match["unit"][0].isupper() or unit == "fortnight":
        return True
    if match["told"]:
        return _plain(match["told"]) == "the next" and unit != "day"
    before = match.string[max(0, match.start() - 4) : match.start()]
    return unit == "day" or before.lower() == "the "


def _read_the_year(match: re.Match[str]) -> Expression:
    start, end = match.span("shown")
    return _made(match, "unit", start=start, end=end, unit="year", steps=0)


def _unit_named(word: str) -> str:
    return values("unit").get(word.lower(), "weekend")


def _read_ago(match: re.Match[str]) -> Expression:
    way, count = match["way"].split()[0], _number_word("number", match["count"])
    back, on = way in ("ago", "earlier"), match["on"]
    unit, count = _in_units(match["unit"], count)
    return _made(
        match,
        "unit",
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
    unit, last = _unit_named(match["unit"]), match["last"]
    return _made(match, "unit", unit=unit, steps=2 * steps if last else steps, told=not last)


def _read_in(match: re.Match[str]) -> Expression:
    """ "built in two weeks" may be a length; "in two weeks' time" is a date under any verb."""
    unit, count = _in_units(match["unit"], _number_word("number", match["count"]))
    length = not match[0].endswith("time")
    return _made(match, "unit", unit=unit, steps=count, future_only=length)


def _read_quarter(match: re.Match[str]) -> Expression:
    nth = match["nth"].lower()
    code = f"Q{nth if nth.isdigit() else _number_word('ordinal', nth)}"
    parts = match.groupdict()
    if parts.get("back"):
        return _made(match, "part", code=code, steps=-1)
    fiscal = parts.get("fiscal")
    return _made(match, "part", code=code, **({"year": int(fiscal)} if fiscal else {}))


Reader = Callable[[re.Match[str]], Expression | None]

READERS: dict[str, Reader] = {
    "iso": _read_day,
    "numbers": _read_numbers,
    "nth weekday": _read_nth_weekday,
    "week and weekday": _read_week_and_weekday,
    "month day": _read_day,
    "day month": _read_day,
    "month year": lambda match: _made(match, "month"),
    "month": lambda match: _made(match, "month"),
    "weekday": _read_weekday,
    "day": _read_word_date,
    "feast": _read_feast,
    "unit": _read_unit,
    "weekend": lambda match: _made(match, "unit", unit="weekend"),
    "of the year": _read_the_year,
    "ago": _read_ago,
    "beside": _read_beside,
    "in": _read_in,
    "quarter": _read_quarter,
    "Q": _read_quarter,
    "H": lambda match: _made(match, "part", code=f"H{match['nth']}"),
    "year-ago": lambda match: _made(match, "unit", unit="year", steps=-1, told=True),
    "told quarter": lambda match: _made(match, "unit", unit="quarter", steps=0, told=True),
    "half": lambda match: _made(match, "part", code=f"H{_number_word('ordinal', match['nth'])}"),
    "season": lambda match: _made(match, "season", code=values("season")[match["season"].lower()]),
    "decade": lambda match: _made(match, "decade", code=match["decade"] or f"19{match['short']}"),
    "year": lambda match: _made(match, "year"),
}
