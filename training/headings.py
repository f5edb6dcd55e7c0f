"""The gate of headings: how near a question is to the one that an editor asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from generator.merge.claims.held import HeldClaims
from generator.merge.disputes.by_words.sides import Passage
from generator.merge.disputes.headings import OF_ONE_WORD, Question, questions
from generator.merge.disputes.types import signs_for, type_signs
from generator.merge.ground import ground_of
from generator.records import DisputeType, StoryOrder
from training.corpus import LabelledReports, carries, labelled_reports
from training.fitting import FOLDS, Example, Recipe, Trained, out_of_fold, plain_of
from training.summary import stems_of

QUESTIONS = Recipe(strength=0.01)
TYPE_RECIPE = Recipe(strength=0.003)
TYPES: tuple[DisputeType, ...] = get_args(DisputeType)
NO_BAR = {"none": 0.0}
"""The best is taken, whatever its score."""
FIRST_PASSAGES = 4
"""HeldClaims of a side that bring wordings, as many as a side of a point shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPoint:
    """A labelled point with every question that its evidence gives, and the editor's."""

    story: str
    type: str
    issue: str
    questions: tuple[Question, ...]
    signs: Mapping[str, float]
    """Of its type."""


def train_headings(folders: Sequence[Path]) -> list[Trained]:
    points = [p for story in labelled_reports(folders) for p in asked_points(story)]
    return [trained_headings(points), trained_types(points)]


def asked_points(story: LabelledReports) -> Iterator[AskedPoint]:
    """The labelled points of which two sides or more stand in the reports' statements."""
    statements = ground_of(story.reports, StoryOrder(id=story.name)).claims
    for dispute in story.gold["disputes"]:
        sides = [side for side in _sides(dispute, statements, story) if side]
        if len(sides) > 1 and not dispute.get("update"):
            found = questions(sides, dispute["type"], statements)
            yield AskedPoint(
                story=story.name,
                type=dispute["type"],
                issue=dispute["issue"],
                questions=tuple(found),
                signs=type_signs(sides),
            )


def _sides(
    dispute: Mapping[str, Any], statements: HeldClaims, story: LabelledReports
) -> Iterator[list[Passage]]:
    """Of each stance the first statements that carry it, in the order of the labels."""
    stances = sorted({side["stance"] for side in dispute["sides"]} - {"n"})
    for stance in stances:
        evidence = [e for s in dispute["sides"] if s["stance"] == stance for e in s["evidence"]]
        carrying = (
            s for e in evidence for s in statements.all if carries(story, s.claim.span, s.text, e)
        )
        yield [
            Passage(statement=s, span=s.claim.span, holder=s.holder, points=0.0)
            for s in {s.place: s for s in carrying}.values()
        ][:FIRST_PASSAGES]


def heading_f1(question: str, issue: str) -> float:
    """Content words of the question against those of the editor's."""
    ours, wanted = stems_of(question), stems_of(issue)
    return 2 * (ours & wanted).total() / max(1, ours.total() + wanted.total())


def examples_of_headings(point: AskedPoint) -> Iterator[Example]:
    """Two a question: it is the editor's as far as its words are, and is not for the rest. Every
    point weighs the same."""
    for question in point.questions:
        near, share = heading_f1(question.text, point.issue), 1 / len(point.questions)
        for right, weight in ((True, near), (False, 1 - near)):
            yield Example(
                story=point.story, signs=question.signs, right=right, weight=50 * share * weight
            )


def trained_headings(points: Sequence[AskedPoint]) -> Trained:
    examples = [e for point in points for e in examples_of_headings(point)]
    chosen = best_out_of_fold(points, examples)
    by_type: dict[str, list[float]] = {}
    for point, question in chosen:
        by_type.setdefault(point.type, []).append(heading_f1(question, point.issue))
    every = [near for found in by_type.values() for near in found]
    card = {
        "what": "log-odds that grow with the content words a question shares with an editor's",
        "data": f"{len(points)} disputed points of labelled stories, "
        f"{len(examples) // 2} questions cut from their evidence",
        "folds": f"{FOLDS} by story",
        "figures": {
            "heading F1 out of fold, sides and types as labelled": _mean(every),
            "by type": {kind: _mean(found) for kind, found in sorted(by_type.items())},
        },
    }
    return Trained(
        name="headings", plain={**plain_of(examples, QUESTIONS), "bars": NO_BAR}, card=card
    )


def trained_types(points: Sequence[AskedPoint]) -> Trained:
    examples = [
        Example(story=p.story, signs=signs_for(kind, p.signs), right=kind == p.type)
        for p in points
        for kind in TYPES
    ]
    scores = iter(out_of_fold(examples, TYPE_RECIPE))
    guesses = [max((next(scores), -k) for k in range(len(TYPES))) for _ in points]
    right = [TYPES[-k] == p.type for (_, k), p in zip(guesses, points, strict=True)]
    card = {
        "what": "log-odds that a disputed point is of this type: each sign once for each type",
        "data": f"{len(points)} disputed points of labelled stories",
        "folds": f"{FOLDS} by story",
        "figures": {"right out of fold, sides as labelled": _mean([float(r) for r in right])},
    }
    return Trained(
        name="types", plain={**plain_of(examples, TYPE_RECIPE), "bars": NO_BAR}, card=card
    )


def best_out_of_fold(
    points: Sequence[AskedPoint], examples: Sequence[Example]
) -> list[tuple[AskedPoint, str]]:
    """Each point with the question that a gate takes which has not seen its fold."""
    scores = iter(out_of_fold(examples, QUESTIONS)[::2])
    chosen = []
    for point in points:
        ranked = [(q.frame != OF_ONE_WORD, next(scores), q.text) for q in point.questions]
        chosen.append((point, max(ranked, default=(False, 0.0, ""))[2]))
    return chosen


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 3) if values else 0.0
