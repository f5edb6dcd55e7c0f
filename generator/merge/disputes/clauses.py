"""What was said, as a clause that can stand behind `Whether`, and where it was said."""

from __future__ import annotations

import re

from generator.language.marks.pairing import outermost, quoted_stretches
from generator.merge.disputes.held import HeldClaim
from generator.records import Span
from generator.spans import cut, part

LONGEST = 90
"""Code points of a clause; what is longer is no heading."""
SHORTEST = 4
"""Words."""
REPORTING = frozenset(
    {"say", "claim", "insist", "maintain", "contend", "argue", "state", "allege", "add", "repeat"}
    | {"assert", "complain", "report", "announce", "declare", "tell", "warn", "write", "suggest"}
)
"""Verbs whose words behind them are a clause of their own."""
NO_CLAUSE = re.compile(
    r"^(?:to|of|for|on|in|at|by|with|about|as|if|when|while|once|because|after|before|since|that)\b"
    r"|^\w+ing\b",
    re.IGNORECASE,
)
PRONOUN = re.compile(
    r"\b(?:I|you|he|she|it|we|they|me|him|her|us|them|his|its|their|my|our|your|this|these|those|there"
    r"|today|yesterday|tomorrow|tonight)\b",
    re.IGNORECASE,
)
"""Words that mean nothing where the sentences before are missing."""
NEGATION = re.compile(r"\b(?:not?|never|none|nobody|nothing|neither|nor)\b|n[’']t\b", re.I)
"""`Whether nobody was told` asks the wrong way round."""
MARKS = re.compile(r"[“”\"«»‘]")
ARTICLE = re.compile(r"^(?:The|A|An) ")


def clause_said(statement: HeldClaim) -> str:
    """The reported clause, short, without a pronoun, negation or quotation; empty if none."""
    said = statement.said
    if said is None or said.kind != "indirect" or said.cue is None:
        return ""
    if said.cue.lemma not in REPORTING or said.cue.span.end > said.span.start:
        return ""
    words = " ".join(cut(statement.whole, said.span).split()).rstrip(" ,.;:")
    words = words.removeprefix("that ")
    fits = len(words.split()) >= SHORTEST and len(words) <= LONGEST
    unfit = any(found.search(words) for found in (NO_CLAUSE, PRONOUN, NEGATION, MARKS))
    return ARTICLE.sub(lambda a: a[0].lower(), words) if fits and not unfit else ""


def tells_who(statement: HeldClaim, place: int) -> bool:
    """Whether the words there tell who said it, where or to whom, and not what was said."""
    said = statement.said
    if said is None:
        return False
    if said.kind == "direct":
        return not any(stretch.start <= place < stretch.end for stretch in _in_marks(statement))
    told = [words.start for words in (said.mention, said.cue and said.cue.span) if words]
    before, behind = min(told, default=place + 1), said.cue and said.cue.span.start >= said.span.end
    return before <= place < said.span.start or bool(behind and place >= said.span.end)


def _in_marks(statement: HeldClaim) -> tuple[Span, ...]:
    span = statement.claim.span
    return tuple(
        part(span, span.start + s.start, span.start + s.end)
        for s in outermost(quoted_stretches(statement.text))
    )
