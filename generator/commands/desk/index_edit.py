"""One line more in the index: comments, order and everything else stay byte for byte.

The new text is read before it is offered. If it does not say all that the old one said and the line
besides, or cannot be read, there is no new text: then only a hand can write it.
"""

from __future__ import annotations

import json
import re

from generator.read.index.entries import parse_index
from generator.read.index.yaml_tree import Listing, Node, Scalar, Table, read_tree

STORIES_HEAD = "stories:"
ARTICLES_HEAD = re.compile(r"articles:\s*(?:#.*)?")
ARTICLE_ROW = re.compile(
    r" ++[\"']?+(?P<name>[^\"'#:\s]++(?:#[^\"':\s]++)?+)[\"']?+"
    r": ++[\"']?+[0-9a-f]{12,64}+[\"']?+ *+"
)
"""An article that was read, with the first digits of its text's sha256."""
NEW_STEP = 2
"""Blanks that a level gets in an index without any."""


def with_line(text: str, story: str, key: str, line: str) -> str | None:
    """The index with `- line` in the list `key` of a story; None where it cannot be written so."""
    made = _edited(text if not text or text.endswith("\n") else f"{text}\n", story, key, line)
    return made if made is not None and only_adds(text, made) else None


def with_digest(text: str, article: str, digest: str | None) -> str | None:
    """A reading that was made of the article as it is now, or without it where it is gone; None
    where its list of articles is no block of `name: digest` lines."""
    lines = text.split("\n")
    head = next((k for k, line in enumerate(lines) if ARTICLES_HEAD.fullmatch(line)), None)
    if head is None:
        return None
    rows = [k for k in range(head + 1, len(lines)) if ARTICLE_ROW.fullmatch(lines[k])]
    rows = [k for k, at in zip(rows, range(head + 1, len(lines)), strict=False) if k == at]
    own = [k for k in rows if _row_name(lines[k]) == article]
    if not rows or (not own and not digest):
        return None
    if digest is None:
        return "\n".join(lines[: own[0]] + lines[own[0] + 1 :])
    indent = re.match(r" *", lines[rows[0]])
    row = f"{indent[0] if indent else ''}{json.dumps(article, ensure_ascii=False)}: '{digest}'"
    at = own[0] if own else rows[-1] + 1
    return "\n".join([*lines[:at], row, *lines[at + len(own) :]])


def _row_name(line: str) -> str:
    found = ARTICLE_ROW.fullmatch(line)
    return found["name"] if found else ""


def _edited(text: str, story: str, key: str, line: str) -> str | None:
    lines = text.split("\n")[:-1]
    top = _find_key(lines, 0, len(lines), 0, "stories")
    if top is None:
        block = [STORIES_HEAD, *_new_block(NEW_STEP, story, key, line)]
        return "\n".join([*lines, *block]) + "\n"
    end = _key_end(lines, top, 0)
    step = _step(lines, top + 1, end) or NEW_STEP
    at = _find_key(lines, top + 1, end, step, story)
    if at is None:
        return _lines_with(lines, end, _new_block(step, story, key, line))
    if not re.fullmatch(r"\s*[\w\"'-]+:\s*(?:#.*)?", lines[at]):
        return None  # in one line with braces: a hand has to open it
    last = _key_end(lines, at, step)
    inner = _step(lines, at + 1, last) or 2 * step
    listed = _find_key(lines, at + 1, last, inner, key)
    if listed is None:
        return _lines_with(lines, last, [f"{' ' * inner}{key}:", f"{' ' * (inner + 2)}- {line}"])
    if not re.fullmatch(r"\s*[\w-]+:\s*(?:#.*)?", lines[listed]):
        return None
    close = _key_end(lines, listed, inner, items=True)
    depth = _step(lines, listed + 1, close)
    depth = inner + 2 if depth is None else depth
    return _lines_with(lines, close, [f"{' ' * depth}- {line}"])


def _new_block(step: int, story: str, key: str, line: str) -> list[str]:
    one, two, three = (" " * (step * depth) for depth in (1, 2, 3))
    return [f"{one}{story}:", f"{two}{key}:", f"{three}- {line}"]


def _lines_with(lines: list[str], at: int, more: list[str]) -> str:
    return "\n".join([*lines[:at], *more, *lines[at:]]) + "\n"


def _find_key(lines: list[str], start: int, end: int, depth: int, key: str) -> int | None:
    form = re.compile(rf"{' ' * depth}[\"']?{re.escape(key)}[\"']?:(?:\s|$)")
    return next((k for k in range(start, end) if form.match(lines[k])), None)


def _key_end(lines: list[str], at: int, depth: int, items: bool = False) -> int:
    """Behind the last line that belongs to the key at `at`; comments below it stay below."""
    last = at
    for k in range(at + 1, len(lines)):
        if not lines[k].strip() or lines[k].lstrip().startswith("#"):
            continue
        indent = len(lines[k]) - len(lines[k].lstrip())
        own = indent > depth or (items and indent == depth and lines[k].lstrip().startswith("- "))
        if not own:
            break
        last = k
    return last + 1


def _step(lines: list[str], start: int, end: int) -> int | None:
    """The indent of the first line that says something."""
    said = (line for line in lines[start:end] if line.strip() and not line.lstrip().startswith("#"))
    first = next(said, None)
    return None if first is None else len(first) - len(first.lstrip())


def only_adds(old: str, new: str) -> bool:
    """Whether the new text reads, and says all that the old one said."""
    (before, wrong), (after, broken) = (read_tree(text, "index.yml") for text in (old, new))
    if wrong or broken or after is None:
        return False
    errors = [p for p in parse_index(new)[1] if p.severity == "error"]
    known = [p for p in parse_index(old)[1] if p.severity == "error"]
    return len(errors) <= len(known) and (
        before is None or _holds_old(plain_node(after), plain_node(before))
    )


def plain_node(node: Node | None) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Listing):
        return [plain_node(item) for item in node.items]
    if isinstance(node, Table):
        return {key.text: plain_node(value) for key, value in node.entries}
    return None


def _holds_old(new: object, old: object) -> bool:
    """Tables keep their keys, lists their head; every other value is the same."""
    if isinstance(old, dict) and isinstance(new, dict):
        return all(key in new and _holds_old(new[key], value) for key, value in old.items())
    if isinstance(old, list) and isinstance(new, list):
        return len(new) >= len(old) and all(map(_holds_old, new, old))
    return new == old or old in ("", None)
