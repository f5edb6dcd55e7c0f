"""What every page looks up: articles, addresses, sentences, and which passages are cited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from generator.records import (
    Article,
    Briefing,
    ListName,
    Outlet,
    Outline,
    Quotation,
    Seeds,
    Settings,
    Source,
    Span,
    StoryState,
    Withdrawn,
)
from generator.render.addresses import article_slugs, name_slugs

STORIES_HELD = 256
"""Stories whose cited passages are held at a time."""

WithLists = TypeVar("WithLists", Briefing, Outline)
Cited = Mapping[str, tuple[Span, ...]]
"""Article file -> spans, each once, outer before inner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything that is published, indexed once. Outlines come newest first.

    `briefing_of`, `sentences_in` and `cited` give what few pages need, and may have to unpack it;
    sentences are in text order, headline first.
    """

    outlines: tuple[Outline, ...]
    articles: Mapping[str, Article]
    slugs: Mapping[str, str]
    """Article file -> slug."""
    outlets: Mapping[str, Outlet]
    outlet_slugs: Mapping[str, str]
    place_slugs: Mapping[str, str]
    body_slugs: Mapping[str, str]
    tag_slugs: Mapping[str, str]
    by_id: Mapping[str, Outline]
    stories: Mapping[str, tuple[Outline, ...]]
    """Article file -> the stories that have it as a source."""
    threads: Mapping[str, tuple[Outline, ...]]
    """Thread -> its stories by their first day, those without one last; two or more."""
    settings: Settings
    history: Mapping[str, tuple[StoryState, ...]]
    """Story id -> what its page showed before, oldest first."""
    withdrawn: tuple[Withdrawn, ...]
    withdrawn_from: Mapping[str, tuple[Withdrawn, ...]]
    """Story id -> the articles withdrawn from it; the story may be gone."""
    heard: frozenset[str]
    """Ids of the speakers that have a page: some story gives words of them, and all are listed."""
    briefing_of: Callable[[str], Briefing]
    sentences_in: Callable[[str], tuple[Span, ...]]
    cited: Callable[[str], tuple[Span, ...]]
    """Article file -> every span that some page shows, each once, outer before inner."""


def index_site(
    outlines: Sequence[Outline],
    seeds: Seeds,
    briefing_of: Callable[[str], Briefing],
    sentences_of: Callable[[str], tuple[Span, ...]],
) -> Site:
    """Index what the pages show. Where an article has no sentences its paragraphs are taken."""
    lists = seeds.settings.lists
    outlines = [_with_lists(outline, lists) for outline in outlines]
    articles = {article.file: article for article in seeds.articles}
    newest = sorted(outlines, key=lambda o: o.id)
    newest.sort(key=lambda o: o.updated or "", reverse=True)
    stories = _stories_by_name(newest)
    cited_by = lru_cache(STORIES_HELD)(lambda story: _by_article(shown_spans(briefing_of(story))))
    return Site(
        outlines=tuple(newest),
        articles=articles,
        slugs=article_slugs(seeds.articles),
        outlets={outlet.name: outlet for outlet in seeds.outlets},
        outlet_slugs=name_slugs(
            a.outlet for a in seeds.articles if a.outlet and "outlets" in lists
        ),
        place_slugs=name_slugs(name for o in outlines for name in o.places),
        body_slugs=name_slugs(name for o in outlines for name in o.bodies),
        tag_slugs=name_slugs(name for o in outlines for name in o.tags),
        by_id={outline.id: outline for outline in newest},
        stories=stories,
        threads=_stories_by_thread(newest, articles),
        settings=seeds.settings,
        history=_by_story(seeds.history),
        withdrawn=seeds.withdrawn,
        withdrawn_from=_withdrawn_from(seeds),
        briefing_of=lambda story: _with_lists(briefing_of(story), lists),
        heard=frozenset(
            v.speaker.id for o in newest for v in o.voices if v.quotations and "speakers" in lists
        ),
        sentences_in=lru_cache(STORIES_HELD)(
            lambda file: sentences_of(file) or _block_spans(articles[file])
        ),
        cited=lru_cache(STORIES_HELD)(
            lambda file: _outer_first(
                {span for o in stories.get(file, ()) for span in cited_by(o.id).get(file, ())}
            )
        ),
    )


def _with_lists(story: WithLists, lists: Sequence[ListName]) -> WithLists:
    """The story without the names whose lists are not made: nothing could be linked."""
    places = story.places if "places" in lists else ()
    bodies = story.bodies if "organisations" in lists else ()
    tags = story.tags if "tags" in lists else ()
    thread = story.thread if "threads" in lists else None
    return replace(story, places=places, bodies=bodies, tags=tags, thread=thread)


def _by_story(history: Iterable[StoryState]) -> dict[str, tuple[StoryState, ...]]:
    found: defaultdict[str, list[StoryState]] = defaultdict(list)
    for state in history:
        found[state.story].append(state)
    return {story: tuple(states) for story, states in found.items()}


def _withdrawn_from(seeds: Seeds) -> dict[str, tuple[Withdrawn, ...]]:
    """As the index says, or as the lock knows from the time when it was shown."""
    homes = {file: locked.id for locked in seeds.lock for file in locked.articles}
    found: defaultdict[str, list[Withdrawn]] = defaultdict(list)
    for one in seeds.withdrawn:
        if story := one.story or homes.get(one.file):
            found[story].append(one)
    return {story: tuple(several) for story, several in found.items()}


def shown_spans(briefing: Briefing) -> Iterator[Span]:
    """Every passage that the story's pages cite, in no particular order."""
    yield from briefing.summary
    yield from briefing.single
    yield from briefing.not_known
    for correction in briefing.corrections:
        yield correction.span
        yield from correction.stands
    for quotation in (*briefing.quotations, *briefing.denials):
        yield from _of_quotation(quotation)
    for dispute in briefing.disputes:
        for position in dispute.positions:
            yield from position.evidence
    groups = (
        *(agreement.evidence for agreement in briefing.agreed),
        *(update.evidence for update in (*briefing.updates, *briefing.reasoned)),
        *(event.evidence for event in briefing.timeline),
    )
    for evidence in groups:
        yield from evidence


def day_of_source(articles: Mapping[str, Article], source: Source) -> str | None:
    """The source's date of publication, else the day that its dateline tells."""
    return articles[source.article].published or source.dateline_day


def day_by_dateline(site: Site, article: Article) -> str | None:
    """The day that a story dates the article by, where none is given."""
    sources = (s for b in site.stories.get(article.file, ()) for s in b.sources)
    return next((s.dateline_day for s in sources if s.article == article.file), None)


def _of_quotation(quotation: Quotation) -> Iterator[Span]:
    yield quotation.span
    yield from quotation.variants


def _by_article(spans: Iterable[Span]) -> Cited:
    found: defaultdict[str, set[Span]] = defaultdict(set)
    for span in spans:
        found[span.article].add(span)
    return {file: _outer_first(group) for file, group in found.items()}


def _outer_first(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(spans, key=lambda s: (s.start, -s.end)))


def _stories_by_name(outlines: Sequence[Outline]) -> dict[str, tuple[Outline, ...]]:
    found: defaultdict[str, list[Outline]] = defaultdict(list)
    for outline in outlines:
        for source in outline.sources:
            found[source.article].append(outline)
    return {file: tuple(group) for file, group in found.items()}


def first_day_of(articles: Mapping[str, Article], story: Outline) -> str | None:
    """The day of its first report; None where no report has one."""
    days = (day_of_source(articles, source) for source in story.sources)
    return min(filter(None, days), default=None)


def _stories_by_thread(
    outlines: Iterable[Outline], articles: Mapping[str, Article]
) -> dict[str, tuple[Outline, ...]]:
    found: defaultdict[str, list[Outline]] = defaultdict(list)
    for outline in outlines:
        if outline.thread:
            found[outline.thread.id].append(outline)
    return {
        thread: tuple(sorted(group, key=lambda o: (first_day_of(articles, o) or "~", o.id)))
        for thread, group in found.items()
        if len(group) > 1
    }


def _block_spans(article: Article) -> tuple[Span, ...]:
    head = (article.headline,) if article.headline else ()
    return (*head, *article.paragraphs)
