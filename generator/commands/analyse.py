"""`analyse`: findings of single files."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from generator.build import analyse_all
from generator.commands.options import Commands, jobs_option, report, status
from generator.read.article_file import read_file
from generator.render.exports.story_json import findings_json
from generator.store import Store
from generator.work import copies


def add(commands: Commands) -> None:
    command = commands.add_parser("analyse", help="show what is found in single articles")
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    command.add_argument(
        "--json", action="store_true", required=True, help="one JSON object a line (the only form)"
    )
    jobs_option(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """analyse: findings on standard output; a file that cannot be read is a problem."""
    read_files = [read_file(path, path.as_posix()) for path in options.files]
    problems = [problem for _, found in read_files for problem in found]
    articles = [article for several, _ in read_files for article in several]
    findings = analyse_all(articles, Store(), copies(options.jobs, telling="analysing"))
    for article in articles:
        print(json.dumps(findings_json(article, findings[article.file]), ensure_ascii=False))
    report(problems)
    return status(problems)
