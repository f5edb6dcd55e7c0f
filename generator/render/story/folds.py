"""How much of a section stands open; what is left folds behind `n more`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.language.grammar import WORD
from generator.records import Briefing
from generator.render.site import Site

FoldRow = TypeVar("FoldRow")

OPEN_SHARE = 0.34
"""Share of the words of the reports, 0 to 1, that the passages of a page may have open."""
# origin: thirteen labelled stories, November 2026: with headings and labels .42 of the words then.
LEAST_WORDS_OPEN, MOST_WORDS_OPEN = 90, 285
"""Words that even the shortest report may have open, and the longest: about four screens."""
WHOLE_SHARE, LABELS = 0.6, 260
"""Share of the words of the reports that a whole page may have open, and the words of its headings,
labels and lists, which a page of short reports has as well."""
# origin: the pages of 48 labelled stories, November 2026: 230 to 320 words are no passages
NEARBY, WORDS_A_NEARBY = 3, 400
"""Related stories that stand open at most, and the words of the reports that each of them needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold(Generic[FoldRow]):
    """The rows of a section that stand open, and those behind `n more`."""

    open: tuple[FoldRow, ...]
    more: tuple[FoldRow, ...] = ()

    def __bool__(self) -> bool:
        """Whether the section has any row."""
        return bool(self.open or self.more)


class Room:
    """The words that may still stand open on a page; sections take from it in their order."""

    def __init__(self, words: int) -> None:
        self.left = words

    def fold(
        self,
        rows: Iterable[FoldRow],
        most: int,
        words: Callable[[FoldRow], int],
        least: int = 0,
        told: Callable[[FoldRow], bool] = lambda _: False,
    ) -> Fold[FoldRow]:
        """Rows stand open in their order while there is room, at most `most` of them; the first
        `least` in any case. Those that the page has `told` elsewhere fold behind the others."""
        given = sorted(rows, key=told)
        for k, row in enumerate(given):
            if k == most or told(row) or (k >= least and words(row) > self.left):
                return Fold(open=tuple(given[:k]), more=tuple(given[k:]))
            self.left -= words(row)
        return Fold(open=tuple(given))


def room_of(site: Site, briefing: Briefing) -> Room:
    """The words that the page of this story may have open."""
    words = _words_reported(site, briefing)
    passages = min(int(OPEN_SHARE * words), int(WHOLE_SHARE * words) - LABELS)
    return Room(max(LEAST_WORDS_OPEN, min(MOST_WORDS_OPEN, passages)))


def nearby_open(site: Site, briefing: Briefing) -> int:
    """How many related stories stand open on the page of this one."""
    return max(1, min(NEARBY, _words_reported(site, briefing) // WORDS_A_NEARBY))


def _words_reported(site: Site, briefing: Briefing) -> int:
    articles = (site.articles[source.article] for source in briefing.sources)
    return sum(len(WORD.findall(article.text)) for article in articles)
