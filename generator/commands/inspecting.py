"""`analyse`, `explain`, `verify`: what is found in articles, why a page says it, and its proof."""

import argparse
import json
from pathlib import Path

from generator.build import analyse_all, merged_stories
from generator.commands.options import (
    Commands,
    check_folder,
    jobs_option,
    no_story,
    report,
    seeds_option,
    status,
    work_options,
)
from generator.group import group
from generator.merge.copies import reports_of
from generator.merge.disputes import gates
from generator.merge.disputes.judging import Court, court_of, judged_pairs, judged_points
from generator.merge.editing.by_story import orders_by_story
from generator.merge.ground import ground_of
from generator.problems import Fault
from generator.read import read
from generator.read.article_file import read_file
from generator.records import Article, Briefing, StoryOrder
from generator.render.exports.decisions import explain, explain_about, explain_json
from generator.render.exports.findings_json import findings_json
from generator.store import Store
from generator.verify import verify
from generator.work import copies

SIDES = 2
"""Passages that can be asked about at once."""


def add_analyse(commands: Commands) -> None:
    command = commands.add_parser("analyse", help="show what is found in single articles")
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    command.add_argument(
        "--json", action="store_true", required=True, help="one JSON object a line (the only form)"
    )
    jobs_option(command)
    command.set_defaults(run=run_analyse)


def run_analyse(options: argparse.Namespace) -> int:
    """analyse: findings on standard output; a file that cannot be read is a problem."""
    read_files = [read_file(path, path.as_posix()) for path in options.files]
    problems = [problem for _, found in read_files for problem in found]
    articles = [article for several, _ in read_files for article in several]
    findings = analyse_all(articles, Store(), copies(options.jobs, telling="analysing"))
    for article in articles:
        print(json.dumps(findings_json(article, findings[article.file]), ensure_ascii=False))
    report(problems)
    return status(problems)


def add_explain(commands: Commands) -> None:
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
    command.set_defaults(run=run_explain)


def run_explain(options: argparse.Namespace) -> int:
    """explain: the decisions of one story on standard output."""
    check_folder(options.seeds)
    if len(options.about or ()) > SIDES:
        raise Fault("--about takes the words of one passage or of two")
    library, problems = read(options.seeds)
    stories = group(library).stories
    store = Store(folder=options.cache)
    findings, briefings = merged_stories(stories, library, store, options.jobs)
    chosen = [b.id for b in briefings.values() if options.story in (b.id, *b.formerly)]
    if not chosen:
        raise no_story(options.story, briefings)
    story = next(story for story in stories if story.id == chosen[0])
    articles = {article.file: article for article in library.articles}
    # the story is weighed once more, with all that was weighed
    order = orders_by_story(library, stories)[0].get(story.id, StoryOrder(id=story.id))
    reports = reports_of([articles[file] for file in story.articles], findings)
    court = court_of(ground_of(reports, order).claims, gates())
    print(_story_explained(options, briefings[story.id], court, articles))
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


def add_verify(commands: Commands) -> None:
    command = commands.add_parser(
        "verify", help="prove a finished site: words, names, counts, links, from what is published"
    )
    command.add_argument(
        "site", type=Path, nargs="?", default=Path("site"), help="the finished folder (site)"
    )
    command.add_argument(
        "--seeds", type=Path, help="hold the articles of this folder against their digests too"
    )
    command.add_argument(
        "--cache",
        type=Path,
        help="take what pages of the same bytes showed from this folder (default: read all anew)",
    )
    command.set_defaults(run=run_verify)


def run_verify(options: argparse.Namespace) -> int:
    """verify: everything that is not proven, one a line."""
    for folder in filter(None, (options.site, options.seeds)):
        if not folder.is_dir():
            raise Fault(f"{folder}", "no such folder; `site` makes one")
    problems = verify(options.site, options.seeds, kept=options.cache)
    report(problems)
    print(f"{options.site}: {len(problems)} not proven" if problems else f"{options.site}: proven")
    return status(problems)
