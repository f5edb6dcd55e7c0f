"""A story's reports: its articles with what was found in each, numbered as sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.merge.copies import number_sources
from generator.records import Article, Findings, Report


def reports_of(articles: Sequence[Article], findings: Mapping[str, Findings]) -> list[Report]:
    """Reports in source order, copies numbered; findings by article key."""
    by_file = {article.file: article for article in articles}
    return [
        Report(source=source, article=by_file[source.article], findings=findings[source.article])
        for source in number_sources(articles)
    ]
