"""Gates: the arithmetic of the files in generator/learned/gates, and that they can be trained."""

import json

import pytest

from generator.learned.gate import GATES_FOLDER, Gate, gate, gate_of, parts, passes, score
from training.fitting import CARD, Example, Recipe, bar_for, fold_of, out_of_fold, plain_of, write

PLAIN = {
    "card": {},
    "intercept": -1.0,
    "weights": {"denies": 2.0, "apart": -0.5},
    "trees": [[["alike", 0.4, 1, 2], [0.25], [1.5]]],
    "bars": {"shown": 1.0},
}
WRITTEN = sorted(path.stem for path in GATES_FOLDER.glob("*.json"))


def made() -> Gate:
    return gate_of("made", PLAIN)


def test_a_score_is_the_intercept_the_weights_and_one_leaf_of_each_tree() -> None:
    assert score(made(), {}) == -0.75
    assert score(made(), {"denies": 1.0, "apart": 3.0, "alike": 0.5}) == 1.0
    assert score(made(), {"alike": 0.4}) == -0.75
    assert passes(made(), "shown", 1.0)
    assert not passes(made(), "shown", 0.999999)


def test_parts_tell_what_each_sign_adds_most_first() -> None:
    told = parts(made(), {"apart": 1.0, "alike": 0.9, "denies": 1.0, "unknown": 4.0})
    assert [(p.sign, p.points) for p in told] == [("denies", 2.0), ("alike", 1.25), ("apart", -0.5)]


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ({"trees": [[["alike", 0.4, 1, 3], [0.25], [1.5]]]}, "outside its tree"),
        ({"trees": [[["alike", 0.4, 0, 2], [0.25], [1.5]]]}, "outside its tree"),
        ({"weights": {"denies": float("nan")}}, "a number that is none"),
    ],
)
def test_a_file_that_is_not_whole_is_refused(broken: dict[str, object], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        gate_of("broken", {**PLAIN, **broken})


def invented(stories: int = 60) -> list[Example]:
    """One sign tells, one does not."""
    return [
        Example(
            story=f"s{k}", signs={"tells": float(k % 2), "noise": float(k % 3)}, right=bool(k % 2)
        )
        for k in range(stories)
    ]


@pytest.mark.parametrize("kind", ["linear", "trees"])
def test_training_twice_gives_the_same_numbers_and_learns_what_tells(kind: str) -> None:
    recipe = Recipe(kind=kind, trees=10, least=2)  # type: ignore[arg-type]
    assert plain_of(invented(), recipe) == plain_of(invented(), recipe)
    model = gate_of("invented", {**plain_of(invented(), recipe), "bars": {}, "card": {}})
    assert score(model, {"tells": 1.0}) > 0 > score(model, {"tells": 0.0})


def test_out_of_fold_scores_come_from_gates_that_saw_no_example_of_the_story() -> None:
    """A sign that only one story has can tell nothing about that story."""
    own = [
        Example(story=f"s{k}", signs={f"only {k}": 1.0, "noise": 1.0}, right=bool(k % 2))
        for k in range(60)
    ]
    scores = out_of_fold(own, Recipe())
    by_fold: dict[int, set[float]] = {}
    for example, points in zip(own, scores, strict=True):
        by_fold.setdefault(fold_of(example.story), set()).add(points)
    assert all(len(values) == 1 for values in by_fold.values())


def test_a_bar_is_the_lowest_score_at_which_the_precision_holds() -> None:
    examples = [Example(story="s", signs={}, right=right) for right in (True, True, False, True)]
    scores = [4.0, 3.0, 2.0, 1.0]
    assert bar_for(examples, scores, 1.0) == 3.0
    assert bar_for(examples, scores, 0.7) == 1.0
    assert bar_for(examples[2:3], scores[2:3], 0.7) is None


def test_a_card_that_leaves_something_out_is_not_written() -> None:
    with pytest.raises(ValueError, match="date"):
        write("never", PLAIN, {key: "told" for key in CARD if key != "date"})
    assert not (GATES_FOLDER / "never.json").exists()


@pytest.mark.parametrize("name", WRITTEN)
def test_every_gate_in_the_project_loads_and_its_card_tells_all(name: str) -> None:
    model = gate(name)
    assert model.bars
    assert [key for key in CARD if not model.card.get(key)] == []
    assert (
        json.loads((GATES_FOLDER / f"{name}.json").read_text(encoding="utf-8"))["card"]
        == model.card
    )
