"""Runs of five words: what two texts share only if one was copied from the other, or from a third.

491 pairs of articles were measured with them: reports of one event written apart share less than
10 % of their runs, partly copied ones 30 to 80 %, copies more.
"""

from __future__ import annotations

import re

from generator.language.grammar import WORD

WORDS_OF_A_RUN = 5
"""Words of a run."""
QUOTED_RUN = re.compile(r"[“\"][^“”\"]*[”\"]?")


def runs_of(text: str) -> frozenset[str]:
    """Every run of a text, lower case, without punctuation; none in a text of four words."""
    words = WORD.findall(text.casefold())
    return frozenset(map(" ".join, zip(*(words[k:] for k in range(WORDS_OF_A_RUN)), strict=False)))


def without_quotations(text: str) -> str:
    """The text with quoted words cut: two reporters may well hear the same sentence."""
    return QUOTED_RUN.sub(" . ", text)


def share_in(runs: frozenset[str], others: frozenset[str]) -> float:
    """Part of the runs that the others hold, 0 to 1; 0 where there are none."""
    return len(runs & others) / len(runs) if runs else 0.0
