"""How well reports are parted from the pages around them, on labelled pages that stay outside.

    python -m benchmarks.cleaning PAGES.jsonl [LINES.jsonl]

PAGES: objects with `id`, `html` and `paragraphs` (of the report). LINES: objects with `id` and
`page_lines`, each with `text` and `keep`. Prints words F1 as a mean over pages, and precision and
recall of the lines that are kept.
"""

import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.read.article_file import read_file
from generator.read.encoding.normalise import normalise
from generator.records import Article

WORD = re.compile(r"\w+")


def main(arguments: list[str]) -> int:
    """Print the figures of one or two labelled files."""
    if not 1 <= len(arguments) <= 2:
        print(__doc__, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        scores = [page_score(row, Path(folder)) for row in rows(arguments[0])]
        print(f"pages {len(scores)}: words F1 {sum(scores) / len(scores):.4f} (mean over pages)")
        if arguments[1:]:
            print(lines_told(line_counts(rows(arguments[1]), Path(folder))))
    return 0


def rows(path: str) -> Iterator[Any]:
    with Path(path).open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def page_score(row: Any, folder: Path) -> float:
    """F1 of the words of one page's report, as bags; 0 where none is found."""
    articles, _ = read_file(_saved(folder / "page.html", row["html"]), "page.html")
    found = Counter(WORD.findall(" ".join(map(body, articles)).lower()))
    gold = Counter(WORD.findall(" ".join(row["paragraphs"]).lower()))
    return 2 * sum((found & gold).values()) / max(1, found.total() + gold.total())


def body(article: Article) -> str:
    return "\n".join(article.text[span.start : span.end] for span in article.paragraphs)


def line_counts(pages: Iterator[Any], folder: Path) -> Counter[tuple[bool, bool]]:
    """(kept, to be kept) -> lines."""
    counts: Counter[tuple[bool, bool]] = Counter()
    for row in pages:
        text = "\n\n".join(line["text"] for line in row["page_lines"])
        articles, _ = read_file(_saved(folder / "page.txt", text), "page.txt")
        counts += _of_page(articles[0], row["page_lines"]) if articles else Counter()
    return counts


def _of_page(article: Article, lines: list[Any]) -> Counter[tuple[bool, bool]]:
    kept = [*article.paragraphs, *([article.headline] if article.headline else [])]
    counts: Counter[tuple[bool, bool]] = Counter()
    at = 0
    for line in lines:
        words = normalise(line["text"]).strip()
        start = article.text.index(words, at)
        at = start + len(words)
        shown = any(max(span.start, start) < min(span.end, at) for span in kept)
        counts[shown, bool(line["keep"])] += 1
    return counts


def lines_told(counts: Counter[tuple[bool, bool]]) -> str:
    right = counts[True, True]
    precision = right / max(1, right + counts[True, False])
    recall = right / max(1, right + counts[False, True])
    return f"lines {counts.total()}: kept precision {precision:.4f}, recall {recall:.4f}"


def _saved(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
