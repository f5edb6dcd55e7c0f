"""News agencies as datelines and sign-offs write them."""

from __future__ import annotations

import re
from functools import cache

from generator.language.word_lists import loaded


@cache
def agency_pattern() -> str:
    """A regular expression, without groups, for one agency of the word list."""
    names: list[str] = loaded("agencies")
    return "(?:" + "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) + ")"
