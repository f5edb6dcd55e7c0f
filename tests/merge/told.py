"""Reports of invented stories, read and analysed as a build does it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from generator.analyse import analyse
from generator.read.article_file import read_article
from generator.records import Briefing, Report, Source, Span


def report(folder: Path, number: int, published: str | None, text: str) -> Report:
    """A report of a story's source `number`."""
    path = folder / f"{number}.txt"
    path.write_text(text.strip() + "\n", encoding="utf-8")
    article, _ = read_article(path, path.name)
    assert article
    article = replace(article, published=published)
    source = Source(number=number, article=path.name)
    return Report(source=source, article=article, findings=analyse(article))


def briefing(reports: Sequence[Report]) -> Briefing:
    return Briefing(id="a", title="A", updated=None, sources=tuple(r.source for r in reports))


def words(reports: Sequence[Report], span: Span) -> str:
    text = next(r.article.text for r in reports if r.article.file == span.article)
    return text[span.start : span.end]


def blocks(path: Path) -> list[tuple[str, list[str]]]:
    """(title, lines) of each "== title" block of a case file."""
    found: list[tuple[str, list[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            found.append((line[3:], []))
        elif found:
            found[-1][1].append(line)
    return found


def reports_of(folder: Path, lines: Sequence[str]) -> list[Report]:
    """The reports of a block: each from "@ day", "?" = none, up to the next or to what must be."""
    texts: list[tuple[str | None, list[str]]] = []
    for line in lines:
        if line.startswith("@ "):
            texts.append((None if line == "@ ?" else line[2:], []))
        elif not line.startswith(("= ", "- ")) and texts:
            texts[-1][1].append(line)
    return [
        report(folder, number, day, "\n".join(text)) for number, (day, text) in enumerate(texts, 1)
    ]
