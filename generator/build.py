"""The whole flow on one screen: read, analyse, group, merge, render, publish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.archive import analyse_all
from generator.archive.progress import show
from generator.merge import merge
from generator.problems import Problem
from generator.publish import Published, publish
from generator.read import read
from generator.records import Article, Briefing, Findings, Report, Seeds, Source, Story, StoryOrder
from generator.render import render
from generator.render.addresses import article_slugs


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
) -> Outcome:
    """From a seeds folder to a docs folder. With `strict`, a problem stops it before writing.

    `jobs` processes analyse, 0 = one a core; `cache` keeps their findings, None keeps none.
    `home` is the address that the site will have, empty where it is not known.
    """
    library, problems = read(seeds)
    if strict and any(problem.severity == "error" for problem in problems):
        return Outcome(problems=problems, published=None)
    findings = analyse_all(library.articles, jobs=jobs, cache=cache, progress=show)
    briefings = brief(library, findings)
    pages = render(briefings, library, tuple(findings.values()), home)
    published = publish(docs, pages, by_slug(library.articles))
    return Outcome(problems=problems, published=published, stories=len(briefings))


def brief(library: Seeds, findings: Mapping[str, Findings]) -> tuple[Briefing, ...]:
    """Every story's briefing, in the order of the stories. Pure; findings by article key."""
    articles = {article.file: article for article in library.articles}
    orders = {order.id: order for order in library.stories}
    return tuple(
        merge(
            story,
            _reports(story, articles, findings),
            orders.get(story.id, StoryOrder(id=story.id)),
        )
        for story in group(library.articles)
    )


def by_slug(articles: Sequence[Article]) -> Mapping[str, Article]:
    """The articles by the slug that pages name them with."""
    slugs = article_slugs(articles)
    return {slugs[article.file]: article for article in articles}


def group(articles: Sequence[Article]) -> tuple[Story, ...]:
    """Stories as the index orders them; an article without an order is a story of its own."""
    members: dict[str, list[str]] = {}
    for article in articles:
        members.setdefault(article.story or article.file, []).append(article.file)
    return tuple(
        Story(id=story, articles=tuple(files), why=("the index says so",) * len(files))
        for story, files in members.items()
    )


def _reports(
    story: Story, articles: Mapping[str, Article], findings: Mapping[str, Findings]
) -> tuple[Report, ...]:
    return tuple(
        Report(
            source=Source(number=number, article=file),
            article=articles[file],
            findings=findings[file],
        )
        for number, file in enumerate(story.articles, start=1)
    )
