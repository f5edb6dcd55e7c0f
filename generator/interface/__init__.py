"""The site's own words: a table a language, `en.yml` and the others with the same keys.

A key's words may hold `{placeholders}`; of two forms parted by ` | ` the first is for one.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib import resources
from typing import Any

import yaml

from generator.records import Remark

INTERFACES = ("en", "de")
"""Languages that the site can speak; whatever it says, articles stay in theirs."""
SPOKEN = ContextVar("SPOKEN", default=INTERFACES[0])
FORMS = " | "
COUNT_DIGITS = r"(?<!\d)(?<!\d[.,])(\d+(?:[.,]\d{3})*)"


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """What is said inside is said in this language."""
    token = SPOKEN.set(language)
    try:
        yield
    finally:
        SPOKEN.reset(token)


@cache
def words_in_language(language: str) -> Mapping[str, str]:
    """Every key (`story.in_brief`) with its words."""
    table = resources.files("generator.interface").joinpath(f"{language}.yml")
    return dict(_flat(yaml.safe_load(table.read_text(encoding="utf-8"))))


def _flat(section: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in section.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", str(value)


def say(key: str, **values: object) -> str:
    """The words under a key with their places filled in."""
    return words_in_language(SPOKEN.get())[key].format(**values)


def say_if_known(section: str, word: str) -> str:
    """The word as its section of the table says it; one that it has not is said as it is."""
    return words_in_language(SPOKEN.get()).get(f"{section}.{word}", word)


def say_count(number: int, key: str, **values: object) -> str:
    """`1 source`, `2 sources`, by the key of section `counts`."""
    one, _, many = words_in_language(SPOKEN.get())[f"counts.{key}"].partition(FORMS)
    told = f"{number:,}".replace(",", say("dates.thousands"))
    return (one if number == 1 or not many else many).format(n=told, **values)


def say_remark(remark: Remark) -> str:
    """What an editor decided, or where one should look."""
    numbers = ", ".join(map(str, remark.sources))
    sources = say_count(len(remark.sources), "sources_named", numbers=numbers)
    return say(f"remarks.{remark.name}", about=remark.about, sources=sources)


def count_pattern(key: str, language: str) -> str:
    """A regular expression for what `say_count` says; its one group is the number."""
    forms = words_in_language(language)[f"counts.{key}"].split(FORMS)
    before, after = zip(*(form.split("{n}") for form in forms), strict=True)
    return f"{_any_of(before)}{COUNT_DIGITS}{_any_of(after)}(?!\\w)"


def _any_of(forms: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(set(forms), key=len, reverse=True)))})"


def foreign() -> str:
    """A `lang` attribute for words that the program makes of English reports, where the site speaks
    another language."""
    return "" if SPOKEN.get() == INTERFACES[0] else f' lang="{INTERFACES[0]}"'
