"""Copies: who repeats whom, and which sentences are another report's."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.merge.copies import article_runs, number_sources, repeats
from generator.records import Article, Dateline, Source, Span
from tests.merge.folders import article

AGENCY = """Ferry runs aground

The ferry Solveig ran aground on a reef outside Tarvik harbour early on Tuesday with 212 passengers
aboard, and the coast guard took everybody off within three hours without losing anybody.

Captain Ruth Aldana said the steering had failed in heavy snow, and the operator sent a tug to pull
the ship free at high water in the afternoon while divers looked for a leak below the water line."""
SHORT = "Snow on the reef\n\n" + AGENCY.split("\n\n")[1]
OWN = """All safe after Solveig hits a rock

More than two hundred people were rescued when the ship struck ground near Tarvik. The company that
runs the line is looking into a fault of the steering, a spokesman told our reporter at the pier.

Passengers praised the crew. One of them had seen nothing but snow before the bang, she said, and
then found herself on deck among strangers who were singing to keep warm until boats came."""
PARTLY = OWN + "\n\n" + AGENCY.split("\n\n")[1]


def sources(*texts: str, **fields: list[str]) -> tuple[Source, ...]:
    made = [article(f"{k}.txt", text) for k, text in enumerate(texts)]
    for name, values in fields.items():
        made = [replace(a, **{name: v}) for a, v in zip(made, values, strict=True)]
    return number_sources(made)


def copies(*texts: str, **fields: list[str]) -> list[int | None]:
    return [source.copy_of for source in sources(*texts, **fields)]


def test_ten_copies_are_one_report() -> None:
    assert copies(*[AGENCY] * 10, OWN) == [None, *[1] * 9, None]


def test_the_earlier_of_two_is_the_original() -> None:
    assert copies(AGENCY, AGENCY, published=["2031-03-05", "2031-03-04"]) == [2, None]


def test_an_unknown_date_is_later_than_a_known_one() -> None:
    made = [replace(article(f, AGENCY), published=p) for f, p in (("a", None), ("b", "2031-03-05"))]
    assert [s.copy_of for s in number_sources(made)] == [2, None]


def test_a_shortened_copy_repeats_the_longer_text() -> None:
    assert copies(SHORT, AGENCY, published=["2031-03-04", "2031-03-05"]) == [2, None]


def test_a_report_with_a_passage_of_another_is_independent_and_says_so() -> None:
    found = sources(AGENCY, PARTLY)
    assert [s.copy_of for s in found] == [None, None]
    assert (found[1].why, found[1].shared_with) == ("shares text", 1)
    assert 0 < found[1].shared < 1


def test_reports_of_their_own_say_so() -> None:
    assert [s.why for s in sources(AGENCY, OWN)] == ["independent", "independent"]


def test_the_agency_that_a_copy_names_is_the_original() -> None:
    later = replace(article("a", AGENCY), outlet="Norpress", published="2031-03-05")
    text = AGENCY.replace("The ferry", "TARVIK (Norpress) - The ferry")
    at = text.index("(Norpress)")
    line = Dateline(
        span=Span(article="b", start=at - 7, end=at + 12),
        agencies=Span(article="b", start=at + 1, end=at + 9),
    )
    earlier = replace(article("b", text), dateline=line, published="2031-03-04")
    assert [s.copy_of for s in number_sources([earlier, later])] == [2, None]


def test_an_empty_article_copies_nothing() -> None:
    assert copies("", "", "Two words") == [None, None, None]


def test_repeated_sentences_are_told_from_own_ones_and_quotations_do_not_count() -> None:
    report = article_runs(article("a", AGENCY))
    first = AGENCY.split("\n\n")[1]
    assert repeats(first, report)
    assert repeats(first.replace("Tuesday", "Wednesday"), report)
    assert not repeats(OWN.split("\n\n")[1], report)
    assert not repeats(f"“{first}” the captain said.", report)


@settings(max_examples=30, deadline=None)
@given(st.permutations([AGENCY, AGENCY, SHORT, OWN, PARTLY]))
def test_order_changes_neither_the_number_of_reports_nor_an_end_of_a_copy(texts: list[str]) -> None:
    found = sources(*texts)
    independent = {s.number for s in found if s.copy_of is None}
    assert len(independent) == 2
    assert {s.copy_of for s in found if s.copy_of} <= independent
    assert [s.number for s in found] == [1, 2, 3, 4, 5]


def test_a_source_is_an_article() -> None:
    made: list[Article] = [article("a", AGENCY)]
    assert number_sources(made)[0].article == "a"
