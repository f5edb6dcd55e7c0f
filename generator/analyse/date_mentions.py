"""The dates that an article names, resolved against its own date."""

import re
from dataclasses import replace
from datetime import date
from typing import Literal

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from generator.analyse.blocks import Block, Parsed
from generator.language.dates import Expression, own_day, recognise, resolve_dates
from generator.language.names.roles import is_person_noun
from generator.language.tense import Direction, direction_at
from generator.language.word_lists import first_words
from generator.records import Article, DateMention, Findings

NOT_A_DATE = frozenset({"ORG", "PERSON", "WORK_OF_ART", "PRODUCT", "GPE", "LOC", "FAC"})
"""Names that may hold a calendar word: the Sunday Herald, April Jones, Friday Harbor."""
WHEN = frozenset(
    {"in", "of", "since", "until", "till", "by", "from", "to", "through", "during", "before"}
    | {"after", "this", "last", "next", "late", "early", "mid", "every", "on", "between", "for"}
)
"""Words before a month that is one."""
PLACE_ENDING = re.compile(
    r"(?:Island|Islands|Harbou?r|Creek|River|Lake|Bay|Beach|Street|Road|Avenue|Lane|Square|Park|Hill"
    r"|Hills|Mountain|Mount|Bridge|Farm|Point|Pass|Falls|Springs|Well|Wood|Woods|Hall|House|Market"
    r"|Club|Mass|School|College|Group|Fund|Foundation|Institute|Times|Post|Herald|Mirror|Express)s?"
)
"""What a name ends with that begins with a weekday or a month: Thursday Island, May Street."""
Dated = Literal["deed", "words", "thing", "state", ""]
"""`deed` "met Saturday" · `words` "said Saturday" · `thing` "Saturday's talks", "the talks held
Saturday" · `state` "since Saturday", "until Saturday": no moment · empty: it cannot be told."""
DATE_LINKS = frozenset({"prep", "pobj", "npadvmod", "advmod", "tmod", "pcomp", "obl", "dep"})
"""Dependencies from a verb down to its date."""
SPANNING = frozenset({"since", "until", "till", "before", "after", "between", "than", "from", "to"})
STATES = frozenset({"be", "have", "remain", "seem", "need", "want", "mean", "know", "think"})
"""Verbs that tell no event by themselves."""
INDEFINITE_WORDS = frozenset({"a", "an", "any", "each", "every"})


def find_dates(findings: Findings, parsed: Parsed) -> Findings:
    """Adds the date expressions of headline, dateline and paragraphs, in text order.

    Words that may name a date or a length of time ("in two weeks") are left out unless the tense
    makes them a date.
    """
    found = [
        (block, expression)
        for block in parsed.blocks
        for expression in recognise(block.doc.text)
        if not _in_other_sense(block, expression)
    ]
    directions = [direction_at(b.doc, e.start, e.end) for b, e in found]
    placed = [replace(e, start=b.offset + e.start, end=b.offset + e.end) for b, e in found]
    today = article_day(parsed.article)
    values = resolve_dates(placed, directions, today)
    dates = (
        DateMention(
            span=block.span(told.start, told.end),
            value=value,
            direction=direction,
            dated=_dated_at(block.doc, told.start, told.end),
        )
        for (block, told), direction, value in zip(found, directions, values, strict=True)
        if value or _unknown(told, direction, today)
    )
    ordered = sorted((*_in_dateline(parsed.article), *dates), key=lambda mention: mention.span)
    return replace(findings, dates=tuple(ordered))


def _in_dateline(article: Article) -> tuple[DateMention, ...]:
    """The day in the dateline, if one stands there: at most one mention."""
    span = article.dateline.date if article.dateline else None
    expressions = recognise(article.text[span.start : span.end]) if span else ()
    if span is None or len(expressions) != 1:
        return ()
    (value,) = resolve_dates(expressions, ["past"], article_day(article))
    return (DateMention(span=span, value=value, direction="past"),)


def article_day(article: Article) -> date | None:
    """The printed day of `published`, else of a dateline that prints its year, else None."""
    span = article.dateline.date if article.dateline else None
    return own_day(article.published, article.text[span.start : span.end] if span else "")


def _unknown(expression: Expression, direction: Direction, today: date | None) -> bool:
    """True for words that are a date although nothing tells which."""
    if expression.future_only and direction != "future":
        return False
    return today is None or not (expression.told or expression.future_only)


def _in_other_sense(block: Block, expression: Expression) -> bool:
    """True inside a longer name ("the Sunday Herald") and for "a single Saturday"."""
    words = block.doc.char_span(expression.start, expression.end, alignment_mode="expand")
    if words is None:
        return False
    last = words[-1]
    goes_on = last.i + 1 < len(block.doc) and last.nbor().ent_iob_ == "I"
    if (last.ent_type_ in NOT_A_DATE and goes_on) or _is_thing_name(expression, words):
        return True
    single = expression.kind == "weekday" and expression.unit == ""
    return single and any(c.lower_ in INDEFINITE_WORDS for c in words.root.children)


def _is_thing_name(expression: Expression, words: Words) -> bool:
    """ "Thursday Island", "August Lind": a bare weekday or month, and a capitalised word behind."""
    if len(words) != 1 or words[0].i + 1 >= len(words.doc):
        return False
    behind = words[0].nbor()
    if not words[0].whitespace_ or not behind.text.istitle() or not behind.is_alpha:
        return False
    if PLACE_ENDING.fullmatch(behind.text):
        return True
    before = words[0].nbor(-1).lower_ if words[0].i else ""
    month = expression.kind == "month" and before not in WHEN
    return month and behind.pos_ == "PROPN" and not is_person_noun(behind.text)


# --- what a date dates: the deed of its verb, words that were said, or a thing ------------------


def _dated_at(doc: Doc, start: int, end: int) -> Dated:
    """What the date between these code points of a parsed text dates."""
    words = doc.char_span(start, end, alignment_mode="expand")
    if words is None:
        return ""
    if words.start and doc[words.start - 1].lower_ in SPANNING:
        return "state"
    token = words.root
    while token.dep_ in DATE_LINKS and token.pos_ not in ("VERB", "AUX"):
        token = token.head
    return _dated_by_word(token, own=token in words)


def _dated_by_word(token: Token, *, own: bool) -> Dated:
    if token.pos_ in ("NOUN", "PROPN", "PRON"):
        return "thing"
    if token.pos_ not in ("VERB", "AUX"):
        return "thing" if own else ""
    if token.lemma_.lower() in first_words("telling"):
        return "words"
    if any(word.dep_ in ("acl", "relcl") for word in (token, *token.ancestors)):
        return "thing"
    passive = any(child.dep_ == "auxpass" for child in token.children)
    return "state" if token.lemma_ in STATES and not passive else "deed"
