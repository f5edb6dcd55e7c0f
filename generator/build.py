"""The whole flow on one screen: read, group, analyse, merge, render, publish."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.analyse import analyse
from generator.forget import forget_withdrawn
from generator.group import group
from generator.memory import ARTICLES, BRIEFING, FINDINGS, briefing_key, file_key, findings_key
from generator.merge import merge
from generator.merge.editing.by_story import orders_by_story
from generator.merge.reports import reports_of
from generator.problems import Problem
from generator.publish import Published, publish
from generator.publish.lock import keep_lock
from generator.read import read
from generator.read.article_file import read_file
from generator.read.index.entries import INDEX
from generator.read.index.lock_file import LOCK, read_lock, write_lock
from generator.records import Article, Briefing, Findings, Seeds, Span, Story, StoryOrder
from generator.render import render
from generator.render.addresses import article_slugs
from generator.store import Results, Store
from generator.work import Engine, copies

UNREAD = frozenset({"bad-yaml", "merge-conflict", "undecodable-bytes", "file-too-large"})
"""Problems of an index that could not be read whole."""


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
    config: Path | None = None,
    as_of: str | None = None,
) -> Outcome:
    """From a seeds folder to a docs folder. With `strict`, a problem stops it before writing.

    `jobs` processes at a time, 0 = one a core; `cache` keeps what they made, None keeps nothing.
    `home` is the address that the site will have, empty where it is not known. `engine` analyses
    in the place of this machine's processes. `config` and `as_of` as in `read`.
    """
    store = Store(folder=cache)
    reading = store.remember(read_file, file_key, ARTICLES)
    library, problems = read(seeds, reading, config=config, as_of=as_of)
    if strict and any(problem.severity == "error" for problem in problems):
        return Outcome(problems=problems, published=None)
    forget_withdrawn(cache, library.withdrawn)
    named = group(library)
    findings = analyse_all(library.articles, store, engine or copies(jobs, telling="analysing"))
    briefings = merge_all(named.stories, library, findings, store, copies(jobs))
    library = replace(library, lock=named.lock)
    pieces = render(briefings, library, sentences_of(findings), home)
    by_slug = articles_by_slug(library.articles)
    done = publish(docs, pieces, by_slug, lambda: lock_of(seeds, library, problems))
    unmet = unmet_orders(library, named.stories, briefings)
    problems = (*problems, *named.notices, *unmet, *done.problems)
    return Outcome(problems=problems, published=done, stories=len(briefings))


def analyse_all(articles: Sequence[Article], store: Store, engine: Engine) -> Results[Findings]:
    """Findings by article key, in the articles' order."""
    analysis = store.remember(analyse, findings_key, FINDINGS)
    return analysis.many({article.file: article for article in articles}, engine)


def merge_all(
    stories: Sequence[Story],
    library: Seeds,
    findings: Results[Findings],
    store: Store,
    engine: Engine,
) -> Results[Briefing]:
    """Every story's briefing, in the order of the stories."""
    articles = {article.file: article for article in library.articles}
    orders, _ = orders_by_story(library, stories)

    def merge_story(story: Story) -> Briefing:
        reports = reports_of([articles[file] for file in story.articles], findings)
        briefing = merge(story, reports, orders.get(story.id, StoryOrder(id=story.id)))
        return replace(briefing, related=story.related)

    key = briefing_key(articles, findings.keys_of, orders)
    merging = store.remember(merge, key, BRIEFING, merge_story)
    return merging.many({story.id: story for story in stories}, engine)


def unmet_orders(
    library: Seeds, stories: Sequence[Story], briefings: Mapping[str, Briefing]
) -> tuple[Problem, ...]:
    """What editors and readers say that meets nothing: notices, by file and line."""
    orders, lost = orders_by_story(library, stories)
    said = (p for story in orders if story in briefings for p in briefings[story].problems)
    return tuple(sorted({*lost, *said}))


def check_orders(
    library: Seeds, stories: Sequence[Story], store: Store, jobs: int
) -> tuple[Problem, ...]:
    """The same without a build: only stories of which something is said are analysed."""
    orders, _ = orders_by_story(library, stories)
    ordered = [story for story in stories if story.id in orders]
    files = {file for story in ordered for file in story.articles}
    articles = [article for article in library.articles if article.file in files]
    findings = analyse_all(articles, store, copies(jobs, telling="analysing"))
    briefings = merge_all(ordered, library, findings, store, copies(jobs))
    return unmet_orders(library, stories, briefings)


def sentences_of(findings: Mapping[str, Findings]) -> Callable[[str], tuple[Span, ...]]:
    """Article key -> the places of its sentences, headline first."""
    return lambda file: tuple(sentence.span for sentence in findings[file].sentences)


def lock_of(seeds: Path, library: Seeds, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Write the lock before the pages: no address is published that could be given out again.

    A lock that could not be read whole is left alone, and so is the lock of an index that could
    not: what it orders is not known.
    """
    wrong = [problem for problem in problems if problem.severity == "error"]
    if any(p.file == LOCK or (p.file == INDEX and p.code in UNREAD) for p in wrong):
        return ()
    known, said = read_lock(seeds)
    if (seeds / LOCK).is_file() and not said and set(known) == set(library.lock):
        return ()  # in whatever order a merge left the lines
    return keep_lock(seeds / LOCK, write_lock(library.lock))


def articles_by_slug(articles: Sequence[Article]) -> Mapping[str, Article]:
    """The articles by the slug that pages name them with."""
    slugs = article_slugs(articles)
    return {slugs[article.file]: article for article in articles}
