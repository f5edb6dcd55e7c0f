"""The words of the calendar, from `language/data/calendar.tsv`: months, weekdays, feasts, turns."""

import re
from functools import cache
from typing import NamedTuple

from generator.language.word_lists import rows


class Word(NamedTuple):
    """One line of the word list; `example` is a sentence in which `form` makes a date."""

    form: str
    kind: str
    value: str
    example: str


@cache
def calendar_words() -> tuple[Word, ...]:
    """Every entry, in file order."""
    return tuple(Word(*row) for row in rows("calendar"))


@cache
def values(kind: str) -> dict[str, str]:
    """Value by form in lower case without its dot, of one kind."""
    return {w.form.lower().rstrip("."): w.value for w in calendar_words() if w.kind == kind}


@cache
def either(kind: str, *, full: bool = False) -> str:
    """A regular expression for any form of a kind, longest first; `full` leaves out short forms.

    A form with a dot is an abbreviation: the dot may be missing. A form with a capital stands
    with that capital or in capitals ("May", never "may"); the rest stand in either case.
    """
    forms = {w.form for w in calendar_words() if w.kind == kind and not (full and "." in w.form)}
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "(?:" + "|".join(_pattern(form) for form in ordered) + ")"


def _pattern(form: str) -> str:
    spaced = re.escape(form).replace("\\ ", r"\s+").replace("\\-", "[- ]").replace("'", "['’]")
    if form.islower():
        return f"(?i:{spaced})"
    if form.endswith("."):
        return spaced.removesuffix("\\.") + r"\b\.?"
    return f"{spaced}|{spaced.upper()}" if form.isalpha() and len(form) > 3 else spaced
