"""What interrupts a report: what leads to other pages, and the words of pictures."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from generator.language.grammar import LETTERS
from generator.read.layout.draft import SENTENCE_END, Draft, TextPassage, words_of_passage
from generator.read.layout.head_lines import FULL_DATE

PRINTED_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}"
NAMES_ALONE = re.compile(rf"{PRINTED_NAME}(?:(?:, | and |, and ){PRINTED_NAME})*")
"""A byline without "By"."""
TIME_OF_DAY = r"\d{1,2}[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)?"
SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
POST_TIME = re.compile(
    rf"(?:{PRINTED_NAME},? ?)?"
    rf"(?:\d{{1,2}} {SHORT_MONTH} \d{{4}}|{SHORT_MONTH} \d{{1,2}}, \d{{4}}),? (?:\| )?{TIME_OF_DAY}"
    rf"|{TIME_OF_DAY}|{SHORT_MONTH} \d{{1,2}}"
)
"""When a post was made, and by whom: `Ann Lee2 March 2024 22:17`, `3:10 pm`, `Mar. 1`."""
NEWSLETTER = re.compile(
    r"^(?:For [^.!?]{3,60} )?(?:sign up|subscribe) (?:to|for) [^.!?]{0,90}"
    r"\b(?:newsletters?|e-?mails?|inbox)\b"
    r"|\b(?:delivered|sent) (?:straight |directly )?to (?:you|your inbox)\b",
    re.IGNORECASE,
)
NEWSLETTER_MOST = 30
"""Words of a line that offers one."""
PLAYER = re.compile(
    r"^(?:CLOSE (?=[“\"'‘]?[A-Z][^A-Z])|Play Video \d|Play Facebook$"
    r"|Embed [^\n]{5,150} \d{1,2}:\d\d(?: autoplay\b[^\n]*)?$)"
)
"""The button of a player of moving pictures between the paragraphs, before what it shows:
`CLOSE The mayor explains.`"""
FORM = re.compile(
    r"^(?:(?:Could not subscribe, try again later|Invalid [Ee]-?mail|Thank you for subscribing)"
    r"[.!]? )+"
)
"""What a form of the page answers, run into the paragraph behind it, which stays."""
LETTER_WORDS = 4
"""Letters of a word that a title in capitals begins with one."""
TITLED = 0.7
"""Share of such words with a capital from which a line is a title."""
# origin: titles of the 25 looked-at pages of cleaning-lines have .8 and more, subheadings are
# shorter, sentences have .3 at most; 2026-11
TITLE_WORDS = 7
"""Words of a title; a subheading and an item of a list have fewer."""
JOINED_WORD = re.compile(r"(?<=[a-z\d])[A-Z](?=[a-z])")
"""A capital in the middle of a word; names such as McLean have one, addresses many."""
FEWEST_JOINS = 3


def titles_with_authors(draft: Draft) -> Iterator[TextPassage]:
    """Titles of other pages between the paragraphs, each with its author's name below."""
    for title, below in pairwise(draft.body[1:]):
        line, author = words_of_passage(draft, title), words_of_passage(draft, below)
        long = len(LETTERS.findall(line)) >= TITLE_WORDS
        if long and _has_capitals(line) and NAMES_ALONE.fullmatch(author):
            yield title
            yield below


def _has_capitals(line: str) -> bool:
    """Whether a line without a sentence's end has capitals as titles have."""
    words = [word for word in LETTERS.findall(line) if len(word) >= LETTER_WORDS]
    titled = sum(word[0].isupper() for word in words) >= TITLED * len(words)
    return titled and not SENTENCE_END.search(line)


def is_newsletter(line: str) -> bool:
    return len(line.split()) <= NEWSLETTER_MOST and bool(NEWSLETTER.search(line))


def is_joined_labels(line: str) -> bool:
    """Labels of a page that were links side by side: `NewsWorldAmericas`, `Ann LeeCourtsMaine`."""
    joins = sum(len(JOINED_WORD.findall(word)) for word in set(re.findall(r"\w+", line)))
    return joins >= FEWEST_JOINS and "/" not in line and _has_capitals(line)


def dated_titles(draft: Draft) -> Iterator[TextPassage]:
    """Titles of other pages, each with nothing but a date below it."""
    for title, below in pairwise(draft.body[1:]):
        line = words_of_passage(draft, title)
        whole = len(line.split()) >= TITLE_WORDS and not SENTENCE_END.search(line)
        if whole and re.fullmatch(FULL_DATE, words_of_passage(draft, below)):
            yield title


# --- words that belong to pictures: descriptions by machines, captions, credits -------------------


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
