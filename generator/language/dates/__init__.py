"""Date expressions in English text: where they stand and what they mean, as ISO 8601 values."""

from generator.language.dates.expression import Expression
from generator.language.dates.recognise import recognise
from generator.language.dates.resolve import resolve_dates

__all__ = ["Expression", "recognise", "resolve_dates"]
