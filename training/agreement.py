"""The gate of agreement: how surely two sentences of different reports state one fact."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from generator.learned.gate import Signs
from generator.merge.disputes import find_disputes
from generator.merge.facts.agreement import GATE, SHOWN, SHOWN_SHORT, Match, weighed_pairs
from generator.merge.ground import Ground, ground_of
from generator.records import Briefing, StoryOrder
from training.corpus import LabelledReports, carries, labelled_reports
from training.fitting import FOLDS, Example, Recipe, Trained, out_of_fold, plain_of

RECIPE = Recipe(kind="linear", strength=0.01)
ORDER = StoryOrder(id="story")
BARS = {SHOWN: -0.05, SHOWN_SHORT: 1.25}
# origin: the first is the highest in steps of .05 at which .41 of the labelled facts are shown, the
# second keeps the floors of the invented stories, 2026-11-29
JUDGED = Path(__file__).parent / "judged_facts.tsv"
"""Digest of two sentences -> right or wrong, as somebody judged them who saw no score. Labelled
facts are a choice of what reports share, so a pair that they leave out says nothing."""
JUDGED_FOR = 5.4
"""Pairs that each judged one stands for."""
# origin: 230 drawn of 1,234 that no label names, 2026-11-29
DIGEST_LENGTH = 16


def train_agreement(folders: Sequence[Path]) -> list[Trained]:
    stories = labelled_reports(folders)
    return [trained_on([(story, ground_of(story.reports, ORDER)) for story in stories])]


def trained_on(stories: Sequence[tuple[LabelledReports, Ground]]) -> Trained:
    examples = [example for story, ground in stories for example in examples_of(story, ground)]
    scores = out_of_fold(examples, RECIPE)
    judged = sum(example.weight > 1 for example in examples)
    card = {
        "what": "log-odds that two sentences of different reports state one fact",
        "data": f"{len(examples) - judged} pairs that show a fact labelled in {len(stories)} "
        f"stories, and {judged} of their other pairs, judged by eye",
        "folds": f"{FOLDS} by story",
        "figures": {
            f"passed as far as {share} are right": _reach(examples, scores, share)
            for share in (0.9, 0.85, 0.8)
        },
    }
    return Trained(name=GATE, plain={**plain_of(examples, RECIPE), "bars": BARS}, card=card)


def examples_of(story: LabelledReports, ground: Ground) -> Iterator[Example]:
    """Pairs that were judged, and the strongest of each labelled fact."""
    empty = Briefing(id="story", title="", updated=None, sources=(), quotations=ground.quotations)
    pairs = list(weighed_pairs(find_disputes(empty, ground), ground))
    for match, signs in pairs:
        told = (ground.statements[place].text for place in (match.one, match.other))
        right = judged_facts().get(digest_of(*told))
        if right is not None:
            yield Example(story=story.name, signs=signs, right=right, weight=JUDGED_FOR)
    for fact in story.gold["corroborated"]:
        shown = [signs for match, signs in pairs if _is_of(fact, story, ground, match)]
        if shown:
            strongest = max(shown, key=lambda signs: signs["strength"])
            yield Example(story=story.name, signs=strongest, right=True)


def _is_of(
    fact: Mapping[str, Sequence[Mapping[str, str]]],
    story: LabelledReports,
    ground: Ground,
    match: Match,
) -> bool:
    """Whether the two sentences show two passages of the labelled fact."""
    found = [
        [k for k, e in enumerate(fact["evidence"]) if carries(story, s.span, s.text, e)]
        for s in (ground.statements[match.one], ground.statements[match.other])
    ]
    return any(a != b for a in found[0] for b in found[1])


@cache
def judged_facts() -> Mapping[str, bool]:
    rows = (line.split("\t") for line in JUDGED.read_text("utf-8").splitlines())
    return {digest: verdict == "right" for digest, verdict in rows}


def digest_of(one: str, other: str) -> str:
    """The same whichever sentence comes first."""
    both = "\n".join(sorted((one, other)))
    return hashlib.sha256(both.encode()).hexdigest()[:DIGEST_LENGTH]


def _reach(examples: Sequence[Example], scores: Sequence[float], share: float) -> Signs:
    """How many pass, each for as many as it stands for, and which part of the right ones."""
    ranked = sorted(zip(scores, examples, strict=True), key=lambda pair: -pair[0])
    passed = right = 0.0
    best = {"bar": 0.0, "passed": 0.0, "of the right ones": 0.0}
    wanted = sum(example.weight for example in examples if example.right)
    for points, example in ranked:
        passed += example.weight
        right += example.weight * example.right
        if right >= share * passed:
            best = {
                "bar": points,
                "passed": round(passed),
                "of the right ones": round(right / wanted, 3),
            }
    return best
