"""Which sentences make the summary: together they say most of what an editor's would say.

A gate says how likely an editor takes each sentence of the story; a term is worth the chance that
one of its sentences is taken, once. The sentence that brings most is added next.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.learned.gate import chance, gate, score
from generator.merge.disputes.rules import is_told
from generator.merge.ground import Ground
from generator.merge.likeness import event_likeness
from generator.merge.point_sides import sides_shown
from generator.merge.statements import Statement
from generator.merge.summary.alone import standing_alone
from generator.merge.summary.sentence_signs import signs_of
from generator.records import Briefing, Dispute, Span, Update
from generator.spans import cut, overlaps

GATE = "summary"
SUMMARY_LENGTHS = ((40, 5), (20, 4), (8, 3), (4, 2), (0, 1))
"""Sentences in all reports, and how many of them a summary takes at most."""
USUAL = 60.0
# origin: mean over the summaries of 135 labelled stories, 2026-11-28
"""Terms of an editor's summary."""
LIKELY = 0.15
# origin: best of 0, .1, .15, .2, .4 by summary F1 out of fold, 135 labelled stories, 2026-11-28
"""What the chance of a sentence itself counts beside that of its terms."""
SAID_TWICE = 0.6
# origin: of .4, .5, .6, .8 the least that costs no summary F1 out of fold, same stories and day
"""Part of the shorter sentence's terms from which two sentences say the same."""
SIDE_WORDS = 40
"""Words of a sentence that may be added for the side of a disputed point that is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """What a summary of the story is measured by, and what its reader can know."""

    terms: Mapping[str, float]
    """Term -> the chance that an editor's summary has it."""
    taken: Mapping[Span, float]
    """Passage of a statement -> the chance that an editor takes it."""
    headlines: str
    surnames: frozenset[str]
    """Last words of the persons whom some report names in full."""


def choose(briefing: Briefing, ground: Ground) -> list[Statement]:
    """The sentences in reading order: one that opens a report first, then as reports tell them."""
    model = gate(GATE)
    scores = [score(model, signs) for signs in signs_of(ground)]
    return chosen(scores, model.bars["worth its room"], briefing, ground)


def chosen(
    scores: Sequence[float], bar: float, briefing: Briefing, ground: Ground
) -> list[Statement]:
    """The choice by the log-odds of every statement of the ground. What is below the bar is not
    worth its room, unless there is nothing else."""
    worth = _story_worth(ground, scores)
    candidates = standing_alone(ground)
    total = sum(len(r.findings.sentences) for r in ground.reports if r.source.copy_of is None)
    most = next(number for sentences, number in SUMMARY_LENGTHS if total >= sentences)
    weak = {s.span for s, points in zip(ground.statements, scores, strict=True) if points < bar}
    strong = [s for s in candidates if s.span not in weak]
    picked = _pick(strong, worth, most) or _pick(candidates, worth, 1)
    for update in briefing.updates:
        picked = _up_to_date(picked, candidates, worth, update)
    first = next(filter(is_told, briefing.disputes), None)
    if first is not None and len(picked) > 1:
        picked = _both_sides(picked, candidates, worth, first)
    lead = min(picked, key=lambda s: (s.order > 0, -worth.taken[s.span]), default=None)
    return sorted(picked, key=lambda s: (s is not lead, s.order, s.source))


def _story_worth(ground: Ground, scores: Sequence[float]) -> Worth:
    missed: defaultdict[str, float] = defaultdict(lambda: 1.0)
    taken = {}
    for statement, points in zip(ground.statements, scores, strict=True):
        taken[statement.span] = chance(points)
        for term in statement.terms:
            missed[term] *= 1 - taken[statement.span]
    articles = [report.article for report in ground.reports]
    full = (person.name.split() for person in ground.people.persons)
    return Worth(
        terms={term: round(1 - rest, 6) for term, rest in missed.items()},
        taken=taken,
        headlines=" ".join(cut(a.text, a.headline) for a in articles if a.headline),
        surnames=frozenset(words[-1] for words in full if len(words) > 1),
    )


def _pick(candidates: Sequence[Statement], worth: Worth, most: int) -> list[Statement]:
    picked: list[Statement] = []
    while len(picked) < most:
        free = [c for c in candidates if _fits_summary(c, picked, worth)]
        best = max(free, key=lambda c: _gain(c, picked, worth), default=None)
        if best is None:
            break
        picked.append(best)
    return picked


def _up_to_date(
    picked: Sequence[Statement], candidates: Sequence[Statement], worth: Worth, update: Update
) -> list[Statement]:
    """A figure that a later report replaced stands with the newest one, or not at all."""
    old = [s for s in picked if _tells_side(s, update.evidence[:-1])]
    new = [c for c in candidates if _tells_side(c, update.evidence[-1:])]
    if not old or any(c in picked for c in new):
        return list(picked)
    if new and len(picked) > 1:
        return [*picked[:-1], new[0]]
    return _pick([c for c in candidates if c not in old], worth, len(picked)) or list(picked)


def _gain(candidate: Statement, picked: Sequence[Statement], worth: Worth) -> float:
    """How near the summary is expected to come to an editor's: F1 over terms; and the sentence."""
    statements = [*picked, candidate]
    terms = {term for statement in statements for term in statement.terms}
    length = sum(len(statement.terms) for statement in statements)
    value = 2 * sum(worth.terms[term] for term in sorted(terms)) / (length + USUAL)
    return value + LIKELY * worth.taken[candidate.span]


def _fits_summary(candidate: Statement, picked: Sequence[Statement], worth: Worth) -> bool:
    """Not there yet, in other words neither, and nobody by surname alone before the full name."""
    told = " ".join((worth.headlines, *(other.text for other in picked)))
    return (
        candidate not in picked
        and not any(event_likeness(candidate.terms, s.terms) >= SAID_TWICE for s in picked)
        and all(name in told for name in _persons_named_in(candidate) if name in worth.surnames)
    )


def _persons_named_in(statement: Statement) -> list[str]:
    """The persons' names in it as printed."""
    start = statement.span.start
    spans = (name.span for name in statement.names if name.kind == "person")
    return [statement.text[span.start - start : span.end - start] for span in spans]


def _both_sides(
    picked: Sequence[Statement],
    candidates: Sequence[Statement],
    worth: Worth,
    dispute: Dispute,
) -> list[Statement]:
    """The same; where one side of the first disputed point is told and another is not, the best
    sentence that tells it takes the place of the one that is missed least."""
    sides = sides_shown(dispute)
    told = [s for s in picked if any(_tells_side(s, side) for side in sides)]
    missing = [side for side in sides if not any(_tells_side(s, side) for s in picked)]
    further = [c for c in candidates if len(c.text.split()) <= SIDE_WORDS and c not in picked]
    best = max(
        (c for c in further if any(_tells_side(c, side) for side in missing)),
        key=lambda c: worth.taken[c.span],
        default=None,
    )
    if not told or best is None:
        return list(picked)
    spare = [s for s in picked[1:] if s not in told]
    least = min(spare, key=lambda s: worth.taken[s.span], default=None)
    return [*(s for s in picked if s is not least), best] if least else list(picked)


def _tells_side(statement: Statement, side: Sequence[Span]) -> bool:
    return any(overlaps(span, statement.span) for span in side)
