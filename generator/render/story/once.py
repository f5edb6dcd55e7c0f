"""Said once: a sentence stands in one place of a page, and other sections point there."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from generator.interface import say
from generator.language.grammar import WORD
from generator.language.marks.pairing import outermost, quoted_stretches
from generator.language.words.news_words import stop_words
from generator.language.words.reporting import WHO_SAID_IT
from generator.records import Span
from generator.render.cut import plain_words, plain_words_of
from generator.render.site import Site
from generator.spans import common, overlaps, part, within

FEW_LEFT, ATTRIBUTION = 2, 14
"""Words that may be left of a passage whose rest stands elsewhere, so that a pointer is all that is
shown: of any kind; and of who said it, outside quotation marks."""
# origin: 2026-11-29, by reading what was left of the passages of 52 stories
FEWEST_LEFT_OUT = 8
"""Words from which a sentence inside a longer passage is left out of it and pointed to."""
FEWEST_EQUAL_WORDS = 6
"""Words from which equal words in another report are the same sentence and not a phrase."""
FEWEST_QUOTED = 8
"""Words of a quotation that is a statement, and tells more of a passage than how it begins."""
QUOTE_MARK = re.compile('["“”„«»「」]')
POINTER_WORDS = 7
"""Words that a pointer shows of the passage that it points to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place on the page: its id, and how a pointer names it (`in brief, 2`)."""

    anchor: str
    label: str


def spot(anchor: str, name: str, **values: object) -> Spot:
    """The place as the site's words name it."""
    return Spot(anchor=anchor, label=say(f"story.{name}_spot", **values))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A passage where a section wants it. `spot` tells where its words stand already, if anywhere;
    then only its `opening` is shown, and leads there."""

    spans: tuple[Span, ...]
    """The first is shown, each is cited."""
    opening: Span
    anchor: str = ""
    """The id of its place in this section."""
    spot: Spot | None = None
    parts: tuple[Span | Spot, ...] = ()
    """What is shown instead of the whole, where a sentence in it stands elsewhere."""
    others: tuple[Span, ...] = ()
    """Those of the further passages whose words stand nowhere on the page so far."""

    @property
    def span(self) -> Span:
        return self.spans[0]


ToldStretch = tuple[Span, Spot]
"""A stretch that the page has told, and where."""


class Ledger:
    """What a page has told so far, in the order of its sections."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._spans: defaultdict[str, list[tuple[Span, Spot]]] = defaultdict(list)
        self._words: list[tuple[str, Spot]] = []

    def line(self, spans: Sequence[Span], spot: Spot) -> Line:
        """The passage for the section at `spot`; what of it was told before is pointed to."""
        span, further = spans[0], spans[1:]
        told = self._told_of(span)
        line = Line(
            spans=tuple(spans),
            opening=opening_words(self._site, span),
            anchor=spot.anchor,
            others=tuple(other for other in further if self._is_new(other, self._told_of(other))),
        )
        if not self._is_new(span, told):
            longest = max(told, key=lambda stretch: stretch[0].end - stretch[0].start)
            return replace(line, spot=longest[1])
        self.tell(span, spot)
        return replace(line, parts=self._parted(span, told, spot))

    def tell(self, span: Span, spot: Spot) -> None:
        """From here on the words of `span` stand at `spot`."""
        self._spans[span.article].append((span, spot))
        self._words.append((self._line(span), spot))
        for sentence in self._site.sentences_in(span.article):
            if overlaps(span, sentence) and not within(span, sentence):
                self._words.append((self._line(common(span, sentence)), spot))

    def _told_of(self, span: Span) -> list[ToldStretch]:
        """What of the passage stands on the page already, in this report or word for word in
        another's: in text order, no two overlapping."""
        words = self._line(span)
        if words.count(" ") > FEWEST_EQUAL_WORDS:
            whole = next((spot for told, spot in self._words if words in told), None)
            if whole:
                return [(span, whole)]
        here = [(told, spot) for told, spot in self._spans[span.article] if overlaps(told, span)]
        return _apart(span, [*here, *self._equal_stretches(span, words)])

    def _equal_stretches(self, span: Span, words: str) -> Iterable[ToldStretch]:
        places = [found.span() for found in WORD.finditer(plain_words_of(self._site, span))]
        for told, spot in self._words:
            if told.count(" ") > FEWEST_LEFT_OUT and told in words:
                first = words[: words.index(told)].count(" ")
                last = first + told.count(" ") - 2
                start, end = places[first][0], places[last][1]
                yield part(span, span.start + start, span.start + end), spot

    def _is_new(self, span: Span, told: Sequence[ToldStretch]) -> bool:
        return not told or any(
            self._says_something(rest) for rest in _stretches_between(span, told)
        )

    def _says_something(self, rest: Span) -> bool:
        text = plain_words_of(self._site, rest)
        words = plain_words(text)
        most = ATTRIBUTION if WHO_SAID_IT.search(text) else FEW_LEFT
        if QUOTE_MARK.search(text):
            return len(words) > FEW_LEFT
        return len(words) > most and not stop_words().issuperset(words)

    def _parted(
        self, span: Span, told: Sequence[ToldStretch], here: Spot
    ) -> tuple[Span | Spot, ...]:
        """The passage without what stands elsewhere; empty where that is a few words only. What
        stands at the same place needs no pointer."""
        long = [(s, spot) for s, spot in told if words_in(self._site, (s,)) >= FEWEST_LEFT_OUT]
        pieces: list[Span | Spot] = []
        for rest, spot in zip_longest(_stretches_between(span, long), (spot for _, spot in long)):
            pieces += [p for p in (rest, spot) if p and p != here and self._has_words(p)]
        return tuple(pieces) if long else ()

    def _has_words(self, piece: Span | Spot) -> bool:
        return isinstance(piece, Spot) or WORD.search(plain_words_of(self._site, piece)) is not None

    def _line(self, span: Span) -> str:
        return f" {' '.join(plain_words(plain_words_of(self._site, span)))} "


def _apart(span: Span, told: Iterable[ToldStretch]) -> list[ToldStretch]:
    """The stretches within the passage, each from where the one before it ends."""
    apart: list[ToldStretch] = []
    at = span.start
    for stretch, spot in sorted(told, key=lambda one: (one[0].start, -one[0].end)):
        start, end = max(at, stretch.start), min(stretch.end, span.end)
        if start < end:
            apart.append((part(span, start, end), spot))
            at = end
    return apart


def _stretches_between(span: Span, told: Sequence[ToldStretch]) -> list[Span]:
    """What of the passage lies before, between and behind the stretches: one more than these."""
    starts = [span.start, *(stretch.end for stretch, _ in told)]
    ends = [*(stretch.start for stretch, _ in told), span.end]
    return [part(span, start, end) for start, end in zip(starts, ends, strict=True)]


def opening_words(site: Site, span: Span, most: int = POINTER_WORDS) -> Span:
    """The first words of the passage, at most half of them: enough to know it again."""
    words = words_in(site, (span,))
    return _words_first(site, span, min(most, max(1, words // 2))) if words else span


def telling_words(site: Site, span: Span, most: int) -> Span:
    """What the passage quotes, where that is a statement; else how it begins, without its last
    quarter: the whole stands elsewhere. A few words stay whole."""
    quoted = outermost(quoted_stretches(plain_words_of(site, span)))
    stretches = [part(span, span.start + q.start, span.start + q.end) for q in quoted]
    longest = max(stretches, key=lambda stretch: words_in(site, (stretch,)), default=span)
    if longest != span and words_in(site, (longest,)) >= FEWEST_QUOTED:
        return _words_first(site, longest, most)
    words = words_in(site, (span,))
    return _words_first(site, span, min(most, max(POINTER_WORDS, words - words // 4)))


def _words_first(site: Site, span: Span, most: int) -> Span:
    ends = [found.end() for found in WORD.finditer(plain_words_of(site, span))]
    return span if len(ends) <= most else part(span, span.start, span.start + ends[most - 1])


def words_in(site: Site, spans: Iterable[Span]) -> int:
    return sum(len(WORD.findall(plain_words_of(site, span))) for span in spans)
