"""`diff`: what a change of the seeds changes on the pages, for a pull request to be read by."""

from __future__ import annotations

import argparse
import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.build import analyse_all, merge_all
from generator.commands.options import (
    FINE,
    WRONG_USE,
    Commands,
    is_folder,
    read_options,
    seeds_option,
    work_options,
)
from generator.group import group, without_drafts
from generator.problems import Fault
from generator.read import read
from generator.records import Article, Briefing, Span
from generator.render.cut import label_of, title_of
from generator.spans import cut
from generator.store import Store
from generator.work import copies

LINES_SHOWN = 12
"""Lines of one story; more are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenPage:
    """What a reader would notice of a story's page, in words."""

    title: str
    articles: frozenset[str]
    points: frozenset[str]
    summary: tuple[str, ...]
    key: frozenset[str]
    note: str = ""
    corrections: frozenset[str] = frozenset()


def add(commands: Commands) -> None:
    command = commands.add_parser("diff", help="what a change of the seeds changes on the pages")
    command.add_argument(
        "against",
        nargs="?",
        default="HEAD",
        metavar="COMMIT|FOLDER",
        help="seeds to compare with: a commit, or another seeds folder (default: HEAD)",
    )
    seeds_option(command)
    read_options(command)
    work_options(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """diff: Markdown on standard output; nothing is written."""
    if not is_folder(options.seeds):
        return WRONG_USE
    with tempfile.TemporaryDirectory() as folder:
        before = shown_by(_seeds_of(options, Path(folder)), options)
        after = shown_by(options.seeds, options)
    lines = list(changes(before, after))
    print("\n".join(lines) if lines else "No page changes.")
    return FINE


def _seeds_of(options: argparse.Namespace, folder: Path) -> Path:
    """The seeds to compare with, taken out of git where they are a commit's."""
    given = Path(options.against)
    if given.is_dir():
        return given
    name: str = options.seeds.as_posix()
    command = ["git", "archive", "--format=tar", options.against, "--", name]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        why = said[-1] if said else "git does not know it"
        raise Fault(f"{options.against}: {why}", "name a commit or a seeds folder")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder / name


def shown_by(seeds: Path, options: argparse.Namespace) -> dict[str, SeenPage]:
    """By story id."""
    config = options.config or options.seeds.absolute().parent / "briefing.yml"
    library, _ = read(seeds, config=config, as_of=options.as_of)
    stories, library = without_drafts(group(library).stories, library)
    store = Store(folder=options.cache)
    findings = analyse_all(library.articles, store, copies(options.jobs, telling="analysing"))
    briefings = merge_all(stories, library, findings, store, copies(options.jobs))
    articles = {article.file: article for article in library.articles}
    return {story: _seen_page(briefing, articles) for story, briefing in briefings.items()}


def _seen_page(briefing: Briefing, articles: Mapping[str, Article]) -> SeenPage:
    def words(spans: Iterable[Span]) -> Iterator[str]:
        for span in spans:
            yield " ".join(cut(articles[span.article].text, span).split())

    names = {s.article: label_of(articles[s.article]) for s in briefing.sources}
    return SeenPage(
        title=title_of(briefing, articles),
        articles=frozenset(f"{file} ({label})" for file, label in names.items()),
        points=frozenset(dispute.issue for dispute in briefing.disputes),
        summary=tuple(words(briefing.summary)),
        key=frozenset(words(q.span for q in briefing.quotations if q.key)),
        note=briefing.note or "",
        corrections=frozenset(one.words for one in briefing.amended),
    )


def changes(before: Mapping[str, SeenPage], after: Mapping[str, SeenPage]) -> Iterator[str]:
    """A heading a story and a line a change, in Markdown; nothing where nothing changes."""
    empty = SeenPage(
        title="", articles=frozenset(), points=frozenset(), summary=(), key=frozenset()
    )
    for story in sorted(before.keys() | after.keys()):
        old, new = before.get(story), after.get(story)
        if old == new:
            continue
        kind = "new: " if old is None else "gone: " if new is None else ""
        yield f"### {kind}{_plain_markdown((new or old or empty).title)} (`{story}`)"
        told = list(
            _difference_told(old or replace(empty, title=(new or empty).title), new or empty)
        )
        if new is not None:
            yield from told[:LINES_SHOWN]
            if len(told) > LINES_SHOWN:
                yield f"- and {len(told) - LINES_SHOWN} changes more"
        yield ""


def _difference_told(old: SeenPage, new: SeenPage) -> Iterator[str]:
    if old.title != new.title:
        yield f"- title: {_plain_markdown(old.title)} → {_plain_markdown(new.title)}"
    for name in ("articles", "points", "key", "corrections"):
        yield from _lines_of_both(COUNTED_NOUNS[name], getattr(old, name), getattr(new, name))
    yield from _lines_of_both("summary", old.summary, new.summary)
    if old.note != new.note:
        yield f"- note: {_plain_markdown(new.note) or 'none'}"


COUNTED_NOUNS = {
    "articles": "article",
    "points": "disputed point",
    "key": "key quotation",
    "corrections": "correction",
}


DiffWords = tuple[str, ...] | frozenset[str]


def _lines_of_both(name: str, old: DiffWords, new: DiffWords) -> Iterator[str]:
    for sign, these, others in (("+", new, old), ("−", old, new)):
        for words in these if isinstance(these, tuple) else sorted(these):
            if words not in others:
                yield f"- {sign} {name}: {_plain_markdown(words)}"


def _plain_markdown(words: str) -> str:
    """Words of an article are no Markdown of ours."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|~!" else char for char in words)
