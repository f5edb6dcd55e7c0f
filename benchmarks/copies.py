"""How well repeated reports are told from reports of their own, on labelled pairs.

    python -m benchmarks.copies ARTICLES.jsonl PAIRS.jsonl

ARTICLES: objects with `id` and `text`. PAIRS: objects with `a`, `b` (ids) and `label` (duplicate,
partial, different). Prints precision and recall of duplicates and how many partial copies are told.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from generator.language.words.news_words import runs_of
from generator.merge.copies import COPY_SHARE, PARTLY


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def told(one: frozenset[str], other: frozenset[str]) -> str:
    """What the program makes of two texts by their word runs."""
    share = len(one & other) / max(1, min(len(one), len(other)))
    return "duplicate" if share >= COPY_SHARE else "partial" if share >= PARTLY else "different"


def main(arguments: list[str]) -> int:
    """Print the figures of one labelled set."""
    articles, pairs = (rows(Path(argument)) for argument in arguments)
    runs = {article["id"]: runs_of(article["text"]) for article in articles}
    found = Counter((p["label"], told(runs[p["a"]], runs[p["b"]])) for p in pairs)
    right = found["duplicate", "duplicate"]
    shown = sum(n for (_, was), n in found.items() if was == "duplicate")
    wanted = sum(n for (label, _), n in found.items() if label == "duplicate")
    partial = sum(n for (label, _), n in found.items() if label == "partial")
    print(f"duplicates: precision {right / shown:.3f}, recall {right / wanted:.3f} of {wanted}")
    print(f"partial copies told: {found['partial', 'partial']} of {partial}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
