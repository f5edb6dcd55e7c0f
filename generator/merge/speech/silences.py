"""Who is reported to have said nothing has no quotation: "has not confirmed", "refused to sign".

Such a sentence stays a finding and may stand elsewhere on the page; denials and refusals to comment
tell of those who declined to comment or did not answer.
"""

import re
from collections.abc import Mapping

from generator.language.acts.dispute_words import entries_by_lemma
from generator.records import Quotation
from generator.spans import cut

NO_ANSWER = "no answer"
"""Name of the rule that finds who did not respond."""
REFUSALS = frozenset({"refuse", "decline"})
TELLING = frozenset(
    {"announce", "answer", "comment", "confirm", "disclose", "elaborate", "explain", "indicate"}
    | {"mention", "pledge", "promise", "report", "respond", "reveal", "say", "specify", "state"}
    | {"tell", "vow"}
)
"""Verbs that tell nothing where they are negated; "does not believe that ..." tells a view."""
NEGATED = re.compile(r"\b(?:not|cannot|never|nor|neither|\w{2,6}n['’]t)(?: [a-z]{2,15}){0,2} $")
NEGATION_REACH = 45
"""Code points before the cue in which its negation stands."""


def says_something(quotation: Quotation, texts: Mapping[str, str]) -> bool:
    """Not so where the program found that somebody "declined to say who paid", "refused to sign",
    "did not respond to a request for comment", "has not yet confirmed the deal"."""
    if quotation.by != "program" or quotation.kind != "indirect" or quotation.cue is None:
        return True
    cue, text = quotation.cue, texts[quotation.span.article]
    infinitive = cut(text, quotation.span).lower().startswith("to ")
    words = cut(text, quotation.span).lower().removeprefix("to ").split()
    silent = any(
        words[:1] == list(e.words[1:]) for e in entries_by_lemma("silent").get(cue.lemma, ())
    )
    before = text[max(0, cue.span.start - NEGATION_REACH) : cue.span.start]
    negated = cue.lemma in TELLING and NEGATED.search(before) is not None
    refused = cue.lemma in REFUSALS and infinitive
    return not (silent or negated or refused or quotation.why.startswith(NO_ANSWER))
