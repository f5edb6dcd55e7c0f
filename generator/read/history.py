"""seeds/history/STORY.jsonl: what a story's page showed on which day, as `record` wrote it."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

from generator.problems import Place, Problem, problem
from generator.read.encoding.decode import load
from generator.read.index.shapes import is_id
from generator.records import Span, StoryState

HISTORY_FOLDER = "history"
LARGEST_HISTORY = 20_000_000
"""Bytes; a day of a large story has about ten thousand."""


def read_history(seeds_dir: Path) -> tuple[tuple[StoryState, ...], tuple[Problem, ...]]:
    """By story, then by day. A line that cannot be read is told and left out."""
    folder = seeds_dir / HISTORY_FOLDER
    found: dict[tuple[str, str], StoryState] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.jsonl")) if folder.is_dir() else ():
        place = Place(file=f"{HISTORY_FOLDER}/{path.name}", line=1)
        text, told = load(path, place, LARGEST_HISTORY)
        problems += told
        for read in _history_lines(path.stem, text or "", place):
            if isinstance(read, Problem):
                problems.append(read)
            else:
                found[read.story, read.date] = read  # two branches, one day: what stands later
    return tuple(found[key] for key in sorted(found)), tuple(problems)


def _history_lines(story: str, text: str, place: Place) -> Iterator[StoryState | Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield state_of(story, json.loads(line))
        except (ValueError, TypeError, KeyError, RecursionError):
            here = Place(file=place.file, line=number)
            message = "this line of the history cannot be read"
            remedy = "remove the line; `record` writes today's anew"
            yield problem(here, "bad-history", message, remedy, notice=True)


def state_of(story: str, plain: Any) -> StoryState:
    """Raises ValueError, TypeError or KeyError for what is no state."""
    if not is_id(story):
        raise ValueError(story)
    return StoryState(
        story=story,
        date=date.fromisoformat(plain["date"]).isoformat(),
        articles=tuple((str(file), str(digest)) for file, digest in plain["articles"]),
        points=tuple(map(str, plain["points"])),
        passages=tuple(
            Span(article=str(file), start=int(start), end=int(end))
            for file, spans in plain["passages"]
            for start, end in spans
        ),
        corrections=int(plain["corrections"]),
    )


def state_line(state: StoryState) -> str:
    """One line of the file; `state_of` reads it back."""
    runs = groupby(state.passages, key=attrgetter("article"))
    plain = {
        "date": state.date,
        "articles": state.articles,
        "points": state.points,
        "passages": [(file, [(span.start, span.end) for span in run]) for file, run in runs],
        "corrections": state.corrections,
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")) + "\n"
