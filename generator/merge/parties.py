"""The body that a speaker speaks for: told by a role, by a body's own name or by a phrase."""

from __future__ import annotations

import re

from generator.language.gazetteer import ARTICLE, Found, find_entries
from generator.language.roles import is_person_noun, kind_of_noun

FOR = re.compile(r"\b(?:for|of|at|from|with)\s+(?P<body>.+)$")
WORD = re.compile(r"[\w’'.&-]+")


def party_in(words: str) -> str | None:
    """The country, party or body that a role or a description names; None where it names none.

    A seat or ministry stands for its country; a political party and an international body for
    themselves; any other body ("the Weil campaign") is given as printed.
    """
    entries = find_entries(words)
    if entries:
        return _shown(entries[0])
    told = FOR.search(words)
    if told and _is_body(told["body"]):
        return ARTICLE.sub("", told["body"]).strip(" ,.")
    return _before_role(words)


def _shown(found: Found) -> str:
    entry = found.entry
    return entry.name if entry.kind == "party" or entry.country is None else entry.country


def _is_body(words: str) -> bool:
    head = WORD.findall(re.split(r"\b(?:of|for|in)\b|,", words)[0])
    plain = [word for word in head if word.lower() != "the"]
    return len(plain) > 1 and kind_of_noun(plain[-1]) == "body"


def _before_role(words: str) -> str | None:
    """ "Weil campaign" in "Weil campaign spokeswoman"."""
    plain = ARTICLE.sub("", words)
    tokens = WORD.findall(plain)
    for k, token in enumerate(tokens):
        if k and kind_of_noun(token) == "body" and any(is_person_noun(t) for t in tokens[k + 1 :]):
            named = any(word[0].isupper() for word in tokens[: k + 1])
            return " ".join(tokens[: k + 1]) if named else None
    return None
