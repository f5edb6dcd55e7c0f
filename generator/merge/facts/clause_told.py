"""Of a sentence that states a fact the part that does: a clause behind it that none of the shared
terms stands in is one report's own, and not agreed on."""

import re
from collections.abc import Collection

from generator.language.grammar import WORD
from generator.language.marks.pairing import outermost, quoted_stretches
from generator.merge.facts.otherwise import first_letters
from generator.records import Span
from generator.spans import part

CLAUSE_BEHIND = re.compile(
    r"[,;–—] (?:even )?(?P<turn>but|while|whereas|although|though)\b"
    r"| (?:even though|whereas|although)\b|;"
)
"""Where a clause begins that says something else: `, but little has been done since`."""
NOT_ONLY = re.compile(r"\bnot\b|n[’']t\b")
"""Before a `but` that goes on with the same: `not only the bridge, but also the quay`."""
FEWEST_WORDS = 6
"""Words that a fact needs, and the least of a clause that is left out are half as many."""


def clause_told(text: str, span: Span, shared: Collection[str]) -> Span:
    """The sentence, or what of it stands before the first clause that tells nothing shared."""
    marked = outermost(quoted_stretches(text))
    terms = first_letters(" ".join(shared))
    for edge in CLAUSE_BEHIND.finditer(text):
        at = edge.start()
        before, behind = WORD.findall(text[:at]), WORD.findall(text[at:])
        inside = any(s.start < at < s.end for s in marked) or text.count("(", 0, at) > text.count(
            ")", 0, at
        )
        goes_on = edge["turn"] == "but" and NOT_ONLY.search(text, 0, at)
        enough = not goes_on and len(before) >= FEWEST_WORDS and len(behind) >= FEWEST_WORDS // 2
        if enough and not inside and terms.isdisjoint(first_letters(text[at:])):
            return part(span, span.start, span.start + at)
    return span
