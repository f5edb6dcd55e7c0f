"""Names repaired where the parser errs: surnames taken for bodies, titles inside names, gaps.

A word counts as a person's where a form of address stands before it, or where the article gives it
as part of a person's full name elsewhere; what the gazetteer knows as a country or a body is none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from generator.analyse.blocks import HEADLINE_BLOCK, Block, Parsed, length_of
from generator.analyse.naming.name_finders import found_names, given_before, span_from
from generator.analyse.naming.name_trim import PLACE_KINDS, trimmed_name
from generator.analyse.transcripts import label_names
from generator.language.grammar import DASHES, PRINTED_WORD
from generator.language.names.gazetteer import look_up
from generator.language.names.person_names import (
    NAME_PART,
    PersonName,
    fold,
    is_full,
    read_name,
    titles,
)
from generator.language.words.link_boxes import without_boxes
from generator.language.words.news_words import news_share
from generator.language.words.reporting import verb_of_form
from generator.records import Findings, Name, Span
from generator.spans import overlaps

JUNIOR = re.compile(r",? Jr\b\.?")
LONGEST_TITLE = 20
"""Letters before a name in which a form of address stands."""
SENTENCE_ENDS = frozenset(".?!…:”’" + '"')
FEWEST_TITLE_WORDS = 4
"""Fewest words of a line that can be a title."""
TITLE_LINE_SHARE = 0.7
"""Share of capitalised words from which on a line without a full stop is a title: a teaser."""
# origin: of 6,085 lines of 460 reports that end like a sentence 34 reach it, of 747 others 180
# (disputes, disputes-2; 2026-11)


def find_people(findings: Findings, parsed: Parsed) -> Findings:
    """Repairs the persons among the names; other names that overlap a person's go.

    In a title, where every word may have a capital, only names that the sentences know count.
    """
    file, text = parsed.article.file, without_boxes(parsed.article.text)
    marked = [
        trimmed
        for name in findings.names
        if name.kind == "person" and (trimmed := trimmed_name(name.span, text))
    ]
    titled = [_extent(block) for block in parsed.blocks if _is_titled(block)]
    certain = [span for span in marked if not _lies_in(span, titled)]
    certain.extend(label_names(parsed))
    for block in parsed.blocks:
        found = (trimmed_name(span, text) for span in found_names(block, file))
        certain.extend(span for span in found if span)
    certain = _without_common(certain, text)
    lone = frozenset(own[0] for s in certain if len(own := _words(s, text)) == 1)
    for block in parsed.blocks:
        if not _is_titled(block):
            certain.extend(given_before(block, file, lone))
    known = _known_words(text[s.start : s.end] for s in certain)
    body = frozenset(w for s in certain for w in NAME_PART.findall(text[s.start : s.end]))
    heading = [s for s in marked if _lies_in(s, titled) and _all_known(s, text, body)]
    repeated = [s for block in parsed.blocks for s in _repeated(block, file, known)]
    spans = _longest({_with_junior(s, text) for s in (*certain, *heading, *repeated)})
    persons = [Name(span=span, kind="person") for span in spans]
    others = [_not_person(n, text) for n in findings.names]
    kept = [n for n in others if n.kind != "person" and not _overlaps_any(n.span, spans)]
    return replace(findings, names=tuple(sorted((*persons, *kept), key=lambda n: n.span)))


def _without_common(names: Sequence[Span], text: str) -> list[Span]:
    """Without "Turnout" of "Turnout fell": a common word alone, which is in no longer name and
    which the article has without its capital as well; nor the "Weil-Roth" of two people's talks."""
    in_names = {w for s in names if len(own := _words(s, text)) > 1 for w in own}
    folded = {fold(w) for w in in_names}
    lone = {w for s in names if len(own := _words(s, text)) == 1 for w in own}
    common = {w for w in lone if fold(w) in news_share() and fold(w) not in folded}
    printed = set(PRINTED_WORD.findall(text)) if common else set()
    gone = {word for word in common if word.lower() in printed}
    gone |= {text[s.start : s.end] for s in names if _is_called(s, text)} - in_names
    gone |= {word for word in lone if "-" in word and all(w in in_names for w in word.split("-"))}
    return [s for s in names if text[s.start : s.end] not in gone or _is_addressed(s, text)]


def _is_called(span: Span, text: str) -> bool:
    """ "the Observatory said": no person has the article."""
    word = text[span.start : span.end]
    behind = PRINTED_WORD.search(text, span.end, span.end + LONGEST_TITLE)
    the = " " not in word and text.endswith((" the ", "The "), 0, span.start)
    return the and behind is not None and behind[0] in verb_of_form()


def _words(span: Span, text: str) -> list[str]:
    return NAME_PART.findall(text[span.start : span.end])


def _is_addressed(span: Span, text: str) -> bool:
    """Whether "Mr." or an office stands before the name."""
    before = text[max(0, span.start - LONGEST_TITLE) : span.start].split()
    return bool(before) and fold(before[-1]) in titles()


def _is_titled(block: Block) -> bool:
    """A headline, or a line of the body in title case: "Weil Warns Roth Over Bridge"."""
    if block.paragraph == HEADLINE_BLOCK:
        return True
    words = [t for t in block.doc if t.is_alpha]
    if len(words) < FEWEST_TITLE_WORDS or block.doc[-1].text[-1:] in SENTENCE_ENDS:
        return False
    if block.doc[0].text in DASHES:
        return False
    capital = sum(t.text[0].isupper() for t in words)
    return capital >= TITLE_LINE_SHARE * len(words)


def _extent(block: Block) -> tuple[int, int]:
    return block.offset, block.offset + length_of(block.doc)


def _lies_in(span: Span, extents: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span.start < end for start, end in extents)


def _all_known(span: Span, text: str, body: frozenset[str]) -> bool:
    return all(word in body for word in NAME_PART.findall(text[span.start : span.end]))


def _not_person(name: Name, text: str) -> Name:
    """A person's name that the gazetteer knows as a country or a body, set right."""
    entry = look_up(text[name.span.start : name.span.end])
    if name.kind != "person" or entry is None:
        return name
    return replace(name, kind="place" if entry.kind in PLACE_KINDS else "body")


def _known_words(names: Iterable[str]) -> frozenset[str]:
    """Folded family-name words of the full names: what stands for a person alone.

    "Okafor-Reyes" only where a full name has it: a "Weil-Falk ticket" is two persons'.
    """
    printed = list(names)
    read = [name for text in printed if (name := read_name(text))]
    hyphened = {fold(text.split()[-1]) for text in printed if "-" in text and " " in text}
    alone = {w for name in read for w in _words_alone(name) if len(w) > 2}
    return frozenset(alone | {word for word in hyphened if "-" in word})


def _words_alone(name: PersonName) -> tuple[str, ...]:
    if name.titles or not is_full(name):
        return name.parts[-1:]
    return name.parts[:1] if name.surname_first else name.parts[-1:]


def _repeated(block: Block, file: str, known: frozenset[str]) -> Iterator[Span]:
    """Known family names where the parser saw no person."""
    for token in block.doc:
        last = _hyphened(token)
        word = block.doc[token.i : last.i + 1].text
        if (
            word[:1].isupper()
            and fold(word) in known
            and not look_up(word)
            and (last != token or _is_lone_name(token))
        ):
            yield span_from(block, file, token, last)


def _hyphened(token: Token) -> Token:
    """The last word of "Okafor-Reyes", which is three tokens."""
    parts = token.doc[token.i : token.i + 3]
    joined = len(parts) == 3 and parts[1].text == "-" and not parts[0].whitespace_
    return parts[2] if joined and not parts[1].whitespace_ else token


def _is_lone_name(token: Token) -> bool:
    """Not within a longer name ("Weil Foundation") of a body or a place."""
    if token.ent_type_ in ("", "PERSON"):
        return True
    begins = token.ent_iob_ == "B"
    follower = token.nbor() if token.i + 1 < len(token.doc) else None
    while follower is not None and follower.text in ("'s", "’s"):
        follower = follower.nbor() if follower.i + 1 < len(token.doc) else None
    return begins and (follower is None or follower.ent_iob_ != "I")


def _with_junior(span: Span, text: str) -> Span:
    """ "Weil Jr." where only "Weil" was taken for the name."""
    behind = JUNIOR.match(text, span.end)
    return replace(span, end=behind.end()) if behind else span


def _longest(spans: set[Span]) -> list[Span]:
    """Without spans that lie within another, in text order."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _overlaps_any(span: Span, others: Iterable[Span]) -> bool:
    return any(overlaps(span, other) for other in others)
