"""What of an article stands in quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

from generator.language.marks.pairing import outermost, quoted_stretches
from generator.records import Article, Span
from generator.spans import cut, part


def quoted_passages(article: Article) -> tuple[Span, ...]:
    """The stretches of the body in quotation marks, outermost only, in text order."""
    return tuple(
        part(paragraph, paragraph.start + stretch.start, paragraph.start + stretch.end)
        for paragraph in article.paragraphs
        for stretch in outermost(quoted_stretches(cut(article.text, paragraph)))
    )


def outside_marks(text: str, span: Span, quoted: Sequence[Span]) -> str:
    """The words of a passage, `text`, outside its stretches; a full stop stands for each of them.

    A sentence in the middle of a long quotation has no marks of its own and is quoted all the same.
    """
    done, kept = 0, ""
    for stretch in quoted:
        kept += text[done : max(0, stretch.start - span.start)] + " . "
        done = min(stretch.end, span.end) - span.start
    return kept + text[done:]
