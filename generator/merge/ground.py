"""The ground of a story: what every step of merging stands on, made once and never changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.language.marks.pairing import quoted_passages
from generator.language.words.english import is_understood
from generator.merge.claims.held import HeldClaims, held_claims
from generator.merge.days import ReportDay, report_days
from generator.merge.editing.said_to_hold import PositionsSaid, positions_said
from generator.merge.editing.spoken import (
    as_spoken,
    dropped,
    keys_said,
    spoken_orders,
    without_struck,
)
from generator.merge.editing.standing import (
    claimed_twice,
    names_given,
    standing,
    unread,
    without_dropped,
)
from generator.merge.rarity import weigh_terms
from generator.merge.speech.speakers import resolve_speakers
from generator.merge.speech.variants import find_variants
from generator.merge.statements import Statement, find_statements, places_by_word
from generator.people.persons import People, people_of
from generator.problems import Problem
from generator.records import By, Quotation, Report, Span, StoryOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One story's reports and what is known of them before any list is made."""

    reports: tuple[Report, ...]
    """In source order."""
    by_article: Mapping[str, Report]
    by_number: Mapping[int, Report]
    """By the number in the sources list."""
    order: StoryOrder
    """What people say of it, as far as it stands on these reports."""
    unread: frozenset[str]
    """Keys of the articles that its reading, if it has one, has not seen as they are."""
    problems: tuple[Problem, ...]
    """What of it does not."""
    struck: tuple[Span, ...]
    """Quotations that an editor dropped; they stand in no list of findings."""
    keys: Mapping[Span, tuple[By, bool]]
    """Whether a quotation leads the page, by its span, where somebody says so."""
    positions: PositionsSaid
    """Of the disputed points that people word."""
    people: People
    days: Mapping[str, ReportDay]
    """By article key; a report whose day nothing tells is missing."""
    outlets: frozenset[str]
    """Names of all reports' outlets, copies included."""
    english: frozenset[str]
    """Keys of the articles that can be understood."""
    quoted: Mapping[str, tuple[Span, ...]]
    """By article key: the stretches in quotation marks, in text order."""
    quotations: tuple[Quotation, ...]
    """Of all reports, in source and text order, with their speakers and variants."""
    statements: tuple[Statement, ...]
    """The sentences of the independent reports, in source and text order."""
    rarity: Mapping[str, float]
    """Term of a statement -> weight: high where few sentences of the story have it."""
    having: Mapping[str, Sequence[int]]
    """Term -> positions of the statements that have it."""
    claims: HeldClaims
    """What is claimed in the independent reports, and who holds it."""


def ground_of(reports: Sequence[Report], order: StoryOrder) -> Ground:
    """Reports come in source order, copies numbered. Pure."""
    order, problems = standing(order, reports)
    struck, no_drops = dropped(order, reports)
    order, at_odds = without_dropped(order, struck)
    reports = without_struck(reports, struck)
    by_article = {report.article.file: report for report in reports}
    people = people_of(reports, order.speakers, names_given(order, order.reading))
    quoted = {file: quoted_passages(report.article) for file, report in by_article.items()}
    spoken = spoken_orders(order, reports, quoted)
    quotations = as_spoken(resolve_speakers(people, reports), spoken, people)
    keys, no_keys = keys_said(order, spoken, quotations, reports)
    leading = frozenset(span for span, (_, leads) in keys.items() if leads)
    quotations = find_variants(quotations, people.texts, leading)
    days = report_days(reports)
    outlets = frozenset(r.article.outlet for r in reports if r.article.outlet)
    statements = find_statements(quotations, reports, quoted, days)
    return Ground(
        reports=tuple(reports),
        by_article=by_article,
        by_number={report.source.number: report for report in reports},
        order=order,
        unread=unread(order.reading, reports) if order.reading else frozenset(),
        problems=(
            *(*problems, *no_drops, *at_odds, *claimed_twice(order.speakers)),
            *(*spoken.problems, *no_keys),
        ),
        struck=tuple(struck),
        keys=keys,
        positions=positions_said(order, outlets, people, quotations),
        people=people,
        days=days,
        outlets=outlets,
        english=frozenset(f for f, report in by_article.items() if is_understood(report.article)),
        quoted=quoted,
        quotations=quotations,
        statements=statements,
        rarity=weigh_terms([statement.terms for statement in statements]),
        having=places_by_word((t, k) for k, s in enumerate(statements) for t in s.terms),
        claims=held_claims(reports, quotations, people, days),
    )


def independent(ground: Ground) -> list[Report]:
    """The reports that repeat no other, in source order."""
    return [report for report in ground.reports if report.source.copy_of is None]
