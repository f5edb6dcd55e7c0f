"""Invented seeds folders for the tests of grouping, identity, copies and agreement."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.records import Article, Span

CASES = Path(__file__).resolve().parent.parent / "cases"


@dataclass(frozen=True)
class Case:
    title: str
    articles: tuple[Article, ...]
    expected: list[list[str]]


def article(file: str, text: str, **more: Any) -> Article:
    """An article whose first line is the headline and whose other blocks are paragraphs."""
    blocks, at = [], 0
    for block in text.split("\n\n"):
        if block.strip():
            blocks.append(Span(article=file, start=at, end=at + len(block.rstrip())))
        at += len(block) + 2
    headline = blocks.pop(0) if len(blocks) > 1 else None
    return Article(
        file=file, text=text, sha256="", headline=headline, paragraphs=tuple(blocks), **more
    )


def grouping_cases() -> list[Case]:
    rows = yaml.safe_load((CASES / "grouping.yml").read_text("utf-8"))
    by_title = {row["title"]: row for row in rows}
    return [Case(row["title"], tuple(_articles(row, by_title)), row["expected"]) for row in rows]


def _articles(row: dict[str, Any], by_title: dict[str, Any]) -> list[Article]:
    base = by_title[row["base"]]["articles"] if "base" in row else row["articles"]
    given = row.get("given", {})
    merged = {name: {**fields, **given.get(name, {})} for name, fields in base.items()}
    copies = row.get("copies", {"times": 0})
    for k in range(copies["times"]):
        merged[f"copy-{k + 1}"] = merged[copies["of"]]
    return [_article(name, fields) for name, fields in merged.items()]


def _article(name: str, fields: dict[str, Any]) -> Article:
    published = fields.get("published")
    return article(
        name,
        fields["text"],
        published=str(published) if published else None,
        story=fields.get("story"),
        not_in=tuple(fields.get("not_in", ())),
    )
