"""What independent sources agree on: sentences that state one fact, one from each.

A gate over the signs of a pair says how surely two sentences state one fact; what they cannot both
say is refused before it.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.learned.gate import Signs, gate, passes, score
from generator.merge.editing.standing import told
from generator.merge.facts.clause_told import clause_told
from generator.merge.facts.compatible import compatible
from generator.merge.facts.fact_signs import near_pairs, signs_of_fact, stemmed
from generator.merge.ground import Ground
from generator.merge.rarity import mass
from generator.merge.statements import Statement
from generator.problems import Problem
from generator.records import Agreement, AgreementOrder, Briefing, By, Pointed, Span
from generator.spans import overlaps

MOST_FACTS = 20
"""Facts shown at most."""
FURTHER_SHARE = 0.45
"""Part of what the first pair shares that a further source has to share with one of it."""
# origin: 527 pairs of 66 stories judged by eye, on stories left out, 2026-11-22, with the
# decision as a whole
MOST_SOURCES = 4
"""Sentences of one fact at most: a fifth voice tells a reader nothing more."""
NEW_IN_SECOND_FACT = 0.5
"""A sentence may stand in a second fact where at least this part of what is shared is new."""
# origin: set by hand, 2026-11-21; a fifth less changes 3 of 21 real stories, a quarter more 1
SAME_FACT_SHARE = 0.65
"""A pair whose shared terms an earlier fact shares to this part tells that fact again."""
# origin: set by hand, 2026-11-21; a fifth less changes 2 of 21 real stories, a quarter more 2
MOST_USES = 2
"""Facts that one sentence may stand in."""
SHOWN_TERMS = 5
"""Shared terms that a reason names."""
GATE, SHOWN, SHOWN_SHORT = "agreement", "shown", "shown in a short story"
SHORT_STORY = 70
"""Sentences below which all of a story share so many words that the gate, taught by long ones,
needs a higher bar; there the five signs of a shared fact decide beside it."""
FIVE_SIGNS = {
    "strength": 1.51,
    "part shared": 4.88,
    "besides names": 2.28,
    "same speaker": 1.48,
    "numbers": 0.92,
}
# origin: a logistic regression over 492 pairs of 66 stories, judged by eye, 2026-11-22
SURE_BY_FIVE = 4.35
# origin: nine in ten of such pairs were one fact, in stories left out, 2026-11-22


@dataclass(frozen=True, slots=True)
class Match:
    """Two statements by position, lower first, and how surely they state one fact."""

    one: int
    other: int
    score: float
    """Log-odds that a reader calls it one fact."""
    shared: frozenset[str]


@dataclass(frozen=True, slots=True)
class Fact:
    """Positions of statements, one a source; `shared` are the terms of the strongest pair."""

    places: tuple[int, ...]
    shared: frozenset[str]


def find_agreement(briefing: Briefing, ground: Ground) -> Briefing:
    """Adds the facts that two or more independent sources state, the surest first, as far as
    nobody says otherwise."""
    statements, weights = ground.statements, ground.rarity
    facts = _choose_facts(statements, _sure_matches(briefing, ground), weights)
    found = [_agreement(statements, fact, weights) for fact in facts]
    agreed, problems = _ordered_facts([*_each_led_anew(found)], ground)
    return replace(briefing, agreed=agreed, problems=(*briefing.problems, *problems))


def _sure_matches(briefing: Briefing, ground: Ground) -> list[Match]:
    """Pairs from different sources that state one fact, surest first."""
    model, short = gate(GATE), len(ground.statements) < SHORT_STORY
    sure = []
    for match, signs in weighed_pairs(briefing, ground):
        points = score(model, signs)
        five = math.fsum(weight * signs[sign] for sign, weight in FIVE_SIGNS.items())
        passed = passes(model, SHOWN_SHORT if short else SHOWN, points)
        if passed or (short and five >= SURE_BY_FIVE):
            sure.append(replace(match, score=points))
    return sorted(sure, key=lambda m: (-m.score, m.one, m.other))


def weighed_pairs(briefing: Briefing, ground: Ground) -> Iterator[tuple[Match, Signs]]:
    """Pairs that can stand side by side, with their signs and no score yet."""
    statements = ground.statements
    story = stemmed(statements, ground.rarity)
    for near in near_pairs(story):
        one, other = statements[near.one], statements[near.other]
        signs = signs_of_fact(story, near)
        if signs is not None and compatible(one, other, briefing.disputes):
            yield Match(near.one, near.other, 0.0, one.terms & other.terms), signs


# --- from pairs to facts ------------------------------------------------------------------------


def _choose_facts(
    statements: Sequence[Statement], matches: Sequence[Match], weights: Mapping[str, float]
) -> list[Fact]:
    """Strongest pairs first, each widened by further sources, none told twice."""
    by_place: defaultdict[int, dict[int, Match]] = defaultdict(dict)
    for match in matches:
        by_place[match.one][match.other] = by_place[match.other][match.one] = match
    told: defaultdict[int, list[frozenset[str]]] = defaultdict(list)
    facts: list[Fact] = []
    for match in matches:
        if len(facts) == MOST_FACTS:
            break
        if _is_told_fact(match, told, facts, weights):
            continue
        free = {at for at in by_place if not told[at]}
        places = _widen(statements, match, by_place, free, weights)
        for at in places:
            told[at].append(match.shared)
        facts.append(Fact(tuple(places), match.shared))
    return facts


def _is_told_fact(
    match: Match,
    told: Mapping[int, Sequence[frozenset[str]]],
    facts: Sequence[Fact],
    weights: Mapping[str, float],
) -> bool:
    """True where an earlier fact shares most of this, or shows one of the sentences for it."""
    whole = mass(match.shared, weights)
    if any(mass(match.shared & f.shared, weights) >= SAME_FACT_SHARE * whole for f in facts):
        return True
    for place in (match.one, match.other):
        known = frozenset[str]().union(*told[place])
        if (
            len(told[place]) >= MOST_USES
            or mass(match.shared & known, weights) > NEW_IN_SECOND_FACT * whole
        ):
            return True
    return False


def _widen(
    statements: Sequence[Statement],
    match: Match,
    by_place: Mapping[int, Mapping[int, Match]],
    free: set[int],
    weights: Mapping[str, float],
) -> list[int]:
    """The pair and the surest free sentence of each further source, up to MOST_SOURCES."""
    whole = mass(match.shared, weights)
    further: dict[int, tuple[float, int]] = {}
    for at in (match.one, match.other):
        for other, near in sorted(by_place[at].items()):
            if other in free and mass(near.shared & match.shared, weights) >= FURTHER_SHARE * whole:
                source = statements[other].source
                further[source] = max(further.get(source, (0.0, 0)), (near.score, -other))
    for at in (match.one, match.other):
        further.pop(statements[at].source, None)
    best = sorted(further.values(), reverse=True)[: MOST_SOURCES - 2]
    return sorted([match.one, match.other, *(-at for _, at in best)])


def _each_led_anew(facts: Sequence[Agreement]) -> Iterator[Agreement]:
    """The first sentence is the one shown: one that leads a fact already gives way to another."""
    led: set[Span] = set()
    for fact in facts:
        fresh = [span for span in fact.evidence if span not in led]
        first = fresh[0] if fresh else fact.evidence[0]
        led.add(first)
        rest = (span for span in fact.evidence if span != first)
        yield replace(fact, evidence=(first, *rest))


def _agreement(
    statements: Sequence[Statement], fact: Fact, weights: Mapping[str, float]
) -> Agreement:
    heaviest = sorted(fact.shared, key=lambda term: (-weights[term], term))
    return Agreement(
        evidence=tuple(_shown(statements[at], fact) for at in fact.places),
        why="shared terms",
        shared=tuple(heaviest[:SHOWN_TERMS]),
    )


def _shown(statement: Statement, fact: Fact) -> Span:
    """Of a sentence that says itself whose words it gives, the clause that states the fact."""
    if statement.shown != statement.span:
        return statement.shown or statement.span
    return clause_told(statement.text, statement.span, fact.shared)


# --- as people say it ---------------------------------------------------------------------------


def _ordered_facts(
    found: Sequence[Agreement], ground: Ground
) -> tuple[tuple[Agreement, ...], list[Problem]]:
    """The program's facts after the reading's word, then after the index's."""
    reading, facts = ground.order.reading, tuple(found)
    if reading is not None and reading.agreed is not None:
        chosen = tuple(_added_fact(order, "reading") for order in reading.agreed)
        more = (f for f in found if any(span.article in ground.unread for span in f.evidence))
        facts = (*chosen, *(f for f in more if not any(_tells_two_of(f, c) for c in chosen)))
    problems: list[Problem] = []
    for order in (order for order in ground.order.agreed if order.drop):
        left = tuple(fact for fact in facts if not _shows(fact, order))
        problems += [] if left != facts else [_no_fact(order.evidence[0])]
        facts = left
    added = (_added_fact(order, "editor") for order in ground.order.agreed if not order.drop)
    return (*added, *facts), problems


def _no_fact(at: Pointed) -> Problem:
    return told(
        at.place,
        code="no-such-fact",
        message="no fact that sources agree on shows these words",
        remedy="quote words that one shows, or take the order out",
    )


def _added_fact(order: AgreementOrder, by: By) -> Agreement:
    evidence = tuple(pointed.span for pointed in order.evidence)
    return Agreement(evidence=evidence, why="chosen", by=by)


def _shows(fact: Agreement, order: AgreementOrder) -> bool:
    return any(overlaps(span, pointed.span) for span in fact.evidence for pointed in order.evidence)


def _tells_two_of(fact: Agreement, other: Agreement) -> bool:
    """Whether a fact shows two passages of another."""
    return sum(any(overlaps(span, o) for o in other.evidence) for span in fact.evidence) > 1
