"""An article parsed block by block (the headline, then each paragraph), and its sentences with the
content words that comparisons look at."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from generator.language.parse import parse
from generator.language.words.link_boxes import without_boxes
from generator.records import Article, Findings, Sentence, Span

HEADLINE_BLOCK = -1
CONTENT_TAGS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """`doc` parses the text of an article from `offset` on; `paragraph` is -1 for the headline."""

    article: str
    paragraph: int
    offset: int
    doc: Doc

    def span(self, start: int, end: int) -> Span:
        """The article span of code points of the parsed text."""
        return Span(article=self.article, start=self.offset + start, end=self.offset + end)

    def span_of(self, words: Words | Token) -> Span:
        """The article span of a spaCy span or token, without blanks at its end: where those stand
        in the parsed text, the article may have a box of links."""
        start = words.idx if isinstance(words, Token) else words.start_char
        return self.span(start, start + (len(words.text.rstrip()) or len(words.text)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """An article with its blocks in reading order, the headline first where there is one."""

    article: Article
    blocks: tuple[Block, ...]


def parse_article(article: Article) -> Parsed:
    spans = [(k, span) for k, span in enumerate(article.paragraphs)]
    if article.headline:
        spans.insert(0, (HEADLINE_BLOCK, article.headline))
    docs = parse(without_boxes(article.text[span.start : span.end]) for _, span in spans)
    blocks = tuple(
        Block(article=span.article, paragraph=k, offset=span.start, doc=doc)
        for (k, span), doc in zip(spans, docs, strict=True)
    )
    return Parsed(article=article, blocks=blocks)


def words_at(doc: Doc, start: int, end: int) -> Words | None:
    """The tokens that hold any of these characters; None where there are none.

    spaCy's own `char_span` walks the whole text each time; this is a binary search.
    """
    places = range(len(doc))
    first = bisect_right(places, start, key=lambda i: doc[i].idx) - 1
    last = bisect_left(places, end, key=lambda i: doc[i].idx)
    return doc[max(first, 0) : last] if last > max(first, 0) else None


def length_of(doc: Doc) -> int:
    """Code points of a parsed text; spaCy's own `doc.text` is put together anew each time."""
    return doc[-1].idx + len(doc[-1].text_with_ws) if len(doc) else 0


def content_terms(words: Iterable[Token]) -> tuple[str, ...]:
    """Lower-case lemmas of nouns, names, verbs, adjectives and numbers, in text order."""
    return tuple(t.lemma_.lower() for t in words if t.pos_ in CONTENT_TAGS and not t.is_stop)


def find_sentences(findings: Findings, parsed: Parsed) -> Findings:
    sentences = tuple(
        Sentence(
            span=block.span_of(sentence),
            paragraph=block.paragraph,
            terms=content_terms(sentence),
        )
        for block in parsed.blocks
        for sentence in block.doc.sents
        if sentence.text.strip()
    )
    return replace(findings, sentences=sentences)
