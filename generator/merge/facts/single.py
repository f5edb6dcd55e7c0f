"""Notable facts that only one independent source has, so that a reader sees what is not confirmed.

Notable: it names somebody or something that other sources speak of too, and says of it a name or a
count that no other source has, in the source's own narration or in words whose speaker it names.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.language.words.news_words import without_quotations
from generator.merge.ground import Ground
from generator.merge.rarity import mass
from generator.merge.statements import Statement
from generator.records import Briefing, Span
from generator.spans import overlaps

MOST_SINGLE = 5
"""Statements shown at most."""
MOST_EACH = 2
"""Statements of one source at most."""
KNOWN = 0.15
"""Part of a statement's weight in terms that other sources have: it ties it to the story."""
# origin: set by hand, 2026-11-21; a fifth less changes 3 of 21 real stories, a quarter more 6
NEW_IN_SINGLE = 0.45
"""Part of a statement's weight in terms that no other source has at all."""
# origin: set by hand, 2026-11-21; a fifth less changes 6 of 21 real stories, a quarter more 11
SUM_SLACK = 1e-6
"""Room for sums that are not exact."""
# origin: far above the rounding of sums of a thousand weights, far below any bar
TOLD_ELSEWHERE = 0.3
"""Part of a statement's weight that no single sentence of another source may share: what another
source says in other words must not be called unconfirmed."""
# origin: set by hand, 2026-11-21; a fifth less changes 5 of 21 real stories, a quarter more 8
SINGLE_OWN_WORDS = 0.5
"""Part of a statement's words that stand outside quotation marks."""
# origin: set by hand, 2026-11-21; a fifth less changes 1 of 21 real stories, a quarter more 2
SINGLE_LENGTHS = range(8, 45)
"""Words of a statement that stands for itself and is read at a glance."""
DANGLING = re.compile(
    r"\W*(?:he|she|it|they|this|that|these|those|but|and|or|so|then|also|there|his|her|their|its)\b",
    re.IGNORECASE,
)
"""Beginnings that lean on the sentence before."""

OUTLET_OF_ITSELF = re.compile(r"\b(?:I|we|We|us|my|My|our|Our|here|Here)\b")
"""The outlet speaks of itself or to its readers."""


def find_single(briefing: Briefing, ground: Ground) -> Briefing:
    """Adds what one source alone reports, the weightiest first; nothing where there is one only."""
    statements, weights, having = ground.statements, ground.rarity, ground.having
    if len({statement.source for statement in statements}) < 2:
        return briefing
    sources = {term: {statements[k].source for k in places} for term, places in having.items()}
    shown = [span for fact in briefing.agreed for span in fact.evidence]
    shown += [s for dispute in briefing.disputes for p in dispute.positions for s in p.evidence]
    worth = {
        place: _single_worth(statement, sources, weights)
        for place, statement in enumerate(statements)
        if _is_single_statement(statement, shown)
    }
    best = sorted((k for k in worth if worth[k] > 0), key=lambda k: (-worth[k], k))
    chosen: list[Statement] = []
    for place in best:
        statement = statements[place]
        of_source = sum(other.source == statement.source for other in chosen)
        room = len(chosen) < MOST_SINGLE and of_source < MOST_EACH
        if room and not _is_told_elsewhere(statement, statements, having, weights):
            chosen.append(statement)
    return replace(briefing, single=tuple(statement.span for statement in chosen))


def _is_single_statement(statement: Statement, shown: Sequence[Span]) -> bool:
    """A whole statement that is shown nowhere as agreed or disputed."""
    return (
        len(statement.text.split()) in SINGLE_LENGTHS
        and statement.text.rstrip("”\"'’)").endswith(".")
        and not DANGLING.match(statement.text)
        and not OUTLET_OF_ITSELF.search(without_quotations(statement.text))
        and statement.shown == statement.span
        and statement.plain >= SINGLE_OWN_WORDS
        and bool(statement.parts)
        and not any(overlaps(span, statement.span) for span in shown)
    )


def _single_worth(
    statement: Statement, sources: Mapping[str, set[int]], weights: Mapping[str, float]
) -> float:
    """0 where it brings too little that is new or has too little to do with the story."""
    known = {term for term in statement.terms if sources[term] - {statement.source}}
    new = statement.terms - known
    whole = mass(statement.terms, weights)
    told = any(term in statement.parts or term[0].isdigit() for term in new)
    if (
        mass(known, weights) < KNOWN * whole
        or mass(new, weights) < NEW_IN_SINGLE * whole
        or not told
    ):
        return 0.0
    # what ties it to the story decides: the newest of all is another event, told as background
    early = 1 / (1 + statement.order / len(SINGLE_LENGTHS))
    return early * mass(known, weights)


def _is_told_elsewhere(
    statement: Statement,
    statements: Sequence[Statement],
    having: Mapping[str, Sequence[int]],
    weights: Mapping[str, float],
) -> bool:
    """True where a sentence of another source shares much of it."""
    enough = TOLD_ELSEWHERE * mass(statement.terms, weights)
    shared: defaultdict[int, float] = defaultdict(float)
    for term in statement.terms:
        for other in having[term]:
            shared[other] += weights[term]
    return any(
        weight >= enough - SUM_SLACK
        and statements[other].source != statement.source
        and mass(statement.terms & statements[other].terms, weights) >= enough
        for other, weight in shared.items()
    )
