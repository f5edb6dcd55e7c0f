"""Signs that two sentences state one fact: what they share against all that they say, by their own
words and by stems; whether each is the other's nearest; whom they name and whose words they give.
"""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from generator.language.words.news_words import stem
from generator.learned.gate import Signs
from generator.merge.facts.compatible import same_counts
from generator.merge.rarity import mass, weigh_terms
from generator.merge.statements import Statement

WEIGHT_ROOM = 20.0
"""Added to the sentences' weight, so that two short ones with two common words are not strong."""
STEM_ROOM = 10.0
"""The same for stems."""
SAME_COUNT_WEIGHT = 6.0
"""Weight of a count that both give in other words."""
NAME_REST = 0.4
"""What the further words of a name and its role count, after the heaviest: two sentences with one
minister in common do not say the same, however long the title."""
# origin: 184 pairs judged by hand: .72 to .79 right at the same number found, 2026-11-21
QUOTED_COST = 0.3
"""Part of the strength lost by a sentence that is all quotation: that two print the same words says
less than that two state the same."""
# origin: set by hand, 2026-11-21; a fifth less changes 2 of 21 real stories, a quarter more 2
OTHER_VOICE = 0.7
"""Factor where the two sentences give the words of different people."""
# origin: set by hand, 2026-11-21; a fifth less changes 3 of 21 real stories, a quarter more 2
OTHER_PERSONS = 0.6
"""Factor where both name persons and none of them is the same."""
# origin: set by hand, 2026-11-21; a fifth less changes 0 of 21 real stories, a quarter more 0
LEAST_SHARED = 4.0
"""Weight of shared stems from which on two sentences are compared at all."""
# origin: at 6.5 a fact in 14 of the invented short stories was not compared, 2026-11-29
MOST_SENTENCES_OF_A_STEM = 40
"""A stem of more sentences than this brings no pair to be compared: near-linear in the story."""
FEWEST_THINGS = 2
"""Things that one fact has in both sentences: a name with its role is one."""
EARLY = 3
"""Sentences at the head of a report."""
TENS, FEWS = 20.0, 3.0
"""Units in which weights and names are counted, so that no sign is much larger than the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StemmedStory:
    """A story's statements as comparisons look at them, each list by the statement's position."""

    statements: Sequence[Statement]
    weights: Mapping[str, float]
    """Of terms..."""
    stem_weights: Mapping[str, float]
    """... and of stems."""
    stems: Sequence[frozenset[str]]
    masses: Sequence[float]
    """Weight of the stems."""
    parts: Sequence[Mapping[str, int]]
    """Stems of words of names, roles and mentions -> number of the name, as in a statement."""
    names: Sequence[AbstractSet[str]]
    """Those of them that the statement has."""


@dataclass(frozen=True, slots=True)
class Near:
    """Two statements of different sources by position, lower first, and how alike their stems."""

    one: int
    other: int
    alike: float
    nearest: int
    """How many of the two have nothing nearer in the other's report."""


def stemmed(statements: Sequence[Statement], weights: Mapping[str, float]) -> StemmedStory:
    stems = [frozenset(map(stem, statement.terms)) for statement in statements]
    stem_weights = weigh_terms(stems)
    parts = [{stem(word): n for word, n in s.parts.items()} for s in statements]
    return StemmedStory(
        statements=statements,
        weights=weights,
        stem_weights=stem_weights,
        stems=stems,
        masses=[mass(found, stem_weights) for found in stems],
        parts=parts,
        names=[own.keys() & found for own, found in zip(parts, stems, strict=True)],
    )


def near_pairs(story: StemmedStory) -> list[Near]:
    """Pairs of different sources that share enough to be compared, in order."""
    alike = {
        (one, other): _stems_shared(story, one, other)
        / math.sqrt((story.masses[one] + STEM_ROOM) * (story.masses[other] + STEM_ROOM))
        for (one, other), shared in sorted(_shared_weight(story).items())
        if shared >= LEAST_SHARED
    }
    best: defaultdict[tuple[int, int], float] = defaultdict(float)
    for pair, found in alike.items():
        for key in _toward(story, *pair):
            best[key] = max(best[key], found)
    return [
        Near(*pair, found, sum(found >= best[key] for key in _toward(story, *pair)))
        for pair, found in alike.items()
    ]


def _stems_shared(story: StemmedStory, one: int, other: int) -> float:
    """The weight of what both have; a name with its role is one thing."""
    shared = story.stems[one] & story.stems[other]
    return min(
        math.fsum(_things_shared(story.parts[place], shared, story.stem_weights))
        for place in (one, other)
    )


def _toward(story: StemmedStory, one: int, other: int) -> Iterator[tuple[int, int]]:
    """Each of the two with the other's source."""
    yield one, story.statements[other].source
    yield other, story.statements[one].source


def _shared_weight(story: StemmedStory) -> Mapping[tuple[int, int], float]:
    """Pairs that share a stem which is not common in the story, with the weight of such stems."""
    statements = story.statements
    having: defaultdict[str, list[int]] = defaultdict(list)
    for place, found in enumerate(story.stems):
        if statements[place].states:
            for name in found:
                having[name].append(place)
    behind = {source: k + 1 for k, source in enumerate(s.source for s in statements)}
    shared: defaultdict[tuple[int, int], float] = defaultdict(float)
    for name in sorted(having):
        places = having[name]
        if len(places) > MOST_SENTENCES_OF_A_STEM:
            continue
        for one in places:
            for other in places[bisect_left(places, behind[statements[one].source]) :]:
                shared[one, other] += story.stem_weights[name]
    return shared


def signs_of_fact(story: StemmedStory, near: Near) -> Signs | None:
    """None where they share one thing only: that is no fact, whatever its weight."""
    a, b = story.statements[near.one], story.statements[near.other]
    terms = a.terms & b.terms
    counts = [SAME_COUNT_WEIGHT] * same_counts(a, b)
    things = (_things_shared(s.parts, terms, story.weights) for s in (a, b))
    told = min(things, key=math.fsum) + counts
    if len(told) < FEWEST_THINGS:
        return None
    return {
        "strength": _fact_strength(a, b, told, story.weights),
        "part shared": _part_shared(a, b, terms, counts, story.weights),
        "besides names": mass(terms - a.parts.keys() - b.parts.keys(), story.weights) / TENS,
        "numbers": float(len(counts) + sum(map(_has_digit, terms))),
        **_stem_signs(story, near),
        **_voice_signs(a, b),
        "early": float((a.order < EARLY) + (b.order < EARLY)),
    }


def _stem_signs(story: StemmedStory, near: Near) -> Signs:
    one, other = story.stems[near.one], story.stems[near.other]
    names, others = story.names[near.one], story.names[near.other]
    masses = sorted((story.masses[near.one], story.masses[near.other]))
    weight = _stems_shared(story, near.one, near.other)
    return {
        "alike": near.alike,
        "of the shorter": weight / max(1.0, masses[0]),
        "of the longer": weight / max(1.0, masses[1]),
        "weight": weight / TENS,
        "stems": len((one & other) - names - others) / FEWS,
        "nearest": float(near.nearest),
        "names": len(names & others) / FEWS,
        "other names": min(len(names - others), len(others - names)) / FEWS,
        "length": math.log(max(len(one), len(other), 1)),
    }


def _voice_signs(a: Statement, b: Statement) -> Signs:
    return {
        "same speaker": float(bool(a.speakers & b.speakers)),
        "other speaker": float(_speak_apart(a, b)),
        "one speaker": float(bool(a.speakers) != bool(b.speakers)),
        "plain": min(a.plain, b.plain),
    }


def _speak_apart(a: Statement, b: Statement) -> bool:
    return bool(a.speakers and b.speakers and not a.speakers & b.speakers)


def _has_digit(term: str) -> bool:
    return not term.isalpha() and any(c.isdigit() for c in term)


def _things_shared(
    names: Mapping[str, int], shared: frozenset[str], weights: Mapping[str, float]
) -> list[float]:
    """Weights of the things shared: a name with its role is one thing, each other term is one."""
    things: dict[str | int, list[float]] = {}
    for term in sorted(shared):
        things.setdefault(names.get(term, term), []).append(weights[term])
    return [max(parts) + NAME_REST * (sum(parts) - max(parts)) for parts in things.values()]


def _fact_strength(
    a: Statement, b: Statement, told: Sequence[float], weights: Mapping[str, float]
) -> float:
    size = math.sqrt(mass(a.terms, weights) * mass(b.terms, weights)) + WEIGHT_ROOM
    strength = math.fsum(told) / math.sqrt(size)
    strength *= 1 - QUOTED_COST * (1 - min(a.plain, b.plain))
    if _speak_apart(a, b):
        strength *= OTHER_VOICE
    if a.persons and b.persons and not a.persons & b.persons:
        strength *= OTHER_PERSONS
    return strength


def _part_shared(
    a: Statement,
    b: Statement,
    shared: frozenset[str],
    counts: Sequence[float],
    weights: Mapping[str, float],
) -> float:
    """What is shared as a part of all that the two say, by weight."""
    both = mass(shared, weights) + math.fsum(counts)
    return both / (mass(a.terms | b.terms, weights) + math.fsum(counts))
