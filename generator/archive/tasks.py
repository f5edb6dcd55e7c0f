"""What a process is asked to do with one piece: analyse an article, or merge a story."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Sequence
from itertools import accumulate

from generator.archive.codec import reader, writer
from generator.archive.entry import (
    article_of,
    findings_bytes,
    findings_of,
    opened,
    plain_bytes,
    sealed,
)
from generator.archive.pool import Work
from generator.merge import merge
from generator.merge.copies import number_sources
from generator.merge.outline import outline_of
from generator.records import Article, Briefing, Findings, Outline, Report, Story, StoryOrder


def analyse_piece(work: Work) -> Work:
    """Article bytes -> findings bytes."""
    key, data = work
    return key, findings_bytes(_analyser()(article_of(data)))


def merge_piece(work: Work) -> Work:
    """Story bytes -> the bytes of its briefing: a line with its outline, then the whole."""
    key, data = work
    story, order, reports = _story_of(data)
    briefing = merge(story, reports, order)
    outline = plain_bytes(writer(Outline, True)(outline_of(briefing)))
    return key, sealed(outline + b"\n" + plain_bytes(writer(Briefing, True)(briefing)))


def outline_in(data: bytes) -> Outline:
    """The outline in a briefing's bytes."""
    outline: Outline = reader(Outline, True)(json.loads(opened(data).partition(b"\n")[0]), "")
    return outline


def briefing_of(data: bytes) -> Briefing:
    """The briefing in its bytes."""
    briefing: Briefing = reader(Briefing, True)(json.loads(opened(data).partition(b"\n")[2]), "")
    return briefing


def story_bytes(
    story: Story, order: StoryOrder, articles: Sequence[Article], findings: Sequence[bytes]
) -> bytes:
    """All that merging a story looks at: a line of JSON, then the findings one after the other."""
    head = [
        writer(Story, True)(story),
        writer(StoryOrder, True)(order),
        [writer(Article, True)(article) for article in articles],
        [len(data) for data in findings],
    ]
    return plain_bytes(head) + b"\n" + b"".join(findings)


def _story_of(data: bytes) -> tuple[Story, StoryOrder, list[Report]]:
    head, _, body = data.partition(b"\n")
    story, order, plain, sizes = json.loads(head)
    articles = [reader(Article, True)(values, "") for values in plain]
    starts = accumulate(sizes, initial=0)
    pieces = [body[start : start + size] for start, size in zip(starts, sizes, strict=False)]
    findings = [findings_of(p, a.file) for p, a in zip(pieces, articles, strict=True)]
    return (
        reader(Story, True)(story, ""),
        reader(StoryOrder, True)(order, ""),
        reports_of(articles, findings),
    )


def reports_of(articles: Sequence[Article], findings: Sequence[Findings]) -> list[Report]:
    """A story's reports in source order, copies numbered."""
    both = {a.file: (a, f) for a, f in zip(articles, findings, strict=True)}
    return [
        Report(source=source, article=both[source.article][0], findings=both[source.article][1])
        for source in number_sources(articles)
    ]


def _analyser() -> Callable[[Article], Findings]:
    """`generator.analyse.analyse`, by name: importing it loads spaCy."""
    analyse: Callable[[Article], Findings] = importlib.import_module("generator.analyse").analyse
    return analyse
