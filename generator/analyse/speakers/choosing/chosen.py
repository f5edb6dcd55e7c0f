"""Whose words they are where no name stands beside them: one of several, or nobody.

The rules' answer is one sign among others: who was the subject before, who spoke last and who
speaks next, whom the sentence names, whose sex fits. What these signs are worth is learned
(`generator/learned/gates/speakers.json`); below its bar the speaker stays open.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from generator.analyse.speakers.choosing.who_may_be_meant import Option, options_of
from generator.analyse.speakers.loose import LooseWords
from generator.analyse.speakers.sentence_subjects import Referent
from generator.analyse.speakers.walk import Walk
from generator.learned.gate import Gate, gate, parts, score

SPEAKERS_GATE = "speakers"
LEFT_OPEN = "left open"
CHOSEN = "chosen among {count}: {signs}"
TOLD_SIGNS = 3
"""The signs told of who was chosen: those that speak most for it."""


SHOWN_BAR = "shown"
"""The bar that an answer has to reach where the rules have none, or another one."""
KEPT_BAR = "kept"
"""The lower one below which the rules' own answer falls."""
GRAMMAR = "told by grammar"
"""The lowest, for the rules' answer to a mention."""
AHEAD = "ahead of the rules"
"""How much more than the rules' answer another has to score."""


def choose_speakers(walk: Walk, heard: Sequence[LooseWords]) -> list[LooseWords]:
    """The quotations with the speaker that the signs tell; those beside a name stay as they are."""
    model = gate(SPEAKERS_GATE)
    found = list(heard)
    for k in range(len(found)):
        options = options_of(walk, found, k)
        if options:
            found[k] = decided(found[k], options, model)
    return found


def decided(heard: LooseWords, options: Sequence[Option], model: Gate) -> LooseWords:
    """The quotation with the option that the scores tell, or left open."""
    place = pick(options, [score(model, option.signs) for option in options], model.bars)
    if place is None:
        return _with_choice(heard, None, LEFT_OPEN)
    if options[place].rule:
        return heard
    signs = (part.sign for part in parts(model, options[place].signs) if part.points > 0)
    told = CHOSEN.format(count=len(options), signs=", ".join(islice(signs, TOLD_SIGNS)))
    return _with_choice(heard, options[place].referent, told)


def pick(
    options: Sequence[Option], points: Sequence[float], bars: Mapping[str, float]
) -> int | None:
    """The place of the option that is shown; None leaves the speaker open.

    "The judge said" stays the judge, whoever else is near: an unnamed speaker is an answer.
    """
    best = max(range(len(options)), key=lambda k: points[k])
    first = options[0]
    if first.grammar and first.referent.kind == "description":
        return 0
    if points[best] >= bars[SHOWN_BAR] and (
        not first.rule or points[best] - points[0] >= bars[AHEAD]
    ):
        return best
    kept = first.rule and points[0] >= bars[GRAMMAR if first.grammar else KEPT_BAR]
    return 0 if kept else None


def _with_choice(heard: LooseWords, found: Referent | None, why: str) -> LooseWords:
    rule = f"{heard.quotation.why}; {why}"
    antecedent = found.span if found else None
    quotation = replace(heard.quotation, antecedent=antecedent, why=rule)
    return replace(heard, referent=found, quotation=quotation)
