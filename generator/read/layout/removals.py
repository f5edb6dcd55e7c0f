"""What is kept out of a report, by small named rules; in doubt a paragraph stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from generator.language.words.furniture import is_furniture
from generator.read.layout.correction_notices import corrections, updates
from generator.read.layout.draft import Draft, body_without, is_kept, words_of_passage
from generator.read.layout.endings import author_notes, credits, sign_offs, teasers
from generator.read.layout.head_lines.dateline import match_dateline
from generator.read.layout.head_lines.printed_dates import FULL_DATE
from generator.read.layout.paragraphs import SENTENCE_END, TextPassage, trimmed
from generator.read.layout.picture_words import (
    alt_texts,
    announced_captions,
    captions,
    credited_captions,
)
from generator.read.layout.promotions import (
    dated_titles,
    form_answers,
    joined_labels,
    newsletters,
    players,
    post_times,
    titles_with_authors,
)

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


def ornaments(draft: Draft) -> Iterator[TextPassage]:
    """Paragraphs without a word: rules, stars, numbers of a list whose items are elsewhere."""
    return (
        passage for passage in draft.body if NO_WORD.fullmatch(words_of_passage(draft, passage))
    )


def page_furniture(draft: Draft) -> Iterator[TextPassage]:
    """Buttons, teasers, notices of the page around the report."""
    return (passage for passage in draft.body if is_furniture(words_of_passage(draft, passage)))


def doubled_lines(draft: Draft) -> Iterator[TextPassage]:
    """Teasers whose words stand twice on one line: the title of a link, shown and for screen
    readers."""
    for passage in draft.body:
        words = words_of_passage(draft, passage).split()
        half = len(words) // 2
        if half >= HEADLINE_WORDS and words[:half] == words[half:]:
            yield passage


def bare_dates(draft: Draft) -> Iterator[TextPassage]:
    """Dates that are a paragraph by themselves: of other pages, beside their titles."""
    for passage in draft.body[1:]:
        if re.fullmatch(FULL_DATE, words_of_passage(draft, passage)):
            yield passage


def shouted_teasers(draft: Draft) -> Iterator[TextPassage]:
    """Headlines of other pages in capitals between the paragraphs; subheadings are shorter."""
    for passage in draft.body[1:]:
        line = words_of_passage(draft, passage)
        long = len(line.split()) >= SHOUTED_WORDS
        if long and line.isupper() and not SENTENCE_END.search(line):
            yield passage


REMOVAL_RULES: tuple[tuple[str, RemovalRule], ...] = (
    ("repeated headline", repeated_headline),
    ("repeated paragraph", repeated_paragraphs),
    ("caption", announced_captions),
    ("alt text", alt_texts),
    ("caption", credited_captions),
    ("caption", captions),
    ("ornament", ornaments),
    ("correction notice", corrections),
    ("update notice", updates),
    ("author note", author_notes),
    ("page furniture", players),
    ("page furniture", form_answers),
    ("page furniture", teasers),
    ("page furniture", page_furniture),
    ("page furniture", shouted_teasers),
    ("page furniture", doubled_lines),
    ("page furniture", dated_titles),
    ("page furniture", bare_dates),
    ("page furniture", joined_labels),
    ("page furniture", titles_with_authors),
    ("page furniture", post_times),
    ("page furniture", newsletters),
    ("credit line", credits),
    ("sign-off", sign_offs),
)
"""In order; each looks at what the rules before it left."""


def remove(draft: Draft) -> Draft:
    """Apply every rule; a passage's removal carries the rule's reason."""
    for reason, rule in REMOVAL_RULES:
        found = (trimmed(draft.text, *passage) for passage in rule(draft))
        gone = [passage for passage in found if not is_kept(draft, passage)]
        if rule is repeated_paragraphs or _size_of_passages(
            gone
        ) <= MOST_REMOVED * _size_of_passages(draft.body):
            draft = take_out(draft, gone, reason)
    return draft


def take_out(draft: Draft, passages: Sequence[TextPassage], reason: str) -> Draft:
    """The draft without the passages, each of which lies within one paragraph."""
    return replace(
        draft,
        body=body_without(draft.text, draft.body, passages),
        removals=(*draft.removals, *((passage, reason) for passage in passages)),
    )
