"""Which sources repeat another one: ten outlets with one agency's text are one report.

A source is a copy where nearly all of its word runs stand in another source of the story. Of two
that hold each other the original is the agency's, then the earlier, then the longer, then the one
that the index names first.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.language.words.news_words import runs_of, share_in, without_quotations
from generator.records import Article, Findings, Report, Source
from generator.spans import cut

COPY_SHARE = 0.8
"""Share of a text's five-word runs found in another from which on it is a copy. Of 491 pairs, all
26 labelled duplicates have more, all 132 partial copies less."""
# origin: the 491 labelled pairs of articles named above, 2026-11-21
PARTLY = 0.3
"""Share, in either text, from which on the sources list says that two share a part. All partial
copies have more; of 333 pairs written apart none has more than 0.1."""
# origin: the 491 labelled pairs of articles named above, 2026-11-21
SOURCES_OF_A_RUN = 20
"""Sources compared for one run: the first that have it."""
REPEATED = 0.5
"""Share of a sentence's runs found in another report from which on it is that report's sentence."""
# origin: set by hand, 2026-11-21; a fifth less changes 0 of 21 real stories, a quarter more 1


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shared runs of a source (position) with another, as a share of its own and the other's."""

    other: int
    own: float
    others: float


def reports_of(articles: Sequence[Article], findings: Mapping[str, Findings]) -> list[Report]:
    """Reports in source order, copies numbered; findings by article key."""
    by_file = {article.file: article for article in articles}
    return [
        Report(source=source, article=by_file[source.article], findings=findings[source.article])
        for source in number_sources(articles)
    ]


def number_sources(articles: Sequence[Article]) -> tuple[Source, ...]:
    """The sources list in the order given, which is the index's: a new article renumbers no other.

    `copy_of` always names a source that is no copy itself.
    """
    runs = [article_runs(article) for article in articles]
    overlaps = _overlaps(runs)
    roots = _roots(articles, runs, overlaps)
    return tuple(
        Source(
            number=at + 1,
            article=article.file,
            copy_of=roots[at] + 1 if roots[at] != at else None,
            why="copy" if roots[at] != at else "shares text" if nearest else "independent",
            shared_with=nearest.other + 1 if nearest else None,
            shared=nearest.own if nearest else 0.0,
        )
        for at, article in enumerate(articles)
        for nearest in [_nearest(overlaps[at], roots, at)]
    )


def article_runs(article: Article) -> frozenset[str]:
    """The runs of an article's body; an outlet's own headline does not make a report its own."""
    body = "\n".join(cut(article.text, s) for s in article.paragraphs)
    return runs_of(body or article.text)


def repeats(sentence: str, report: frozenset[str]) -> bool:
    """Whether a sentence, apart from its quoted words, mostly stands in a report's runs."""
    return share_in(runs_of(without_quotations(sentence)), report) >= REPEATED


def _overlaps(runs: Sequence[frozenset[str]]) -> list[list[Overlap]]:
    """Per source, the others with which it shares PARTLY of its or of their runs."""
    holders: dict[str, list[int]] = {}
    found: list[list[Overlap]] = [[] for _ in runs]
    for at, own in enumerate(runs):
        shared: Counter[int] = Counter()
        for run in own:
            held = holders.setdefault(run, [])
            for other in held:
                shared[other] += 1
            if len(held) < SOURCES_OF_A_RUN:
                held.append(at)
        for other, count in sorted(shared.items()):
            mine, theirs = count / len(own), count / len(runs[other])
            if max(mine, theirs) >= PARTLY:
                found[at].append(Overlap(other, mine, theirs))
                found[other].append(Overlap(at, theirs, mine))
    return found


# --- which of two is the copy -------------------------------------------------------------------


def _roots(
    articles: Sequence[Article],
    runs: Sequence[frozenset[str]],
    overlaps: Sequence[Sequence[Overlap]],
) -> list[int]:
    """Per source, the position of the report that it repeats in the end; its own if independent."""
    rank = {at: _original_rank(articles, runs, at) for at in range(len(articles))}
    twins = _twins(overlaps, rank)
    larger = {at: _larger(overlaps, twins, at) for at in sorted(set(twins.values()))}
    return [_follow_copy(larger, twins[at]) for at in range(len(articles))]


def _original_rank(
    articles: Sequence[Article], runs: Sequence[frozenset[str]], at: int
) -> tuple[bool, str, int, int]:
    """Lowest is most likely the original."""
    outlet = articles[at].outlet
    credits = (_agencies(other) for k, other in enumerate(articles) if k != at)
    credited = bool(outlet) and any(str(outlet).casefold() in names for names in credits)
    return (not credited, articles[at].published or "9", -len(runs[at]), at)


def _agencies(article: Article) -> str:
    span = article.dateline.agencies if article.dateline else None
    return cut(article.text, span).casefold() if span else ""


def _twins(
    overlaps: Sequence[Sequence[Overlap]], rank: Mapping[int, tuple[bool, str, int, int]]
) -> dict[int, int]:
    """Per source, the original among those that hold it and that it holds."""
    original = {at: at for at in rank}
    for at, found in enumerate(overlaps):
        for overlap in found:
            both = {original[at], original[overlap.other]}
            if min(overlap.own, overlap.others) >= COPY_SHARE and len(both) > 1:
                first = min(both, key=lambda k: rank[k])
                original |= {k: first for k, home in original.items() if home in both}
    return original


def _larger(overlaps: Sequence[Sequence[Overlap]], twins: Mapping[int, int], at: int) -> int | None:
    """The report that holds this one, or one of its twins, without being held by it."""
    mates = [k for k, home in twins.items() if home == at]
    holding = [
        o for k in mates for o in overlaps[k] if o.own >= COPY_SHARE and twins[o.other] != at
    ]
    best = max(holding, key=lambda o: (o.own, -o.other), default=None)
    return twins[best.other] if best else None


def _follow_copy(larger: Mapping[int, int | None], at: int) -> int:
    seen = {at}
    while (onward := larger[at]) is not None and onward not in seen:
        seen.add(onward)
        at = onward
    return at


def _nearest(overlaps: Sequence[Overlap], roots: Sequence[int], at: int) -> Overlap | None:
    """The source that has most of its runs; of a source that is no copy, none of its own copies."""
    others = (o for o in overlaps if roots[at] != at or roots[o.other] != at)
    return max(others, key=lambda o: (o.own, -o.other), default=None)
