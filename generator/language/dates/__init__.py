"""Date expressions in English text: where they stand and what they mean, as ISO 8601 values."""

from datetime import date

from generator.language.dates.readers import Expression
from generator.language.dates.reckoning import unit_of
from generator.language.dates.recognise import recognise
from generator.language.dates.resolve import resolve_dates

__all__ = ["Expression", "own_day", "recognise", "resolve_dates"]


def own_day(published: str | None, dateline: str) -> date | None:
    """The printed day of `published` (ISO 8601), else of a dateline that prints its year.

    `dateline` holds the words of its date, empty where there are none.
    """
    if published:
        return date.fromisoformat(published[:10])
    expressions = recognise(dateline) if dateline else ()
    # of dates that need no other day to be known
    values = resolve_dates(expressions, [""] * len(expressions), None)
    days = [value for value in values if value and unit_of(value) == "day"]
    return date.fromisoformat(days[0]) if days else None
