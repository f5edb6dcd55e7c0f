"""An article told its story, an order taken out: all else of the index stays as it is.

As in `index_edit` the new text is read before it is offered, and only a hand can write what does
not come out as it was meant.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from generator.commands.desk.index_edit import only_adds, plain_node
from generator.read.index.entries import INDEX_FILE, parse_index
from generator.read.index.shapes import is_id
from generator.read.index.yaml_tree import Listing, Node, Scalar, Table, read_tree

BLOCK_HEAD = re.compile(r"articles:\s*(?:#.*)?")


def with_story(text: str, article: str, story: str) -> str | None:
    """The index with `story` at the entry of an article, or with an entry that says it."""
    if not is_id(story):
        return None
    made = _told_story(text if not text or text.endswith("\n") else f"{text}\n", article, story)
    if made is None or not only_adds(text, made):
        return None
    said = [given.values for given in parse_index(made)[0].articles]
    return made if {"file": article, "story": story} in [_file_and_story(v) for v in said] else None


def _file_and_story(values: object) -> object:
    assert isinstance(values, dict)
    return {key: values.get(key) for key in ("file", "story")}


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
    head = next((k for k, one in enumerate(lines) if BLOCK_HEAD.fullmatch(one)), None)
    if head is None:
        return f"{text}articles:\n  {line}\n"
    last = _last_of_block(lines, head)
    indent = re.match(r" *", lines[head + 1]) if last > head else None
    return "\n".join(
        [*lines[: last + 1], f"{indent[0] if indent else '  '}{line}", *lines[last + 1 :]]
    )


def _last_of_block(lines: list[str], head: int) -> int:
    """The last line of what stands below a key at the margin, without comments behind it."""
    last = head
    for k in range(head + 1, len(lines)):
        if lines[k].startswith((" ", "- ")):
            last = last if lines[k].lstrip().startswith("#") else k
        elif lines[k].strip() and not lines[k].startswith("#"):
            break
    return last


def _entry_of(text: str, article: str) -> Table | None:
    tree, _ = read_tree(text, INDEX_FILE)
    for entry in _items_under(tree, "articles"):
        if isinstance(entry, Table) and article in _values_of(entry, "file"):
            return entry
    return None


def _items_under(tree: Node | None, key: str) -> Iterator[Node]:
    for name, value in tree.entries if isinstance(tree, Table) else ():
        if name.text == key and isinstance(value, Listing):
            yield from value.items


def _values_of(table: Table, key: str) -> list[str]:
    return [v.text for name, v in table.entries if name.text == key and isinstance(v, Scalar)]


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
    while end < len(lines) and _belongs(lines[end], len(dash[1])):
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
    return made if whole and item and _filled(new) == _filled(old, item) else None


def _belongs(line: str, depth: int) -> bool:
    return len(line) - len(line.lstrip()) > depth and not line.lstrip().startswith("#")


def _order_at(tree: Node | None, line: int) -> Node | None:
    """The last item of a story's list that begins in the line or above it."""
    lists = [
        node
        for top, stories in (tree.entries if isinstance(tree, Table) else ())
        if top.text == "stories" and isinstance(stories, Table)
        for _, story in stories.entries
        if isinstance(story, Table)
        for _, node in story.entries
    ]
    items = [item for node in lists if isinstance(node, Listing) for item in node.items]
    above = [item for item in items if item.place.line <= line]
    return max(above, key=lambda item: item.place.line, default=None)


def _filled(node: Node | None, left_out: Node | None = None) -> object:
    """The tree as plain values, without one node, and without lists that are empty."""
    if isinstance(node, Listing):
        return [_filled(i, left_out) for i in node.items if i is not left_out] or None
    if isinstance(node, Table):
        pairs = ((key.text, _filled(value, left_out)) for key, value in node.entries)
        return {key: value for key, value in pairs if value is not None}
    return plain_node(node) or None
