"""What speaks for a sentence in a summary: signs by name, which the gate `summary` weighs."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.language.words.standing_alone import leaning
from generator.merge.ground import Ground, independent
from generator.merge.rarity import mass
from generator.merge.statements import Statement
from generator.merge.summary.alone import SPEAKER_OF_HIMSELF
from generator.records import Report

OPENING_SENTENCES = 4
"""First sentences of a report: what it takes for the news."""
SHORT, LONG = 10, 40
"""Words from which on a sentence is no longer short, and is long."""
CONTRAST_OPENING = re.compile(r"(?:But|And|Yet) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Backdrop:
    """What every sentence of one story is held against."""

    ground: Ground
    told: frozenset[str]
    """Terms that two independent reports have."""
    opening: Mapping[int, frozenset[str]]
    """Source -> terms of the first sentences of all others."""
    headlines: Sequence[frozenset[str]]
    lengths: Mapping[int, int]
    """Source -> how many sentences it has."""


def signs_of(ground: Ground) -> list[dict[str, float]]:
    """The signs of each statement of the story, in order."""
    backdrop = _backdrop(ground)
    near = _nearness(ground)
    found = []
    before: Statement | None = None
    for statement, central in zip(ground.statements, near, strict=True):
        signs = {
            **_place_signs(statement, before, backdrop),
            **_shared_signs(statement, backdrop),
            **_form_signs(statement),
            **_speech(statement),
            "central": central,
        }
        found.append({name: round(float(value), 4) for name, value in signs.items() if value})
        before = statement
    return found


def _backdrop(ground: Ground) -> Backdrop:
    bodies = _terms_by_source(ground.statements)
    openings = _terms_by_source([s for s in ground.statements if s.order < OPENING_SENTENCES])
    sources = Counter(term for terms in bodies.values() for term in terms)
    return Backdrop(
        ground=ground,
        told=frozenset(term for term, count in sources.items() if count > 1),
        opening={
            source: frozenset(t for other, ts in openings.items() if other != source for t in ts)
            for source in openings
        },
        headlines=[
            _headline_terms(report) & ground.rarity.keys() for report in independent(ground)
        ],
        lengths=Counter(s.source for s in ground.statements),
    )


def _headline_terms(report: Report) -> frozenset[str]:
    """Its terms, as statements write them."""
    sentences = (s for s in report.findings.sentences if s.paragraph < 0)
    return frozenset(term.replace("-", "") for s in sentences for term in s.terms)


def _terms_by_source(statements: Sequence[Statement]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for statement in statements:
        found.setdefault(statement.source, set()).update(statement.terms)
    return found


def _nearness(ground: Ground) -> list[float]:
    """How much of what the others say each says: spreads from the story's mean."""
    rarity, having = ground.rarity, ground.having
    raw = [
        math.fsum(rarity[t] * (len(having[t]) - 1) for t in s.terms)
        / math.sqrt(mass(s.terms, rarity) or 1.0)
        for s in ground.statements
    ]
    if not raw:
        return []
    mean = math.fsum(raw) / len(raw)
    spread = math.sqrt(math.fsum((v - mean) ** 2 for v in raw) / len(raw)) or 1.0
    return [(v - mean) / spread for v in raw]


def _place_signs(
    statement: Statement, before: Statement | None, backdrop: Backdrop
) -> dict[str, float]:
    opens = (
        before is None
        or before.source != statement.source
        or before.paragraph != statement.paragraph
    )
    return {
        "first": statement.order == 0,
        "near the top": 1 / (1 + statement.order),
        "far down": math.log(1 + statement.order),
        "part of the report before it": statement.order / backdrop.lengths[statement.source],
        "opens a paragraph": opens,
    }


def _shared_signs(statement: Statement, backdrop: Backdrop) -> dict[str, float]:
    rarity = backdrop.ground.rarity
    whole = mass(statement.terms, rarity) or 1.0
    opening = backdrop.opening.get(statement.source, frozenset())
    told = [
        mass(statement.terms & terms, rarity) / mass(terms, rarity)
        for terms in backdrop.headlines
        if terms
    ]
    return {
        "told by two": mass(statement.terms & backdrop.told, rarity) / whole,
        "opens others": mass(statement.terms & opening, rarity) / whole,
        "in a headline": max(told, default=0.0),
    }


def _form_signs(statement: Statement) -> dict[str, float]:
    words = len(statement.text.split())
    persons = [name for name in statement.names if name.kind == "person"]
    figures = {figure.span for claim in statement.claims for figure in claim.figures}
    acts = {act.kind for claim in statement.claims for act in claim.acts}
    return {
        "length": math.log(words + 1),
        "short": words < SHORT,
        "long": words > LONG,
        "persons": min(len(persons), 4),
        "names": min(len(statement.names), 6),
        "a day": any(len(d.value or "") == len("2019-10-05") for d in statement.dates),
        "figures": min(len(figures), 3),
        "an act of dispute": bool(acts),
        "denies or opposes": bool(acts & {"deny", "accuse", "oppose"}),
        "contrast": any(claim.contrast for claim in statement.claims),
        "negated": any(claim.negated for claim in statement.claims),
        "turns": bool(CONTRAST_OPENING.match(statement.text)),
        "opens with a thing": statement.text.startswith("The "),
        "states nothing": not statement.states,
        f"leans: {leaning(statement.text)}": bool(leaning(statement.text)),
        "first person": bool(SPEAKER_OF_HIMSELF.search(statement.outside)),
    }


def _speech(statement: Statement) -> dict[str, float]:
    kinds = {quotation.kind for quotation in statement.quotations}
    return {
        "own words": statement.plain,
        "quotes": "direct" in kinds,
        "reports speech": "indirect" in kinds,
        "speech of either kind": bool(kinds),
        "speaker elsewhere": statement.shown is not None and statement.shown != statement.span,
    }
