"""Counts of right and wrong, part by part. Pure: labels and answers in, counts out."""

from collections import Counter
from collections.abc import Callable, Sequence

from tests.quality.answers import Answers
from tests.quality.labels import LabelledStory
from tests.quality.scores.case import Case, Counted, Mistake
from tests.quality.scores.dates import dates
from tests.quality.scores.disputes import disputes
from tests.quality.scores.merged import agreed, copies, updates
from tests.quality.scores.quotations import quotations

PARTS: tuple[Callable[[Case], Counted], ...] = (
    quotations,
    dates,
    disputes,
    updates,
    agreed,
    copies,
)


def score(
    stories: Sequence[LabelledStory], answers: Answers
) -> tuple[Counter[str], tuple[Mistake, ...]]:
    """Counts over the whole set, named `part.what`, and every mistake in order."""
    tally: Counter[str] = Counter()
    mistakes: list[Mistake] = []
    for story in stories:
        case = Case(story=story, answer=answers.stories[story.id])
        for part in PARTS:
            for name, mistake in part(case):
                tally[name] += 1
                mistakes += [mistake] if mistake else []
    tally["stories"] = len(stories)
    tally["articles"] = sum(len(story.articles) for story in stories)
    return tally, tuple(mistakes)
