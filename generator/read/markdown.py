"""Markdown -> its words, block by block, with headline and pictures told apart from the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

BlockKind = Literal["headline", "paragraph", "picture", "furniture", "torn"]
PARSER = MarkdownIt("commonmark", {"maxNesting": 20}).enable(["strikethrough", "table"])
NOT_SHOWN = frozenset({"script", "style", "template"})
LINE_BREAK_TAGS = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "blockquote"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownBlock:
    """A block of plain words; a picture's are its alternative text."""

    kind: BlockKind
    text: str


def plain_blocks(source: str) -> tuple[MarkdownBlock, ...]:
    """The words of every block in order, markup gone. The headline is a first heading.

    A single line end inside a block is a blank, as Markdown has it; in a text of one block, which
    was hardly written as Markdown, it stays a line end.
    """
    tokens = PARSER.parse(source)
    inlines = sum(token.type == "inline" for token in tokens)
    line_end = " " if inlines > 2 else "\n"
    return tuple(block for block in _markdown_blocks(tokens, line_end) if block.text.strip())


def _markdown_blocks(tokens: Sequence[Token], line_end: str) -> Iterator[MarkdownBlock]:
    told = False
    opener, row, number = "", "", ""
    for token in tokens:
        words = _token_words(token, line_end)
        if token.type == "list_item_open":
            number = f"{token.info}{token.markup} " if token.info else ""
        elif opener in ("th_open", "td_open"):
            row += f"  {words}"
        elif token.type == "tr_close":
            words, row = row.strip(), ""
        if words and not row:
            is_headline = opener == "heading_open" and not told
            yield MarkdownBlock(
                kind="headline" if is_headline else "paragraph", text=number + words
            )
            told, number = True, ""
        yield from _pictures(token.children or ())
        opener = token.type


def _token_words(token: Token, line_end: str) -> str:
    """The words of one token of the block level."""
    if token.type in ("fence", "code_block"):
        return token.content
    if token.type == "html_block":
        return without_tags(token.content)
    return _children_words(token.children or (), line_end)


def _pictures(children: Sequence[Token]) -> Iterator[MarkdownBlock]:
    for child in children:
        if child.type == "image":
            yield MarkdownBlock(kind="picture", text=" ".join(child.content.split()))


def _children_words(children: Sequence[Token], line_end: str) -> str:
    breaks = {"softbreak": line_end, "hardbreak": "\n"}
    hidden = 0
    said: list[str] = []
    for child in children:
        if child.type == "html_inline":
            tag = child.content.strip("<>/ ").lower()
            if tag in NOT_SHOWN:
                hidden += -1 if child.content.startswith("</") else 1
            said.append("\n" if tag == "br" else "")
        elif child.type in ("text", "code_inline") and hidden < 1:
            said.append(child.content)
        else:
            said.append(breaks.get(child.type, ""))
    return "".join(said)


class _Words(HTMLParser):
    """Collects what a reader of HTML would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in NOT_SHOWN
        self.said.append("\n" if tag in LINE_BREAK_TAGS else "")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in NOT_SHOWN
        self.said.append("\n" if tag in LINE_BREAK_TAGS else "")

    def handle_data(self, data: str) -> None:
        if self.hidden < 1:
            self.said.append(data)

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """`<![CDATA[` and all that begins as it does is a comment, as in a browser; the parser of
        older Pythons gives up on a word that it does not know."""
        return self.parse_bogus_comment(i, report)


def without_tags(html: str) -> str:
    """The words of a piece of HTML; comments, scripts and styles have none."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return "".join(reader.said)
