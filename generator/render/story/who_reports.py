"""Who reports a story: outlets by name with their dates, and how many origins stand behind them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.interface import say, say_count
from generator.records import Article, Briefing, Span
from generator.render.cut import agency_named, plain_words_of
from generator.render.escape import one_line
from generator.render.site import Site, day_of_source
from generator.spans import cut

OUTLETS_NAMED = 4
"""Outlets that the head of a page names; the sources list has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporter:
    """An outlet as the head of the page names it. `name` is `source 2` where none is given."""

    name: str
    href: str | None
    article: Article
    published: str
    dated: bool = False
    """Whether its date is told behind its name: outlets of one day share it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporters:
    """The outlets that are named, how many more there are, and the count with its origins; none
    where all that is known of the sources is that they are reports."""

    named: tuple[Reporter, ...]
    more: int
    count: str


def who_reports(site: Site, briefing: Briefing) -> Reporters:
    """Each outlet once, in source order, with the date of its first report here."""
    found: dict[str, Reporter] = {}
    for source in briefing.sources:
        article = site.articles[source.article]
        slug = site.outlet_slugs.get(article.outlet or "")
        name = article.outlet or say("source.number", number=source.number)
        reporter = Reporter(
            name=name,
            href=f"outlets/{slug}/" if slug else None,
            article=article,
            published=(day_of_source(site.articles, source) or "")[:10],
        )
        found.setdefault(name, reporter)
    reporters = tuple(found.values())
    articles = [site.articles[source.article] for source in briefing.sources]
    told = any(article.outlet or article.kind != "report" for article in articles)
    return Reporters(
        named=tuple(_with_dates(reporters[:OUTLETS_NAMED])) if told else (),
        more=len(reporters[OUTLETS_NAMED:]) if told else 0,
        count=_outlets_counted(site, briefing, len(reporters)),
    )


def _with_dates(reporters: Sequence[Reporter]) -> Iterator[Reporter]:
    days = [(one.published, one.article.published is None) for one in reporters]
    for one, day, after in zip(reporters, days, (*days[1:], None), strict=True):
        yield replace(one, dated=bool(one.published) and day != after)


def _outlets_counted(site: Site, briefing: Briefing, outlets: int) -> str:
    """`2 outlets, 1 origin (AP)` where copies are folded; else `2 outlets`."""
    named = any(site.articles[source.article].outlet for source in briefing.sources)
    number = len(briefing.sources)
    words = say_count(outlets, "outlets") if named and outlets > 1 else ""
    if number > outlets or not named:
        words = ", ".join(filter(None, (words, say_count(number, "reports"))))
    origins = [source.article for source in briefing.sources if source.copy_of is None]
    if len(origins) == number:
        return words
    names = dict.fromkeys(filter(None, (origin_name(site, file) for file in origins)))
    listed = f" ({', '.join(names)})" if len(names) == len(origins) <= OUTLETS_NAMED else ""
    return f"{words}, {say_count(len(origins), 'origins')}{listed}"


def origin_name(site: Site, file: str) -> str | None:
    """The agency that the dateline names, else the outlet."""
    agencies = agency_named(site, file)
    return one_line(plain_words_of(site, agencies)) if agencies else site.articles[file].outlet


def carriers(site: Site, briefing: Briefing, numbers: Sequence[int]) -> list[str]:
    """The outlets of these sources, each once; `source 2` where none is given."""
    articles = {source.number: site.articles[source.article] for source in briefing.sources}
    names = (articles[n].outlet or say("source.number", number=n) for n in numbers)
    return list(dict.fromkeys(names))


def copies_counted(site: Site, briefing: Briefing, spans: Sequence[Span]) -> str:
    """`3 outlets, 1 origin`, where folded copies print one of these passages too; else empty."""
    words = [one_line(cut(site.articles[span.article].text, span)) for span in spans]
    holding = {span.article for span in spans}
    own = [source for source in briefing.sources if source.article in holding]
    numbers = {source.number for source in own}
    copies = [
        source
        for source in briefing.sources
        if source.copy_of in numbers
        and any(told in one_line(site.articles[source.article].text) for told in words)
    ]
    outlets = len(carriers(site, briefing, [source.number for source in (*own, *copies)]))
    origins = sum(source.copy_of is None for source in own)
    if not copies or outlets <= origins:
        return ""
    return f"{say_count(outlets, 'outlets')}, {say_count(origins, 'origins')}"
