"""The pages for editors name every key and every problem, and nothing that is not there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from generator.read.index import entries, readings, story_keys
from generator.read.layout.removals import BEYOND, REMOVAL_RULES

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "editors"
TABLES = {
    "The top": entries.TOP_KEYS,
    "Articles": entries.ARTICLE_KEYS,
    "Stories": story_keys.STORY_KEYS,
    "Words of an article": story_keys.PASSAGE_KEYS,
    "Speakers": story_keys.SPEAKER_KEYS,
    "Quotations": story_keys.QUOTATION_KEYS,
    "Disputed points": story_keys.DISPUTE_KEYS,
    "Positions": story_keys.POSITION_KEYS,
    "Corrections": story_keys.CORRECTION_KEYS,
    "Settled": story_keys.RESOLVED_KEYS,
    "Agreed facts": story_keys.AGREED_KEYS,
    "Outlets": entries.OUTLET_KEYS,
    "Readings": readings.READING_KEYS,
    "The reader": readings.READER_KEYS,
}
GIVEN_BY = ("problem", "notice", "_notice", "wrong_words", "wrong")
"""Functions that are given a code."""


def codes_in_use() -> set[str]:
    """What is given as the code of a problem or notice anywhere in the program."""
    found = set()
    for path in (ROOT / "generator").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                given = node.args[:2] if node.func.id in GIVEN_BY else []
                given += [keyword.value for keyword in node.keywords if keyword.arg == "code"]
                found |= {code.value for code in given if isinstance(code, ast.Constant)}
            if path.parent.name == "verify":
                found |= set(codes_told(node))
    return {code for code in found if re.fullmatch(r"[a-z]+(-[a-z]+)+", str(code))}


def codes_told(node: ast.AST) -> Iterator[object]:
    """What `verify` tells of a page before it knows the place: a returned word, or the first of a
    pair."""
    if isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple) and node.value.elts:
        yield getattr(node.value.elts[0], "value", None)
    if isinstance(node, ast.Return) and node.value is not None:
        chosen = node.value
        ends = [chosen.body, chosen.orelse] if isinstance(chosen, ast.IfExp) else [chosen]
        yield from (end.value for end in ends if isinstance(end, ast.Constant))


def test_every_problem_has_a_heading_and_every_heading_a_problem() -> None:
    page = (PAGES / "problems.md").read_text(encoding="utf-8")
    headings = re.findall(r"^### (\S+)$", page, re.M)
    assert sorted(headings) == sorted(codes_in_use())


def test_every_key_is_documented_and_every_documented_key_exists() -> None:
    page = (PAGES / "index-reference.md").read_text(encoding="utf-8")
    sections = re.split(r"^##+ (.+)$", page, flags=re.M)
    documented = {
        title: re.findall(r"^\| `(\w+)` \|", body, re.M)
        for title, body in zip(sections[1::2], sections[2::2], strict=True)
    }
    assert {title: set(keys) for title, keys in documented.items() if keys} == {
        title: set(table) for title, table in TABLES.items()
    }


def test_every_reason_of_a_removal_is_explained() -> None:
    page = (PAGES / "articles.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z -]+) \|", page.partition("## What is removed")[2], re.M)
    elsewhere = {"reason", "---", "date line", "removed by an editor", BEYOND}
    assert set(rows) - elsewhere == {reason for reason, _ in REMOVAL_RULES}
