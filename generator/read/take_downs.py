"""What still holds words of a withdrawn article: its file, copies, lines that quote it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.problems import Place, Problem
from generator.read.article_file import PART_MARK, read_file
from generator.read.encoding.decode import decode
from generator.read.index.shapes import GivenKeys, problem
from generator.records import Article

COPIED_RUN = 8
"""Words in a row that two reports share by copying, hardly by chance."""
COPIED_SHARE = 0.3  # origin: copies-pairs of the labelled set: "different" stays under .25
"""Share of an article's runs from which it is told as a copy."""
QUOTED_LINE_WORDS = 4
"""Words in a row that a line of the index quotes, where no article that stays has them."""
IDS = re.compile(r"\b\w+(?:-\w+){3,}")
"""Ids are made of a headline's words; an address is no quotation."""
INDEXES = ("index.yml", "readings/*.yml")


def left_of_withdrawn(
    seeds_dir: Path, entries: Sequence[GivenKeys], articles: Sequence[Article]
) -> Iterator[Problem]:
    """Notices for each withdrawn article whose file is still there; of others nothing is known."""
    for given in entries:
        name = str(given.values["file"])
        file, _, part = name.partition(PART_MARK)
        path = seeds_dir / file
        if "withdrawn" not in given.values or not path.is_file():
            continue
        found, _ = read_file(path, file, called=frozenset({part}))
        gone = [a for a in found if not part or a.file == name]
        if part and not gone:
            continue
        message = f"{name!r} is withdrawn and its file is still here"
        remedy = "remove its words there; the entry keeps its page"
        yield problem(given.place, "withdrawn-file-here", message, remedy, notice=True)
        words = _taken_words(" ".join(article.text for article in gone))
        yield from _copies(given, name, words, articles)
        yield from _quoting(seeds_dir, name, words, articles)


def _copies(
    given: GivenKeys, name: str, words: Sequence[str], articles: Sequence[Article]
) -> Iterator[Problem]:
    gone = _copied_runs(words, COPIED_RUN)
    for article in articles:
        own = _copied_runs(_taken_words(article.text), COPIED_RUN)
        share = len(own & gone) / max(1, min(len(own), len(gone)))
        if share >= COPIED_SHARE:
            message = f"{article.file} has {share:.0%} of its words from {name}, which is withdrawn"
            remedy = "withdraw it too, or look whether it may stay"
            yield problem(given.place, "withdrawn-copy", message, remedy, notice=True)


def _quoting(
    seeds_dir: Path, name: str, words: Sequence[str], articles: Sequence[Article]
) -> Iterator[Problem]:
    gone = _copied_runs(words, QUOTED_LINE_WORDS)
    for article in articles:
        gone -= _copied_runs(_taken_words(article.text), QUOTED_LINE_WORDS)
    for pattern in INDEXES:
        for path in sorted(seeds_dir.glob(pattern)):
            found = decode(path.read_bytes())
            file = path.relative_to(seeds_dir).as_posix()
            for number, line in enumerate(found.text.split("\n") if found else (), 1):
                if _copied_runs(_taken_words(IDS.sub(" ", line)), QUOTED_LINE_WORDS) & gone:
                    message = f"this line quotes {name}, which is withdrawn"
                    place = Place(file=file, line=number)
                    yield problem(place, "withdrawn-words", message, "remove it", notice=True)


def _taken_words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _copied_runs(words: Sequence[str], length: int) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words[k : k + length]) for k in range(len(words) - length + 1))
