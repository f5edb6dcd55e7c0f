"""Small invented stories made into reports, as merge gets them."""

import hashlib
import re
from collections.abc import Sequence

from generator.analyse import analyse
from generator.records import Article, Briefing, Report, Source, Span

PARAGRAPH = re.compile(r"[^\n]+")


def article(file: str, text: str) -> Article:
    """An article without a headline; every line is a paragraph."""
    paragraphs = tuple(
        Span(article=file, start=m.start(), end=m.end()) for m in PARAGRAPH.finditer(text)
    )
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Article(file=file, text=text, sha256=sha256, paragraphs=paragraphs)


def reports_of(texts: Sequence[str]) -> list[Report]:
    """The texts analysed, numbered as sources in their order."""
    articles = [article(f"{number}.txt", text) for number, text in enumerate(texts, start=1)]
    return [
        Report(source=Source(number=k, article=a.file), article=a, findings=analyse(a))
        for k, a in enumerate(articles, start=1)
    ]


def empty_briefing() -> Briefing:
    return Briefing(id="story", title="A story", updated=None, sources=())


def words(reports: Sequence[Report], span: Span) -> str:
    texts = {report.article.file: report.article.text for report in reports}
    return texts[span.article][span.start : span.end]
