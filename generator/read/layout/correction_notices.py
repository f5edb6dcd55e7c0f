"""Notices by which an outlet corrects or updates its own report: no part of what is reported."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.read.layout.draft import Draft, words_of_passage
from generator.read.layout.paragraphs import TextPassage

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


def updates(draft: Draft) -> Iterator[TextPassage]:
    """Paragraphs that say only that the report grew."""
    return (passage for passage in draft.body if UPDATE.match(words_of_passage(draft, passage)))
