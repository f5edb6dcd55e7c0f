"""The summary: a few whole sentences of the reports that say what happened, none of them twice; and
the title of a story whose reports have no headline, which is how the summary begins."""

import re
from dataclasses import replace

from generator.language.grammar import WORD
from generator.merge.ground import Ground
from generator.merge.summary.choice import choose
from generator.records import Briefing, Span
from generator.spans import cut, part

FIRST_PARAGRAPHS = 2
"""Of a report in another language."""
MOST_WORDS = 14
"""Words of such a title; a longer sentence is cut."""
FEWEST_WORDS = 5
"""Words before a comma or a joining word at which a sentence may be cut."""
BREAK = re.compile(r"[,;:—–]|\s(?=(?:after|as|because|before|but|when|while|which|who|where)\s)")
NO_END = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "is", "of", "on", "or", "that", "the", "to"}
    | {"was", "with", "has", "had", "have", "are", "were", "be", "its", "his", "her", "their"}
)
"""Words after which a title does not end."""


def fill_summary(briefing: Briefing, ground: Ground) -> Briefing:
    """Adds the editor's own sentences where there are any, else the reader's, else the best of
    the reports; where no report is understood, how the first one begins."""
    order = ground.order
    read = order.reading.summary if order.reading else None
    if order.summary or read is not None:
        return replace(briefing, summary=tuple(p.span for p in order.summary or read or ()))
    if ground.reports and not ground.english:
        return replace(briefing, summary=ground.reports[0].article.paragraphs[:FIRST_PARAGRAPHS])
    return replace(briefing, summary=tuple(s.span for s in choose(briefing, ground)))


def fill_title(briefing: Briefing, ground: Ground) -> Briefing:
    """Gives a title to a story without a headline; the words of its address if nothing else."""
    if briefing.titled_by != "address":
        return briefing
    for sentence in briefing.summary[:1]:
        text = next(r.article.text for r in ground.reports if r.article.file == sentence.article)
        return replace(briefing, title=_first_words(text, sentence), titled_by="lead")
    return briefing


def title_from_address(address: str) -> str:
    """`harbour-talks` as `Harbour talks`."""
    words = " ".join(address.replace("-", " ").split())
    return words[:1].upper() + words[1:] if words else address


def _first_words(text: str, sentence: Span) -> Span:
    """The sentence without its full stop, or what stands before the last place to cut it."""
    printed = cut(text, sentence)
    words = list(WORD.finditer(printed))
    if len(words) <= MOST_WORDS:
        return part(sentence, sentence.start, sentence.start + len(printed.rstrip(" .\n")))
    most = words[MOST_WORDS - 1].end()
    breaks = (found.start() for found in BREAK.finditer(printed, words[FEWEST_WORDS].start(), most))
    end = max(breaks, default=0)
    if not end:
        ends = (w for w in reversed(words[:MOST_WORDS]) if w.group().lower() not in NO_END)
        end = next(ends, words[MOST_WORDS - 1]).end()
    return part(sentence, sentence.start, sentence.start + end)
