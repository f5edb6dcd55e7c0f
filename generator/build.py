"""The whole flow on one screen: read, group, analyse, merge, render, publish."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator.analyse import analyse
from generator.group import group, without_drafts
from generator.memory import (
    ARTICLES_CODEC,
    BRIEFING,
    FINDINGS_CODEC,
    briefing_key,
    file_key,
    findings_key,
)
from generator.merge import merge
from generator.merge.copies import reports_of
from generator.merge.editing.by_story import orders_by_story, unmet_orders
from generator.problems import Problem
from generator.publish import Published, forget_withdrawn, publish
from generator.publish.lock import keep_stories
from generator.read import read
from generator.read.article_file import read_file
from generator.records import Article, Briefing, Findings, Seeds, Story, StoryOrder
from generator.render import render
from generator.render.addresses import articles_by_slug
from generator.store import Results, Store
from generator.work import Engine, copies


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
    reading = store.remember(read_file, file_key, ARTICLES_CODEC)
    library, problems = read(seeds, reading, config=config, as_of=as_of, docs=docs)
    if strict and any(problem.severity == "error" for problem in problems):
        return Outcome(problems=problems, published=None)
    kept = forget_withdrawn(cache, library.withdrawn)
    named = group(library)
    stories, library = without_drafts(named.stories, library)
    findings, briefings = merged_stories(stories, library, store, jobs, engine)
    library = replace(library, lock=named.lock)
    pieces = render(briefings, library, findings, home)
    lock = partial(keep_stories, seeds, library, problems)
    done = publish(docs, pieces, articles_by_slug(library.articles), lock)
    unmet = unmet_orders(library, named.stories, briefings)
    problems = (*problems, *kept, *named.notices, *unmet, *done.problems)
    return Outcome(problems=problems, published=done, stories=len(briefings))


def merged_stories(
    stories: Sequence[Story], library: Seeds, store: Store, jobs: int, engine: Engine | None = None
) -> tuple[Results[Findings], Results[Briefing]]:
    findings = analyse_all(library.articles, store, engine or copies(jobs, telling="analysing"))
    return findings, merge_all(stories, library, findings, store, copies(jobs))


def analyse_all(articles: Sequence[Article], store: Store, engine: Engine) -> Results[Findings]:
    """Findings by article key, in the articles' order."""
    analysis = store.remember(analyse, findings_key, FINDINGS_CODEC)
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
        return replace(briefing, related=story.related, thread=story.thread)

    key = briefing_key(articles, findings.keys_of, orders)
    merging = store.remember(merge, key, BRIEFING, merge_story)
    return merging.many({story.id: story for story in stories}, engine)
