"""How much of a text is read: an endless paragraph in parts, an endless report not to its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from generator.read.layout.draft import Draft, body_without
from generator.read.layout.paragraphs import TextPassage, trimmed

LONGEST_PARAGRAPH = 10_000
"""Characters. The longest paragraph of a report that was seen has 6,000; the parser holds one in
memory with all that is known of its words, about 10 kB a word."""
LONGEST_REPORT = 200_000
"""Characters, paragraphs together: forty times a usual report, and about a minute's work."""
BEYOND = "beyond the length that is read"
PARAGRAPH_BREAKS = tuple(re.compile(form) for form in (r"(?<=[.!?…\"”’])\s", r"\s"))
"""Where a paragraph is parted, the best first."""


def within_budget(draft: Draft) -> Draft:
    """Part what is too long for a paragraph; leave out what follows when enough was read."""
    body = tuple(part for passage in draft.body for part in _paragraph_parts(draft.text, passage))
    read = accumulate(end - start for start, end in body)
    gone = [p for p, so_far in zip(body, read, strict=True) if so_far > LONGEST_REPORT]
    return replace(
        draft,
        body=body_without(draft.text, body, gone),
        removals=(*draft.removals, *((passage, BEYOND) for passage in gone)),
    )


def _paragraph_parts(text: str, passage: TextPassage) -> Iterator[TextPassage]:
    start, end = passage
    while end - start > LONGEST_PARAGRAPH:
        cut = _place_to_part(text, start + LONGEST_PARAGRAPH // 2, start + LONGEST_PARAGRAPH)
        yield trimmed(text, start, cut)
        start = cut
    rest = trimmed(text, start, end)
    if rest[0] < rest[1]:
        yield rest


def _place_to_part(text: str, after: int, before: int) -> int:
    """Behind the last sentence, else behind the last word; in the midst of a word without end."""
    for form in PARAGRAPH_BREAKS:
        found = [match.end() for match in form.finditer(text, after, before)]
        if found:
            return found[-1]
    return before
