"""The whole flow on one screen: read, analyse, group, merge, render, publish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.archive import Archive, Briefings, analyse_all, merge_all
from generator.archive.articles import kept_articles
from generator.archive.pool import Engine
from generator.archive.progress import show
from generator.group.name_stories import arrange
from generator.problems import Problem
from generator.publish import Published, keep_lock, publish
from generator.read import read
from generator.read.index.lock_file import LOCK, write_lock
from generator.records import (
    Article,
    Briefing,
    LockedStory,
    Seeds,
    Story,
)
from generator.render import pieces
from generator.render.addresses import article_slugs
from generator.render.site import Site, index_site


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build found and did; `published` is None where it wrote nothing."""

    problems: tuple[Problem, ...]
    published: Published | None
    stories: int = 0


def build(
    seeds: Path,
    docs: Path,
    *,
    strict: bool = False,
    jobs: int = 0,
    cache: Path | None = None,
    home: str = "",
    engine: Engine | None = None,
) -> Outcome:
    """From a seeds folder to a docs folder. With `strict`, a problem stops it before writing.

    `jobs` processes analyse, 0 = one a core; `cache` keeps their findings, None keeps none.
    `home` is the address that the site will have, empty where it is not known. `engine` analyses
    in the place of this machine's processes.
    """
    library, problems = read(seeds, kept_articles(cache))
    if strict and any(problem.severity == "error" for problem in problems):
        return Outcome(problems=problems, published=None)
    named = arrange(library)
    findings = analyse_all(library.articles, jobs=jobs, cache=cache, progress=show, engine=engine)
    briefings = brief(library, findings, named.stories, jobs=jobs, cache=cache)
    library, lock_problems = replace(library, lock=named.lock), keep(seeds, named.lock, problems)
    problems = (*problems, *named.notices, *lock_problems)
    site = survey(library, findings, briefings, named.related)
    parts = pieces(site, library.lock, home)
    published = publish(docs, parts, by_slug(library.articles), cache)
    return Outcome(problems=problems, published=published, stories=len(briefings))


def survey(
    library: Seeds,
    findings: Archive,
    briefings: Briefings,
    related: Mapping[str, tuple[str, ...]],
) -> Site:
    """All that pages look up. Whole briefings and sentences are unpacked when a page needs them."""
    outlines = [replace(o, related=related[o.id]) for o in briefings.outlines()]

    def briefing_of(story: str) -> Briefing:
        return replace(briefings[story], related=related[story])

    return index_site(outlines, library, briefing_of, findings.sentences, briefings.keys_of)


def keep(
    seeds: Path, lock: Sequence[LockedStory], problems: Sequence[Problem]
) -> tuple[Problem, ...]:
    """Write the lock before the pages: no address is published that could be given out again.

    A lock that could not be read whole is left alone.
    """
    if any(problem.file == LOCK and problem.severity == "error" for problem in problems):
        return ()
    return keep_lock(seeds / LOCK, write_lock(lock))


def brief(
    library: Seeds,
    findings: Archive,
    stories: Sequence[Story],
    *,
    jobs: int = 0,
    cache: Path | None = None,
) -> Briefings:
    """Every story's briefing, in the order of the stories; findings by article key."""
    articles = {article.file: article for article in library.articles}
    orders = {order.id: order for order in library.stories}
    return merge_all(stories, articles, findings, orders, jobs=jobs, cache=cache)


def by_slug(articles: Sequence[Article]) -> Mapping[str, Article]:
    """The articles by the slug that pages name them with."""
    slugs = article_slugs(articles)
    return {slugs[article.file]: article for article in articles}
