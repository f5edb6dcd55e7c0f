"""Dates in words."""

from datetime import date

import pytest

from generator.render.calendar import (
    first_day_shown,
    machine_date,
    month_of,
    spell_date,
    spell_short,
)


@pytest.mark.parametrize(
    ("value", "words", "first"),
    [
        ("2019-10-05", "5 October 2019", date(2019, 10, 5)),
        ("2019-10-05T09:30:00Z", "5 October 2019", date(2019, 10, 5)),
        ("2019-10", "October 2019", date(2019, 10, 1)),
        ("2019-W41", "week of 7 October 2019", date(2019, 10, 7)),
        ("2019-W41-WE", "weekend of 12 October 2019", date(2019, 10, 12)),
        ("2019-W54", "2019-W54", None),
        ("2019-H2", "second half of 2019", date(2019, 7, 1)),
        ("2019-FA", "autumn of 2019", date(2019, 9, 1)),
        ("2019-Q3", "third quarter of 2019", date(2019, 7, 1)),
        ("2019", "2019", date(2019, 1, 1)),
        ("199X", "1990s", None),
        ("199", "1990s", date(1990, 1, 1)),
        ("2019-13-05", "2019-13-05", None),
        ("soon", "soon", None),
    ],
)
def test_a_value_in_words_and_its_first_day(value, words, first):
    assert spell_date(value) == words
    assert first_day_shown(value) == first


def test_what_the_machine_is_told():
    assert machine_date("2019-10") == "2019-10"
    assert machine_date("2019-Q3") is None
    assert month_of("2019-10-05") == "2019-10"
    assert month_of("2019") is None
    assert month_of(None) is None
    assert spell_short("2019-10-05") == "5 Oct"
    assert spell_short("2019-10") == "Oct 2019"
    assert spell_short("2019-W41") == "7 Oct"
    assert spell_short("2019") == "2019"
