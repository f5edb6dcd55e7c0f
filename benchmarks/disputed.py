"""Disputed points of labelled stories out of fold: `python -m benchmarks.disputed PATH...`.

For each fold the gates are trained on the other folds, and the fold's stories are merged with them
as a build would. Prints a JSON object a line, over all stories, those that the signs were made on
and those labelled afterwards: precision and core recall of what is shown (by any two positions, and
by our own two sides), the same of what a report tells, core recall with suggestions, holders,
passages beside the point among the first four of a side, pairs shown that only look opposed,
headings that ask, seconds a story and peak memory; then the curve of the gate over points.
"""

import argparse
import json
import re
import resource
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, permutations
from pathlib import Path
from typing import Any

from generator.language.words.news_words import stop_words
from generator.learned.gate import gate, gate_of
from generator.merge.disputes import points_with
from generator.merge.disputes.by_weight.contenders import scored_scene
from generator.merge.disputes.by_weight.pairs import scores_of
from generator.merge.disputes.by_weight.weighed import Gates
from generator.merge.disputes.rules import is_told
from generator.merge.ground import Ground, ground_of
from generator.records import Dispute, Position, Report, Span, StoryOrder
from generator.spans import cut
from training.corpus import LabelledReports, carries, labelled_reports, words_of
from training.disputes import Labelled, crosses, labelled, sides_of_point, trained
from training.fitting import FOLDS, fold_of
from training.own_labels import own_names

FIRST = 4
"""Passages of a position, or of a side, that a reader would look at."""
ASKS = re.compile(r"(?:whether|who|whose|how|when|where|why|what|which)\b", re.IGNORECASE)

PERCENT = 100

Evidence = Sequence[Mapping[str, str]]


def out_of_fold(stories: Sequence[LabelledReports]) -> dict[str, dict[str, float]]:
    """The figures, each story with gates that have not seen its fold: over all stories, over those
    that were labelled when the signs were made, over those labelled since."""
    counts: dict[str, Counter[str]] = {}
    ready = [labelled(story) for story in stories]
    for fold in range(FOLDS):
        made = trained([s for s in ready if fold_of(s.name) != fold])
        pairs, passages, points = (gate_of(m.name, {**m.plain, "card": {}}) for m in made)
        gates = Gates(pairs=pairs, passages=passages, points=points)
        for story, known in zip(stories, ready, strict=True):
            if fold_of(story.name) == fold:
                counts[story.name] = counted(story, gates) + candidates(known, gates)
    since = own_names()
    chosen = {
        "all": [*counts],
        "labelled before": [name for name in counts if name not in since],
        "labelled since": [name for name in counts if name in since],
    }
    return {
        kind: figures(sum((counts[name] for name in names), Counter()))
        for kind, names in chosen.items()
        if names
    }


def counted(story: LabelledReports, gates: Gates) -> Counter[str]:
    """What one story adds."""
    started = time.perf_counter()
    ground = ground_of(story.reports, StoryOrder(id=story.name))
    found = points_with(ground, gates)
    counts = Counter({"stories": 1, "milliseconds": round(1000 * (time.perf_counter() - started))})
    wanted = [d for d in story.gold["disputes"] if not d.get("update")]
    reader = Reader(story, ground)
    shown = [reader.hits(d, wanted) for d in found.shown]
    offered = [reader.hits(d, wanted) for d in found.suggested]
    core = {k for k, d in enumerate(wanted) if d["importance"] == "core"}
    hit = set().union(*shown) if shown else set()
    told = [hits for d, hits in zip(found.shown, shown, strict=True) if is_told(d)]
    counts += Counter(
        {
            "shown": len(shown),
            "right": sum(bool(h) for h in shown),
            "suggested": len(offered),
            "labelled": len(wanted),
            "found": len(hit),
            "core": len(core),
            "core found": len(hit & core),
            "core offered": len(hit.union(*offered) & core),
            "told": len(told),
            "told right": sum(bool(h) for h in told),
            "core told": len(set().union(*told, set()) & core),
        }
    )
    near = story.gold.get("near", ())
    for dispute, hits in zip(found.shown, shown, strict=True):
        counts += reader.told(dispute, [wanted[k] for k in sorted(hits)], near)
    return counts


def candidates(story: Labelled, gates: Gates) -> Counter[str]:
    """How many may be points before any is weighed, and how many core points are among them."""
    scene = scored_scene(story.field, scores_of(story.field, gates.pairs))
    sides = [sides_of_point(candidate.point) for candidate in scene.candidates]
    core = [stances for stances, is_core in zip(story.points, story.core, strict=True) if is_core]
    met = sum(any(crosses(stances, *two) for two in sides) for stances in core)
    return Counter({"candidates": len(sides), "core among candidates": met})


def figures(counts: Counter[str]) -> dict[str, float]:
    def rate(some: str, of: str) -> float:
        return round(counts[some] / counts[of], 3) if counts[of] else 0.0

    return {
        "stories": counts["stories"],
        "shown": counts["shown"],
        "precision": rate("right", "shown"),
        "precision_of_our_sides": rate("crossing", "shown"),
        "recall": rate("found", "labelled"),
        "core_recall": rate("core found", "core"),
        "core_recall_with_suggestions": rate("core offered", "core"),
        "told_by_reports": counts["told"],
        "precision_of_told": rate("told right", "told"),
        "core_recall_of_told": rate("core told", "core"),
        "suggestions_a_story": rate("suggested", "stories"),
        "core_recall_among_candidates": rate("core among candidates", "core"),
        "candidates_a_story": rate("candidates", "stories"),
        "holders": rate("holders", "right"),
        "stray_passages": rate("strays", "passages"),
        "near_shown": counts["near"],
        "heading_f1": round(rate("heading percent", "right") / PERCENT, 3),
        "headings_that_ask": rate("asking", "right"),
        "milliseconds_a_story": rate("milliseconds", "stories"),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


class Reader:
    """Compares what is shown of one story with its labels."""

    def __init__(self, story: LabelledReports, ground: Ground) -> None:
        self.story = story
        self.reports: Mapping[str, Report] = ground.by_article

    def shows(self, span: Span, evidence: Evidence) -> bool:
        text = cut(self.reports[span.article].article.text, span)
        return any(carries(self.story, span, text, e) for e in evidence)

    def shown_first(self, position: Position, evidence: Evidence) -> bool:
        return any(self.shows(span, evidence) for span in position.evidence[:FIRST])

    def hits(self, dispute: Dispute, wanted: Sequence[Mapping[str, Any]]) -> set[int]:
        """Numbers of the labelled points of which two opposed sides stand in two positions."""
        return {k for k, gold in enumerate(wanted) if any(self.met(dispute, gold))}

    def met(
        self, dispute: Dispute, gold: Mapping[str, Any]
    ) -> Iterator[tuple[Position, Position, Mapping[str, Any], Mapping[str, Any]]]:
        sides = [side for side in gold["sides"] if side["stance"] != "n"]
        for one, other in combinations(dispute.positions, 2):
            for a, b in permutations(sides, 2):
                if (
                    a["stance"] != b["stance"]
                    and self.shown_first(one, a["evidence"])
                    and self.shown_first(other, b["evidence"])
                ):
                    yield one, other, a, b

    def told(
        self, dispute: Dispute, golds: Sequence[Mapping[str, Any]], near: Sequence[Any]
    ) -> Counter[str]:
        if not golds:
            return Counter(near=any(self.shows_near(dispute, x, y) for x, y, *_ in near))
        met = [row for gold in golds for row in self.met(dispute, gold)]
        strays, passages = min(self.strays(dispute, gold) for gold in golds)
        return Counter(
            {
                "crossing": any(one.side != other.side for one, other, *_ in met),
                "holders": any(
                    named(one, a["holder"]) and named(other, b["holder"])
                    for one, other, a, b in met
                ),
                "asking": bool(ASKS.match(dispute.issue)),
                "heading percent": max(
                    round(PERCENT * words_shared(dispute.issue, gold["issue"])) for gold in golds
                ),
                "strays": strays,
                "passages": passages,
            }
        )

    def shows_near(self, dispute: Dispute, x: Mapping[str, str], y: Mapping[str, str]) -> bool:
        return any(
            self.shown_first(one, [x]) and self.shown_first(other, [y])
            for one, other in permutations(dispute.positions, 2)
        )

    def strays(self, dispute: Dispute, gold: Mapping[str, Any]) -> tuple[int, int]:
        """Of the first passages of each side, those that show nothing of the labelled side for
        which it stands best; and all."""
        sides: dict[object, list[Span]] = {}
        for position in dispute.positions:
            sides.setdefault(position.side, []).extend(position.evidence)
        stances: dict[str, list[Mapping[str, str]]] = {}
        for side in gold["sides"]:
            stances.setdefault(side["stance"], []).extend(side["evidence"])
        shown = [spans[:FIRST] for spans in sides.values()]
        best = max(
            sum(
                sum(self.shows(span, evidence) for span in spans)
                for spans, evidence in zip(shown, (stances[side] for side in told), strict=False)
            )
            for told in permutations(stances, min(len(shown), len(stances)))
        )
        total = sum(map(len, shown))
        return total - best, total


def words_shared(one: str, other: str) -> float:
    """F1 of the words of two texts that tell something."""
    mine, theirs = (
        Counter({word: n for word, n in words_of(text).items() if word not in stop_words()})
        for text in (one, other)
    )
    return 2 * (mine & theirs).total() / max(1, mine.total() + theirs.total())


def named(position: Position, wanted: str) -> bool:
    """The last word of either name stands in the other, for whom it speaks counted."""
    party = (position.speaker.party if position.speaker else None) or ""
    said = [*words_of(f"{position.holder} {party}")]
    gold = [*words_of(wanted)]
    initials = "".join(word[0] for word in gold)
    return bool(gold) and (gold[-1] in said or said[-1] in gold or said == [initials])


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.disputed", description=__doc__)
    parser.add_argument(
        "corpus", nargs="+", type=Path, help="folders of labelled stories, article files"
    )
    options = parser.parse_args()
    for name, found in out_of_fold(list(labelled_reports(options.corpus))).items():
        print(json.dumps({name: found}))
    for row in gate("disputes-points").card["figures"]["curve"]:
        print(json.dumps({"curve": row}))


if __name__ == "__main__":
    main()
