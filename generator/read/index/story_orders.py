"""What the index says about stories, with the words that an editor quotes found in the articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.problems import Problem
from generator.read.index.entries import Index
from generator.read.index.quoted_words import find_words, nearest_passage
from generator.read.index.shapes import Given, Problems, problem
from generator.records import (
    Article,
    DisputeOrder,
    LockedStory,
    PositionOrder,
    QuotationOrder,
    Span,
    SpeakerOrder,
    StoryOrder,
)


def story_orders(
    index: Index, articles: Sequence[Article], lock: Sequence[LockedStory]
) -> tuple[tuple[StoryOrder, ...], Problems]:
    """One order a story of the index, in its order; what cannot be found is left out and told."""
    locked = {story.id: story.articles for story in lock}
    parsed = [_story(name, given, articles, locked.get(name, ())) for name, given in index.stories]
    return tuple(order for order, _ in parsed), tuple(p for _, ps in parsed for p in ps)


def _story(
    name: str, given: Given, articles: Sequence[Article], locked: Sequence[str]
) -> tuple[StoryOrder, Problems]:
    own = [a for a in articles if a.story == name or a.file in locked] or list(articles)
    values = given.values
    summary, problems = _spans(values.get("summary", ()), own, articles)
    quotations, more = _each(_quotation, values.get("quotations", ()), own, articles)
    disputes, most = _each(_dispute, values.get("disputes", ()), own, articles)
    order = StoryOrder(
        id=name,
        title=values.get("title"),
        formerly=values.get("formerly", ()),
        tags=values.get("tags", ()),
        summary=summary,
        speakers=_speakers(values.get("speakers")),
        quotations=quotations,
        disputes=disputes,
    )
    return order, (*problems, *more, *most)


def _speakers(given: Given | None) -> tuple[SpeakerOrder, ...]:
    people: Mapping[str, Given] = given.values if given else {}
    return tuple(SpeakerOrder(name=name, **person.values) for name, person in people.items())


def _each(
    build: Any, givens: Iterable[Given], own: Sequence[Article], every: Sequence[Article]
) -> tuple[tuple[Any, ...], Problems]:
    built = [build(given, own, every) for given in givens]
    made = tuple(order for order, _ in built if order is not None)
    return made, tuple(p for _, problems in built for p in problems)


def _quotation(
    given: Given, own: Sequence[Article], every: Sequence[Article]
) -> tuple[QuotationOrder | None, Problems]:
    span, problems = _span(given, own, every)
    if span is None:
        return None, problems
    values = given.values
    order = QuotationOrder(
        span=span,
        speaker=values.get("speaker"),
        key=values.get("key"),
        drop=values.get("drop", False),
    )
    return order, problems


def _dispute(
    given: Given, own: Sequence[Article], every: Sequence[Article]
) -> tuple[DisputeOrder | None, Problems]:
    values = dict(given.values)
    positions, problems = _each(_position, values.pop("positions", ()), own, every)
    if "match" in values or ("heading" in values and len(positions) > 1):
        return DisputeOrder(positions=positions, **values), problems
    remedy = "give 'match' to reword or drop one, or 'heading' and two 'positions' to add one"
    unclear = problem(given.place, "unclear-dispute", "it says neither which nor what", remedy)
    return None, (*problems, unclear)


def _position(
    given: Given, own: Sequence[Article], every: Sequence[Article]
) -> tuple[PositionOrder | None, Problems]:
    evidence, problems = _spans(given.values["evidence"], own, every)
    order = PositionOrder(holder=given.values["holder"], evidence=evidence) if evidence else None
    return order, problems


def _spans(
    givens: Iterable[Given], own: Sequence[Article], every: Sequence[Article]
) -> tuple[tuple[Span, ...], Problems]:
    return _each(_span, givens, own, every)


def _span(
    given: Given, own: Sequence[Article], every: Sequence[Article]
) -> tuple[Span | None, Problems]:
    """The words in the article named, else in the first of the story's articles that has them."""
    said, name = given.values["words"], given.values.get("article")
    within = [article for article in every if article.file == name] if name else own
    if name and not within:
        remedy = "name it as in the index"
        return None, (problem(given.place, "unknown-article", f"no article {name!r}", remedy),)
    places = ((article, find_words(article.text, said)) for article in within)
    for article, place in places:
        if place:
            return Span(article=article.file, start=place[0], end=place[1]), ()
    return None, (words_not_found(given, said, within),)


def words_not_found(given: Given, said: str, within: Sequence[Article]) -> Problem:
    """The problem of words that no article has, with the passage most like them."""
    near = nearest_passage(within, said)
    place = f"; nearest: {near}" if near else ""
    where = f"not in {within[0].file}" if len(within) == 1 else "in no article of the story"
    message = f"the words {said[:60]!r} stand {where}{place}"
    return problem(given.place, "words-not-found", message, "copy the words from the article")
