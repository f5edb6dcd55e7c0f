"""Date expressions and values: invented cases, every word of the word list, properties."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.dates import recognise, resolve_dates
from generator.language.dates.calendar_words import Word, calendar_words
from generator.language.dates.reckoning import first_day, stepped, unit_of, value_of

UNITS = ("day", "week", "month", "quarter", "half", "year", "decade")
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))


@pytest.mark.parametrize("word", calendar_words(), ids=lambda word: f"{word.kind} {word.form}")
def test_every_word_of_the_list_makes_a_date_in_its_example(word: Word) -> None:
    found = [word.example[e.start : e.end] for e in recognise(word.example)]
    assert any(word.form in words for words in found), found


@given(DAYS, st.sampled_from(UNITS))
def test_a_value_names_an_interval_that_holds_its_day(day: date, unit: str) -> None:
    value = value_of(day, unit)
    assert unit_of(value) == unit
    after = stepped(first_day(value), unit, 1)
    assert after
    assert first_day(value) <= day < after


@given(DAYS, st.sampled_from(UNITS), st.integers(-100, 100))
def test_steps_there_and_back_meet_the_same_interval(day: date, unit: str, steps: int) -> None:
    start = first_day(value_of(day, unit))
    there = stepped(start, unit, steps)
    assert there
    assert stepped(there, unit, -steps) == start


@given(DAYS, st.integers(1, 7), st.sampled_from(["past", "future", ""]))
def test_a_weekday_is_never_more_than_six_days_away(day: date, number: int, tense: str) -> None:
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    (value,) = resolve_dates(recognise(f"on {names[number - 1]}"), [tense], day)  # type: ignore[list-item]
    found = date.fromisoformat(str(value))
    assert found.isoweekday() == number
    ahead = (found - day).days
    assert 0 <= ahead <= 6 if tense == "future" else -5 <= ahead <= 1


@given(DAYS)
def test_a_date_printed_in_full_is_read_as_printed(day: date) -> None:
    for form in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}", f"{day}"):
        (expression,) = recognise(f"It began on {form}.")
        assert resolve_dates([expression], [""], None) == (day.isoformat(),)


@given(st.text(alphabet="JMSa-z0129 ,.'\n—", max_size=200))
def test_any_text_gives_ordered_expressions_inside_it(text: str) -> None:
    found = recognise(text)
    ends = [0, *(e.end for e in found)]
    assert all(end <= e.start < e.end <= len(text) for end, e in zip(ends, found, strict=False))


PIECES = [word.form for word in calendar_words()]
PIECES += ["1999", "2031", "31", "0", "5th", "10/5/2018", "2019-02-30", "9999-12-31", "of", "ago"]
PIECES += ["in", "the", "fiscal", "quarter", "first", "half", "earlier", "later", ",", "Q4", "’90s"]


@given(
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
    st.one_of(st.none(), st.dates()),
    st.sampled_from(["past", "future", ""]),
)
def test_any_words_of_the_calendar_give_values_of_a_known_shape(
    text: str, day: date | None, tense: str
) -> None:
    expressions = recognise(text)
    values = resolve_dates(expressions, [tense] * len(expressions), day)  # type: ignore[list-item]
    for value in values:
        assert value is None or first_day(value)


@pytest.mark.parametrize(
    "piece", ["in the ", "last year ", "1999 ", "Jan. ", " ", "first ", "year-", "on Saturday "]
)
def test_dates_grow_in_number_as_the_text_does(piece: str) -> None:
    """A pattern that tries every way to match would not come to an end here."""
    short, long = recognise(piece * 200), recognise(piece * 20_000)
    assert abs(len(long) - 100 * len(short)) <= 100
