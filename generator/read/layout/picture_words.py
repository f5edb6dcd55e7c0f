"""Words that belong to pictures: descriptions by machines, captions, credits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from generator.read.layout.draft import Draft, words_of_passage
from generator.read.layout.paragraphs import SENTENCE_END, TextPassage

ALT_TEXT = re.compile(r"[a-z][a-z ,'’-]{8,90}: (?P<caption>[A-Z\"“‘'].*)", re.DOTALL)
"""What a machine saw in a picture, lower case, then the caption: "a boat on water: The ferry"."""
SAME_CAPTION = 0.85
"""Likeness of letters from which a line is the caption that an alt text announced; "centre" and
"center" in nine words give .96, two captions of one event stay under .7."""
# origin: the two pairs of captions named, 2026-11-21

CAPTION_LEAST = 5
"""Words of a caption that only its credit tells; a subheading above a picture has fewer."""
CAPTION_MOST = 90
"""Words. A longer paragraph is a report with a credit at its end: then only the credit goes."""
SELLERS = (
    r"(?:AP|AFP|Reuters|REUTERS|EPA|Getty|Bloomberg|Anadolu|Shutterstock|Alamy|Images|Photos?"
    r"|Pool|Handout|Xinhua|PA|Press|Wire|Wikimedia)"
)
CREDIT = re.compile(
    rf"\((?=[^()]*(?:/| via |[Pp]hotos?\b|Images))[^()]{{0,70}}\b{SELLERS}\b[^()]{{0,70}}\)\.?$"
    rf"|(?:[/|©]|\bvia) ?[^.()/|©]{{0,40}}\b{SELLERS}(?:[/ ][\w/ ]{{0,40}})?$"
    r"|© ?[A-Z][\w .'’/\-]{2,50}(?: ?\([A-Z]{2,}\))?$"
    r"|\b(?:REUTERS|Reuters|AFP|AP|EPA|Getty Images)(?: Photo)?/"
    r"[A-Z][\w.'’\-]*(?: [A-Z][\w.'’\-]*){0,3}(?:/[Ff]ile [Pp]hoto)?$"
    r"|\b(?:hide|toggle) caption$"
    r"|(?<!\w)(?:Photograph|Photo|Picture|Image|Illustration|Composite|Credit)s?"
    r"(?: [Cc]redit| by)?: ?[A-Z][^.!?“”\":]{2,60}\.?$"
    r"|(?<![\w-])Credit [A-Z][\w.'’\-]*(?: [A-Z][\w.'’\-]*){1,3}(?:/| for | via )"
    r"[A-Z][\w .'’\-]{1,50}$"
)
"""`(Name/Seller via Seller)`, `/Seller Images`, `© Name (SELLER)`, `SELLER/Name`,
`Photograph: Name/Seller`, `Credit Name Name/Seller`. A bracket alone, "(AP)", is a dateline or an
agency as often."""
OPENERS = re.compile(
    r"(?:FILE ?[-–—:]|FILE PHOTO|File photo|(?:Photo|Image|Picture|Photograph|Illustration)s?"
    r"(?: credit| copyright| caption| source)?:|\(Photo|Image (?:copyright|caption|source)\b"
    r"|Media (?:playback|caption)\b"
    r"|(?:Photo|Photograph|Illustration)s? by\b|Enlarge this image)",
)


def _alt_text(draft: Draft, passage: TextPassage) -> re.Match[str] | None:
    line = words_of_passage(draft, passage)
    return None if SENTENCE_END.search(line) else ALT_TEXT.fullmatch(line)


def announced_captions(draft: Draft) -> Iterator[TextPassage]:
    """Captions that stand right behind the alt text with the same words."""
    for above, passage in pairwise(draft.body):
        alt = _alt_text(draft, above)
        likeness = (
            SequenceMatcher(None, alt["caption"], words_of_passage(draft, passage)) if alt else None
        )
        if likeness and likeness.ratio() >= SAME_CAPTION:
            yield passage


def alt_texts(draft: Draft) -> Iterator[TextPassage]:
    """Descriptions of pictures that came with the text."""
    return (passage for passage in draft.body if _alt_text(draft, passage))


def credited_captions(draft: Draft) -> Iterator[TextPassage]:
    """Captions above a line that is nothing but their credit. One that ends as sentences do may be
    the report's, with a picture below it."""
    for above, passage in pairwise(draft.body):
        credit = CREDIT.search(words_of_passage(draft, passage))
        line = words_of_passage(draft, above)
        whole = CAPTION_LEAST <= len(line.split()) <= CAPTION_MOST
        if whole and credit and credit.start() == 0 and not SENTENCE_END.search(line):
            yield above


def is_caption(line: str) -> bool:
    """Whether a paragraph says that it is a caption."""
    short = len(line.split()) <= CAPTION_MOST
    return short and bool(CREDIT.search(line) or OPENERS.match(line))


def captions(draft: Draft) -> Iterator[TextPassage]:
    """Paragraphs that say they are captions, by their first words or by a credit at their end."""
    for passage in draft.body:
        line = words_of_passage(draft, passage)
        credit = CREDIT.search(line)
        if is_caption(line):
            yield passage
        elif credit:
            yield passage[0] + credit.start(), passage[1]
