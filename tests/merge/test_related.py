"""Related stories: shared names, the rarest first."""

from generator.group.threads import MOST_RELATED, find_related

WEIGHTS = {"ada holm": 0.3, "holm": 0.2, "tarvik": 0.2, "fjordlink": 0.2, "solveig": 0.1}


def test_stories_with_three_names_in_common_are_related() -> None:
    assert find_related([WEIGHTS, WEIGHTS, {"lund": 0.4}]) == [[1], [0], []]


def test_two_names_are_not_enough_and_a_surname_is_no_second_name() -> None:
    few = {"ada holm": 0.3, "holm": 0.2, "tarvik": 0.2}
    assert find_related([WEIGHTS, few]) == [[], []]


def test_the_heavier_names_come_first() -> None:
    light = dict.fromkeys(WEIGHTS, 0.01)
    assert find_related([WEIGHTS, light, WEIGHTS])[0] == [2, 1]


def test_never_more_than_a_handful() -> None:
    assert [len(others) for others in find_related([WEIGHTS] * 20)] == [MOST_RELATED] * 20
