"""Whether what the index says fits together, and fits the articles."""

from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from generator.problems import Problem, Problems, problem
from generator.read.index.entries import Index
from generator.read.index.pointing import find_words, words_not_found
from generator.read.index.shapes import GivenKeys
from generator.records import Article, Seeds

DAYS_APART = 2
"""Days between the printed and the given date that time zones and updates explain."""


def check_links(index: Index, seeds: Seeds) -> tuple[Problem, ...]:
    return (
        *_stories_without_articles(index, seeds),
        *_unknown_stories(index, seeds),
        *_former_ids_in_use(index),
    )


def _stories_without_articles(index: Index, seeds: Seeds) -> Iterator[Problem]:
    """An id from the lock may have none named: the program gave it out and groups by itself."""
    filled = {article.story for article in seeds.articles} | {locked.id for locked in seeds.lock}
    for name, _ in index.stories:
        if name not in filled:
            message = f"no article belongs to the story {name!r}"
            remedy = f"write 'story: {name}' at its articles or remove it"
            yield problem(index.places[name], "story-without-articles", message, remedy)


def _unknown_stories(index: Index, seeds: Seeds) -> Iterator[Problem]:
    known = {article.story for article in seeds.articles} | {locked.id for locked in seeds.lock}
    known |= {name for name, _ in index.stories}
    for given in index.articles:
        for name in given.values.get("not_in", ()):
            if name not in known:
                message = f"there is no story {name!r}"
                near = get_close_matches(name, sorted(filter(None, known)), n=1)
                other = "take the id from the address of its page"
                remedy = f"did you mean {near[0]!r}?" if near else other
                yield problem(given.places["not_in"], "unknown-story", message, remedy)


def _former_ids_in_use(index: Index) -> Iterator[Problem]:
    taken = {name: name for name, _ in index.stories}
    for name, given in index.stories:
        for former in given.values.get("formerly", ()):
            owner = taken.setdefault(former, name)
            if owner != name:
                message = f"the id {former!r} belongs to the story {owner!r} already"
                remedy = "an address can lead to one story only"
                yield problem(given.places["formerly"], "duplicate-id", message, remedy)


def check_date(article: Article, given: GivenKeys | None) -> Problems:
    """A notice where the index gives another date than the article prints; before it is applied."""
    said = given.values.get("published") if given else None
    if given is None or said is None or article.published_from != "article":
        return ()
    printed = article.published or ""
    apart = date.fromisoformat(printed[:10]) - date.fromisoformat(said[:10])
    if abs(apart.days) <= DAYS_APART:
        return ()
    message = f"{said} here, {printed} at the head of {article.file}"
    place = given.places["published"]
    return (problem(place, "date-disagrees", message, "look which is right", notice=True),)


def check_words(article: Article, given: Mapping[str, Any]) -> Problems:
    asked = (order for key in ("keep", "remove") for order in given.get(key, ()))
    return tuple(
        words_not_found(order, order.values["words"], [article])
        for order in asked
        if not find_words(article.text, order.values["words"])
    )
