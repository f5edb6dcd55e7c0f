"""What the index says about stories, with the words that an editor quotes found in the articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.read.index.entries import Index
from generator.read.index.pointing import Shelf, each, point
from generator.read.index.shapes import GivenKeys, Problems, problem
from generator.records import (
    AgreementOrder,
    Amendment,
    Article,
    DisputeOrder,
    LockedStory,
    Pointed,
    PositionOrder,
    QuotationOrder,
    Resolution,
    SpeakerOrder,
    StoryOrder,
)


def story_orders(
    index: Index, articles: Sequence[Article], lock: Sequence[LockedStory]
) -> tuple[tuple[StoryOrder, ...], Problems]:
    """One order a story of the index, in its order; what cannot be found is left out and told."""
    parsed = [
        _ordered_story(given, shelf_of((name, *given.values.get("formerly", ())), articles, lock))
        for name, given in index.stories
    ]
    orders = [
        replace(order, draft=order.draft or order.id in index.lost_drafts) for order, _ in parsed
    ]
    return tuple(orders), tuple(p for _, ps in parsed for p in ps)


def drafts_unread(
    index: Index, articles: Sequence[Article], lock: Sequence[LockedStory]
) -> tuple[StoryOrder, ...]:
    """Stories that may be drafts, said where the index cannot be read, are kept back."""
    known = {story.id for story in lock} | {article.story for article in articles}
    given = {name for name, _ in index.stories}
    return tuple(StoryOrder(id=i, draft=True) for i in sorted((index.lost_drafts & known) - given))


def shelf_of(
    ids: Sequence[str],
    articles: Sequence[Article],
    lock: Sequence[LockedStory],
    fades: bool = False,
) -> Shelf:
    """The articles of a story by its id and former ids; where nothing tells which they are, all
    that are of no other story."""
    locked = {file for story in lock if story.id in ids for file in story.articles}
    own = [a for a in articles if a.story in ids or (a.story is None and a.file in locked)]
    free = [a for a in articles if a.story is None]
    return Shelf(
        story=ids[0], own=tuple(own or free or articles), every=tuple(articles), fades=fades
    )


def _ordered_story(given: GivenKeys, shelf: Shelf) -> tuple[StoryOrder, Problems]:
    values = given.values
    thread: GivenKeys | None = values.get("thread")
    summary, problems = each(point, values.get("summary", ()), shelf)
    key, more = each(point, values.get("key", ()), shelf)
    quotations, also = each(quotation_order, values.get("quotations", ()), shelf)
    disputes, further = each(_ordered_dispute, values.get("disputes", ()), shelf)
    agreed, others = each(_ordered_fact, values.get("agreed", ()), shelf)
    apart, last = each(pair_apart, values.get("apart", ()), shelf)
    order = StoryOrder(
        id=shelf.story,
        title=values.get("title"),
        formerly=values.get("formerly", ()),
        tags=values.get("tags", ()),
        summary=summary,
        key=key,
        speakers=_ordered_speakers(values.get("speakers")),
        quotations=quotations,
        disputes=disputes,
        agreed=agreed,
        apart=apart,
        note=values.get("note"),
        corrections=tuple(Amendment(**one.values) for one in values.get("corrections", ())),
        draft=values.get("status") == "draft",
        thread=thread.values["words"] if thread else None,
        thread_at=thread.place if thread else None,
    )
    return order, (*problems, *more, *also, *further, *others, *last)


def _ordered_speakers(given: GivenKeys | None) -> tuple[SpeakerOrder, ...]:
    people: Mapping[str, GivenKeys] = given.values if given else {}
    return tuple(SpeakerOrder(name=name, **person.values) for name, person in people.items())


def quotation_order(given: GivenKeys, shelf: Shelf) -> tuple[QuotationOrder | None, Problems]:
    """A word on a quotation; an empty speaker leaves it undecided."""
    at, problems = point(given, shelf)
    if at is None:
        return None, problems
    values = given.values
    order = QuotationOrder(
        at=at,
        speaker=values.get("speaker") or None,
        role=values.get("role"),
        undecided=values.get("speaker") == "",
        key=values.get("key"),
        drop=values.get("drop", False),
    )
    return order, problems


def positions_of(
    givens: Iterable[GivenKeys], shelf: Shelf
) -> tuple[tuple[PositionOrder, ...], Problems]:
    """Positions that have evidence left; sides are numbered in their order."""
    kept: list[PositionOrder] = []
    problems: Problems = ()
    sides: dict[Any, int] = {}
    for place, given in enumerate(givens):
        side = sides.setdefault(given.values.get("side", place), len(sides))
        evidence, found = each(point, given.values["evidence"], shelf)
        problems = (*problems, *found)
        if evidence:
            kept.append(PositionOrder(holder=given.values["holder"], evidence=evidence, side=side))
    return tuple(kept), problems


def leaves_two_sides(positions: Sequence[PositionOrder]) -> bool:
    """Whether two sides are left."""
    return len({position.side for position in positions}) > 1


def _ordered_dispute(given: GivenKeys, shelf: Shelf) -> tuple[DisputeOrder | None, Problems]:
    values: dict[str, Any] = dict(given.values)
    positions, problems = positions_of(values.pop("positions", ()), shelf)
    words, more = each(point, values.pop("words", ()), shelf)
    problems = (*problems, *more)
    if "resolved" in values:
        values["resolved"] = Resolution(**values["resolved"].values)
    named = "match" in values or words
    if named or ("heading" in values and leaves_two_sides(positions)):
        order = DisputeOrder(place=given.place, words=words, positions=positions, **values)
        return order, problems
    if "words" in given.values:
        return None, problems
    message = "it says neither which nor what"
    remedy = (
        "give 'match' or 'words' to change or drop one, or 'heading' and 'positions' of two sides"
        " to add one"
    )
    return None, (*problems, problem(given.place, "unclear-dispute", message, remedy))


def _ordered_fact(given: GivenKeys, shelf: Shelf) -> tuple[AgreementOrder | None, Problems]:
    drop = given.values.get("drop", False)
    evidence, problems = each(point, given.values["evidence"], shelf)
    if drop or in_two_articles(evidence):
        return (AgreementOrder(evidence=evidence, drop=drop) if evidence else None), problems
    return None, (*problems, *one_source(given, problems))


def in_two_articles(evidence: Sequence[Pointed]) -> bool:
    """Whether two articles are left that state it."""
    return len({pointed.span.article for pointed in evidence}) > 1


def one_source(given: GivenKeys, told: Problems) -> Problems:
    """The problem of a fact that one article has; nothing where another problem says why."""
    if told:
        return ()
    message, remedy = "passages of one article only", "add a passage of another article"
    return (problem(given.place, "one-source", message, remedy),)


def pair_apart(given: GivenKeys, shelf: Shelf) -> tuple[tuple[Pointed, Pointed] | None, Problems]:
    """Two passages that look opposed and are not."""
    (one, problems), (other, more) = (point(words, shelf) for words in given.values["pair"])
    return ((one, other) if one and other else None), problems + more
