"""The person whom a mention names: "Weil", "Ulm's mayor, Ann Weil", "Ann Weil of the Weil bank"."""

from __future__ import annotations

from spacy.tokens import Span as Words
from spacy.tokens import Token

from generator.analyse.antecedents.foci import Setting

OWNER = frozenset({"'s", "’s", "'", "’"})
NOUNS = frozenset({"NOUN", "PROPN"})


def named_in(setting: Setting, words: Words) -> int | None:
    """The number of the only person named who is neither an owner nor part of a longer phrase."""
    found: list[int] = []
    for token in words:
        number = setting.people.get(token.i)
        if number is None or number in found or not _is_last(setting, token, words):
            continue
        if not _below_preposition(token, words):
            found.append(number)
    return found[0] if len(found) == 1 else None


def _is_last(setting: Setting, token: Token, words: Words) -> bool:
    """The name's last word, with neither a possessive ending nor a further noun behind it."""
    follower = token.nbor() if token.i + 1 < words.end else None
    if follower is None:
        return True
    if follower.i in setting.people or follower.text in OWNER:
        return False
    return follower.pos_ not in NOUNS or not follower.text[0].isalnum()


def _below_preposition(token: Token, words: Words) -> bool:
    """ "a spokesman for Weil": the name hangs on a preposition within the mention."""
    before = [t for t in words if t.i < token.i]
    for t in reversed(before):
        if t.text in (",", "(", "—", "–"):
            return False
        if t.pos_ == "ADP":
            return True
    return False
