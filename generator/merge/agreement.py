"""What independent sources agree on: sentences that state one fact, one from each.

Two sentences count as the same fact where the terms that they share weigh much and are a large part
of both; the more they say beside it, the more they have to share.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.merge.compatible import compatible
from generator.merge.statements import Statement, find_statements, mass, weigh_terms
from generator.records import Agreement, Briefing, Report, StoryOrder

MOST = 12
"""Facts shown at most."""
LEAST = 1.0
"""Strength that two sentences need; weaker pairs share a topic more often than a fact."""
ROOM = 15.0
"""Added to the sentences' weight, so that two short ones with two common words are not strong."""
QUOTED_COST = 0.3
"""Part of the strength lost by a sentence that is all quotation: that two print the same words says
less than that two state the same."""
OTHER_VOICE = 0.7
"""Factor where the two sentences give the words of different people."""
FURTHER = 0.6
"""Part of the first pair's strength that a sentence of a further source needs."""
MOST_SOURCES = 4
"""Sentences of one fact at most: a fifth voice tells a reader nothing more."""
NEW_PART = 0.5
"""A sentence may stand in a second fact where half of what is shared there is new."""
MOST_USES = 2
"""Facts that one sentence may stand in."""
COMMON = 40
"""A term of more sentences than this brings no pair to be compared: near-linear in the story."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two statements by position, lower first, and how strongly they state one fact.

    Two sentences that share names and roles only are no match: who is not what.
    """

    one: int
    other: int
    strength: float
    shared: frozenset[str]


def find_agreement(briefing: Briefing, reports: Sequence[Report], order: StoryOrder) -> Briefing:
    """Adds the facts that two or more independent sources state, the strongest first."""
    statements = find_statements(briefing, reports)
    weights = weigh_terms(statements)
    matches = find_matches(statements, weights, briefing)
    facts = _choose(statements, matches, weights)
    return replace(briefing, agreed=tuple(_agreement(statements, fact) for fact in facts))


def find_matches(
    statements: Sequence[Statement], weights: Mapping[str, float], briefing: Briefing
) -> list[Match]:
    """Pairs from different sources that state one fact, strongest first."""
    found = [
        match
        for one, other in _candidates(statements)
        if (match := _match(statements, one, other, weights)).strength >= LEAST * FURTHER
        and compatible(statements[one], statements[other], briefing.disputes)
    ]
    return sorted(found, key=lambda m: (-m.strength, m.one, m.other))


def _candidates(statements: Sequence[Statement]) -> list[tuple[int, int]]:
    """Pairs of different sources that share a term which is not common in the story."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for at, statement in enumerate(statements):
        for term in statement.terms:
            having[term].append(at)
    pairs = {
        (one, other)
        for places in having.values()
        if len(places) <= COMMON
        for k, one in enumerate(places)
        for other in places[k + 1 :]
        if statements[one].source != statements[other].source
    }
    return sorted(pairs)


def _match(
    statements: Sequence[Statement], one: int, other: int, weights: Mapping[str, float]
) -> Match:
    a, b = statements[one], statements[other]
    shared = a.terms & b.terms
    if len(shared) < 2 or not shared - (a.named & b.named):
        return Match(one, other, 0.0, shared)
    size = math.sqrt(mass(a.terms, weights) * mass(b.terms, weights)) + ROOM
    strength = mass(shared, weights) / math.sqrt(size)
    strength *= 1 - QUOTED_COST * (1 - min(a.plain, b.plain))
    if a.speakers and b.speakers and not a.speakers & b.speakers:
        strength *= OTHER_VOICE
    return Match(one, other, strength, shared)


# --- from pairs to facts ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fact:
    """Positions of statements, one a source; `shared` are the terms of the strongest pair."""

    places: tuple[int, ...]
    shared: tuple[str, ...]


def _choose(
    statements: Sequence[Statement], matches: Sequence[Match], weights: Mapping[str, float]
) -> list[Fact]:
    """Strongest pairs first, each widened by further sources, none told twice."""
    by_place: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for match in matches:
        by_place[match.one][match.other] = by_place[match.other][match.one] = match.strength
    told: defaultdict[int, list[frozenset[str]]] = defaultdict(list)
    facts: list[Fact] = []
    for match in matches:
        if len(facts) == MOST or match.strength < LEAST:
            break
        if any(_is_told(told[at], match.shared, weights) for at in (match.one, match.other)):
            continue
        places = _widen(statements, match, by_place, told)
        for at in places:
            told[at].append(match.shared)
        shared = sorted(match.shared, key=lambda term: (-weights[term], term))
        facts.append(Fact(tuple(places), tuple(shared)))
    return facts


def _is_told(
    told: Sequence[frozenset[str]], shared: frozenset[str], weights: Mapping[str, float]
) -> bool:
    known = frozenset[str]().union(*told)
    new = mass(shared - known, weights)
    return len(told) >= MOST_USES or (bool(told) and new < NEW_PART * mass(shared, weights))


def _widen(
    statements: Sequence[Statement],
    match: Match,
    by_place: Mapping[int, Mapping[int, float]],
    told: Mapping[int, Sequence[frozenset[str]]],
) -> list[int]:
    """The pair and the nearest free sentence of each further source, up to MOST_SOURCES."""
    places = [match.one, match.other]
    while len(places) < MOST_SOURCES:
        sources = {statements[at].source for at in places}
        free = {
            at: strength
            for at, strength in _all_near(places, by_place).items()
            if statements[at].source not in sources and not told.get(at)
        }
        best = max(free, key=lambda at: (free[at], -at), default=None)
        if best is None or free[best] < FURTHER * match.strength:
            break
        places.append(best)
    return sorted(places)


def _all_near(
    places: Iterable[int], by_place: Mapping[int, Mapping[int, float]]
) -> dict[int, float]:
    """Sentences near any of these, with their greatest strength."""
    near: dict[int, float] = {}
    for place in places:
        for other, strength in by_place[place].items():
            near[other] = max(strength, near.get(other, 0.0))
    return near


def _agreement(statements: Sequence[Statement], fact: Fact) -> Agreement:
    words = ", ".join(fact.shared[:5])
    return Agreement(
        evidence=tuple(statements[at].span for at in fact.places),
        why=f"shared terms in {len(fact.places)} independent sources: {words}",
    )
