"""The rules: every sign of dispute, a line each, with all that is known of it.

A new sign is a line here and its finder, in this file or with its like in `anchors`, and its cases
in tests/cases/disputes.yml. How much it weighs is learned: until the gates are trained again it
counts nothing in them.
"""

from generator.merge.disputes.by_words.anchors import (
    accusations,
    answers_back,
    contrasts,
    denials,
    divergences,
    falsehoods,
    oppositions,
)
from generator.merge.disputes.by_words.contrasts import opposites
from generator.merge.disputes.by_words.signs import Rule
from generator.records import Dispute

DENIED = Rule(
    "explicit denial", "one side denies what the other says", find=denials, hard=True, tells=True
)
IN_ANOTHER_ORDER = Rule(
    "told in another order", "two tell two events in the opposite order", type="fact"
)
OF_TWO_HOLDERS = Rule(
    "figures of two holders", "two holders give figures that cannot both hold", type="number"
)
OF_TWO_REPORTS = Rule(
    "incompatible figures", "two reports give figures that cannot both hold", type="number"
)
OTHER_PARTICULAR = Rule(
    "one particular told otherwise", "two tell the same but for one day, place or name"
)
AT_ODDS = Rule("statements at odds", "the statements of two voices, weighed together")

RULES: tuple[Rule, ...] = (
    Rule(
        "answered back",
        "one side answers what the other was just said to say",
        find=answers_back,
        hard=True,
    ),
    DENIED,
    Rule("called false", "one side calls false what the other says", find=falsehoods, hard=True),
    Rule(
        "accusation answered", "an accusation, and the accused say the opposite", find=accusations
    ),
    Rule("opposed stances", "one is for what the other is against", find=oppositions),
    Rule("said to differ", "the report says that accounts or stances differ", find=divergences),
    Rule("contrast", "a “but” sets two positions against each other", find=contrasts, faint=True),
    Rule("opposite words", "opposite words of one thing", beside=opposites),
    IN_ANOTHER_ORDER,
    OTHER_PARTICULAR,
    OF_TWO_HOLDERS,
    OF_TWO_REPORTS,
    AT_ODDS,
)
"""In order: where several find one point, the first gives it its name."""


def is_told(dispute: Dispute) -> bool:
    """Whether the words of the reports tell of it (a denial, an answer, two figures, days or orders
    that exclude each other), or somebody who read them says that its sides differ; of what the
    reports do not surely tell a page says perhaps."""
    somebody = dispute.by != "program" or dispute.headed_by != "program"
    return dispute.told or somebody or bool(dispute.importance or dispute.resolved)
