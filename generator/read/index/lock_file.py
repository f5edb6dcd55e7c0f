"""stories.lock.yml: the story ids that were given out, so that an address never changes."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import yaml

from generator.problems import Place, Problem, Problems, problem
from generator.read.encoding.decode import load
from generator.read.index.entries import LARGEST_INDEX
from generator.read.index.readings import DIGEST_DIGITS
from generator.read.index.shapes import (
    FREE_KEYS,
    GivenKeys,
    Parser,
    file_name_key,
    is_id,
    many,
    one_of,
    story_id,
    table_of,
    words,
)
from generator.read.index.yaml_tree import read_tree, without_markers
from generator.records import Article, LockedStory

LOCK = "stories.lock.yml"
LOCK_STORY_KEYS: dict[str, Parser] = {
    "articles": many(file_name_key),
    "moved_to": story_id,
    "by": one_of("editor"),
    "threads": many(story_id),
    "digests": table_of({FREE_KEYS: words}),
}
LOCK_OPENING = "stories:"
WIDEST = 10**9
"""Columns: a story is one line."""
LOCK_LINE = re.compile(r"  [a-z0-9-]+: \{.*\}")
"""One story, as the lock is written: two branches then add lines, and git can merge them."""
LOCK_KEYS: dict[str, Parser] = {"stories": table_of({FREE_KEYS: table_of(LOCK_STORY_KEYS)})}


def read_lock(seeds_dir: Path) -> tuple[tuple[LockedStory, ...], Problems]:
    """The locked stories in the order of the file; a folder without a lock has none."""
    path = seeds_dir / LOCK
    if not path.exists():
        return (), ()
    text, problems = load(path, Place(file=LOCK, line=1), LARGEST_INDEX)
    locked, more = parse_lock(text) if text is not None else ((), ())
    return locked, problems + more


def parse_lock(text: str) -> tuple[tuple[LockedStory, ...], Problems]:
    """The locked stories in a text. Lines that two branches added are taken together."""
    text, marks = without_markers(text, LOCK, notice=True)
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    if lines[:1] == [LOCK_OPENING] and all(LOCK_LINE.fullmatch(line) for line in lines[1:]):
        found = [_parsed(f"{LOCK_OPENING}\n{line}\n") for line in lines[1:]]
        locked = _united(story for stories, _ in found for story in stories)
        more = (p for _, problems in found for p in problems)
        return locked, (*marks, *more, *_doubled_lines(text))
    locked, problems = _parsed(text)
    return locked, (*marks, *problems)


def _doubled_lines(text: str) -> Iterator[Problem]:
    """A notice for each further line of a story: two branches wrote one, and git kept both."""
    first: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not LOCK_LINE.fullmatch(line):
            continue
        name = line.split(":")[0].strip()
        if first.setdefault(name, number) != number:
            message = f"{name} has a line already, line {first[name]}; both count"
            remedy = "build and commit the file, or leave it to the workflow"
            place = Place(file=LOCK, line=number)
            yield problem(place, "lock-doubled", message, remedy, notice=True)


def _united(stories: Iterable[LockedStory]) -> tuple[LockedStory, ...]:
    """One of each id: with the articles of all its lines, and where one of them says it moved."""
    whole: dict[str, LockedStory] = {}
    for story in stories:
        other = whole.get(story.id, story)
        whole[story.id] = LockedStory(
            id=story.id,
            articles=tuple(dict.fromkeys((*other.articles, *story.articles))),
            moved_to=other.moved_to or story.moved_to,
            ordered=other.ordered or story.ordered,
            threads=tuple(dict.fromkeys((*other.threads, *story.threads))),
            digests=tuple(sorted({**dict(other.digests), **dict(story.digests)}.items())),
        )
    return tuple(whole.values())


def _parsed(text: str) -> tuple[tuple[LockedStory, ...], Problems]:
    tree, problems = read_tree(text, LOCK)
    if tree is None:
        return (), problems
    top: GivenKeys | None
    top, more = table_of(LOCK_KEYS)(tree)
    given = top.values.get("stories") if top else None
    stories = given.values if given else {}
    locked = tuple(
        LockedStory(
            id=name,
            articles=story.values.get("articles", ()),
            moved_to=story.values.get("moved_to"),
            ordered=story.values.get("by") == "editor",
            threads=story.values.get("threads", ()),
            digests=tuple(digests.values.items()) if digests else (),
        )
        for name, story in stories.items()
        for digests in (story.values.get("digests"),)
        if is_id(name)
    )
    return locked, problems + more


def files_now(lock: Sequence[LockedStory], articles: Sequence[Article]) -> Mapping[str, str]:
    """File that is gone -> the file that has its text now: it was renamed."""
    present = {article.file for article in articles}
    by_text = {text_digest(one): one.file for one in sorted(articles, key=lambda a: a.file)[::-1]}
    known = (pair for story in lock for pair in story.digests)
    return {f: by_text[text] for f, text in known if f not in present and text in by_text}


def with_present_files(
    lock: Sequence[LockedStory], articles: Sequence[Article], withdrawn: Collection[str]
) -> tuple[LockedStory, ...]:
    """The same stories with the files that were renamed under their names of now as well. What is
    withdrawn is not looked for under another name."""
    known = (([pair for pair in s.digests if pair[0] not in withdrawn], s) for s in lock)
    lock = [replace(s, digests=tuple(digests)) for digests, s in known]
    now = files_now(lock, articles)
    every = ((s, [*s.articles, *(now[file] for file in s.articles if file in now)]) for s in lock)
    return tuple(replace(s, articles=tuple(dict.fromkeys(files))) for s, files in every)


def with_digests(
    lock: Sequence[LockedStory], before: Sequence[LockedStory], articles: Sequence[Article]
) -> tuple[LockedStory, ...]:
    """The lock with what each article is known by, and what was known of those that are gone."""
    texts = {article.file: text_digest(article) for article in articles}
    gone = {s.id: {f: text for f, text in s.digests if f not in texts} for s in before}
    held = {s.id: {file: texts[file] for file in s.articles if file in texts} for s in lock}
    return tuple(
        replace(s, digests=tuple(sorted({**gone.get(s.id, {}), **held[s.id]}.items())))
        for s in lock
    )


def text_digest(article: Article) -> str:
    return article.sha256[:DIGEST_DIGITS]


LOCK_HEAD = """\
# The addresses of stories, given out by the program, a line each. Keep this file under version
# control: it is why an address never changes and is never given to another story. To rename, split
# or join stories, write to index.yml.
"""


def write_lock(locked: Sequence[LockedStory]) -> str:
    """The text of a lock, by id; `parse_lock` reads it back."""
    lines = [_lock_line(story) for story in sorted(locked, key=lambda story: story.id)]
    return LOCK_HEAD + (f"{LOCK_OPENING}\n" + "".join(lines) if lines else f"{LOCK_OPENING} {{}}\n")


def _lock_line(story: LockedStory) -> str:
    told: dict[str, object] = {"articles": list(story.articles)}
    told |= {"moved_to": story.moved_to} if story.moved_to else {}
    told |= {"by": "editor"} if story.moved_to and story.ordered else {}
    told |= {"threads": list(story.threads)} if story.threads else {}
    told |= {"digests": dict(story.digests)} if story.digests else {}
    dumped: str = yaml.safe_dump(
        {story.id: told}, allow_unicode=True, sort_keys=False, width=WIDEST, default_flow_style=True
    )
    return f"  {dumped.strip()[1:-1]}\n"
