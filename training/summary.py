"""The gate of the summary: how likely an editor takes a sentence."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from generator.merge.disputes import find_disputes
from generator.merge.ground import Ground, ground_of
from generator.merge.statements import Statement
from generator.merge.summary.choice import GATE, chosen
from generator.merge.summary.sentence_signs import signs_of
from generator.records import Briefing, StoryOrder
from training.corpus import LabelledReports, labelled_reports, words_of
from training.fitting import FOLDS, Example, Recipe, Trained, out_of_fold, plain_of

RECIPE = Recipe(kind="linear", strength=0.01)
ORDER = StoryOrder(id="story")
BARS = {"worth its room": -3.5}
"""Log-odds: one in thirty of such sentences is in an editor's summary."""
MARKED, LEAST = 0.8, 3
"""Share of the words of the shorter text, and words in all, from which on a sentence is one that
the labels name."""
STEM, SHORTEST = 7, 4
"""Summaries are compared by words of SHORTEST letters and more, cut to STEM."""


def train_summary(folders: Sequence[Path]) -> list[Trained]:
    """One gate; its figures are of the whole choice, each story by a gate that has not seen it."""
    stories = [story for story in labelled_reports(folders) if story.gold.get("summary")]
    return [trained_on([(story, ground_of(story.reports, ORDER)) for story in stories])]


def trained_on(stories: Sequence[tuple[LabelledReports, Ground]]) -> Trained:
    examples = [examples_of(story, ground) for story, ground in stories]
    flat = [example for of_story in examples for example in of_story]
    scores = iter(out_of_fold(flat, RECIPE))
    found = [
        summary_f1(story, ground, [next(scores) for _ in of_story])
        for (story, ground), of_story in zip(stories, examples, strict=True)
    ]
    card = {
        "what": "log-odds that an editor's summary of three to five sentences has this one",
        "data": f"{len(flat)} sentences of {len(stories)} labelled stories, "
        f"{sum(example.right for example in flat)} of them in a summary",
        "folds": f"{FOLDS} by story",
        "figures": {"summary F1 out of fold": round(sum(found) / len(found), 3)},
    }
    return Trained(name=GATE, plain={**plain_of(flat, RECIPE), "bars": BARS}, card=card)


def examples_of(story: LabelledReports, ground: Ground) -> list[Example]:
    """One a statement of the ground, in order."""
    marked = [(m["article"], words_of(m["text"])) for m in story.gold["summary"]]
    return [
        Example(story=story.name, signs=signs, right=_is_marked(statement, story, marked))
        for statement, signs in zip(ground.statements, signs_of(ground), strict=True)
    ]


def _is_marked(
    statement: Statement, story: LabelledReports, marked: Sequence[tuple[str, Counter[str]]]
) -> bool:
    own, article = words_of(statement.text), story.articles[statement.span.article]
    return any(
        where == article and (own & words).total() >= MARKED * min(own.total(), words.total())
        for where, words in marked
        if own.total() >= LEAST
    )


def summary_f1(story: LabelledReports, ground: Ground, scores: Sequence[float]) -> float:
    """Words of the chosen sentences against those of the editor's."""
    empty = Briefing(id="story", title="", updated=None, sources=(), quotations=ground.quotations)
    ours = chosen(scores, BARS["worth its room"], find_disputes(empty, ground), ground)
    shown = stems_of(" ".join(statement.text for statement in ours))
    wanted = stems_of(" ".join(marked["text"] for marked in story.gold["summary"]))
    return 2 * (shown & wanted).total() / max(1, shown.total() + wanted.total())


def stems_of(text: str) -> Counter[str]:
    words = words_of(text)
    stems: Counter[str] = Counter()
    for word, count in words.items():
        if len(word) >= SHORTEST:
            stems[word[:STEM]] += count
    return stems
