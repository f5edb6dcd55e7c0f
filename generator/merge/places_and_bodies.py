"""Places and organisations that a story names often enough to be found by them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.language.names.gazetteer import WIDENING, look_up, normal
from generator.merge.ground import Ground, independent
from generator.records import Briefing, Name, NameKind, Report, Span
from generator.spans import begins_in, cut

MOST_PLACES = 12
"""Places, and organisations, of one story at most."""
SOURCES_NAMING = 2
"""Independent sources that name it, or"""
MENTIONS = 3
"""mentions in all: either makes a name belong to the story."""
SHORTEST_NAME = 3
"""Letters of a name that no list knows."""

OFFICE = re.compile(r"(?<![A-Za-z])[A-Za-z]++ of (?:the )?$")
"""Before one word of a body: "secretary of State" is an office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One name where it stands, under the name that it is shown by."""

    shown: str
    kind: NameKind
    source: int
    span: Span
    in_headline: bool


def find_named(briefing: Briefing, ground: Ground) -> Briefing:
    """Fill `places` and `bodies`: named by most sources first, then most often, then by name."""
    mentions = [mention for report in independent(ground) for mention in mentions_in(report)]
    kinds = _kinds_of_names(mentions)
    ranked = _ranked_names(mentions)
    bodies = [name for name in ranked if kinds[name] == "body"]
    whole = [name for name in bodies if not _is_part_of_name(name, ranked)]
    return replace(
        briefing,
        places=tuple(name for name in ranked if kinds[name] == "place")[:MOST_PLACES],
        bodies=tuple(whole)[:MOST_PLACES],
    )


def mentions_in(report: Report) -> Iterator[Mention]:
    """Places and bodies that the report names, as often as it does."""
    headline, text = report.article.headline, report.article.text
    for name in report.findings.names:
        words = cut(text, name.span)
        if (
            name.kind == "body"
            and OFFICE.search(text[max(0, name.span.start - 24) : name.span.start])
            and " " not in words
        ):
            continue
        known = _name_shown(words, name)
        if known:
            yield Mention(
                shown=known[0],
                kind=known[1],
                source=report.source.number,
                span=name.span,
                in_headline=headline is not None and begins_in(name.span, headline),
            )


def _name_shown(words: str, name: Name) -> tuple[str, NameKind] | None:
    """(the name to show, its kind); None for words that stand for no place and no body."""
    clean = " ".join(words.split())
    clean = clean.title() if clean.isupper() and len(clean) > SHORTEST_NAME + 2 else clean
    entry = look_up(clean)
    if entry:
        if entry.kind == "capital":
            return normal(clean), "place"
        kinds: Mapping[str, NameKind] = {"country": "place", "body": "body", "party": "body"}
        return (entry.name, kinds[entry.kind]) if entry.kind in kinds else None
    bare = normal(clean)
    if len(bare) < SHORTEST_NAME or bare in WIDENING or not bare[0].isupper():
        return None
    return bare, name.kind


def _kinds_of_names(mentions: Sequence[Mention]) -> Mapping[str, NameKind]:
    """The kind that most mentions of a name have; the first in the alphabet among equals."""
    votes: defaultdict[str, Counter[NameKind]] = defaultdict(Counter)
    for mention in mentions:
        votes[mention.shown][mention.kind] += 1
    return {name: min(count, key=lambda k: (-count[k], k)) for name, count in votes.items()}


def _ranked_names(mentions: Sequence[Mention]) -> Sequence[str]:
    """The names that belong to the story."""
    amount = Counter(mention.shown for mention in mentions)
    sources: defaultdict[str, set[int]] = defaultdict(set)
    for mention in mentions:
        sources[mention.shown].add(mention.source)
    headlines = {mention.shown for mention in mentions if mention.in_headline}
    kept = [
        name
        for name in amount
        if len(sources[name]) >= SOURCES_NAMING or amount[name] >= MENTIONS or name in headlines
    ]
    return sorted(kept, key=lambda name: (-len(sources[name]), -amount[name], name))


def _is_part_of_name(name: str, names: Sequence[str]) -> bool:
    """ "State" where "State Department" stands: one word of a longer name."""
    return " " not in name and any(name in other.split() for other in names if other != name)
