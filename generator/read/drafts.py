"""Words of a file -> a Draft: its text and what is still taken for the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from generator.read.encoding.normalise import normalise
from generator.read.layout.draft import Draft
from generator.read.layout.paragraphs import TextPassage, paragraphs
from generator.read.markdown import BlockKind, MarkdownBlock

BETWEEN_PARAGRAPHS = "\n\n"
REMOVAL_REASONS: dict[BlockKind, str] = {
    "picture": "alt text",
    "furniture": "page furniture",
    "torn": "hyphen at a line end",
}
"""Why a block of this kind is no part of the report."""


def text_draft(text: str) -> Draft:
    """Plain text as paragraphs."""
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
    for passage in draft.body[:MOST_HEAD_PARAGRAPHS]:
        if draft.text[slice(*passage)].split() == said.split():
            left = tuple(other for other in draft.body if other != passage)
            former = (draft.headline,) if draft.headline else ()
            return replace(draft, headline=passage, body=tuple(sorted((*former, *left))))
    former = (draft.headline,) if draft.headline else ()
    body = tuple(sorted((*former, *draft.body)))
    return _above(replace(draft, headline=None, body=body), said)


MOST_HEAD_PARAGRAPHS = 6
"""Paragraphs: banners, dates and bylines that can stand above a headline."""


def _above(draft: Draft, headline: str) -> Draft:
    moved = len(headline) + len(BETWEEN_PARAGRAPHS)
    return Draft(
        text=f"{headline}{BETWEEN_PARAGRAPHS}{draft.text}",
        headline=(0, len(headline)),
        body=tuple((a + moved, b + moved) for a, b in draft.body),
        removals=tuple(((a + moved, b + moved), why) for (a, b), why in draft.removals),
    )
