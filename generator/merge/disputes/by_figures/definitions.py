"""What a figure counts, where its own words say so: confirmed or suspected, with or without some.

Who counted ("according to the police") is a source and no definition.
"""

from __future__ import annotations

import re

from generator.merge.disputes.by_figures.told import Told, size

KINDS: tuple[dict[str, str], ...] = (
    {word: word for word in ("confirmed", "suspected", "probable", "feared")},
    {"registered": "registered", "eligible": "eligible", "likely voters": "likely"},
    {"gross": "gross", "net": "net"},
    {"part-time": "part-time", "full-time": "full-time"},
    {"not seasonally adjusted": "unadjusted", "unadjusted": "unadjusted"}
    | {"seasonally adjusted": "adjusted"},
)
"""Words of one kind exclude each other; the longer stands before what it holds. A figure that has
none of them may be of either."""
DEFINING = frozenset(
    {"confirm", "confirmed", "suspect", "suspected", "probable", "fear", "feared", "register"}
    | {"registered", "eligible", "likely", "gross", "net", "adjust", "adjusted", "unadjusted"}
)
"""Lemmas of these words: without them what is counted has one name."""
WORDS_BEHIND, WORDS_BEFORE = 5, 3
"""Words beside a figure that say what it counts: `60,000 registered voters`, `a net 300 jobs`."""
COUNTED_TOO = re.compile(
    r"(?P<out>not (?:including|counting)|excluding|without counting)?"
    r"(?P<in>\b(?:including|counting))? "
    r"(?:(?:those|the|people|all|who|are|is|still|presumed) ){0,5}"
    r"(?P<whom>missing|injured|wounded|gunm[ae]n|attackers?|bombers?)\b"
)
CLAUSE_END = re.compile(r"[.;:!?\n“”\"]|, (?:and|but|while)\b")
WORDS = re.compile(r"[^\W_][\w-]*")


def defined_apart(one: Told, other: Told) -> bool:
    """Whether the words of two figures say that they do not count the same: each has a word that
    excludes the other's; or the larger counts some whom the other does not name, or leaves out."""
    mine, theirs = _kinds_of(one), _kinds_of(other)
    if any(mine[kind] != theirs[kind] for kind in mine.keys() & theirs.keys()):
        return True
    small, large = sorted((one, other), key=lambda told: size(told.figure))
    less, more = _counted_too(small), _counted_too(large)
    return any(more.get(whom, True) != less.get(whom, False) for whom in more | less)


def _kinds_of(told: Told) -> dict[int, str]:
    """Kind of word -> what it says, of the kinds that stand beside the figure."""
    before, behind = around(told)
    beside = [" ".join(WORDS.findall(before)[-WORDS_BEFORE:])]
    beside.append(" ".join(WORDS.findall(behind)[:WORDS_BEHIND]))
    found = {}
    for kind, words in enumerate(KINDS):
        said = (value for word, value in words.items() for s in beside if f" {word} " in f" {s} ")
        value = next(said, None)
        if value is not None:
            found[kind] = value
    return found


def _counted_too(told: Told) -> dict[str, bool]:
    """Whom the words behind the figure count in (True) or leave out (False)."""
    found = COUNTED_TOO.search(around(told)[1])
    if found is None or bool(found["in"]) == bool(found["out"]):
        return {}
    whom = found["whom"]
    key = whom if whom in ("missing", "injured", "wounded") else "attacker"
    return {key: bool(found["in"])}


def around(told: Told) -> tuple[str, str]:
    """What stands before and behind the figure in its clause, lower case."""
    statement, span = told.statement, told.figure.span
    at = statement.claim.span.start
    text = statement.text.casefold()
    before, behind = text[: span.start - at], text[span.end - at :]
    end = CLAUSE_END.search(behind)
    return before, behind[: end.start()] if end else behind
