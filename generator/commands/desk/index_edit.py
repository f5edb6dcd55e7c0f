"""One line more in the index, an article told its story, an order taken out: comments, order and
everything else stay byte for byte.

The new text is read before it is offered. If it does not say all that the old one said and the line
besides, or cannot be read, there is no new text: then only a hand can write it.
"""

import json
import re

from generator.read.index.entries import INDEX_FILE, parse_index
from generator.read.index.shapes import is_id
from generator.read.index.yaml_tree import Listing, Node, Scalar, Table, read_tree

STORIES_HEAD = "stories:"
ARTICLES_HEAD = re.compile(r"articles:\s*(?:#.*)?")
ARTICLE_ROW = re.compile(
    r"^ ++[\"']?+(?P<name>[^\"'#:\s]++(?:#[^\"':\s]++)?+)[\"']?+"
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
    own = [k for k in rows if ARTICLE_ROW.sub(r"\g<name>", lines[k]) == article]
    if not rows or (not own and not digest):
        return None
    if digest is None:
        return "\n".join(lines[: own[0]] + lines[own[0] + 1 :])
    indent = " " * _indent_of(lines[rows[0]])
    row = f"{indent}{json.dumps(article, ensure_ascii=False)}: '{digest}'"
    at = own[0] if own else rows[-1] + 1
    return "\n".join([*lines[:at], row, *lines[at + len(own) :]])


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
        if not lines[k].strip() or _is_remark(lines[k]):
            continue
        indent = _indent_of(lines[k])
        own = indent > depth or (items and indent == depth and lines[k].lstrip().startswith("- "))
        if not own:
            break
        last = k
    return last + 1


def _step(lines: list[str], start: int, end: int) -> int | None:
    """The indent of the first line that says something."""
    said = (line for line in lines[start:end] if line.strip() and not _is_remark(line))
    return next(map(_indent_of, said), None)


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_remark(line: str) -> bool:
    return line.lstrip().startswith("#")


def only_adds(old: str, new: str) -> bool:
    """Whether the new text reads, and says all that the old one said."""
    (before, wrong), (after, broken) = (read_tree(text, INDEX_FILE) for text in (old, new))
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


# --- entries of articles, orders of stories -------------------------------------------------------


def with_story(text: str, article: str, story: str) -> str | None:
    """The index with `story` at the entry of an article, or with an entry that says it."""
    if not is_id(story):
        return None
    made = _told_story(text if not text or text.endswith("\n") else f"{text}\n", article, story)
    if made is None or not only_adds(text, made):
        return None
    said = [given.values for given in parse_index(made)[0].articles]
    told = any((one.get("file"), one.get("story")) == (article, story) for one in said)
    return made if told else None


def _told_story(text: str, article: str, story: str) -> str | None:
    lines = text.split("\n")
    entry = _entry_of(text, article)
    if entry:
        key = next(key for key, _ in entry.entries if key.text == "file")
        at = key.place.line - 1
        whole = lines[at].rstrip()
        if whole.lstrip().startswith("- {"):
            if "#" in whole or not whole.endswith("}"):
                return None
            lines[at] = f"{whole[:-1].rstrip()}, story: {story}}}"
        else:
            lines.insert(at + 1, f"{' ' * lines[at].index('file')}story: {story}")
        return "\n".join(lines)
    line = f"- {{file: {json.dumps(article, ensure_ascii=False)}, story: {story}}}"
    head = next((k for k, one in enumerate(lines) if ARTICLES_HEAD.fullmatch(one)), None)
    if head is None:
        return f"{text}articles:\n  {line}\n"
    last = _key_end(lines, head, 0, items=True) - 1
    indent = re.match(r" *", lines[head + 1]) if last > head else None
    return "\n".join(
        [*lines[: last + 1], f"{indent[0] if indent else '  '}{line}", *lines[last + 1 :]]
    )


def _entry_of(text: str, article: str) -> Table | None:
    tree, _ = read_tree(text, INDEX_FILE)
    lists = [node for key, node in _entries(tree) if key == "articles"]
    for item in (item for one in lists if isinstance(one, Listing) for item in one.items):
        files = [node for key, node in _entries(item) if key == "file"]
        named = any(isinstance(node, Scalar) and node.text == article for node in files)
        if named and isinstance(item, Table):
            return item
    return None


def _entries(node: Node | None) -> list[tuple[str, Node]]:
    """The keys of a table with their values; none of anything else."""
    return [(key.text, value) for key, value in node.entries] if isinstance(node, Table) else []


def order_at(text: str, line: int) -> str | None:
    """The lines of the item of a story's list that stands in a line of the index; None where it is
    not written as lines of its own."""
    found = _order_at(read_tree(text, INDEX_FILE)[0], line)
    lines = text.split("\n")
    first = found.place.line - 1 if found else 0
    dash = re.match(r"( *)- ", lines[first])
    if not found or not dash:
        return None
    end = first + 1
    while end < len(lines) and _indent_of(lines[end]) > len(dash[1]) and not _is_remark(lines[end]):
        end += 1
    return "\n".join(lines[first:end])


def without_order(text: str, order: str) -> str | None:
    """The index without the lines of an order; None where they do not stand there once."""
    before, _, after = f"\n{text}".partition(f"\n{order}\n")
    made = f"{before}\n{after}"[1:]
    old, problems = read_tree(text, INDEX_FILE)
    new, wrong = read_tree(made, INDEX_FILE)
    item = _order_at(old, before.count("\n") + 1)
    once = len(re.findall(rf"\n{re.escape(order)}(?=\n)", f"\n{text}")) == 1
    whole = once and not problems and not wrong
    return made if whole and item and _without_empty(new) == _without_empty(old, item) else None


def _order_at(tree: Node | None, line: int) -> Node | None:
    """The last item of a story's list that begins in the line or above it."""
    tops = [node for key, node in _entries(tree) if key == "stories"]
    lists = [node for top in tops for _, story in _entries(top) for _, node in _entries(story)]
    items = [item for node in lists if isinstance(node, Listing) for item in node.items]
    above = [item for item in items if item.place.line <= line]
    return max(above, key=lambda item: item.place.line, default=None)


def _without_empty(node: Node | None, left_out: Node | None = None) -> object:
    """The tree as plain values, without one node, and without lists that are empty."""
    if isinstance(node, Listing):
        return [_without_empty(i, left_out) for i in node.items if i is not left_out] or None
    if isinstance(node, Table):
        pairs = ((key.text, _without_empty(value, left_out)) for key, value in node.entries)
        return {key: value for key, value in pairs if value is not None}
    return plain_node(node) or None
