"""The address of everything that has a page: one slug for one thing, whoever asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from slugify import slugify

from generator.records import Article


def article_slugs(articles: Sequence[Article]) -> Mapping[str, str]:
    """File name -> slug. Names that fall together are told apart by the start of their hash."""
    wanted = {article.file: slugify(article.file.rsplit(".", 1)[0]) for article in articles}
    taken: dict[str, int] = {}
    for slug in wanted.values():
        taken[slug] = taken.get(slug, 0) + 1
    return {
        a.file: wanted[a.file]
        if wanted[a.file] and taken[wanted[a.file]] == 1
        else f"{wanted[a.file] or 'article'}-{slugify(a.file)[-12:]}-{a.sha256[:8]}"
        for a in articles
    }
