"""Reports of the next event of a kind: a second march, another launch, after last week's summit."""

from __future__ import annotations

import re

FIRST_WORDS = 60
"""Words from the headline on in which a report says which event it tells of."""
NEXT_ONE = re.compile(
    r"\b(?:(?:an?|the|its|their|his|her) )?(?:second|third|fourth|fifth)\b(?! (?:person|man|woman"
    r"|place|half|quarter|floor|term|year|largest|biggest|day|suspect|time zone|grade|week))"
    r"|\banother (?!(?:person|man|woman|day|\d))|\bmeet(?:s|ing)? again\b|\bonce again\b"
    r"|\blast (?:week|month)['’]s\b|\b(?:a week|a month|\w+ days|\w+ weeks) (?:earlier|after (?:the"
    r" (?:first|last|previous)|an earlier|a similar))",
    re.IGNORECASE,
)


def tells_of_the_next(text: str) -> bool:
    """Whether the first words say that it has happened before.

    Only then can two look-alike events a few days apart be told from one that goes on.
    """
    return NEXT_ONE.search(" ".join(text.split()[:FIRST_WORDS])) is not None
