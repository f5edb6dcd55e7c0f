"""News agencies as datelines and sign-offs write them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

DATA = Path(__file__).parent / "data" / "agencies.yml"


@cache
def agency_pattern() -> str:
    """A regular expression, without groups, for one agency of the word list."""
    names: list[str] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return "(?:" + "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) + ")"
