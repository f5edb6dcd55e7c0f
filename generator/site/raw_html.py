"""Raw HTML in a page's Markdown, found in one pass of a regular expression.

Python-Markdown and MkDocs each read the whole page with the parser of the standard library, to
find where raw HTML starts and ends and which anchors it has; on our pages that takes four fifths
of the rendering. The pages are regular: raw blocks that start in the first column and are closed,
and Markdown without any tag between them. What is not like that is left to the original, so the
result is the same, only sooner.
"""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import markdown
from markdown.preprocessors import HtmlBlockPreprocessor
from mkdocs.structure import pages

PLAIN_TAG = re.compile(
    r'<(?P<close>/?)(?P<name>[a-z][a-z0-9-]*)(?P<rest>(?:\s+[a-z_:][\w:.-]*(?:="[^"`]*")?)*)'
    r"\s*(?P<empty>/?)>|<"
)
"""A tag in lower case with attributes in double quotes; a bare `<` is anything else."""
ANCHOR = re.compile(r'\s(id|name)="([^"]*)"')
LOOSE_AMPERSAND = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);)")
BLANK_LINES = re.compile(r"([ ]*\n){2}")
NO_CONTENT = frozenset({"hr"})
VERBATIM = frozenset({"script", "style"})

IsBlock = Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """Where the raw blocks of a text are (half-open, code points), and its anchors."""

    blocks: tuple[tuple[int, int], ...]
    anchors: frozenset[str]


class IrregularError(ValueError):
    """The text is not as our pages are; the original has to read it."""


def scan(text: str, is_block: IsBlock) -> Scan | None:
    """The raw blocks of the text; None where it is not as our pages are."""
    if LOOSE_AMPERSAND.search(text) or "<!" in text or "<?" in text:
        return None
    anchors: set[str] = set()
    try:
        blocks = tuple(_blocks(text, is_block, anchors))
    except IrregularError:
        return None
    return Scan(blocks=blocks, anchors=frozenset(anchors))


def _blocks(text: str, is_block: IsBlock, anchors: set[str]) -> Iterator[tuple[int, int]]:
    end = 0
    while (start := text.find("<", end)) >= 0:
        tag = PLAIN_TAG.match(text, start)
        first_in_line = start == 0 or text[start - 1] == "\n"
        if not (first_in_line and tag and tag["name"] and not tag["close"] and not tag["empty"]):
            raise IrregularError
        if "&" in text[end:start] or not is_block(tag["name"]) or tag["name"] in NO_CONTENT:
            raise IrregularError
        end = _block_end(text, start, anchors)
        if text[end : end + 1] not in ("\n", " "):
            raise IrregularError
        yield start, end
    if "&" in text[end:]:
        raise IrregularError


def _block_end(text: str, start: int, anchors: set[str]) -> int:
    """Where the element that starts here is closed."""
    open_tags: list[str] = []
    place = start
    while match := PLAIN_TAG.search(text, place):
        name, place = match["name"], match.end()
        if not name:
            raise IrregularError
        if match["close"]:
            _close(open_tags, name)
            if not open_tags:
                return place
            continue
        _note_anchors(match, anchors)
        if match["empty"] or name in NO_CONTENT:
            continue
        open_tags.append(name)
        if name in VERBATIM:
            place = text.find(f"</{name}>", place)
            if place < 0:
                raise IrregularError
    raise IrregularError


def _close(open_tags: list[str], name: str) -> None:
    """Closes the element and what was left open within it (`<br>`), as Python-Markdown does."""
    if name in open_tags:
        while open_tags.pop() != name:
            pass


def _note_anchors(tag: re.Match[str], anchors: set[str]) -> None:
    for attribute, value in ANCHOR.findall(tag["rest"]):
        if attribute == "id" or tag["name"] == "a":
            anchors.add(html.unescape(value))


class AnchorFinder(pages._RawHTMLPreprocessor):
    """MkDocs' search for anchors, and then Python-Markdown's for raw blocks, on one scan."""

    def run(self, lines: list[str]) -> list[str]:
        """Called just before raw blocks are taken out."""
        text = "\n".join(lines)
        found = scan(text, self.md.is_block_level)
        if found is None:
            return list(super().run(lines))
        self.present_anchor_ids = set(found.anchors)
        self.md.preprocessors["html_block"].scanned = (text, found)
        return lines

    def _register(self, md: markdown.Markdown) -> None:
        super()._register(md)
        self.md = md
        if type(md.preprocessors["html_block"]) is HtmlBlockPreprocessor:
            md.preprocessors.register(BlockTaker(md), "html_block", 20)


class BlockTaker(HtmlBlockPreprocessor):  # type: ignore[misc]
    """Python-Markdown's way of taking out raw blocks, on blocks that were found before."""

    scanned: tuple[str, Scan] | None = None

    def run(self, lines: list[str]) -> list[str]:
        """Every block replaced by a placeholder between blank lines."""
        text = "\n".join(lines)
        if self.scanned is None or self.scanned[0] != text:
            return list(super().run(lines))
        return "".join(self._pieces(text, self.scanned[1])).split("\n")

    def _pieces(self, text: str, found: Scan) -> Iterator[Any]:
        place = 0
        for start, end in found.blocks:
            yield text[place:start]
            blank = "\n" if BLANK_LINES.match(text, end) else ""
            yield f"\n{self.md.htmlStash.store(text[start:end] + blank)}\n\n"
            place = end
        yield text[place:]
