"""What may not be shown of an article is taken out of the briefing, best passages kept first.

A passage costs the sentences that it touches, because pages show it in them. What is left of a
point with one side, or of an agreement with one source, is neither, and goes too.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import partial
from typing import Any

from generator.language.grammar import LETTERS_AND_DIGITS
from generator.merge.ground import Ground
from generator.merge.places_and_bodies import mentions_in
from generator.merge.point_sides import sides_of
from generator.records import (
    Agreement,
    Article,
    Briefing,
    Dispute,
    Report,
    Span,
    Speaker,
    Update,
    Withheld,
)
from generator.spans import cut, overlaps, within

SHOWN_FIRST = (
    "disputes",
    "key quotations",
    "summary",
    "agreed",
    "quotations",
    "denials",
    "updates",
)
"""Lists of a briefing in the order in which their passages are worth showing; then all others."""
IN_MARKS = frozenset({"direct", "mixed"})
"""Kinds of quotations with words in marks: an indirect one is the article's own wording."""
BOTH = 2
"""Sides of a point, sources of an agreement, ends of an update: fewer are none."""
HEADLINE_PARTS = ("title", "sources")
"""Parts of a briefing that show headlines, which are always told."""
BESIDE = frozenset({"cue", "mention", "antecedent", "printed", "role", "unnamed_because"})
PARTS_BESIDE = BESIDE | {"speaker"}
"""Parts of a record that lie beside its passage, or name somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """What may be shown of one article: `words` of its sentences, None = any number.

    `only` are the passages that others are cut down to, None = any may be shown.
    """

    article: Article
    sentences: tuple[Span, ...]
    words: int | None = None
    only: tuple[Span, ...] | None = None


def withhold(briefing: Briefing, ground: Ground) -> Briefing:
    """The briefing with what its articles' limits allow, and how much was taken out of each."""
    limits = {f: limit for f, r in ground.by_article.items() if (limit := limit_of(r))}
    if not limits:
        return briefing
    cut_down = _each_list(briefing, lambda value: _kept_value(value, partial(_cut_down, limits)))
    briefing = replace(cut_down, quotations=briefing.quotations, denials=briefing.denials)
    wanted = list(dict.fromkeys(_by_worth(briefing)))
    shown = {span: span for span in _within_limits(wanted, limits)}
    kept = _each_list(briefing, lambda value: _kept_value(value, shown.get))
    headed = (point for point in kept.disputes if _is_headed(point, briefing, ground))
    kept = replace(kept, disputes=tuple(headed))
    left = set(_by_worth(kept))
    gone = Counter(span.article for span in wanted if span not in left)
    told = tuple(
        Withheld(source=source.number, passages=gone[source.article])
        for source in briefing.sources
        if gone[source.article]
    )
    told_beside = _shown_in(left, limits)
    kept = _each_list(kept, lambda value: _beside_limited(value, told_beside))
    named = _names_shown(ground, told_beside)
    return replace(
        kept,
        withheld=told,
        places=tuple(name for name in kept.places if name in named),
        bodies=tuple(name for name in kept.bodies if name in named),
    )


def _names_shown(ground: Ground, is_shown: Callable[[Span], bool]) -> frozenset[str]:
    """Names of places and bodies that stand in what is shown: a name is its article's words too."""
    return frozenset(
        mention.shown
        for report in ground.by_article.values()
        for mention in mentions_in(report)
        if mention.in_headline or is_shown(mention.span)
    )


def _is_headed(point: Dispute, before: Briefing, ground: Ground) -> bool:
    """Whether its heading has no word that only what was taken out of the point says."""
    whole = [d.positions for d in before.disputes if d.issue == point.issue]
    shown, whole_words = (_words_around(of, ground) for of in (point.positions, whole))
    asked = frozenset(LETTERS_AND_DIGITS.findall(point.issue.casefold()))
    return point.headed_by != "program" or not asked & (whole_words - shown)


def _words_around(positions: Any, ground: Ground) -> frozenset[str]:
    """The words of all sentences that the passages touch."""
    found = (
        cut(ground.by_article[span.article].article.text, sentence.span)
        for span in _spans(positions)
        for sentence in ground.by_article[span.article].findings.sentences
        if overlaps(sentence.span, span)
    )
    return frozenset(LETTERS_AND_DIGITS.findall(" ".join(found).casefold()))


def _shown_in(shown: Iterable[Span], limits: Mapping[str, Limit]) -> Callable[[Span], bool]:
    """Whether what stands beside a passage (a role, who is named) is words that are shown anyway;
    of an article without a limit it always is."""
    places: defaultdict[str, set[Span]] = defaultdict(set)
    for span in shown:
        limit = limits.get(span.article)
        whole = limit.sentences if limit and limit.only is None else ()
        places[span.article] |= {s for s in whole if overlaps(s, span)} | {span}
    return lambda span: (
        span.article not in limits or any(within(span, place) for place in places[span.article])
    )


def _beside_limited(value: Any, is_shown: Callable[[Span], bool]) -> Any:
    """The same without what stands beside its passages and may not be shown."""
    if isinstance(value, tuple):
        return tuple(_beside_limited(inner, is_shown) for inner in value)
    if not is_dataclass(value) or isinstance(value, Span | type):
        return value
    parts = {field.name: getattr(value, field.name) for field in fields(value)}
    hidden = {n for n, v in parts.items() if n in BESIDE and v and not is_shown(_span_of(v))}
    speaker = parts.get("speaker")
    if "mention" in hidden and isinstance(speaker, Speaker) and speaker.unnamed:
        hidden.add("speaker")
    nested = {n: v for n, v in parts.items() if isinstance(v, tuple | Speaker)}
    inner = {n: _beside_limited(v, is_shown) for n, v in nested.items()}
    return replace(value, **{**inner, **dict.fromkeys(hidden)})


def _span_of(value: Any) -> Span:
    return value if isinstance(value, Span) else value.span


def limit_of(report: Report) -> Limit | None:
    """The limit of an article; None where everything that is cited may be shown."""
    article = report.article
    sentences = tuple(sentence.span for sentence in report.findings.sentences)
    found = Limit(article=article, sentences=sentences)
    if article.publish == "headlines":
        return replace(found, only=())
    if article.show_at_most is not None and article.publish != "full":
        whole = sum(_words_counted(article, span) for span in article.paragraphs)
        found = replace(found, words=whole * article.show_at_most // 100)
    if article.publish == "quotations":
        in_marks = (q.span for q in report.findings.quotations if q.kind in IN_MARKS)
        found = replace(found, only=tuple(in_marks))
    return None if found.words is None and found.only is None else found


def _words_counted(article: Article, span: Span) -> int:
    return len(cut(article.text, span).split())


def _lists_of_briefing(briefing: Briefing) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The lists of a briefing that may hold passages, by name."""
    for field in fields(briefing):
        value = getattr(briefing, field.name)
        if isinstance(value, tuple) and field.name not in HEADLINE_PARTS:
            yield field.name, value


def _each_list(briefing: Briefing, change: Callable[[Any], Any]) -> Briefing:
    return replace(briefing, **{name: change(v) for name, v in _lists_of_briefing(briefing)})


def _by_worth(briefing: Briefing) -> Iterator[Span]:
    """Every passage, those first that a reader would miss most; some come twice."""
    lists: dict[str, Any] = dict(_lists_of_briefing(briefing))
    sides = [p for dispute in briefing.disputes for p in dispute.positions]
    lists["disputes"] = ([p.evidence[:1] for p in sides], sides)
    lists["key quotations"] = tuple(q.span for q in briefing.quotations if q.key)
    for name in (*SHOWN_FIRST, *(name for name in lists if name not in SHOWN_FIRST)):
        yield from _spans(lists[name])


def _spans(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _spans(inner)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in PARTS_BESIDE:
                yield from _spans(getattr(value, field.name))


def _within_limits(wanted: Sequence[Span], limits: Mapping[str, Limit]) -> Iterator[Span]:
    """Those that may be shown: each in its turn, if what it adds still fits."""
    seen: defaultdict[str, set[Span]] = defaultdict(set)
    for span in wanted:
        limit = limits.get(span.article)
        if limit is None or _fits_limit(span, limit, seen[span.article]):
            yield span


def _fits_limit(span: Span, limit: Limit, seen: set[Span]) -> bool:
    """Whether the passage may be shown beside what is; then its sentences count as shown."""
    if limit.only is not None and span not in limit.only:
        return False
    if limit.words is None:
        return True
    touched = {s for s in limit.sentences if overlaps(s, span)} or {span}
    if sum(_words_counted(limit.article, s) for s in seen | touched) > limit.words:
        return False
    seen |= touched
    return True


def _cut_down(limits: Mapping[str, Limit], span: Span) -> Span:
    """A passage of an article that shows quotations alone becomes the quotation in it."""
    only = limits[span.article].only if span.article in limits else None
    return next((quoted for quoted in only or () if within(quoted, span)), span)


def _kept_value(value: Any, passage: Callable[[Span], Span | None]) -> Any:
    """What is left of a list or a record by what is left of passages; None where nothing is."""
    if isinstance(value, Span):
        return passage(value)
    if isinstance(value, tuple):
        return tuple(left for one in value if (left := _kept_value(one, passage)) is not None)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts = {f.name: getattr(value, f.name) for f in fields(value) if f.name not in PARTS_BESIDE}
    left = {n: _kept_value(v, passage) for n, v in parts.items() if isinstance(v, tuple | Span)}
    return replace(value, **left) if _record_holds(value, left) else None


def _record_holds(record: Any, left: Mapping[str, Any]) -> bool:
    """Whether a record is still what it says with what is left of its passages."""
    if "span" in left:
        return left["span"] is not None
    if isinstance(record, Dispute):
        return len(sides_of(left["positions"])) >= BOTH
    if isinstance(record, Agreement | Update):
        return len(left["evidence"]) >= BOTH
    return bool(left.get("evidence", True)) or not record.evidence
