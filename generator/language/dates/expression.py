"""The record of a date expression: words that name a date, read into their parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
