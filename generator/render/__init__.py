"""Briefings -> texts of pages and data files; decides nothing about content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.records import Briefing, Seeds
from generator.render.addresses import article_slugs
from generator.render.data import index_json, story_json


def render(briefings: Sequence[Briefing], seeds: Seeds) -> Mapping[str, str]:
    """Every file of the site's content, by path below the docs folder. Pure."""
    articles = {article.file: article for article in seeds.articles}
    slugs = article_slugs(seeds.articles)
    files = {f"data/stories/{b.id}.json": story_json(b, articles, slugs) for b in briefings}
    files["data/index.json"] = index_json(briefings, articles)
    return files
