"""Whose words they are where no name stands beside them: one of several, or nobody.

The rules' answer is one sign among others: who was the subject before, who spoke last and who
speaks next, whom the sentence names, whose sex fits. What these signs are worth is learned
(`generator/learned/gates/speakers.json`); below its bar the speaker stays open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.analyse.speakers.choosing.who_may_be_meant import Option, options_of
from generator.analyse.speakers.loose import LooseWords
from generator.analyse.speakers.sentence_subjects import Referent
from generator.analyse.speakers.walk import Walk
from generator.learned.gate import Gate, gate, score

SPEAKERS_GATE = "speakers"
LEFT_OPEN = "left open"
CHOSEN = "chosen among {count}"


SHOWN_BAR = "shown"
"""The bar that an answer has to reach where the rules have none."""
KEPT_BAR = "kept"
"""The lower one below which the rules' own answer falls."""


def choose_speakers(walk: Walk, heard: Sequence[LooseWords]) -> list[LooseWords]:
    """The quotations with the speaker that the signs tell; those beside a name stay as they are."""
    model = gate(SPEAKERS_GATE)
    decided = list(heard)
    for k in range(len(decided)):
        options = options_of(walk, decided, k)
        if options:
            decided[k] = _decided(decided[k], options, model)
    return decided


def _decided(heard: LooseWords, options: Sequence[Option], model: Gate) -> LooseWords:
    place = pick(options, [score(model, option.signs) for option in options], model.bars)
    if place is None:
        return _with_choice(heard, None, LEFT_OPEN)
    if options[place].rule:
        return heard
    return _with_choice(heard, options[place].referent, CHOSEN.format(count=len(options)))


def pick(
    options: Sequence[Option], points: Sequence[float], bars: Mapping[str, float]
) -> int | None:
    """The place of the option that is shown; None leaves the speaker open."""
    best = max(range(len(options)), key=lambda k: points[k])
    first = options[0]
    if not first.rule:
        return best if points[best] >= bars[SHOWN_BAR] else None
    return 0 if first.stays or points[0] >= bars[KEPT_BAR] else None


def _with_choice(heard: LooseWords, found: Referent | None, why: str) -> LooseWords:
    rule = f"{heard.quotation.why}; {why}"
    antecedent = found.span if found else None
    quotation = replace(heard.quotation, antecedent=antecedent, why=rule)
    return replace(heard, referent=found, quotation=quotation)
