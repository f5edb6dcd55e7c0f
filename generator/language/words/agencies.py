"""News agencies as datelines and sign-offs write them."""

from __future__ import annotations

import re
from functools import cache

import yaml

from generator.language.word_lists import DATA

AGENCIES = DATA / "agencies.yml"


@cache
def agency_pattern() -> str:
    """A regular expression, without groups, for one agency of the word list."""
    names: list[str] = yaml.safe_load(AGENCIES.read_text(encoding="utf-8"))
    return "(?:" + "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) + ")"
