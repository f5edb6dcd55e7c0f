"""How near the words said an option is named, before and behind them, and who is nearer still."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from generator.analyse.speakers.sentence_subjects import Referent
from generator.analyse.speakers.walk import Walk
from generator.language.names.gazetteer import LEADING_ARTICLE
from generator.records import Span

FAR = 1500.0
"""Code points from which on a name is as good as not there."""


def beside_signs(
    walk: Walk, said: Span, option: Referent, options: Sequence[Referent]
) -> dict[str, float]:
    """Gaps in code points to the option's nearest name, and how many other options are nearer."""
    before, behind = _gaps(walk, said, option)
    others = [_gaps(walk, said, other) for other in options if other is not option]
    text = walk.stage.parsed.article.text
    low = max(0, said.start - int(before)) if before < FAR else 0
    high = min(len(text), said.end + int(behind)) if behind < FAR else 0
    return {
        "gap before": before,
        "gap behind": behind,
        "nearer before": float(sum(gap < before for gap, _ in others)),
        "nearer behind": float(sum(gap < behind for _, gap in others)),
        "paragraphs before": float(text.count("\n\n", low, said.start)) if before < FAR else 99.0,
        "paragraph behind": float("\n" not in text[said.end : high]) if behind < FAR else 0.0,
    }


def _gaps(walk: Walk, said: Span, option: Referent) -> tuple[float, float]:
    """From the end of the nearest name before the words, and to the next one behind."""
    spans = named_at(walk, option)
    place = bisect_left(spans, said.start, key=lambda span: span.start)
    before = said.start - spans[place - 1].end if place else FAR
    rest = (span.start - said.end for span in spans[place:] if span.start >= said.end)
    return float(min(FAR, max(0, before))), float(min(FAR, next(rest, FAR)))


def named_at(walk: Walk, option: Referent) -> list[Span]:
    """Where the article names the option, in text order."""
    if option.person is None:
        text = walk.stage.parsed.article.text
        words = re.escape(LEADING_ARTICLE.sub("", text[option.span.start : option.span.end]))
        printed = re.finditer(rf"(?<!\w){words}(?!\w)", text)
        return [replace(option.span, start=m.start(), end=m.end()) for m in printed]
    return sorted(span for span, number in walk.stage.cast.of.items() if number == option.person)
