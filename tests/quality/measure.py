"""The labelled set, run and scored: figures, counts and mistakes in one record."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.quality.answers import run_program
from tests.quality.figures import Figure, figures
from tests.quality.grouping import counts, misplaced
from tests.quality.labels import LabelledStory
from tests.quality.scores import score
from tests.quality.scores.case import Mistake


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """`tally` holds every count by its name, `part.what`."""

    tally: Counter[str]
    figures: tuple[Figure, ...]
    mistakes: tuple[Mistake, ...]


def measure(stories: Sequence[LabelledStory], folder: Path, jobs: int = 1) -> Measured:
    """Runs the program in `folder` and scores what it gives."""
    answers = run_program(stories, folder, jobs)
    scored, mistakes = score(stories, answers)
    tally = scored + Counter(counts(answers.groups))
    lost = [
        Mistake(part="grouping", story="", what=line, passage="")
        for line in misplaced(answers.groups)
    ]
    return Measured(
        tally=tally, figures=figures(tally, answers.groups), mistakes=(*mistakes, *lost)
    )
