"""`explain`: every decision behind one story, with its rule, its score and the bar beside it."""

from __future__ import annotations

import argparse
import sys

from generator.build import analyse_all, merge_all
from generator.commands.options import (
    WRONG_USE,
    Commands,
    is_folder,
    no_story,
    seeds_option,
    status,
    work_options,
)
from generator.group import group
from generator.merge.copies import reports_of
from generator.merge.disputes import gates
from generator.merge.disputes.held import statements_of
from generator.merge.disputes.judging import Court, court_of, judged_pairs, judged_points
from generator.merge.editing.by_story import orders_by_story
from generator.merge.ground import ground_of
from generator.read import read
from generator.records import Article, Briefing, Findings, Seeds, Story, StoryOrder
from generator.render.exports.decisions_told import explain, explain_about, explain_json
from generator.store import Results, Store
from generator.work import copies

SIDES = 2
"""Passages that can be asked about at once."""


def add(commands: Commands) -> None:
    command = commands.add_parser(
        "explain", help="every decision behind one story, with its rule and its score"
    )
    command.add_argument("story", metavar="STORY", help="a story id, as in its address")
    command.add_argument(
        "--about",
        nargs="+",
        metavar="WORDS",
        help="only why the passage with these words, or two passages, are a disputed point or none",
    )
    command.add_argument(
        "--json",
        action="store_true",
        help="the disputed points and what may be one (`suggestions`, best first) as JSON",
    )
    seeds_option(command)
    work_options(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """explain: the decisions of one story on standard output."""
    if not is_folder(options.seeds):
        return WRONG_USE
    if len(options.about or ()) > SIDES:
        print("--about takes the words of one passage or of two", file=sys.stderr)
        return WRONG_USE
    library, problems = read(options.seeds)
    store, engine = Store(folder=options.cache), copies(options.jobs, telling="analysing")
    findings = analyse_all(library.articles, store, engine)
    stories = group(library).stories
    briefings = merge_all(stories, library, findings, store, copies(options.jobs))
    chosen = [b.id for b in briefings.values() if options.story in (b.id, *b.formerly)]
    if not chosen:
        print(no_story(options.story, list(briefings)), file=sys.stderr)
        return WRONG_USE
    articles = {article.file: article for article in library.articles}
    court = _court(next(s for s in stories if s.id == chosen[0]), stories, library, findings)
    print(_story_explained(options, briefings[chosen[0]], court, articles))
    return status(problems)


def _story_explained(
    options: argparse.Namespace, briefing: Briefing, court: Court, articles: dict[str, Article]
) -> str:
    points = judged_points(court)
    if options.about:
        return explain_about(briefing, judged_pairs(court, *options.about), articles)
    if options.json:
        return explain_json(briefing, points, articles)
    return explain(briefing, points, articles)


def _court(
    story: Story, stories: tuple[Story, ...], library: Seeds, findings: Results[Findings]
) -> Court:
    """The story weighed once more, with all that was weighed."""
    orders, _ = orders_by_story(library, stories)
    articles = {article.file: article for article in library.articles}
    reports = reports_of([articles[file] for file in story.articles], findings)
    ground = ground_of(reports, orders.get(story.id, StoryOrder(id=story.id)))
    return court_of(statements_of(ground), gates())
