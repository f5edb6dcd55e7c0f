"""What the reports themselves say is not known, not confirmed or not answered yet; the outlets' own
notices of correction, and which reports still say what a notice takes back."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.language.figures.numbers import is_number_word
from generator.language.grammar import WORD
from generator.language.words.news_words import stop_words
from generator.merge.ground import Ground
from generator.merge.likeness import event_likeness
from generator.merge.statements import Statement
from generator.records import Briefing, Correction
from generator.spans import cut, overlaps

MOST_OPEN, MOST_OPEN_EACH = 6, 3
"""Sentences in all, and of one source."""
OPEN_OWN_WORDS = 0.5
"""Part of a sentence's words, 0 to 1, that stand outside quotation marks."""
# origin: set by hand, 2026-11; a fifth less changes 0 of 21 real stories, a quarter more 0
OPEN_LENGTHS = range(5, 50)
"""Words of a sentence that stands for itself and is read at a glance."""
SAME_QUESTION = 0.4
"""Likeness, 0 to 1, from which two reports leave the same thing open."""
# origin: set by hand, November 2026; a fifth less changes 0 of 21 real stories, a quarter more 0
ADVERB = r"(?:(?:still|yet|also|immediately|initially|entirely|independently|publicly) )?"
TOLD_LATER = (
    r"(?:said?|say|announced?|comment(?:ed)?|confirm(?:ed)?|decided?|determined?|disclosed?"
    r"|establish(?:ed)?|explain(?:ed)?|identif(?:y|ied)|named?|publish(?:ed)?|released?"
    r"|respond(?:ed)?|reveal(?:ed)?|scheduled?|set|made public|make public|found|find"
    r"|verif(?:y|ied)|tak(?:e|en) (?:a )?positions?)\b"
)
OPEN_THINGS = re.compile(
    rf"(?<!\bI )(?<!\bhe )(?<!\bwe )(?<!\bshe )(?<!\bthey )"
    rf"\b(?:is|was|are|were|remains?|remained|it['’]s) {ADVERB}"
    rf"(?:not {ADVERB}(?:clear|known|certain)|unclear|unknown|uncertain)\b(?! about)"
    rf"|\b(?:isn|wasn)['’]t {ADVERB}(?:clear|known|certain)\b"
    rf"|\b(?:could|can)(?:not| not|n['’]t) {ADVERB}be {ADVERB}"
    r"(?:verified|confirmed|reached|determined|identified|corroborated)\b"
    rf"|\b(?:has|have|had|did) ?(?:not|n['’]t) {ADVERB}"
    r"(?:comment(?:ed)?|respond(?:ed)?|repl(?:y|ied)|answer(?:ed)? questions"
    r"|claimed? responsibility"
    r"|sa(?:y|id) (?:whether|if|how|why|what|when|where|who)|identif(?:y|ied)|disclosed?|released?"
    r"|determined?|confirm(?:ed)?|named?|return(?:ed)? (?:calls|requests?|messages?))\b"
    r"|\b(?:there (?:was|were|is|has been) )?no (?:immediate|official|independent)"
    r" (?:word|claim|comment|response|confirmation|reports?|reaction)\b"
    r"|\bno (?:one|group|motive|cause)(?: has| had)? (?:immediately )?"
    r"(?:claimed|been (?:given|determined|established|identified|released))\b"
    rf"|\b(?:has|have|had) (?:yet to|not yet) (?:be |been )?{TOLD_LATER}",
    re.I,
)
REPORTED = re.compile(r"^\W*(?:if|whether|because|as)\b", re.I)
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


def find_not_known(briefing: Briefing, ground: Ground) -> Briefing:
    """Adds the sentences in source and text order, each thing once; no denial among them."""
    taken = [quotation.span for quotation in briefing.denials]
    chosen: list[Statement] = []
    for statement in ground.statements:
        each = sum(other.source == statement.source for other in chosen)
        if each >= MOST_OPEN_EACH or not _is_open(statement):
            continue
        if any(overlaps(statement.span, span) for span in taken):
            continue
        if not _is_told_open(statement, chosen, ground):
            chosen.append(statement)
    spans = tuple(statement.span for statement in chosen[:MOST_OPEN])
    return replace(briefing, not_known=spans)


def _is_open(statement: Statement) -> bool:
    return (
        len(statement.text.split()) in OPEN_LENGTHS
        and statement.plain >= OPEN_OWN_WORDS
        and statement.states
        and bool(OPEN_THINGS.search(statement.outside))
        and not REPORTED.match(statement.text)
    )


def _is_told_open(statement: Statement, chosen: Sequence[Statement], ground: Ground) -> bool:
    """Whether another source's sentence on the same open thing is there already."""
    return any(
        other.source != statement.source
        and event_likeness(statement.terms, other.terms, ground.rarity) >= SAME_QUESTION
        for other in chosen
    )


# --- what is taken back -------------------------------------------------------------------------


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
