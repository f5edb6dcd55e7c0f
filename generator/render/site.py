"""What every page looks up: articles, addresses, sentences, and which passages are cited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.records import Article, Briefing, Findings, Outlet, Quotation, Seeds, Span
from generator.render.addresses import article_slugs, name_slugs


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything that is published, indexed once. `briefings` come newest first."""

    briefings: tuple[Briefing, ...]
    articles: Mapping[str, Article]
    slugs: Mapping[str, str]
    """Article file -> slug."""
    outlets: Mapping[str, Outlet]
    outlet_slugs: Mapping[str, str]
    place_slugs: Mapping[str, str]
    body_slugs: Mapping[str, str]
    tag_slugs: Mapping[str, str]
    sentences: Mapping[str, tuple[Span, ...]]
    """Article file -> sentences in text order, headline first; paragraphs where none were found."""
    cited: Mapping[str, tuple[Span, ...]]
    """Article file -> every span that some page shows, each once, outer before inner."""
    by_id: Mapping[str, Briefing]
    stories: Mapping[str, tuple[Briefing, ...]]
    """Article file -> the stories that have it as a source."""


def index_site(
    briefings: Sequence[Briefing], seeds: Seeds, findings: Iterable[Findings] = ()
) -> Site:
    """Index what the pages show."""
    articles = {article.file: article for article in seeds.articles}
    newest = sorted(briefings, key=lambda b: b.id)
    newest.sort(key=lambda b: b.updated or "", reverse=True)
    found = {f.article: tuple(s.span for s in f.sentences) for f in findings}
    return Site(
        briefings=tuple(newest),
        articles=articles,
        slugs=article_slugs(seeds.articles),
        outlets={outlet.name: outlet for outlet in seeds.outlets},
        outlet_slugs=name_slugs(a.outlet for a in seeds.articles if a.outlet),
        place_slugs=name_slugs(name for b in briefings for name in b.places),
        body_slugs=name_slugs(name for b in briefings for name in b.bodies),
        tag_slugs=name_slugs(name for b in briefings for name in b.tags),
        sentences={a.file: found.get(a.file) or _blocks(a) for a in seeds.articles},
        cited=_by_article(span for b in briefings for span in shown_spans(b)),
        by_id={briefing.id: briefing for briefing in newest},
        stories=_stories(newest),
    )


def shown_spans(briefing: Briefing) -> Iterator[Span]:
    """Every passage that the story's pages cite, in no particular order."""
    yield from briefing.summary
    yield from briefing.single
    for quotation in (*briefing.quotations, *briefing.denials):
        yield from _of_quotation(quotation)
    for dispute in briefing.disputes:
        for position in dispute.positions:
            yield from position.evidence
    groups = (
        *(agreement.evidence for agreement in briefing.agreed),
        *(update.evidence for update in briefing.updates),
        *(event.evidence for event in briefing.timeline),
    )
    for evidence in groups:
        yield from evidence


def _of_quotation(quotation: Quotation) -> Iterator[Span]:
    yield quotation.span
    yield from quotation.variants


def _by_article(spans: Iterable[Span]) -> dict[str, tuple[Span, ...]]:
    found: defaultdict[str, set[Span]] = defaultdict(set)
    for span in spans:
        found[span.article].add(span)
    return {
        file: tuple(sorted(group, key=lambda s: (s.start, -s.end)))
        for file, group in sorted(found.items())
    }


def _stories(briefings: Sequence[Briefing]) -> dict[str, tuple[Briefing, ...]]:
    found: defaultdict[str, list[Briefing]] = defaultdict(list)
    for briefing in briefings:
        for source in briefing.sources:
            found[source.article].append(briefing)
    return {file: tuple(group) for file, group in found.items()}


def _blocks(article: Article) -> tuple[Span, ...]:
    head = (article.headline,) if article.headline else ()
    return (*head, *article.paragraphs)
