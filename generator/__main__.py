"""The command line: build, check, analyse, explain."""

from __future__ import annotations

import argparse
import difflib
import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.archive import analyse_all
from generator.archive.engines import DASK, LOCAL, engine_of
from generator.archive.pool import EngineError
from generator.archive.progress import show
from generator.build import Outcome, brief, build
from generator.group.name_stories import arrange
from generator.problems import Problem, shown
from generator.read import read
from generator.read.article_file import read_article
from generator.render.exports.explain import explain
from generator.render.exports.findings_json import findings_json

FINE, PROBLEMS, WRONG_USE = 0, 1, 2

EPILOG = """\
examples:
  python -m generator check                      every problem in seeds/, as file:line
  python -m generator build                      seeds/ -> docs/; what can be built is built
  python -m generator build --strict             the same, but a problem stops it before it writes
  python -m generator explain stockholm-talks    every decision behind one story page
  python -m generator analyse --json FILE...     findings of single files, one JSON object a line

exit status: 0 fine, 1 problems in the seeds, 2 wrong use
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    options = parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except EngineError as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:  # the reader of our output (head, less) left early
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE


def parser() -> argparse.ArgumentParser:
    """Every command with its options and its help."""
    top = argparse.ArgumentParser(
        prog="python -m generator",
        description="Merges the reports of one event into one briefing page: verbatim, cited.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    _add_build(commands)
    _add_check(commands)
    _add_analyse(commands)
    _add_explain(commands)
    return top


def _add_build(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("build", help="read the seeds, write the docs")
    _seeds_option(command)
    command.add_argument(
        "--docs", type=Path, default=Path("docs"), help="folder to write to (default: docs)"
    )
    command.add_argument(
        "--strict", action="store_true", help="write nothing if the seeds have a problem"
    )
    command.add_argument(
        "--site-url",
        default=os.environ.get("SITE_URL", ""),
        metavar="URL",
        help="address of the site, for feeds (default: the variable SITE_URL, else relative links)",
    )
    _work_options(command)
    _engine_options(command)
    command.set_defaults(run=run_build)


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("check", help="list every problem in the seeds, write nothing")
    _seeds_option(command)
    command.set_defaults(run=run_check)


def _add_analyse(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("analyse", help="show what is found in single articles")
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    command.add_argument(
        "--json", action="store_true", required=True, help="one JSON object a line (the only form)"
    )
    _jobs_option(command)
    command.set_defaults(run=run_analyse)


def _add_explain(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("explain", help="every decision behind one story, with its rule")
    command.add_argument("story", metavar="STORY", help="a story id, as in its address")
    _seeds_option(command)
    _work_options(command)
    command.set_defaults(run=run_explain)


def _seeds_option(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--seeds", type=Path, default=Path("seeds"), help="folder with index.yml (default: seeds)"
    )


def _work_options(command: argparse.ArgumentParser) -> None:
    _jobs_option(command)
    command.add_argument(
        "--cache",
        type=Path,
        default=Path(".cache"),
        help="folder that keeps findings between runs, safe to delete (default: .cache)",
    )


def _engine_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--engine",
        choices=(LOCAL, DASK),
        default=LOCAL,
        help="what analyses: this machine, or the workers of a Dask scheduler (default: local)",
    )
    command.add_argument(
        "--scheduler",
        default="tcp://127.0.0.1:8786",
        metavar="ADDRESS",
        help="of the Dask scheduler (default: tcp://127.0.0.1:8786)",
    )


def _jobs_option(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="processes for analysis (0: one a core)"
    )


def run_build(options: argparse.Namespace) -> int:
    """build: exit status 1 where the seeds have problems, whatever could be built."""
    if not _is_folder(options.seeds):
        return WRONG_USE
    outcome = build(
        options.seeds,
        options.docs,
        strict=options.strict,
        jobs=options.jobs,
        cache=options.cache,
        home=_folder(options.site_url),
        engine=engine_of(options.engine, options.jobs, options.scheduler),
    )
    _report(outcome.problems)
    print(_summary(outcome, options.docs), file=sys.stderr)
    return _status(outcome.problems)


def run_check(options: argparse.Namespace) -> int:
    """check: every problem on standard output, one a line."""
    if not _is_folder(options.seeds):
        return WRONG_USE
    library, problems = read(options.seeds)
    problems = (*problems, *arrange(library).notices)
    for problem in problems:
        print(shown(problem))
    return _status(problems)


def run_analyse(options: argparse.Namespace) -> int:
    """analyse: findings on standard output; a file that cannot be read is a problem."""
    read_files = [read_article(path, path.as_posix()) for path in options.files]
    problems = [problem for _, found in read_files for problem in found]
    articles = [article for article, _ in read_files if article is not None]
    findings = analyse_all(articles, jobs=options.jobs, cache=None, progress=show)
    for article in articles:
        print(json.dumps(findings_json(article, findings[article.file]), ensure_ascii=False))
    _report(problems)
    return _status(problems)


def run_explain(options: argparse.Namespace) -> int:
    """explain: the decisions of one story on standard output."""
    if not _is_folder(options.seeds):
        return WRONG_USE
    library, problems = read(options.seeds)
    findings = analyse_all(library.articles, jobs=options.jobs, cache=options.cache, progress=show)
    briefings = brief(library, findings, arrange(library).stories)
    chosen = [o.id for o in briefings.outlines() if options.story in (o.id, *o.formerly)]
    if not chosen:
        print(_no_story(options.story, list(briefings)), file=sys.stderr)
        return WRONG_USE
    print(explain(briefings[chosen[0]], {article.file: article for article in library.articles}))
    return _status(problems)


def _folder(url: str) -> str:
    """The address with a slash at its end; an empty one stays empty."""
    return f"{url.rstrip('/')}/" if url else ""


def _is_folder(path: Path) -> bool:
    if not path.is_dir():
        print(f"{path}: no such folder; give the seeds folder with --seeds", file=sys.stderr)
    return path.is_dir()


def _report(problems: Iterable[Problem]) -> None:
    for problem in problems:
        print(shown(problem), file=sys.stderr)


def _status(problems: Iterable[Problem]) -> int:
    return PROBLEMS if any(problem.severity == "error" for problem in problems) else FINE


def _counted(stories: int) -> str:
    return "1 story" if stories == 1 else f"{stories} stories"


def _summary(outcome: Outcome, docs: Path) -> str:
    if outcome.published is None:
        return "nothing written: --strict, and the seeds have problems"
    done = outcome.published
    return (
        f"{_counted(outcome.stories)} -> {docs}: {len(done.written)} files written, "
        f"{len(done.unchanged)} unchanged, {len(done.removed)} removed"
    )


def _no_story(wanted: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(wanted, known, n=1)
    hint = f"; did you mean {near[0]}?" if near else ""
    return f"no story {wanted!r}{hint}"


if __name__ == "__main__":
    sys.exit(main())
