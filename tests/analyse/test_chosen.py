"""The learned choice of a speaker: what is shown, what stays open, and what its card tells."""

from dataclasses import replace

import pytest

from generator.analyse import analyse
from generator.analyse.speakers.choosing.chosen import (
    AHEAD,
    GRAMMAR,
    KEPT_BAR,
    SHOWN_BAR,
    SPEAKERS_GATE,
    decided,
    pick,
)
from generator.analyse.speakers.choosing.who_may_be_meant import Option
from generator.analyse.speakers.loose import LooseWords
from generator.analyse.speakers.sentence_subjects import Referent
from generator.learned.gate import gate, gate_of
from generator.records import Quotation, Span
from tests.analyse.articles import article

BARS = {SHOWN_BAR: 0.6, KEPT_BAR: -0.2, GRAMMAR: -1.0, AHEAD: 0.5}


def option(start: int, *, rule: bool = False, grammar: bool = False) -> Option:
    span = Span(article="a.txt", start=start, end=start + 4)
    referent = Referent(span=span, kind="person", why="named")
    return Option(referent=referent, signs={}, rule=rule, grammar=grammar)


@pytest.mark.parametrize(
    ("options", "points", "place"),
    [
        ([option(0, rule=True), option(9)], [0.3, 0.7], 0),
        ([option(0, rule=True), option(9)], [-0.1, 2.0], 1),
        ([option(0, rule=True), option(9)], [-0.1, 0.5], 0),
        ([option(0, rule=True), option(9)], [-0.3, -1.0], None),
        ([option(0, rule=True, grammar=True), option(9)], [-0.9, 0.5], 0),
        ([option(0, rule=True, grammar=True), option(9)], [-2.0, 0.5], None),
        ([option(0)], [0.5], None),
        ([option(0), option(9)], [0.1, 0.7], 1),
    ],
)
def test_who_is_shown(options: list[Option], points: list[float], place: int | None) -> None:
    assert pick(options, points, BARS) == place


def test_the_card_tells_data_figures_and_how_to_train_again() -> None:
    card = gate(SPEAKERS_GATE).card
    assert {"data", "folds", "figures", "date", "command"} <= card.keys()
    assert card["figures"]["precision"] >= card["figures"]["precision of the rules"]


def test_a_pronoun_goes_on_with_the_subject_before() -> None:
    findings = analyse(
        article(
            "The engineer Paul Roth inspected the dam. He said the cracks were “no worry at all”."
        )
    )
    (quotation,) = findings.quotations
    assert quotation.antecedent is not None


def test_why_tells_the_signs_of_whom_the_gate_chose() -> None:
    weights = {"here says": 1.0, "spoke 1 before": 0.5, "gap before": -0.1}
    plain = {"intercept": 0.0, "weights": weights, "bars": BARS, "card": {}}
    signs = {"gap before": 3.0, "spoke 1 before": 1.0, "here says": 1.0}
    found = replace(option(9), signs=signs)
    heard = LooseWords(
        quotation=Quotation(span=found.referent.span, kind="direct", why="in marks"), referent=None
    )
    chosen = decided(heard, [option(0), found], gate_of("speakers", plain))
    assert chosen.referent == found.referent
    assert chosen.quotation.why == "in marks; chosen among 2: here says, spoke 1 before"


def test_words_that_nobody_says_stay_open() -> None:
    findings = analyse(
        article("It rained in Ulm. The road was wet.\n\n“Nobody has ever seen so much water here.”")
    )
    assert [q.antecedent for q in findings.quotations] == [None]
