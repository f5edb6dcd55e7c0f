"""What is kept out of a report, by small named rules; in doubt a paragraph stays.

Of an endless report the end is kept out, and an endless paragraph is read in parts.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from generator.language.words.furniture import is_furniture
from generator.read.layout.draft import (
    SENTENCE_END,
    Draft,
    TextPassage,
    body_without,
    is_kept,
    trimmed,
    words_of_passage,
)
from generator.read.layout.endings import (
    CREDITS,
    UPDATE,
    author_notes,
    corrections,
    sign_offs,
    teasers,
)
from generator.read.layout.head_lines import FULL_DATE, match_dateline
from generator.read.layout.interruptions import (
    FORM,
    PLAYER,
    POST_TIME,
    alt_texts,
    announced_captions,
    captions,
    credited_captions,
    dated_titles,
    is_joined_labels,
    is_newsletter,
    titles_with_authors,
)

LONGEST_PARAGRAPH = 10_000
"""Characters. The longest paragraph of a report that was seen has 6,000; the parser holds one in
memory with all that is known of its words, about 10 kB a word."""
LONGEST_REPORT = 200_000
"""Characters, paragraphs together: forty times a usual report, and about a minute's work."""
BEYOND = "beyond the length that is read"
PARAGRAPH_BREAKS = tuple(re.compile(form) for form in (r"(?<=[.!?…\"”’])\s", r"\s"))
"""Where a paragraph is parted, the best first."""
REPEAT_WORDS = 8
"""Words from which one paragraph that stands twice is a copy. A shorter one can be a refrain ("We
will not go.") or a speaker's label: it goes only beside a long copy that stood beside its first."""
HEADLINE_WORDS = 4
"""Words from which a paragraph with the headline's words is the headline again."""
SHOUTED_WORDS = 8
"""Words from which a line in capitals is a teaser: the longest subheadings seen had six."""
NO_WORD = re.compile(r"[\W\d_]*")

MOST_REMOVED = 0.8
"""Share of the body's characters beyond which a rule is wrong about this article and takes nothing:
the captions of a gallery are the report."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it

RemovalRule = Callable[[Draft], Iterator[TextPassage]]


def _said_in(draft: Draft, passage: TextPassage) -> str:
    """The words without dateline, for comparing; the first copy has one more often."""
    line = words_of_passage(draft, passage)
    dateline = match_dateline(line)
    return " ".join(line[dateline.end() if dateline else 0 :].casefold().split())


def repeated_headline(draft: Draft) -> Iterator[TextPassage]:
    """The headline where it stands again as a paragraph of the body."""
    said = _said_in(draft, draft.headline) if draft.headline else ""
    if len(said.split()) >= HEADLINE_WORDS:
        yield from (passage for passage in draft.body if _said_in(draft, passage) == said)


def repeated_paragraphs(draft: Draft) -> Iterator[TextPassage]:
    """Every paragraph with the words of one before it, or of several in a row."""
    said = [_said_in(draft, passage).split() for passage in draft.body]
    every = [word for words in said for word in words]
    sources = _repeated_paragraphs(said, every)
    for k, passage in enumerate(draft.body):
        after = sources[k - 1] if k else None
        before = sources[k + 1] if k + 1 < len(said) else None
        short = said[k] if len(said[k]) < REPEAT_WORDS else []
        beside = (after and every[after[1] : after[1] + len(short)] == short) or (
            before and every[max(0, before[0] - len(short)) : before[0]] == short
        )
        if sources[k] or (short and beside):
            yield passage


def _repeated_paragraphs(said: Sequence[list[str]], every: list[str]) -> list[TextPassage | None]:
    """For each paragraph the whole paragraphs before it that it repeats, as a run of words."""
    runs: dict[tuple[str, ...], int] = {}
    ends: set[int] = set()
    sources: list[TextPassage | None] = []
    start = 0
    for words in said:
        opening = tuple(words[:REPEAT_WORDS])
        at = runs.get(opening, start) if len(opening) == REPEAT_WORDS else start
        run = (at, at + len(words))
        repeats = run[1] in ends and every[run[0] : run[1]] == words
        sources.append(run if repeats else None)
        runs.setdefault(tuple(every[start : start + REPEAT_WORDS]), start)
        start += len(words)
        ends.add(start)
    return sources


def _size_of_passages(passages: Sequence[TextPassage]) -> int:
    return sum(end - start for start, end in passages)


def lines_that(fit: Callable[[str], object], first: int = 0) -> RemovalRule:
    """Whole paragraphs whose words fit; `first` is the first that is looked at."""
    return lambda draft: (p for p in draft.body[first:] if fit(words_of_passage(draft, p)))


def parts_that(find: Callable[[str], re.Match[str] | None]) -> RemovalRule:
    """What is found in a paragraph; the rest of it stays."""

    def rule(draft: Draft) -> Iterator[TextPassage]:
        for start, end in draft.body:
            if found := find(draft.text[start:end]):
                yield start + found.start(), start + found.end()

    return rule


def _is_doubled(line: str) -> bool:
    """A teaser whose words stand twice on one line: the title of a link, shown and for screen
    readers."""
    words = line.split()
    half = len(words) // 2
    return half >= HEADLINE_WORDS and words[:half] == words[half:]


def _is_shouted(line: str) -> bool:
    """A headline of another page in capitals; subheadings are shorter."""
    long = len(line.split()) >= SHOUTED_WORDS
    return long and line.isupper() and not SENTENCE_END.search(line)


REMOVAL_RULES: tuple[tuple[str, RemovalRule], ...] = (
    ("repeated headline", repeated_headline),
    ("repeated paragraph", repeated_paragraphs),
    ("caption", announced_captions),
    ("alt text", alt_texts),
    ("caption", credited_captions),
    ("caption", captions),
    ("ornament", lines_that(NO_WORD.fullmatch)),  # rules, stars, numbers of a list
    ("correction notice", corrections),
    ("update notice", lines_that(UPDATE.match)),
    ("author note", author_notes),
    ("page furniture", lines_that(PLAYER.match)),
    ("page furniture", parts_that(FORM.match)),
    ("page furniture", teasers),
    ("page furniture", lines_that(is_furniture)),
    ("page furniture", lines_that(_is_shouted, 1)),
    ("page furniture", lines_that(_is_doubled)),
    ("page furniture", dated_titles),
    ("page furniture", lines_that(re.compile(FULL_DATE).fullmatch, 1)),  # of other pages
    ("page furniture", lines_that(is_joined_labels)),
    ("page furniture", titles_with_authors),
    ("page furniture", lines_that(POST_TIME.fullmatch, 1)),
    ("page furniture", lines_that(is_newsletter)),
    ("credit line", parts_that(CREDITS.search)),
    ("sign-off", sign_offs),
)
"""In order; each looks at what the rules before it left."""


def remove(draft: Draft) -> Draft:
    """Apply every rule; a passage's removal carries the rule's reason."""
    for reason, rule in REMOVAL_RULES:
        found = (trimmed(draft.text, *passage) for passage in rule(draft))
        gone = [passage for passage in found if not is_kept(draft, passage)]
        few = _size_of_passages(gone) <= MOST_REMOVED * _size_of_passages(draft.body)
        if few or rule is repeated_paragraphs:
            draft = take_out(draft, gone, reason)
    return draft


def take_out(draft: Draft, passages: Sequence[TextPassage], reason: str) -> Draft:
    """The draft without the passages, each of which lies within one paragraph."""
    return replace(
        draft,
        body=body_without(draft.text, draft.body, passages),
        removals=(*draft.removals, *((passage, reason) for passage in passages)),
    )


def within_budget(draft: Draft) -> Draft:
    """Part what is too long for a paragraph; leave out what follows when enough was read."""
    body = tuple(part for passage in draft.body for part in _paragraph_parts(draft.text, passage))
    read = accumulate(end - start for start, end in body)
    gone = [p for p, so_far in zip(body, read, strict=True) if so_far > LONGEST_REPORT]
    return take_out(replace(draft, body=body), gone, BEYOND)


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
