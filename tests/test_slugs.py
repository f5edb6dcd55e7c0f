"""No two things share an address, and an address depends on nothing else."""

import string

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.records import Article
from generator.render.addresses import (
    article_slugs,
    could_be_ours,
    forwarded,
    id_slugs,
    juniors_before,
    name_slugs,
    shortened_before,
)
from generator.slugs import LONGEST_SLUG, speaker_key, told_apart

names = st.text(max_size=40) | st.sampled_from(
    ["index", "Index", "page-2", "???", "!!!", "李安", "里安", "A", "a", "x" * 300, "李" * 80]
)
quick = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(st.sets(names, max_size=12))
def test_every_name_has_an_address_of_its_own_on_any_file_system(found: set[str]) -> None:
    slugs = name_slugs(found)
    assert slugs.keys() == found
    folded = {slug.casefold() for slug in slugs.values()}
    assert len(folded) == len(found)
    assert not {"index", "page-2", ""} & folded
    assert all(could_be_ours(f"outlets/{slug}.md") for slug in slugs.values())


@quick
@given(st.sets(names, max_size=12))
def test_every_speaker_has_an_address_of_its_own(found: set[str]) -> None:
    keys = {speaker_key(name) for name in found}
    slugs = id_slugs(keys)
    assert len(set(slugs.values())) == len(keys)
    assert all(could_be_ours(f"speakers/{slug}.md") for slug in slugs.values())


def test_names_in_another_script_are_not_one_speaker_for_reading_alike() -> None:
    assert speaker_key("José Álvarez") == speaker_key("Jose Alvarez") == "jose-alvarez"
    assert speaker_key("李安") != speaker_key("里安")
    assert speaker_key("???") != speaker_key("!!!")


def test_one_alone_has_the_plain_address_and_two_lead_from_it_to_their_list() -> None:
    one, other = speaker_key("李安"), speaker_key("里安")
    assert id_slugs([one]) == {one: "li-an"}
    both = id_slugs([one, other])
    assert len({*both.values(), "li-an"}) == 3
    assert forwarded("speakers", both) == [("speakers/li-an/", "speakers/")]
    assert forwarded("speakers", id_slugs([one])) == []


def test_an_address_does_not_depend_on_what_else_there_is() -> None:
    wishes = {"a": ["x"], "b": ["x"], "c": ["y"]}
    assert told_apart(wishes)["a"] == told_apart({**wishes, "d": ["x"], "e": ["z"]})["a"]


def test_a_wish_that_another_ones_digest_takes_is_not_taken_twice() -> None:
    first = told_apart({"a": ["x"], "b": ["x"]})
    again = told_apart({"a": ["x"], "b": ["x"], "c": [first["a"]]})
    assert len(set(again.values())) == 3


def article(file: str) -> Article:
    return Article(file=file, text="words", sha256="0" * 64)


def test_files_of_one_text_and_one_name_but_for_case_are_two_sources() -> None:
    slugs = article_slugs([article("a.txt"), article("A.txt"), article("b/a.txt")])
    assert len(set(slugs.values())) == 3


def test_long_file_names_have_addresses_that_fit_a_file_system() -> None:
    files = ["x" * 251 + ".txt", "x" * 250 + "y.txt", "李" * 80 + ".txt", "¿.txt", "a#b.txt"]
    slugs = article_slugs([article(file) for file in files])
    assert len(set(slugs.values())) == len(files)
    assert max(map(len, slugs.values())) <= LONGEST_SLUG
    assert slugs["a#b.txt"] == "a-b"
    assert set("".join(slugs.values())) <= set(string.ascii_lowercase + string.digits + "-")


def test_a_digest_stands_behind_the_name_and_behind_a_word_where_nothing_is_left() -> None:
    found = told_apart({"a": ["x"], "b": ["x"], "?": [""]}, "page")
    assert found["a"].startswith("x-")
    assert found["b"].startswith("x-")
    assert found["?"].startswith("page-")
    assert [len(found[key].rpartition("-")[2]) for key in "ab?"] == [8, 8, 8]


def test_a_latin_name_is_its_letters_up_to_the_longest() -> None:
    assert speaker_key("e" * LONGEST_SLUG) == "e" * LONGEST_SLUG
    assert "~" in speaker_key("e" * (LONGEST_SLUG + 1))


def test_what_somebody_wishes_for_is_no_address_with_a_digest() -> None:
    """An address that two wish for stays free for the page that leads to both."""
    made = told_apart({"a": ["x"], "b": ["x"]})["a"]
    again = told_apart({"a": ["x"], "b": ["x"], "c": [made], "d": [made]})
    assert made not in again.values()
    assert len(set(again.values())) == 4


def test_a_son_is_found_under_the_address_that_he_had_until_his_father_has_it() -> None:
    alone = {"robert-hale-jr": "robert-hale-jr"}
    moved = [("speakers/robert-hale/", "speakers/robert-hale-jr/")]
    assert juniors_before(alone) == moved
    assert juniors_before({**alone, "robert-hale": "robert-hale"}) == []


def test_a_body_is_found_under_the_two_words_that_it_was_named_by_before() -> None:
    union = {"port-workers-union": "port-workers-union"}
    both = union | {"port-owners-union": "port-owners-union"}
    names = ["Port Workers Union", "Port Owners Union", "Ann Lee"]
    moved = ("speakers/port-union/", "speakers/port-workers-union/")
    assert shortened_before(names, union) == [moved]
    assert shortened_before(names, both) == [("speakers/port-union/", "speakers/")]
    assert shortened_before(names, {**both, "port-union": "port-union"}) == []


def test_signs_are_part_of_a_name_and_spellings_are_not() -> None:
    apart = ["C++", "C#", "C", "M&S Group", "M+S Group", "A Group!", "A Group?", "A Group"]
    assert len({speaker_key(name) for name in apart}) == len(apart)
    for one, other in [("AT&T", "At & t"), ("José Roth", "JOSE ROTH"), ("Jean-Luc", "Jean Luc")]:
        assert speaker_key(one) == speaker_key(other)
