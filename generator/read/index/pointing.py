"""Words that the index or a reading points at -> where they stand, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.problems import Place, Problem
from generator.read.index.quoted_words import nearest_passage, places_of
from generator.read.index.shapes import GivenKeys, Problems, problem
from generator.records import Article, Pointed, Span

PointedAt = TypeVar("PointedAt")
SHOWN_PLACES = 5
"""Offsets that a notice names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Where the words said of a story are looked for."""

    story: str
    own: tuple[Article, ...]
    """Articles that are or may be of the story, in their order."""
    every: tuple[Article, ...]
    fades: bool = False
    """What is gone is a notice: a reading was right when it was made."""


def each(
    make: Callable[[GivenKeys, Shelf], tuple[PointedAt | None, Problems]],
    givens: Iterable[GivenKeys],
    shelf: Shelf,
) -> tuple[tuple[PointedAt, ...], Problems]:
    """All that could be made, and every problem."""
    made = [make(given, shelf) for given in givens]
    kept = tuple(value for value, _ in made if value is not None)
    return kept, tuple(p for _, problems in made for p in problems)


def point(given: GivenKeys, shelf: Shelf) -> tuple[Pointed | None, Problems]:
    """The words in the article named, else in the first of the story's articles that has them."""
    said, near = given.values["words"], given.values.get("near")
    articles, problems = _looked_in(given, shelf)
    for article in articles:
        places = places_of(article.text, said)
        if places:
            start, end = min(places, key=lambda place: abs(place[0] - (near or 0)))
            span = Span(article=article.file, start=start, end=end)
            twice = near is None and len(places) > 1
            told = (_stand_twice(given.place, said, article, places),) if twice else ()
            return Pointed(span=span, place=given.place), told
    if problems:
        return None, problems
    return None, (words_not_found(given, said, articles, notice=shelf.fades),)


def _looked_in(given: GivenKeys, shelf: Shelf) -> tuple[Sequence[Article], Problems]:
    name = given.values.get("article")
    if not name:
        return shelf.own, ()
    named = next((article for article in shelf.every if article.file == name), None)
    place = given.places.get("article", given.place)
    if named is None:
        remedy = "name it as in the index"
        gone = problem(place, "unknown-article", f"no article {name!r}", remedy, shelf.fades)
        return (), (gone,)
    if named.story not in (None, shelf.story) and named not in shelf.own:
        message = f"{name} belongs to the story {named.story!r}"
        remedy = f"point at an article of {shelf.story!r}"
        return (), (problem(place, "other-story", message, remedy, shelf.fades),)
    return (named,), ()


def _stand_twice(
    place: Place, said: str, article: Article, places: Sequence[tuple[int, int]]
) -> Problem:
    starts = ", ".join(str(start) for start, _ in places[:SHOWN_PLACES])
    message = f"the words {said[:60]!r} stand {len(places)} times in {article.file}, at {starts}"
    remedy = f"the first was taken; say which with 'near: {places[-1][0]}' or give more words"
    return problem(place, "words-stand-twice", message, remedy, notice=True)


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
