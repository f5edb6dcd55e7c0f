"""Labels of our own for stories of an article file that is no part of the project.

`labels.jsonl` has a story a line and no word of the reports: each article by its name in the
article file and a digest of its text, each passage as `a2:120-260` (code points, half-open, in the
article as `written` gives it). The labels follow one guide: points with the sides that cannot both
hold and all passages that carry them, pairs that only look opposed, facts that several reports
state, who speaks, and a summary's sentences.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

LABELS = Path(__file__).parent / "labels.jsonl"
DIGEST_LENGTH = 12

Printed = Mapping[str, Any]
"""An article of a corpus: id, title, text, outlet, date."""


def own_labels(article_file: Path) -> Iterator[tuple[Mapping[str, Any], list[Printed]]]:
    """Each labelled story of which the file (JSON lines) has every article, word for word, with its
    labels in the form of a labelled folder's."""
    known = {row["id"]: row for row in map(json.loads, _lines(article_file))}
    for labels in map(json.loads, _lines(LABELS)):
        articles: list[Printed] = [
            {**known[name], "id": short}
            for short, (name, digest) in labels["articles"].items()
            if name in known and digest_of_text(written(known[name])) == digest
        ]
        if len(articles) == len(labels["articles"]):
            texts = {article["id"]: written(article) for article in articles}
            yield _with_words(labels, texts), articles


def own_names() -> frozenset[str]:
    """The stories that have labels of our own."""
    return frozenset(labels["story"] for labels in map(json.loads, _lines(LABELS)))


def _lines(path: Path) -> list[str]:
    """Only a line feed ends one: JSON may hold the other line ends of Unicode as they are."""
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line]


def written(article: Printed) -> str:
    """The article with its headline, as it is read."""
    title, text = article.get("title"), str(article["text"])
    return f"{title}\n\n{text}" if title and not text.lstrip().startswith(title) else text


def digest_of_text(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LENGTH]


def _with_words(labels: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """Every passage with its words in place of its offsets."""

    def words(passage: str) -> dict[str, str]:
        article, _, span = passage.partition(":")
        start, _, end = span.partition("-")
        return {"article": article, "text": texts[article][int(start) : int(end)]}

    def side(told: Mapping[str, Any]) -> dict[str, Any]:
        return {**told, "evidence": [words(e) for e in told["evidence"]]}

    return {
        "story": labels["story"],
        "disputes": [{**d, "sides": [side(s) for s in d["sides"]]} for d in labels["disputes"]],
        "near": [[words(one), words(other)] for one, other in labels["near"]],
        "corroborated": [{"evidence": [words(e) for e in fact]} for fact in labels["corroborated"]],
        "speakers": [{**words(e), "speaker": name} for e, name in labels["speakers"]],
        "summary": [words(e) for e in labels["summary"]],
    }
