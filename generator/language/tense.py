"""Whether the verb over some words looks back or ahead."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from generator.language.grammar import FINITE, MODALS, SUBJECTS, VERBS
from generator.language.word_lists import rows

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Direction = Literal["past", "future", ""]
"""Empty = the verb does not tell."""

WILL = frozenset({"will", "'ll", "’ll", "wo", "shall", "would"})
UNTIL = frozenset({"until", "till", "to"})
AHEAD_OF_DATE = UNTIL | {"through", "by", "for", "before", "from", "starting", "beginning"}
"""Words before a date that some act does not lie on."""
BEHIND = frozenset({"after", "since", "following"})
TOLD_OF = frozenset({"report", "allege", "suspect", "claim"})
"""What has been "reported" or "alleged" lies behind."""
CLAUSE_WORDS = frozenset({"that", "which", "who", "whose", "to"})
SPOKEN_AT = frozenset(
    {"speech", "statement", "interview", "tweet", "address", "briefing", "letter"}
)
"""In which somebody spoke on a day: `condemned it in a speech on Monday`."""
CONDITION_WORDS = frozenset({"if", "unless", "until", "when", "once"})
AHEAD_ITSELF = re.compile(
    r"(?:early |late )?next (?:week|month|year)$|in .+['’] time$", re.IGNORECASE
)
"""Dates that lie ahead whatever verb stands over them: "accepted talks in two weeks' time"."""


@cache
def _ahead_lemmas(when: str) -> frozenset[str]:
    """Lemmas under which a date lies ahead: `always` expect; `present` begin; `until` adjourn."""
    return frozenset(lemma for lemma, tense, _ in rows("ahead") if tense == when)


def direction_at(doc: Doc, start: int, end: int) -> Direction:
    """The direction that the verb governing these code points gives.

    Climbs from the words to the first verb that shows a tense; an infinitive or participle asks
    the word above it ("plans to meet", "expected to begin", "due Tuesday"). What has a date
    ("Sunday's vote", "a June deal") lies ahead only where it is itself what will be.
    """
    words = doc.char_span(start, end, alignment_mode="expand")
    if words is None:
        return ""
    if AHEAD_ITSELF.match(words.text):
        return "future"
    before = doc[words.start - 1].lower_ if words.start else ""
    if before == "since" or _looks_back(doc, words.start):
        return "past"
    found = _climbed(words.root, before)
    if found == "future" and before not in AHEAD_OF_DATE and _told_before(doc, words.start):
        return "past"
    return "future" if found == "" and before == "by" else found


def _looks_back(doc: Doc, start: int) -> bool:
    """ "earlier on Wednesday", "as of Sunday"."""
    first = start - 1 if start and doc[start - 1].lower_ == "on" else start
    words = [token.lower_ for token in doc[max(0, first - 2) : first]]
    return words[-1:] == ["earlier"] or words == ["as", "of"]


def _told_before(doc: Doc, start: int) -> bool:
    """ "said on Wednesday he would go", "passed its test Thursday": the verb right before the date,
    with no mark between, is in the past; or "said they must go in a speech on Monday"."""
    for k in range(start - 1, doc[start].sent.start - 1, -1):
        token = doc[k]
        if token.is_punct or token.lower_ in CLAUSE_WORDS:
            break
        if token.pos_ in VERBS:
            return token.tag_ == "VBD" and token.lemma_ != "be" and not _looks_ahead(token)
    top = doc[start].sent.root
    spoken = start > 1 and doc[start - 1].lower_ == "on" and doc[start - 2].lower_ in SPOKEN_AT
    return spoken and top.tag_ == "VBD" and not _looks_ahead(top)


def _climbed(root: Token, before: str) -> Direction:
    """What the first verb with a tense says; `before` is the word right before the date."""
    infinitive = False
    for token in (root, *root.ancestors):
        if before in UNTIL and token.lemma_.lower() in _ahead_lemmas("until"):
            return "future"
        if before == "on" and _is_to_be(token) and not _is_attribute(root):
            return "future"
        if any(test(token, root) for test in (_follows, _opens_the_past, _is_told_of)):
            return "past"
        found = _of_token(token, infinitive=infinitive, dated=_dated_by(root, token))
        if found is not None:
            return "past" if _is_attribute(root) and not _sure(token, root) else found
        infinitive = infinitive or _has_to(token)
    return ""


def _follows(token: Token, root: Token) -> bool:
    """ "The visit comes after the summit in June", but not "he will go after the vote Friday"."""
    follows = token.lower_ in BEHIND and token != root.head
    return follows and not _has_word(token.head, MODALS)


def _opens_the_past(token: Token, root: Token) -> bool:
    """ "In August the union vowed to march": of a day before its verb, which is in the past."""
    return token.tag_ == "VBD" and root.i < token.i and _dated_by(root, token)


def _is_told_of(token: Token, root: Token) -> bool:
    """ "will not answer the reported bombing on Friday"."""
    told = (c for c in token.children if c.dep_ == "amod" and c.tag_ == "VBN")
    held = token.pos_ == "NOUN" and _dated_by(root, token)
    return held and any(c.lemma_.lower() in TOLD_OF for c in told)


def _is_to_be(token: Token) -> bool:
    """ "The funeral is on Friday"."""
    return token.lemma_ == "be" and token.tag_ in ("VBP", "VBZ") and token.dep_[:3] != "aux"


def _dated_by(root: Token, token: Token) -> bool:
    """Whether the date hangs at this very word, or at its preposition."""
    return token in (root, root.head) or (root.head.pos_ == "ADP" and token == root.head.head)


def _is_attribute(root: Token) -> bool:
    """ "Sunday's vote", "a June deal", "the move Friday"."""
    modifies = root.dep_ in ("poss", "compound", "nmod", "npadvmod", "nummod", "det")
    return modifies and root.head.pos_ == "NOUN"


def _sure(verb: Token, root: Token) -> bool:
    """The dated thing is itself what will be: "Sunday's vote will", but not "may"."""
    return _looks_ahead(verb) or (root.head.dep_ in SUBJECTS and _has_word(verb, WILL))


def _has_word(token: Token, words: frozenset[str]) -> bool:
    """Right under it."""
    return any(child.lower_ in words for child in token.children)


def _looks_ahead(token: Token, *, dated: bool = True) -> bool:
    """ "expects", "is due", "set for", "the deadline is", "the upcoming vote"."""
    if token.lemma_ == "set" and token.tag_ == "VBN":
        return any(c.lower_ == "for" or c.dep_ == "xcomp" for c in token.children)
    if token.lemma_ == "be":
        return any(c.dep_ in ("acomp", "nsubj") and _is_deadline(c) for c in token.children)
    if _is_deadline(token):
        return True
    # "the upcoming vote on Friday", but not "blocked the planned dam on Friday"
    return dated and any(c.dep_ == "amod" and _is_deadline(c) for c in token.children)


def _is_deadline(token: Token) -> bool:
    """Of nouns only the deadline; "slated" has no lemma that parsers know."""
    verbal = token.pos_ in ("VERB", "ADJ", "AUX") or token.lemma_ == "deadline"
    forms = {token.lemma_.lower(), token.lower_.removesuffix("d")}
    return verbal and not forms.isdisjoint(_ahead_lemmas("always"))


def _of_token(token: Token, *, infinitive: bool, dated: bool) -> Direction | None:
    """None = no tense here, look further up. An infinitive under a present looks ahead."""
    if _looks_ahead(token, dated=dated):
        return "future"
    if token.pos_ not in VERBS:
        return None
    helpers = [child for child in token.children if child.dep_ in ("aux", "auxpass")]
    perfect = any(child.lemma_ == "have" for child in helpers)
    if not perfect and any(child.lower_ in MODALS for child in helpers):
        return "future"
    found = _of_form(token, {token.tag_, *(child.tag_ for child in helpers)}, perfect=perfect)
    return "future" if found == "" and infinitive else found


def _of_form(token: Token, tags: set[str], *, perfect: bool) -> Direction | None:
    if _has_to(token):
        return "future" if token.dep_ == "xcomp" and token.head.lemma_ == "be" else None
    if "VBD" not in tags and _has_word(token, CONDITION_WORDS):
        return "future"
    # "the talks held Friday": a participle after its noun, with no verb of its own
    held = token.tag_ == "VBN" and token.dep_ == "acl"
    if "VBD" in tags or perfect or held:
        return "past"
    if tags & FINITE:
        soon = token.tag_ == "VBG" or token.lemma_.lower() in _ahead_lemmas("present")
        return "future" if soon else ""
    return None


def _has_to(token: Token) -> bool:
    """ "to resume", "to be buried"."""
    return any(child.tag_ == "TO" for child in token.children)
