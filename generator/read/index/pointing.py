"""Words that the index or a reading quotes -> where they stand, or what is wrong with them."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from heapq import nlargest
from typing import TypeVar

from generator.problems import Problem, line_of, problem
from generator.read.index.shapes import GivenKeys
from generator.read.layout.draft import TextPassage
from generator.records import Article, Pointed, Span

PointedAt = TypeVar("PointedAt")
SHOWN_PLACES = 5
"""Offsets that a notice names."""
PASSAGE_SHOWN = 100
"""Code points of the nearest passage that a problem shows."""
COMPARED = 8
"""Paragraphs that are looked at word by word."""
NEAREST_SHARE = 0.5
"""Share of the words asked for that a passage must have to be worth naming."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Where the words said of a story are looked for."""

    story: str
    own: tuple[Article, ...]
    """Articles that are or may be of the story, in their order."""
    every: tuple[Article, ...]
    fades: bool = False
    """What is gone is a notice: a reading was right when it was made."""
    told: list[Problem] = field(default_factory=list)
    """What is wrong with what was said of the story."""


def each(
    make: Callable[[GivenKeys, Shelf], PointedAt | None], givens: Iterable[GivenKeys], shelf: Shelf
) -> tuple[PointedAt, ...]:
    return tuple(value for given in givens if (value := make(given, shelf)) is not None)


def point(given: GivenKeys, shelf: Shelf) -> Pointed | None:
    """The words in the article named, else in the first of the story's articles that has them."""
    said, near = given.values["words"], given.values.get("near")
    articles = _looked_in(given, shelf)
    for article in articles or ():
        places = places_of(article.text, said)
        if places:
            if near is None and len(places) > 1:
                _tell_twice(given, shelf, article, places)
            start, end = min(places, key=lambda place: abs(place[0] - (near or 0)))
            span = Span(article=article.file, start=start, end=end)
            return Pointed(span=span, place=given.place)
    if articles is not None:
        shelf.told.append(words_not_found(given, said, articles, notice=shelf.fades))
    return None


def _looked_in(given: GivenKeys, shelf: Shelf) -> Sequence[Article] | None:
    name = given.values.get("article")
    if not name:
        return shelf.own
    named = next((article for article in shelf.every if article.file == name), None)
    place = given.places.get("article", given.place)
    if named is None:
        message, remedy = f"no article {name!r}", "name it as in the index"
        shelf.told.append(problem(place, "unknown-article", message, remedy, shelf.fades))
        return None
    if named.story not in (None, shelf.story) and named not in shelf.own:
        message = f"{name} belongs to the story {named.story!r}"
        remedy = f"point at an article of {shelf.story!r}"
        shelf.told.append(problem(place, "other-story", message, remedy, shelf.fades))
        return None
    return (named,)


def _tell_twice(
    given: GivenKeys, shelf: Shelf, article: Article, places: Sequence[TextPassage]
) -> None:
    said = given.values["words"][:60]
    starts = ", ".join(str(start) for start, _ in places[:SHOWN_PLACES])
    message = f"the words {said!r} stand {len(places)} times in {article.file}, at {starts}"
    remedy = f"the first was taken; say which with 'near: {places[-1][0]}' or give more words"
    shelf.told.append(problem(given.place, "words-stand-twice", message, remedy, notice=True))


def words_not_found(
    given: GivenKeys, said: str, within: Sequence[Article], notice: bool = False
) -> Problem:
    """The problem of words that no article has, with the passage most like them."""
    near = nearest_passage(within, said)
    like = f"; nearest: {near}" if near else ""
    where = f"not in {within[0].file}" if len(within) == 1 else "in no article of the story"
    message = f"the words {said[:60]!r} stand {where}{like}"
    remedy = "copy the words from the article"
    return problem(given.place, "words-not-found", message, remedy, notice)


def places_of(text: str, said: str) -> list[TextPassage]:
    """Every place with exactly these words, in text order; a line end in either counts as a
    blank."""
    wanted = r"\s+".join(re.escape(word) for word in said.split())
    return [match.span() for match in re.finditer(wanted, text)] if wanted else []


def find_words(text: str, said: str) -> TextPassage | None:
    return next(iter(places_of(text, said)), None)


def united(passages: Iterable[TextPassage]) -> list[TextPassage]:
    """The passages in order, those that overlap made one."""
    whole: list[TextPassage] = []
    for start, end in sorted(passages):
        if whole and start < whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return whole


def nearest_passage(articles: Sequence[Article], said: str) -> str | None:
    """File, line and words of the passage most like these; None where nothing is like them."""
    asked = said.casefold().split()
    best = (0.0, "")
    for article, span in _likely(articles, set(asked)):
        words = list(re.finditer(r"\S+", article.text[span.start : span.end]))
        score, first = _best_window([word[0].casefold() for word in words], asked)
        if score > best[0]:
            start = span.start + words[first].start()
            shown = " ".join(article.text[start : start + max(len(said), PASSAGE_SHOWN)].split())
            best = score, f"{article.file}:{line_of(article.text, start)}: {shown!r}"
    return best[1] if best[0] >= NEAREST_SHARE else None


def _likely(articles: Sequence[Article], asked: set[str]) -> list[tuple[Article, Span]]:
    """The paragraphs that share most words with what is asked."""
    every = ((article, span) for article in articles for span in article.paragraphs)

    def shared(place: tuple[Article, Span]) -> int:
        article, span = place
        return len(asked.intersection(article.text[span.start : span.end].casefold().split()))

    return nlargest(COMPARED, every, key=shared)


def _best_window(words: list[str], asked: list[str]) -> tuple[float, int]:
    """Share of the asked words found in order in this paragraph, and where the first stands."""
    matcher = SequenceMatcher(None, asked, words, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return 0.0, 0
    return sum(block.size for block in blocks) / len(asked), max(0, blocks[0].b - blocks[0].a)
