"""Words of a file -> a Draft: its text and what is still taken for the report; of Markdown block by
block, with headline and pictures told apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from itertools import accumulate
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.read.encoding.normalise import normalise
from generator.read.layout.draft import Draft, TextPassage, paragraphs

BlockKind = Literal["headline", "paragraph", "picture", "furniture", "torn"]
PARSER = MarkdownIt("commonmark", {"maxNesting": 20}).enable(["strikethrough", "table"])
NOT_SHOWN = frozenset({"script", "style", "template"})
LINE_BREAK_TAGS = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "blockquote"})
BETWEEN_PARAGRAPHS = "\n\n"
REMOVAL_REASONS: dict[BlockKind, str] = {
    "picture": "alt text",
    "furniture": "page furniture",
    "torn": "hyphen at a line end",
}
"""Why a block of this kind is no part of the report."""
MOST_HEAD_PARAGRAPHS = 6
"""Paragraphs: banners, dates and bylines that can stand above a headline."""


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
        for child in token.children or ():
            if child.type == "image":
                yield MarkdownBlock(kind="picture", text=" ".join(child.content.split()))
        opener = token.type


def _token_words(token: Token, line_end: str) -> str:
    if token.type in ("fence", "code_block"):
        return token.content
    if token.type == "html_block":
        return without_tags(token.content)
    return _children_words(token.children or (), line_end)


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


def text_draft(text: str) -> Draft:
    text = normalise(text)
    return Draft(text=text, body=paragraphs(text))


def block_draft(blocks: Sequence[MarkdownBlock]) -> Draft:
    """The blocks one below the other, with a blank line between them."""
    texts = [normalise(block.text).strip() for block in blocks]
    kept = [(block, text) for block, text in zip(blocks, texts, strict=True) if text]
    starts = [0, *accumulate(len(text) + len(BETWEEN_PARAGRAPHS) for _, text in kept)]
    draft = Draft(text=BETWEEN_PARAGRAPHS.join(text for _, text in kept), body=())
    body: list[TextPassage] = []
    for (block, text), start in zip(kept, starts, strict=False):
        whole = (start, start + len(text))
        if block.kind == "headline":
            draft = replace(draft, headline=whole)
        elif block.kind in REMOVAL_REASONS:
            draft = replace(draft, removals=(*draft.removals, (whole, REMOVAL_REASONS[block.kind])))
        else:
            body.extend((start + a, start + b) for a, b in paragraphs(text))
    return replace(draft, body=tuple(body))


def with_headline(draft: Draft, headline: str) -> Draft:
    """The draft with this headline: where it stands at the head, else put above the text.

    The words of an editor's `headline:` are words of the file or of the index, so they are part of
    the article's text and can be cut like any others.
    """
    said = " ".join(normalise(headline).split())
    if not said or (draft.headline and draft.text[slice(*draft.headline)].split() == said.split()):
        return draft
    former = (draft.headline,) if draft.headline else ()
    for passage in draft.body[:MOST_HEAD_PARAGRAPHS]:
        if draft.text[slice(*passage)].split() == said.split():
            left = (other for other in draft.body if other != passage)
            return replace(draft, headline=passage, body=tuple(sorted((*former, *left))))
    moved = len(said) + len(BETWEEN_PARAGRAPHS)
    return Draft(
        text=f"{said}{BETWEEN_PARAGRAPHS}{draft.text}",
        headline=(0, len(said)),
        body=tuple((a + moved, b + moved) for a, b in sorted((*former, *draft.body))),
        removals=tuple(((a + moved, b + moved), why) for (a, b), why in draft.removals),
    )
