"""`diff` and `record`: what a change of the seeds changes on the pages, for a pull request; what
each story shows today, for its history, which a build never writes."""

import argparse
import io
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.commands.options import (
    FINE,
    Commands,
    check_folder,
    published_stories,
    seeds_read,
    today_given,
    usual_options,
)
from generator.merge.disputes.rules import is_told
from generator.problems import Fault
from generator.read import read
from generator.read.history import HISTORY_FOLDER, state_line
from generator.records import Article, Briefing, Span, StoryState
from generator.render.cut import label_of, title_of
from generator.render.site import shown_spans
from generator.slugs import digest_of
from generator.spans import cut
from generator.store import write_whole

LINES_SHOWN = 12
"""Lines of one story; more are counted."""
COUNTED_NOUNS = {
    "articles": "article",
    "points": "disputed point",
    "key": "key quotation",
    "corrections": "correction",
    "summary": "summary",
}
DiffWords = tuple[str, ...] | frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenPage:
    """What a reader would notice of a story's page, in words."""

    title: str
    articles: frozenset[str] = frozenset()
    points: frozenset[str] = frozenset()
    summary: tuple[str, ...] = ()
    key: frozenset[str] = frozenset()
    note: str = ""
    corrections: frozenset[str] = frozenset()


def add_diff(commands: Commands) -> None:
    command = commands.add_parser("diff", help="what a change of the seeds changes on the pages")
    command.add_argument(
        "against",
        nargs="?",
        default="HEAD",
        metavar="COMMIT|FOLDER",
        help="seeds to compare with: a commit, or another seeds folder (default: HEAD)",
    )
    usual_options(command)
    command.set_defaults(run=run_diff)


def run_diff(options: argparse.Namespace) -> int:
    """diff: Markdown on standard output; nothing is written."""
    check_folder(options.seeds)
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
    briefings, articles = published_stories(library, options)
    return {story: _seen_page(briefing, articles) for story, briefing in briefings.items()}


def _seen_page(briefing: Briefing, articles: Mapping[str, Article]) -> SeenPage:
    def words(spans: Iterable[Span]) -> Iterator[str]:
        for span in spans:
            yield " ".join(cut(articles[span.article].text, span).split())

    names = {s.article: label_of(articles[s.article]) for s in briefing.sources}
    return SeenPage(
        title=title_of(briefing, articles),
        articles=frozenset(f"{file} ({label})" for file, label in names.items()),
        points=frozenset(dispute.issue for dispute in briefing.disputes if is_told(dispute)),
        summary=tuple(words(briefing.summary)),
        key=frozenset(words(q.span for q in briefing.quotations if q.key)),
        note=briefing.note or "",
        corrections=frozenset(one.words for one in briefing.amended),
    )


def changes(before: Mapping[str, SeenPage], after: Mapping[str, SeenPage]) -> Iterator[str]:
    """A heading a story and a line a change, in Markdown; nothing where nothing changes."""
    for story in sorted(before.keys() | after.keys()):
        old, new = before.get(story), after.get(story)
        if old == new:
            continue
        kind = "new: " if old is None else "gone: " if new is None else ""
        title = (new or old or SeenPage(title="")).title
        yield f"### {kind}{_plain_markdown(title)} (`{story}`)"
        if new is not None:
            told = list(_difference_told(old or SeenPage(title=title), new))
            yield from told[:LINES_SHOWN]
            if len(told) > LINES_SHOWN:
                yield f"- and {len(told) - LINES_SHOWN} changes more"
        yield ""


def _difference_told(old: SeenPage, new: SeenPage) -> Iterator[str]:
    if old.title != new.title:
        yield f"- title: {_plain_markdown(old.title)} → {_plain_markdown(new.title)}"
    for name, noun in COUNTED_NOUNS.items():
        yield from _lines_of_both(noun, getattr(old, name), getattr(new, name))
    if old.note != new.note:
        yield f"- note: {_plain_markdown(new.note) or 'none'}"


def _lines_of_both(name: str, old: DiffWords, new: DiffWords) -> Iterator[str]:
    for sign, these, others in (("+", new, old), ("−", old, new)):
        for words in these if isinstance(these, tuple) else sorted(these):
            if words not in others:
                yield f"- {sign} {name}: {_plain_markdown(words)}"


def _plain_markdown(words: str) -> str:
    """Words of an article are no Markdown of ours."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|~!" else char for char in words)


DIGEST_LETTERS = 12
"""Of a digest: enough to tell two headings or two texts apart."""


def add_record(commands: Commands) -> None:
    command = commands.add_parser("record", help="write today's state of each story to its history")
    usual_options(command)
    command.set_defaults(run=run_record)


def run_record(options: argparse.Namespace) -> int:
    """record: a line for each story that changed; `--as-of` is the day, else today."""
    today = options.as_of or today_given()
    states = current_states(options, today)
    written = [state for state in states if keep_state(options.seeds / HISTORY_FOLDER, state)]
    print(f"{len(written)} of {len(states)} stories changed", file=sys.stderr)
    return FINE


def current_states(options: argparse.Namespace, day: str) -> list[StoryState]:
    briefings, articles = published_stories(seeds_read(options)[0], options)
    return [state_now(briefings[story], articles, day) for story in sorted(briefings)]


def state_now(briefing: Briefing, articles: Mapping[str, Article], day: str) -> StoryState:
    """Places and digests of what a page shows: no word of an article."""
    sources = [source.article for source in briefing.sources]
    return StoryState(
        story=briefing.id,
        date=day,
        articles=tuple((file, articles[file].sha256[:DIGEST_LETTERS]) for file in sources),
        points=tuple(
            digest_of(one.issue, DIGEST_LETTERS) for one in briefing.disputes if is_told(one)
        ),
        passages=tuple(dict.fromkeys(shown_spans(briefing))),
        corrections=len(briefing.amended),
    )


def keep_state(folder: Path, state: StoryState) -> bool:
    """Add the state, or change today's; False where the newest line says the same already."""
    path = folder / f"{state.story}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True) if path.is_file() else []
    new = state_line(state)
    dayless = state_line(replace(state, date=""))
    if lines and _without_day(lines[-1]) == _without_day(dayless):
        return False
    today = f'{{"date":"{state.date}"'
    kept = [line for line in lines if not line.startswith(today)]
    write_whole(path, "".join([*kept, new]))
    return True


def _without_day(line: str) -> str:
    return line.partition('",')[2].strip()
