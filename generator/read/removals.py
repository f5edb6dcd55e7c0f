"""What is kept out of a report, by small named rules; in doubt a paragraph stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from generator.language.furniture import is_furniture
from generator.read.draft import Draft, cut, without
from generator.read.paragraphs import SENTENCE_END, Passage

REPEAT_WORDS = 8
"""Words from which one paragraph that stands twice is a copy. A shorter one can be a refrain ("We
will not go."): it goes only beside another repeated paragraph."""
ALT_TEXT = re.compile(r"(?P<seen>[a-z][^.:;!?\"“”]{8,90}): (?P<caption>[A-Z\"“‘'].*)", re.DOTALL)
"""What a machine saw in a picture, lower case, then the caption: "a boat on water: The ferry"."""
SAME_CAPTION = 0.85
"""Likeness of letters from which a line is the caption that an alt text announced; "centre" and
"center" in nine words give .96, two captions of one event stay under .7."""
SIGN_OFF = re.compile(
    r"(?<=[.!?”\"’'])\s*[—–-]{1,2}\s*(?P<agencies>[A-Z][A-Z]+(?:[-/, ]+(?:[A-Z][A-Z]+|Agencies))*)$"
)
"""Agencies in capitals behind a dash after the last sentence: "… has refused. — AAA-AGENCIES"."""

Rule = Callable[[Draft], Iterator[Passage]]


def repeated_paragraphs(draft: Draft) -> Iterator[Passage]:
    """Every copy of a paragraph after its first."""
    seen: set[str] = set()
    again: list[bool] = []
    for passage in draft.body:
        said = " ".join(cut(draft, passage).casefold().split())
        again.append(said in seen)
        seen.add(said)
    for k, passage in enumerate(draft.body):
        beside = any(again[max(0, k - 1) : k]) or any(again[k + 1 : k + 2])
        if again[k] and (beside or len(cut(draft, passage).split()) >= REPEAT_WORDS):
            yield passage


def alt_texts(draft: Draft) -> Iterator[Passage]:
    """Descriptions of pictures that came with the text, and the captions they announce."""
    announced = ""
    for passage in draft.body:
        line = cut(draft, passage)
        match = None if SENTENCE_END.search(line) else ALT_TEXT.fullmatch(line)
        if match:
            announced = match["caption"]
            yield passage
        else:
            if announced and SequenceMatcher(None, announced, line).ratio() >= SAME_CAPTION:
                yield passage
            announced = ""


def page_furniture(draft: Draft) -> Iterator[Passage]:
    """Buttons, teasers, notices of the page around the report."""
    return (passage for passage in draft.body if is_furniture(cut(draft, passage)))


def sign_off(draft: Draft) -> Iterator[Passage]:
    """Agencies named behind the last sentence; the sentence stays."""
    for passage in draft.body[-1:]:
        match = SIGN_OFF.search(cut(draft, passage))
        if match:
            yield passage[0] + match.start(), passage[1]


RULES: tuple[tuple[str, Rule], ...] = (
    ("repeated paragraph", repeated_paragraphs),
    ("caption", alt_texts),
    ("page furniture", page_furniture),
    ("sign-off", sign_off),
)
"""In order; each looks at what the rules before it left."""


def remove(draft: Draft) -> Draft:
    """Apply every rule; a passage's removal carries the rule's reason."""
    for reason, rule in RULES:
        gone = tuple(trim_to_words(draft.text, passage) for passage in rule(draft))
        draft = replace(
            draft,
            body=without(draft.text, draft.body, gone),
            removals=(*draft.removals, *((passage, reason) for passage in gone)),
        )
    return draft


def trim_to_words(text: str, passage: Passage) -> Passage:
    """The passage without white space at its ends."""
    part = text[passage[0] : passage[1]]
    return passage[0] + len(part) - len(part.lstrip()), passage[0] + len(part.rstrip())
