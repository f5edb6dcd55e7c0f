"""The outlets' own notices of correction, and which reports still say what a notice takes back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.language.figures.numbers import is_number_word
from generator.language.grammar import WORD
from generator.language.words.news_words import stop_words
from generator.merge.ground import Ground
from generator.merge.statements import Statement
from generator.records import Briefing, Correction
from generator.spans import cut

TAKEN_BACK = re.compile(
    r"\b(?:version|article|story|report|post|headline|caption|we|it)\b[^.]{0,60}?"
    r"\b(?:said|stated|reported|wrote|claimed|suggested|gave|misstated)\s+(?:that\s+)?(?P<words>[^.]+)",
    re.I,
)
"""What a notice says that an earlier version said."""
TELLING_WORDS = 3
"""Words that tell something in what is taken back: fewer could be in any sentence."""
STILL = 0.75
"""Share of those words, 0 to 1, that a sentence has which still says it."""
# origin: the lowest share among the invented notices of tests/cases/open.yml, November 2026.


def find_corrections(briefing: Briefing, ground: Ground) -> Briefing:
    """Adds the notices in source and text order."""
    return replace(briefing, corrections=tuple(_correction_notices(ground)))


def _correction_notices(ground: Ground) -> Iterator[Correction]:
    for report in ground.reports:
        for removal in report.article.removals:
            words = cut(report.article.text, removal.span)
            others = (s for s in ground.statements if s.source != report.source.number)
            stands = tuple(s.span for s in others if _still_says(s, words))
            if removal.reason == "correction notice":
                yield Correction(span=removal.span, kind="correction", stands=stands)
            elif removal.reason == "update notice":
                yield Correction(span=removal.span, kind="update")


def _still_says(statement: Statement, notice: str) -> bool:
    """Whether the sentence has what the notice takes back, its numbers among the words."""
    found = TAKEN_BACK.search(notice)
    wrong = _telling_of_notice(found["words"]) if found else frozenset()
    shared = wrong & _telling_of_notice(statement.text)
    numbers = {word for word in wrong if is_number_word(word)}
    return len(wrong) >= TELLING_WORDS and numbers <= shared and len(shared) >= STILL * len(wrong)


def _telling_of_notice(words: str) -> frozenset[str]:
    return frozenset(w.casefold() for w in WORD.findall(words) if w.casefold() not in stop_words())
