"""What of each article may be shown, and whether it may be shown yet, or still."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from generator.problems import Place
from generator.read.index.entries import Index
from generator.read.index.shapes import GivenKeys, Problems, problem
from generator.read.index.withholding import LIMITS
from generator.records import Article, LockedStory, Outlet, Settings, Withdrawn

WHOLE_DAY = len("2031-05-17")


def with_allowance(
    articles: Iterable[Article], outlets: Sequence[Outlet], settings: Settings
) -> tuple[Article, ...]:
    """The articles with what may be shown of them: their own word, their outlet's, or all."""
    known = {outlet.name: outlet for outlet in outlets}
    nothing = Outlet(name="")
    return tuple(
        _allowed(article, known.get(article.outlet or "", nothing), settings)
        for article in articles
    )


def _allowed(article: Article, outlet: Outlet, settings: Settings) -> Article:
    """The nearest word counts; `full` stands over a limit that is said further away."""
    levels: tuple[Article | Outlet | Settings, ...] = (article, outlet, settings)
    shows = next(k for k, level in enumerate(levels) if level.publish)
    limits = [k for k, level in enumerate(levels) if level.show_at_most is not None]
    publish = levels[shows].publish
    limit = levels[limits[0]].show_at_most if limits else None
    if publish == "full" and limits:
        publish, limit = ("full", None) if shows < limits[0] else ("passages", limit)
    licence = article.licence or outlet.licence
    return replace(article, publish=publish, show_at_most=limit, licence=licence)


def limits_unread(
    articles: Iterable[Article], index: Index, settings: Settings
) -> tuple[tuple[Article, ...], Settings]:
    """Where limits stand in what cannot be read of the index: the strictest for each article that
    has no entry there, and for each outlet."""
    entered = {given.values["file"] for given in index.articles}

    def strict(article: Article) -> Article:
        said = article.publish or article.file in entered
        return article if said else replace(article, **LIMITS)

    return tuple(map(strict, articles)), replace(settings, **LIMITS)


def as_locked(articles: Iterable[Article], lock: Sequence[LockedStory]) -> tuple[Article, ...]:
    """The articles in the stories that they were published in: where the index could not be read,
    a slip of the pen must not move an address."""
    homes = {file: story.id for story in lock if not story.moved_to for file in story.articles}
    return tuple(replace(a, story=a.story or homes.get(a.file)) for a in articles)


def released(
    articles: Iterable[Article], as_of: str | None, zone: str
) -> tuple[tuple[Article, ...], Problems]:
    """The articles whose embargo the day reaches, and a notice for each that is held back.

    An embargo on a day ends when the day begins, one on a moment when a day has reached it. Without
    `as_of` every embargo holds, so that the same folder gives the same pages on any day.
    """
    shown: list[Article] = []
    notices = []
    for article in articles:
        if article.embargo is None or (as_of and _embargo_reached(article.embargo, as_of, zone)):
            shown.append(article)
            continue
        message = f"held back until {article.embargo}"
        remedy = "build with --as-of and the day, or remove the embargo"
        place = Place(file=article.file.partition("#")[0], line=1)
        notices.append(problem(place, "under-embargo", message, remedy, notice=True))
    return tuple(shown), tuple(notices)


def _embargo_reached(embargo: str, as_of: str, zone: str) -> bool:
    """A day without a time is reached from its first moment on."""
    return _embargo_moment(embargo, zone) <= _embargo_moment(as_of, zone, end=True)


def _embargo_moment(said: str, zone: str, end: bool = False) -> datetime:
    moment = datetime.fromisoformat(said)
    if end and len(said) == WHOLE_DAY:
        moment += timedelta(days=1, microseconds=-1)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))


def withdrawn_of(entries: Iterable[GivenKeys]) -> tuple[Withdrawn, ...]:
    """What is told of the articles that the index withdraws; their files need not exist."""
    return tuple(_withdrawn(given.values) for given in entries if "withdrawn" in given.values)


def _withdrawn(values: Mapping[str, Any]) -> Withdrawn:
    said = values["withdrawn"].values
    told = {key: values[key] for key in TOLD_OF_WITHDRAWN if key in values}
    return Withdrawn(when=said["date"], why=said["why"], **told)


TOLD_OF_WITHDRAWN = ("file", "outlet", "url", "published", "story")
"""What is still told of an article that is withdrawn: no word of it."""
