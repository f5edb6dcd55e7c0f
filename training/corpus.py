"""Labelled stories, read and analysed as the generator reads and analyses any other."""

import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from generator.analyse import analyse
from generator.merge.copies import reports_of
from generator.read import read
from generator.records import Report, Span
from training.own_labels import Printed, own_labels, written

WORD = re.compile(r"\w+")
SHARED = 0.6
"""Share of the words of the shorter text at which a passage shows a label's evidence."""
LEAST = 3
"""Words that a passage needs to show anything."""
REMEMBERED = 10_000
"""Texts whose words are kept in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledReports:
    """One story: its labels as the file has them, its reports in source order, and each article's
    name in the labels by its key."""

    name: str
    gold: Mapping[str, Any]
    reports: tuple[Report, ...]
    articles: Mapping[str, str]


def labelled_reports(corpus: Sequence[Path]) -> Iterator[LabelledReports]:
    """Every story of a corpus, read and analysed."""
    yield from (_read(gold, articles) for gold, articles in labelled_stories(corpus))


def labelled_stories(
    corpus: Sequence[Path],
) -> Iterator[tuple[Mapping[str, Any], Sequence[Printed]]]:
    """Labels and articles of every story: of folders (NAME.json with its articles, NAME.gold.json
    with its labels), then of article files, whose labels are our own."""
    folders = [path for path in corpus if path.is_dir()]
    for path in sorted(p for folder in folders for p in folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        story = json.loads((path.parent / f"{gold['story']}.json").read_text(encoding="utf-8"))
        yield gold, story["articles"]
    for path in corpus:
        if not path.is_dir():
            yield from own_labels(path)


def _read(gold: Mapping[str, Any], articles: Sequence[Printed]) -> LabelledReports:
    with tempfile.TemporaryDirectory() as folder:
        entries = [_write(Path(folder), article, gold["story"]) for article in articles]
        index = yaml.safe_dump({"articles": entries}, allow_unicode=True, sort_keys=False)
        Path(folder, "index.yml").write_text(index, encoding="utf-8")
        library, _ = read(Path(folder))
    findings = {article.file: analyse(article) for article in library.articles}
    reports = tuple(reports_of(library.articles, findings))
    names = {e["file"]: a["id"] for e, a in zip(entries, articles, strict=True)}
    return LabelledReports(name=gold["story"], gold=gold, reports=reports, articles=names)


def _write(folder: Path, article: Printed, story: str) -> dict[str, str]:
    """The article as a file of a seeds folder; its entry in the index."""
    name = f"{story}--{article['id']}.txt"
    (folder / name).write_text(written(article), encoding="utf-8")
    told = {"outlet": "outlet", "published": "date", "url": "url"}
    more = {key: str(article[field]) for key, field in told.items() if article.get(field)}
    return {"file": name, **more, "story": story}


@lru_cache(maxsize=REMEMBERED)
def words_of(text: str) -> Counter[str]:
    return Counter(WORD.findall(text.casefold()))


def shows(passage: Counter[str], evidence: Counter[str]) -> bool:
    """Whether a passage's words show a label's evidence, or the evidence the passage."""
    size = passage.total()
    least = SHARED * min(size, evidence.total())
    return size >= LEAST and (passage & evidence).total() >= least


def carries(story: LabelledReports, span: Span, text: str, evidence: Mapping[str, str]) -> bool:
    """Whether a passage with these words shows a label's evidence, in the same article."""
    same = story.articles[span.article] == evidence["article"]
    return same and shows(words_of(text), words_of(evidence["text"]))
