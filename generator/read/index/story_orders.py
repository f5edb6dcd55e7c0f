"""What the index says about stories, with the words that an editor quotes found in the articles."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from generator.problems import Problem, Problems, problem
from generator.read.index.entries import NOTHING, Index
from generator.read.index.pointing import Shelf, each, point
from generator.read.index.shapes import GivenKeys
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

MakeDispute = Callable[[GivenKeys, Shelf], DisputeOrder | None]


def story_orders(
    index: Index, articles: Sequence[Article], lock: Sequence[LockedStory]
) -> tuple[tuple[StoryOrder, ...], Problems]:
    """One order a story of the index, in its order, what cannot be found left out and told; and one
    a story that may be a draft, said where the index cannot be read: it is kept back."""
    orders, problems = [], list[Problem]()
    for name, given in index.stories:
        shelf = shelf_of((name, *given.values.get("formerly", ())), articles, lock)
        order = _ordered_story(given, shelf)
        orders.append(replace(order, draft=order.draft or order.id in index.lost_drafts))
        problems += shelf.told
    known = {story.id for story in lock} | {article.story for article in articles}
    unread = (index.lost_drafts & known) - {name for name, _ in index.stories}
    orders += [StoryOrder(id=name, draft=True) for name in sorted(unread)]
    return tuple(orders), tuple(problems)


def shelf_of(
    ids: Sequence[str],
    articles: Sequence[Article],
    lock: Sequence[LockedStory],
    fades: bool = False,
) -> Shelf:
    """The articles of a story by its id and former ids; where nothing tells which they are, all
    that are of no other story."""
    locked = {file for story in lock if story.id in ids for file in story.articles}
    free = [a for a in articles if a.story is None]
    own = [a for a in articles if a.story in ids or (a.story is None and a.file in locked)]
    every = tuple(articles)
    return Shelf(story=ids[0], own=tuple(own or free or every), every=every, fades=fades)


def lists_said(given: GivenKeys, shelf: Shelf, dispute: MakeDispute) -> dict[str, Any]:
    """What the index and a reading say of a story alike, as far as it is given."""
    made: dict[str, Callable[[GivenKeys, Shelf], object]] = {
        "summary": point,
        "key": point,
        "quotations": _quotation_order,
        "disputes": dispute,
        "agreed": _fact_order,
        "apart": _pair_apart,
    }
    values = given.values
    return {name: each(make, values[name], shelf) for name, make in made.items() if name in values}


def _ordered_story(given: GivenKeys, shelf: Shelf) -> StoryOrder:
    values = given.values
    people: GivenKeys = values.get("speakers", NOTHING)
    thread: GivenKeys | None = values.get("thread")
    return StoryOrder(
        id=shelf.story,
        **{key: values[key] for key in ("title", "formerly", "tags", "note") if key in values},
        **lists_said(given, shelf, _dispute_order),
        speakers=tuple(
            SpeakerOrder(name=name, place=people.places[name], **one.values)
            for name, one in people.values.items()
        ),
        corrections=tuple(Amendment(**one.values) for one in values.get("corrections", ())),
        draft=values.get("status") == "draft",
        thread=thread.values["words"] if thread else None,
        thread_at=thread.place if thread else None,
    )


def _quotation_order(given: GivenKeys, shelf: Shelf) -> QuotationOrder | None:
    """A word on a quotation; an empty speaker leaves it undecided."""
    at, values = point(given, shelf), given.values
    said = {key: values[key] for key in ("role", "key", "drop") if key in values}
    speaker = values.get("speaker")
    order = {"speaker": speaker or None, "undecided": speaker == "", **said}
    return QuotationOrder(at=at, **order) if at else None


def positions_of(givens: Iterable[GivenKeys], shelf: Shelf) -> tuple[PositionOrder, ...]:
    """Positions that have evidence left; sides are numbered in their order."""
    kept: list[PositionOrder] = []
    sides: dict[Any, int] = {}
    for place, given in enumerate(givens):
        side = sides.setdefault(given.values.get("side", place), len(sides))
        evidence = each(point, given.values["evidence"], shelf)
        if evidence:
            kept.append(PositionOrder(holder=given.values["holder"], evidence=evidence, side=side))
    return tuple(kept)


def leaves_two_sides(positions: Sequence[PositionOrder]) -> bool:
    return len({position.side for position in positions}) > 1


def _dispute_order(given: GivenKeys, shelf: Shelf) -> DisputeOrder | None:
    values: dict[str, Any] = dict(given.values)
    positions = positions_of(values.pop("positions", ()), shelf)
    words = each(point, values.pop("words", ()), shelf)
    if "resolved" in values:
        values["resolved"] = Resolution(**values["resolved"].values)
    named = "match" in values or words
    if named or ("heading" in values and leaves_two_sides(positions)):
        return DisputeOrder(place=given.place, words=words, positions=positions, **values)
    if "words" not in given.values:
        message = "it says neither which nor what"
        remedy = (
            "give 'match' or 'words' to change or drop one, or 'heading' and 'positions' of two"
            " sides to add one"
        )
        shelf.told.append(problem(given.place, "unclear-dispute", message, remedy))
    return None


def _fact_order(given: GivenKeys, shelf: Shelf) -> AgreementOrder | None:
    """A fact that two articles state; no problem where another says why only one is left."""
    told, drop = len(shelf.told), given.values.get("drop", False)
    evidence = each(point, given.values["evidence"], shelf)
    if drop or len({pointed.span.article for pointed in evidence}) > 1:
        return AgreementOrder(evidence=evidence, drop=drop) if evidence else None
    if len(shelf.told) == told:
        message, remedy = "passages of one article only", "add a passage of another article"
        shelf.told.append(problem(given.place, "one-source", message, remedy))
    return None


def _pair_apart(given: GivenKeys, shelf: Shelf) -> tuple[Pointed, Pointed] | None:
    """Two passages that look opposed and are not."""
    one, other = (point(words, shelf) for words in given.values["pair"])
    return (one, other) if one and other else None
