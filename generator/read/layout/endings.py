"""What stands around the end of a report: agencies, credits, the author, teasers of other pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.language.words.furniture import agency_pattern, is_furniture
from generator.read.layout.draft import Draft, words_of_passage
from generator.read.layout.paragraphs import SENTENCE_END, TextPassage

AGENCY = agency_pattern()
SIGN_OFFS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<=[.!?])\s*[—–-]{1,2}\s*[A-Z]{2,}(?:[-/, ]+(?:[A-Z]{2,}|Agencies|Reuters))*$",
        rf"(?<=[.!?”\"’'])\s*[—–-]{{1,2}}\s*{AGENCY}(?:[-/, ]+{AGENCY})*$",
        rf"(?<=[.!?”\"’'])\s*[(\[]{AGENCY}(?:[-/, ]+{AGENCY})*[)\]]$",
        rf"^[—–(\[-]*\s*{AGENCY}(?:[-/, ]+{AGENCY})*[)\]]?$",
        r"^(?:ENDS|\(ends\)|[-–—]ends[-–—]|-30-|#{3,})$",
    )
)
"""Capitals behind a dash after a full stop; agencies of the word list behind a closing quote mark
too, where capitals may name the speaker: "Peace is near." - UN."""
CREDITS = re.compile(
    r"\((?:Additional |With )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled)"
    r"(?:,? (?:and )?(?:[Ww]riting|[Ee]diting))* by [^()]{3,400}\)\.?$"
    r"|^(?:Additional |With )?[Rr]eporting by [^.]{3,200}[;.] ?[Ee]diting by [^.]{3,200}\.?$"
    r"|^[^.!?”\"]{3,160} contributed (?:reporting )?to this (?:report|story|article)\.?$"
    r"|^Contribut(?:ing|ors|or): [^”\"]{3,160}$"
    r"|^(?:The )?[A-Z][\w’' ]{2,60} contributed reporting(?: from [\w ,]{3,60})?\.?$"
)
AUTHOR = re.compile(
    r"\b[Ff]ollow (?:him|her|them|us|me|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}) on "
    r"(?:X|Twitter|Facebook|Instagram|Bluesky|Mastodon)\b"
    r"|^(?:Contact|Email|Write to|Reach) (?:him|her|them|us|the (?:author|writer|reporter)) at \S+@"
)
BIOGRAPHY = re.compile(
    r"(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3}) is (?:an? |the )?[^.“”\"]{0,80}"
    r"\b(?:editor|correspondent|reporter|staff writer|columnist|critic|contributor|fellow"
    r"|bureau chief)\b(?: and [^.]{2,60})? (?:for|at|of|with|covering|to) "
)
"""A name, what it does, and for whom: "Ann Lee is a reporter for the Post"."""
AUTHOR_SEARCHED = 6
"""Paragraphs from the end in which a note about the author stands."""
TEASER_MOST = 20
"""Words of a line that leads to another page."""


def sign_offs(draft: Draft) -> Iterator[TextPassage]:
    """Agencies named behind the last sentence; the sentence stays."""
    for passage in draft.body[-1:]:
        line = words_of_passage(draft, passage)
        found = next((m for pattern in SIGN_OFFS if (m := pattern.search(line))), None)
        if found:
            yield passage[0] + found.start(), passage[1]


def credits(draft: Draft) -> Iterator[TextPassage]:
    """Who else reported, wrote or edited."""
    for passage in draft.body:
        found = CREDITS.search(words_of_passage(draft, passage))
        if found:
            yield passage[0] + found.start(), passage[1]


def author_notes(draft: Draft) -> Iterator[TextPassage]:
    """Where the author can be followed or written to; never a paragraph with quoted words."""
    for passage in draft.body[-AUTHOR_SEARCHED:]:
        line = words_of_passage(draft, passage)
        about = AUTHOR.search(line) or _is_of_nobody_told(draft, passage)
        if about and not re.search(r"[“”\"]", line):
            yield from _name_above(draft, passage)
            yield passage


def _name_above(draft: Draft, passage: TextPassage) -> tuple[TextPassage, ...]:
    """The paragraph above a note about the author that is the author's name alone."""
    at = draft.body.index(passage)
    named = BIOGRAPHY.match(words_of_passage(draft, passage))
    if named is None or not at:
        return ()
    above = draft.body[at - 1]
    return (above,) if words_of_passage(draft, above) == named["name"] else ()


def _is_of_nobody_told(draft: Draft, passage: TextPassage) -> bool:
    """Whether a paragraph says what somebody is of whom the report does not speak."""
    found = BIOGRAPHY.match(words_of_passage(draft, passage))
    name = found["name"] if found else ""
    others = (words_of_passage(draft, other) for other in draft.body if other != passage)
    return bool(name) and not any(name.split()[-1] in line and line != name for line in others)


def teasers(draft: Draft) -> Iterator[TextPassage]:
    """Lines to the end of the page after the last sentence, if page furniture stands among them."""
    tail: list[TextPassage] = []
    for passage in reversed(draft.body):
        line = words_of_passage(draft, passage)
        ends = SENTENCE_END.search(line) or len(line.split()) > TEASER_MOST
        if ends and not is_furniture(line):
            break
        tail.append(passage)
    marks = [k for k, passage in enumerate(tail) if is_furniture(words_of_passage(draft, passage))]
    yield from reversed(tail[: marks[-1] + 1] if marks else [])
