"""What stands around the end of a report: notices of corrections and updates, agencies, credits,
the author, teasers of other pages."""

import re
from collections.abc import Iterator

from generator.language.words.furniture import agency_pattern, is_furniture
from generator.read.layout.draft import SENTENCE_END, Draft, TextPassage, words_of_passage

PIECE = r"(?:article|story|report|post|piece|column|version|item|headline|caption|dispatch|page)"
NOTED = r"(?:amended|corrected|clarified|revised|changed|edited)"
NOTICE_LABEL = re.compile(
    r"\W*(?:corrections?|clarifications?|corrections? and clarifications?|erratum|errata"
    r"|correction (?:appended|added|issued)?)(?:\s*\([^)]{1,40}\)|,? [^:.]{1,30})?"
    r"\s*(?:[:—–]|\s-\s|\W*$)",
    re.I,
)
"""`CORRECTION:`, `Correction (May 3):`, `Clarification —`, or alone on its line."""
EDITORS_NOTE = re.compile(r"\W*(?:editors?['’]?s?['’]? note|note to (?:readers|editors))\b", re.I)
EARLIER = re.compile(
    r"\W*(?:an?|the) (?:earlier|previous|original|prior|initial) (?:\w+ )?version of (?:this|our)"
    rf"|\W*(?:this|the|our) {PIECE} (?:was|has been|is being|is)(?: \w+)? {NOTED}\b"
    rf"|\W*(?:this|the) {PIECE} (?:incorrectly|mistakenly|wrongly)\b"
    rf"|\W*(?:this|the) {PIECE} (?:originally|previously|initially) (?:said|stated|gave|named|mis)"
    rf"|\W*\(?(?:corrects?|clarifies|refiles?|removes|deletes)\b[^.]{{3,160}}\)\W*$",
    re.I,
)
"""How a notice begins that has no label; wires open theirs with a bracket: "(Corrects name)"."""
WITHIN = re.compile(
    rf"\b(?:earlier|previous|original|prior) version\b|\b(?:has been|was|been) {NOTED}\b"
    r"|\b(?:misstated|misidentified|misspelled|misquoted|incorrectly)\b",
    re.I,
)
UPDATE = re.compile(
    rf"\W*(?:this|the) {PIECE} (?:was|has been|is being|will be)(?: \w+)? updated\b"
    r"|\W*\(?(?:updates?|adds|recasts)(?: with| to| throughout|:)?\b[^.]{0,160}\)\W*$"
    r"|\W*(?:updated?|last updated)\b[^.]{0,12}:[^.]{0,60}$",
    re.I,
)
"""How a paragraph says only that the report grew."""
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
"""Who else reported, wrote or edited, at the end of a paragraph."""
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


def corrections(draft: Draft) -> Iterator[TextPassage]:
    """Paragraphs that correct the report, and what stands below a bare label of one."""
    bare = False
    for passage in draft.body:
        words = words_of_passage(draft, passage)
        label = NOTICE_LABEL.match(words)
        if bare or _corrects(words, label):
            yield passage
        bare = bool(label and label.end() == len(words))


def _corrects(words: str, label: re.Match[str] | None) -> bool:
    """A label before a sentence, or a notice's words: "Correction officers met" has neither."""
    labelled = label and re.match(r"\s*\W*(?:[A-Z0-9]|$)", words[label.end() :])
    noted = EDITORS_NOTE.match(words) and WITHIN.search(words)
    return bool(labelled or noted or EARLIER.match(words))


def sign_offs(draft: Draft) -> Iterator[TextPassage]:
    """Agencies named behind the last sentence; the sentence stays."""
    for passage in draft.body[-1:]:
        line = words_of_passage(draft, passage)
        found = next((m for pattern in SIGN_OFFS if (m := pattern.search(line))), None)
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
