"""What every page looks up: articles, addresses, sentences, and which passages are cited."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import TypeVar

from generator.records import (
    Article,
    Briefing,
    ListName,
    Outlet,
    Outline,
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

GroupKey = TypeVar("GroupKey")
GroupValue = TypeVar("GroupValue")
WithLists = TypeVar("WithLists", Briefing, Outline)


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
    """Story id -> the articles withdrawn from it, as the index says, or as the lock knows from the
    time when they were shown; the story may be gone."""
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
    stories = grouped((source.article, o) for o in newest for source in o.sources)
    homes = {file: locked.id for locked in seeds.lock for file in locked.articles}
    withdrawn = ((one.story or homes.get(one.file), one) for one in seeds.withdrawn)
    voices = (v for o in newest for v in o.voices if "speakers" in lists)

    @lru_cache(STORIES_HELD)
    def cited_by(story: str) -> Mapping[str, tuple[Span, ...]]:
        return grouped((span.article, span) for span in set(shown_spans(briefing_of(story))))

    @lru_cache(STORIES_HELD)
    def cited(file: str) -> tuple[Span, ...]:
        spans = {span for o in stories.get(file, ()) for span in cited_by(o.id).get(file, ())}
        return tuple(sorted(spans, key=lambda span: (span.start, -span.end)))

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
        threads=_threads(newest, articles),
        settings=seeds.settings,
        history=grouped((state.story, state) for state in seeds.history),
        withdrawn=seeds.withdrawn,
        withdrawn_from=grouped((story, one) for story, one in withdrawn if story),
        briefing_of=lambda story: _with_lists(briefing_of(story), lists),
        heard=frozenset(voice.speaker.id for voice in voices if voice.quotations),
        sentences_in=lru_cache(STORIES_HELD)(
            lambda file: sentences_of(file) or _block_spans(articles[file])
        ),
        cited=cited,
    )


def grouped(pairs: Iterable[tuple[GroupKey, GroupValue]]) -> dict[GroupKey, tuple[GroupValue, ...]]:
    """Values by key, both in the order given."""
    found: defaultdict[GroupKey, list[GroupValue]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def _with_lists(story: WithLists, lists: Sequence[ListName]) -> WithLists:
    """The story without the names whose lists are not made: nothing could be linked."""
    places = story.places if "places" in lists else ()
    bodies = story.bodies if "organisations" in lists else ()
    tags = story.tags if "tags" in lists else ()
    thread = story.thread if "threads" in lists else None
    return replace(story, places=places, bodies=bodies, tags=tags, thread=thread)


def shown_spans(briefing: Briefing) -> Iterator[Span]:
    """Every passage that the story's pages cite, in no particular order."""
    yield from briefing.summary
    yield from briefing.single
    yield from briefing.not_known
    for correction in briefing.corrections:
        yield correction.span
        yield from correction.stands
    for quotation in (*briefing.quotations, *briefing.denials):
        yield quotation.span
        yield from quotation.variants
    evidence = (
        *(p.evidence for dispute in briefing.disputes for p in dispute.positions),
        *(agreement.evidence for agreement in briefing.agreed),
        *(update.evidence for update in (*briefing.updates, *briefing.reasoned)),
        *(event.evidence for event in briefing.timeline),
    )
    yield from chain.from_iterable(evidence)


def numbers_of(story: Briefing | Outline) -> dict[str, int]:
    """Article file -> the number of the story's source."""
    return {source.article: source.number for source in story.sources}


def day_of_source(articles: Mapping[str, Article], source: Source) -> str | None:
    """The source's date of publication, else the day that its dateline tells."""
    return articles[source.article].published or source.dateline_day


def day_by_dateline(site: Site, article: Article) -> str | None:
    """The day that a story dates the article by, where none is given."""
    sources = (s for b in site.stories.get(article.file, ()) for s in b.sources)
    return next((s.dateline_day for s in sources if s.article == article.file), None)


def first_day_of(articles: Mapping[str, Article], story: Outline) -> str | None:
    """The day of its first report; None where no report has one."""
    days = (day_of_source(articles, source) for source in story.sources)
    return min(filter(None, days), default=None)


def _threads(
    outlines: Iterable[Outline], articles: Mapping[str, Article]
) -> dict[str, tuple[Outline, ...]]:
    ordered = sorted(outlines, key=lambda o: (first_day_of(articles, o) or "~", o.id))
    threads = grouped((o.thread.id, o) for o in ordered if o.thread)
    return {thread: group for thread, group in sorted(threads.items()) if len(group) > 1}


def _block_spans(article: Article) -> tuple[Span, ...]:
    head = (article.headline,) if article.headline else ()
    return (*head, *article.paragraphs)
