"""Said once: a sentence stands in one place of a page, and other sections point there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.interface import say
from generator.language.grammar import WORD
from generator.records import Span
from generator.render.cut import plain_words, plain_words_of
from generator.render.site import Site
from generator.spans import part

COVERED = 0.35
"""Share of a passage, 0 to 1, that stands elsewhere: from there on it would be read twice."""
# origin: thirteen labelled stories, November 2026: .008 of the shown sentences stand open twice.
FEWEST_LEFT_OUT = 8
"""Words from which a sentence inside a longer passage is left out of it and pointed to."""
FEWEST_EQUAL_WORDS = 6
"""Words from which equal words in another report are the same sentence and not a phrase."""
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

    @property
    def span(self) -> Span:
        return self.spans[0]


class Ledger:
    """What a page has told so far, in the order of its sections."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._spans: defaultdict[str, list[tuple[Span, Spot]]] = defaultdict(list)
        self._words: list[tuple[str, Spot]] = []

    def line(self, spans: Sequence[Span], spot: Spot) -> Line:
        """The passage for the section at `spot`; a passage told before points to where it was."""
        span = spans[0]
        found = self.find(span)
        parts = () if found else self._parted(span)
        if found is None:
            self.tell(span, spot)
        head = opening_words(self._site, span)
        return Line(spans=tuple(spans), opening=head, anchor=spot.anchor, spot=found, parts=parts)

    def tell(self, span: Span, spot: Spot) -> None:
        """From here on the words of `span` stand at `spot`."""
        self._spans[span.article].append((span, spot))
        self._words.append((self._line(span), spot))
        for sentence in self._site.sentences_in(span.article):
            start, end = max(span.start, sentence.start), min(span.end, sentence.end)
            if start < end and (start, end) != (span.start, span.end):
                self._words.append((self._line(part(span, start, end)), spot))

    def find(self, span: Span) -> Spot | None:
        """Where these words stand already, in this report or word for word in another's."""
        for told, spot in self._spans[span.article]:
            shared = min(told.end, span.end) - max(told.start, span.start)
            if shared >= COVERED * (span.end - span.start):
                return spot
        words = self._line(span)
        same = (spot for told, spot in self._words if _repeats(told, words))
        return next(same, None)

    def _parted(self, span: Span) -> tuple[Span | Spot, ...]:
        """The passage around a sentence in it that stands elsewhere; empty where none does."""
        words = self._line(span)
        for told, spot in self._words:
            if told.count(" ") > FEWEST_LEFT_OUT and told in words:
                first = words[: words.index(told)].count(" ")
                return self._around(span, first, first + told.count(" ") - 1, spot)
        return ()

    def _around(self, span: Span, first: int, end: int, spot: Spot) -> tuple[Span | Spot, ...]:
        """`end` is the word behind the ones that are left out."""
        places = [found.span() for found in WORD.finditer(plain_words_of(self._site, span))]
        before = part(span, span.start, span.start + places[first][0])
        after = part(span, span.start + places[end - 1][1], span.end)
        shown = (
            piece for piece in (before, after) if WORD.search(plain_words_of(self._site, piece))
        )
        pieces = list(shown)
        at = 1 if before in pieces else 0
        return (*pieces[:at], spot, *pieces[at:])

    def _line(self, span: Span) -> str:
        return f" {' '.join(plain_words(plain_words_of(self._site, span)))} "


def _repeats(told: str, words: str) -> bool:
    """Whether `words` stand in what is told, or half of them are what is told."""
    short, long = sorted((told, words), key=len)
    return (
        short.count(" ") > FEWEST_EQUAL_WORDS
        and short in long
        and (short is words or short.count(" ") >= COVERED * long.count(" "))
    )


def opening_words(site: Site, span: Span, most: int = POINTER_WORDS) -> Span:
    """The first words of the passage, at most half of them: enough to know it again."""
    ends = [found.end() for found in WORD.finditer(plain_words_of(site, span))]
    kept = min(most, max(1, len(ends) // 2))
    return part(span, span.start, span.start + ends[kept - 1]) if ends else span


def words_in(site: Site, spans: Iterable[Span]) -> int:
    """How many words the passages have together."""
    return sum(len(WORD.findall(plain_words_of(site, span))) for span in spans)
