"""Every example of the dispute word list fires its entry, and nothing fires without a word."""

import pytest
from spacy.tokens import Doc

from generator.language.acts.dispute_words import (
    DisputeWords,
    dispute_words,
    opposed_sides,
    sides_of,
)
from generator.language.acts.reported import acts_of, is_diverging, keeps_silent
from generator.language.parse import parse

ACTS = (
    "deny",
    "accuse",
    "oppose",
    "criticize",
    "support",
    "insist",
    "refuse",
    "reply",
    "answer",
    "falsehood",
    "say",
)


@pytest.fixture(scope="module")
def words() -> DisputeWords:
    return dispute_words()


@pytest.fixture(scope="module")
def examples(words: DisputeWords) -> list[Doc]:
    return list(parse(entry.example for entry in words.entries))


def test_every_example_fires_its_entry(words: DisputeWords, examples: list[Doc]) -> None:
    silent = [
        entry.words
        for entry, doc in zip(words.entries, examples, strict=True)
        if entry.kind in ACTS and entry.kind not in {act.kind for act in acts_of(doc[:])}
    ]
    assert silent == []


def test_every_act_of_an_example_has_a_holder(words: DisputeWords, examples: list[Doc]) -> None:
    without = [
        entry.words
        for entry, doc in zip(words.entries, examples, strict=True)
        for act in acts_of(doc[:])
        if act.kind == entry.kind != "falsehood" and act.holder is None
    ]
    assert without == []


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("The minister denied the Reuters report.", "Reuters"),
        ("The union criticised the Lufthansa plan.", "Lufthansa"),
        ("The minister rejected Merkel’s claim.", "Merkel"),
        ("The minister rejected the Paris treaty.", None),
        ("The union criticised the Moscow tower.", None),
        ("The senator opposed the Senate confirmation.", None),
    ],
)
def test_a_name_before_a_noun_owns_only_what_somebody_says(
    sentence: str, owner: str | None
) -> None:
    [doc] = parse([sentence])
    [found] = acts_of(doc[:])
    assert (found.owner and found.owner.text) == owner


def test_every_pair_of_opposites_is_opposed_in_its_examples(words: DisputeWords) -> None:
    for pair in words.opposites:
        one, other = (sides_of(doc[:]) for doc in parse(pair.examples))
        assert f"{pair.number}+" in opposed_sides(one, other), pair.examples
        assert f"{pair.number}-" in opposed_sides(other, one), pair.examples


def test_no_word_stands_on_both_sides_of_a_pair(words: DisputeWords) -> None:
    for pair in words.opposites:
        assert not set(pair.one) & set(pair.other)


def test_no_entry_twice(words: DisputeWords) -> None:
    entries = [(entry.kind, entry.words) for entry in words.entries]
    assert len(entries) == len(set(entries))


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("The bridge was opened on Monday.", []),
        ("The price did not change.", []),
        ("The bank denied nothing.", ["deny"]),
        ("The minister did not deny the report.", ["deny"]),
        ("Racially charged remarks were heard.", []),
        ("He broke his back.", []),
        ("The bank rejected the claim.", ["deny"]),
        ("The bank dismissed it as noise.", ["deny"]),
        ("The measure that the union rejected was old.", ["deny"]),
        ("The coach was rejected by the club.", []),
        ("The army shot down the plane.", []),
        ("Officers pushed the crowd back.", []),
        ("The mayor pushed back against the charge.", ["deny"]),
        ("The union could challenge the law.", []),
        ("Lawyers challenged the champion.", []),
        ("The judge questioned the witness about the letter.", []),
        ("The embassy denied him a visa.", []),
        ("The request was denied.", []),
        ("The allegations were denied.", ["deny"]),
        ("The mayor denied having affairs.", ["deny"]),
        ("It was a false alarm.", []),
        ("The house voted to reject the bill.", []),
        ("The mayor tried to rebut the charge.", ["deny"]),
        ("The singer decried the club after losing the match.", []),
        ("The judge dismissed the lawsuit.", []),
        ("The judge dismissed the claim.", ["deny"]),
        ("The bank spoke of false reports.", ["falsehood"]),
        ("The fleet was built to counter the pirates.", []),
        ("The minister remained doubtful.", []),
        ("The football club fielded two strikers.", []),
    ],
)
def test_ordinary_sentences(sentence: str, kinds: list[str]) -> None:
    (doc,) = parse([sentence])
    assert [act.kind for act in acts_of(doc[:]) if act.kind != "say"] == kinds


def test_negated_denial_is_marked() -> None:
    (doc,) = parse(["The minister did not deny the report."])
    assert [act.negated for act in acts_of(doc[:])] == [True]


@pytest.mark.parametrize(
    ("sentence", "holder", "target"),
    [
        ("The bank issued a statement denying the report.", "bank", "the report"),
        ("The story was denied by the bank.", "bank", "The story"),
        ("The bank said it fell, something the union denied.", "union", None),
        ("The mayor's letter disputing the count was read.", "mayor", "the count"),
        ("The mayor, who rejects the claim, spoke.", "mayor", "the claim"),
    ],
)
def test_holder_and_target(sentence: str, holder: str, target: str | None) -> None:
    (doc,) = parse([sentence])
    act = next(act for act in acts_of(doc[:]) if act.kind == "deny")
    assert act.holder is not None
    assert act.holder.text == holder
    if target:
        assert " ".join(token.text for token in act.target) == target


def test_negation_turns_a_side() -> None:
    safe, unsafe = (sides_of(doc[:]) for doc in parse(["It is safe.", "It is not safe."]))
    assert opposed_sides(safe, unsafe)
    assert not opposed_sides(safe, safe)


def test_every_silent_example_is_silent(words: DisputeWords, examples: list[Doc]) -> None:
    loud = [
        entry.words
        for entry, doc in zip(words.entries, examples, strict=True)
        if keeps_silent(doc[:]) != (entry.kind == "silent")
    ]
    assert loud == []


def test_not_responding_to_treatment_is_no_silence() -> None:
    (doc,) = parse(["The patient did not respond to treatment."])
    assert not keeps_silent(doc[:])


def test_every_divergence_example_diverges(words: DisputeWords, examples: list[Doc]) -> None:
    wrong = [
        entry.words
        for entry, doc in zip(words.entries, examples, strict=True)
        if is_diverging(doc[:]) != (entry.kind == "divergence")
    ]
    assert wrong == []
