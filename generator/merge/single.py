"""Notable facts that only one independent source has, so that a reader sees what is not confirmed.

Notable: it names somebody or something that other sources speak of too, and says of it a name or a
count that no other source has, in the source's own narration or in words whose speaker it names.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.language.runs import without_quotations
from generator.merge.statements import Statement, find_statements, mass, overlaps, weigh_terms
from generator.records import Briefing, Report, StoryOrder

MOST = 5
"""Statements shown at most."""
MOST_EACH = 2
"""Statements of one source at most."""
KNOWN = 0.15
"""Part of a statement's weight in terms that other sources have: it ties it to the story."""
NEW = 0.45
"""Part of a statement's weight in terms that no other source has at all."""
LIKE = 0.3
"""Part of a statement's weight that no single sentence of another source may share: what another
source says in other words must not be called unconfirmed."""
OWN_WORDS = 0.5
"""Part of a statement's words that stand outside quotation marks."""
LENGTHS = range(8, 45)
"""Words of a statement that stands for itself and is read at a glance."""
DANGLING = re.compile(
    r"\W*(?:he|she|it|they|this|that|these|those|but|and|or|so|then|also|there|his|her|their|its)\b",
    re.IGNORECASE,
)
"""Beginnings that lean on the sentence before."""

FIRST_PERSON = re.compile(r"\b(?:I|we|We|us|my|My|our|Our|here|Here)\b")
"""The outlet speaks of itself or to its readers."""


def find_single(briefing: Briefing, reports: Sequence[Report], order: StoryOrder) -> Briefing:
    """Adds what one source alone reports, the weightiest first; nothing where there is one only."""
    statements = find_statements(briefing.quotations, reports)
    if len({statement.source for statement in statements}) < 2:
        return briefing
    weights = weigh_terms(statements)
    sources = _sources(statements)
    worth = {
        at: _worth(statement, sources, weights)
        for at, statement in enumerate(statements)
        if _stands_alone(statement, briefing)
    }
    best = sorted((at for at in worth if worth[at] > 0), key=lambda at: (-worth[at], at))
    chosen: list[Statement] = []
    for at in best:
        statement = statements[at]
        shown = Counter(other.source for other in chosen)
        if len(chosen) == MOST or shown[statement.source] == MOST_EACH:
            continue
        if not _is_told(statement, statements, weights):
            chosen.append(statement)
    return replace(briefing, single=tuple(statement.span for statement in chosen))


def _sources(statements: Sequence[Statement]) -> Mapping[str, set[int]]:
    """Term -> the sources that use it."""
    sources: defaultdict[str, set[int]] = defaultdict(set)
    for statement in statements:
        for term in statement.terms:
            sources[term].add(statement.source)
    return sources


def _stands_alone(statement: Statement, briefing: Briefing) -> bool:
    """A whole statement that is shown nowhere as agreed or disputed."""
    elsewhere = [span for fact in briefing.agreed for span in fact.evidence]
    elsewhere += [s for d in briefing.disputes for p in d.positions for s in p.evidence]
    return (
        len(statement.text.split()) in LENGTHS
        and statement.text.rstrip("”\"'’)").endswith(".")
        and not DANGLING.match(statement.text)
        and not FIRST_PERSON.search(without_quotations(statement.text))
        and statement.shown == statement.span
        and statement.plain >= OWN_WORDS
        and bool(statement.parts)
        and not any(overlaps(span, statement.span) for span in elsewhere)
    )


def _worth(
    statement: Statement, sources: Mapping[str, set[int]], weights: Mapping[str, float]
) -> float:
    """0 where it brings too little that is new or has too little to do with the story."""
    known = {term for term in statement.terms if sources[term] - {statement.source}}
    new = statement.terms - known
    whole = mass(statement.terms, weights)
    told = any(term in statement.parts or term[0].isdigit() for term in new)
    if mass(known, weights) < KNOWN * whole or mass(new, weights) < NEW * whole or not told:
        return 0.0
    # what ties it to the story decides: the newest of all is another event, told as background
    early = 1 / (1 + statement.order / len(LENGTHS))
    return early * mass(known, weights)


def _is_told(
    statement: Statement, statements: Sequence[Statement], weights: Mapping[str, float]
) -> bool:
    """True where a sentence of another source shares much of it."""
    whole = mass(statement.terms, weights)
    return any(
        mass(statement.terms & other.terms, weights) >= LIKE * whole
        for other in statements
        if other.source != statement.source
    )
