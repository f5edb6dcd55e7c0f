"""The scorer, the gate and the labels do what they say, on small invented cases."""

from fractions import Fraction
from pathlib import Path

import pytest

from generator.records import Span
from tests.quality.figures import Figure
from tests.quality.gate import Floors, fallen, load_floors, raised, write_floors
from tests.quality.grouping import b_cubed, counts
from tests.quality.labels import SETS, LabelledStory, Words, load_set
from tests.quality.names import same_name
from tests.quality.places import carries, locate, pairs, place
from tests.quality.scores.quotations import is_right

TEXT = "“We won,” Ada Lund said. “We won twice,” she said on Monday."


@pytest.mark.parametrize(
    ("given", "right", "same"),
    [
        ("Lund", "Ada Lund", True),
        ("Ada Lund", "Lund", True),
        ("Ada Lund", "Bo Lund", False),
        ("the mayor", "Ada Lund", False),
        ("NHS", "National Health Service", True),
        ("the Dockers’ Union", "Dockers' Union", True),
        ("", "Ada Lund", False),
    ],
)
def test_same_name(given: str, right: str, same: bool) -> None:
    assert same_name(given, right) == same


def test_labels_are_located_one_behind_the_other() -> None:
    labels = [Words(article="a", words="We won"), Words(article="a", words="We won")]
    first, second = locate(labels, {"a": TEXT})
    assert first == place(Span(article="a", start=1, end=7), TEXT)
    assert second == place(Span(article="a", start=26, end=32), TEXT)


def test_words_before_a_label_say_which_of_two_is_meant() -> None:
    (found,) = locate(
        [Words(article="a", words="won", after="“We won twice,” she said. “We ")],
        {"a": "“We won twice,” she said. “We won,” she said."},
    )
    assert found[1] == {30}


def test_a_label_that_does_not_stand_there_is_named() -> None:
    with pytest.raises(ValueError, match="We lost"):
        locate([Words(article="a", words="We lost")], {"a": TEXT})


def test_pairs_are_one_to_one_and_the_likest_first() -> None:
    (one,) = locate([Words(article="a", words="We won twice")], {"a": TEXT})
    (part,) = locate([Words(article="a", words="won twice")], {"a": TEXT})
    assert pairs([part, one], [one]) == [(1, 0)]


def test_a_passage_of_another_article_carries_nothing() -> None:
    one = place(Span(article="a", start=0, end=8), TEXT)
    assert carries(one, one)
    assert not carries(one, ("b", one[1]))


def test_a_quotation_is_right_where_most_of_it_is_one_speakers() -> None:
    whole = ("a", frozenset(range(10)))
    lund, berg = ("a", frozenset(range(4))), ("a", frozenset(range(4, 8)))
    assert is_right(whole, [(("Lund",), lund), (("Lund",), berg)])
    assert not is_right(whole, [(("Lund",), lund), (("Berg",), berg)])
    assert not is_right(whole, [])


def test_b_cubed_of_a_mixed_and_a_torn_story() -> None:
    groups = [[("x", "1"), ("x", "2"), ("y", "1")], [("y", "2")]]
    assert b_cubed(groups) == (Fraction(2, 3), Fraction(3, 4))
    assert counts(groups) == {"grouping.articles": 4, "grouping.mixed": 3, "grouping.torn": 2}


def figure(value: str) -> Figure:
    return Figure(key="part.recall", value=Fraction(value), counts="")


FLOORS = Floors(set="old", floors={"part.recall": 0.50})


def test_a_figure_under_its_floor_has_fallen() -> None:
    assert fallen([figure("49/100")], FLOORS)
    assert not fallen([figure("50/100")], FLOORS)
    assert fallen([figure("1")], Floors(set="old", floors={}))


def test_floors_rise_rounded_down() -> None:
    new, refused = raised([figure("2/3")], FLOORS, "new", None)
    assert (dict(new.floors), new.set, refused) == ({"part.recall": 0.66}, "new", [])


def test_a_floor_is_lowered_only_with_a_reason_that_is_kept(tmp_path: Path) -> None:
    assert raised([figure("1/3")], FLOORS, "new", None)[1]
    new, refused = raised([figure("1/3")], FLOORS, "new", "a harder story")
    write_floors(new, tmp_path / "floors.yml")
    assert not refused
    assert load_floors(tmp_path / "floors.yml") == new
    assert new.lowered == ("part.recall 0.50 -> 0.33: a harder story",)


@pytest.mark.parametrize(
    "story",
    [story for folder in SETS.values() for story in load_set(folder)],
    ids=lambda story: story.id,
)
def test_labels_are_whole(story: LabelledStory) -> None:
    """Every label names an article of its story; sides and shared facts have two of something."""
    named = [q.words.article for q in story.quotations]
    named += [e.article for d in story.disputes for side in d.sides for e in side.evidence]
    named += [e.article for fact in (*story.updates, *story.agreed) for e in fact.evidence]
    assert set(named) <= set(story.articles)
    assert all(len(dispute.sides) >= 2 for dispute in story.disputes)
    assert all(len({e.article for e in fact.evidence}) >= 2 for fact in story.agreed)
    kinds = {"direct", "indirect", "mixed", "optional"}
    assert {quotation.kind for quotation in story.quotations} <= kinds
