"""What each source reports of each claim: says it, says otherwise, or is silent."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.merge.disputes.rules import is_told
from generator.records import Briefing, Dispute, Span
from generator.render.cut import plain_words_of
from generator.render.escape import one_line
from generator.render.site import Site, day_of_source
from generator.render.story.once import opening_words
from generator.render.story.story_disputes import by_side, leading, letter_of_side, shape_of

Stance = Literal["says", "says otherwise", "silent"]
CLAIM = 8
"""Words of an agreed fact that the table shows."""
CLAIMS_COLUMNS = (
    "claim", "kind", "point", "side", "holders", "source", "outlet", "published", "stance",
    "sentence", "start", "end",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With these a spreadsheet would take the words for a formula: an apostrophe goes before them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A side of a disputed point, or an agreed fact (`point` 0), with every source's stand."""

    said: Span
    """The best words of it."""
    shown: Span
    """How a table names an agreed fact."""
    stands: tuple[tuple[Stance, Span | None], ...]
    """Of each source: where it stands and its sentence, None where it is silent."""
    point: int = 0
    issue: str = ""
    """Heading of the point; empty for an agreed fact."""
    place: int = 0
    """Of the side, from 0."""
    letter: str = ""
    shape: str = ""
    holders: tuple[str, ...] = ()


def claim_rows(site: Site, briefing: Briefing) -> tuple[ClaimRow, ...]:
    """Disputed points first, side by side, then what is agreed; each in the order of the page."""
    points = enumerate(filter(is_told, briefing.disputes), start=1)
    disputed = [row for number, dispute in points for row in _of_point(briefing, number, dispute)]
    agreed = (a.evidence for a in briefing.agreed if a.evidence)
    facts = [
        ClaimRow(
            said=evidence[0],
            shown=opening_words(site, evidence[0], CLAIM),
            stands=_stands(briefing, evidence, ()),
        )
        for evidence in agreed
    ]
    return (*disputed, *facts)


def _of_point(briefing: Briefing, number: int, dispute: Dispute) -> Iterator[ClaimRow]:
    sides = by_side(dispute.positions)
    words = [[span for position in held for span in position.evidence] for held in sides]
    for place, (held, own) in enumerate(zip(sides, words, strict=True)):
        if own:
            others = [span for k, other in enumerate(words) if k != place for span in other]
            yield ClaimRow(
                said=own[0],
                shown=own[0],
                stands=_stands(briefing, own, others),
                point=number,
                issue=dispute.issue,
                place=place,
                letter=letter_of_side(place),
                shape=shape_of(place),
                holders=tuple(position.holder for position in leading(held, dispute)),
            )


def _stands(
    briefing: Briefing, own: Sequence[Span], others: Sequence[Span]
) -> tuple[tuple[Stance, Span | None], ...]:
    """A source that carries both sides says this one: that it says the other stands there."""
    told: dict[str, tuple[Stance, Span | None]] = {}
    for span in own:
        told.setdefault(span.article, ("says", span))
    for span in others:
        told.setdefault(span.article, ("says otherwise", span))
    return tuple(told.get(source.article, ("silent", None)) for source in briefing.sources)


def claims_csv(site: Site, briefing: Briefing) -> str:
    """The table with whole sentences and their code points, a line a claim and source."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CLAIMS_COLUMNS)
    writer.writerows(_claim_lines(site, briefing))
    return text.getvalue()


def _claim_lines(site: Site, briefing: Briefing) -> Iterator[list[object]]:
    for row in claim_rows(site, briefing):
        said = one_line(plain_words_of(site, row.said))
        kind, point = ("disputed", row.point) if row.point else ("agreed", "")
        for source, (stance, span) in zip(briefing.sources, row.stands, strict=True):
            yield [
                plain_cell(said),
                kind,
                point,
                row.letter,
                plain_cell(", ".join(row.holders)),
                source.number,
                plain_cell(site.articles[source.article].outlet or ""),
                day_of_source(site.articles, source) or "",
                stance,
                plain_cell(one_line(plain_words_of(site, span))) if span else "",
                span.start if span else "",
                span.end if span else "",
            ]


def plain_cell(words: str) -> str:
    """Words that no spreadsheet takes for a formula."""
    return f"'{words}" if words.startswith(FORMULA) else words
