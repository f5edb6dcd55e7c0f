"""Names repaired where the parser errs: surnames taken for bodies, titles inside names, gaps.

A word counts as a person's where a form of address stands before it, or where the article gives it
as part of a person's full name elsewhere; what the gazetteer knows as a country or a body is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from generator.analyse.blocks import HEADLINE, Block, Parsed
from generator.analyse.introductions import after, ahead
from generator.language.names.gazetteer import look_up
from generator.language.names.persons import (
    PART,
    PersonName,
    family_names_first,
    fold,
    is_full,
    read_name,
    titles,
)
from generator.language.names.roles import is_person_noun, kind_of_noun
from generator.language.word_lists import table
from generator.language.words.reporting import verb_of_form
from generator.records import Findings, Name, Span

ADDRESS = frozenset(["mr", "mrs", "ms", "miss", "dr", "sen", "rep", "gov", "mk", "mp"])
"""Forms of address that stand before nothing but a person's name."""
PLACES = frozenset({"country", "capital", "adjective"})
NO_SURNAMES = frozenset({"outlet", "platform", "party"})
THIRD = re.compile(r" ([A-Z][a-z]{1,6})(?=[\s,.'’])")
MAX_NAME = 3
"""Most words of a name that no parser vouches for."""
OF_BODY = re.compile(r" (?:of|for|from|at) ")
"""Behind it stands the body that the person speaks for."""
POSSESSIVE = re.compile(r"['’]s\b")


def find_people(findings: Findings, parsed: Parsed) -> Findings:
    """Repairs the persons among the names; other names that overlap a person's go.

    In a headline, where every word may have a capital, only names that the body knows count.
    """
    file, text = parsed.article.file, parsed.article.text
    headline = parsed.article.headline or Span(article=file, start=0, end=0)
    marked = [
        trimmed
        for name in findings.names
        if name.kind == "person" and (trimmed := _trimmed(name.span, text))
    ]
    certain = [span for span in marked if span.start >= headline.end]
    for block in parsed.blocks:
        certain.extend(
            (*_addressed(block, file), *_in_office(block, file), *_beside_role(block, file))
        )
    known = _known_words(text[s.start : s.end] for s in certain)
    body = frozenset(w for s in certain for w in PART.findall(text[s.start : s.end]))
    heading = [s for s in marked if s.start < headline.end and _all_known(s, text, body)]
    repeated = [s for block in parsed.blocks for s in _repeated(block, file, known)]
    spans = _longest({*certain, *heading, *repeated})
    persons = [Name(span=span, kind="person") for span in spans]
    others = [_not_person(n, text) for n in findings.names]
    kept = [n for n in others if n.kind != "person" and not _overlaps_any(n.span, spans)]
    return replace(findings, names=tuple(sorted((*persons, *kept), key=lambda n: n.span)))


def _all_known(span: Span, text: str, body: frozenset[str]) -> bool:
    return all(word in body for word in PART.findall(text[span.start : span.end]))


def _not_person(name: Name, text: str) -> Name:
    """A person's name that the gazetteer knows as a country or a body, set right."""
    entry = look_up(text[name.span.start : name.span.end])
    if name.kind != "person" or entry is None:
        return name
    return replace(name, kind="place" if entry.kind in PLACES else "body")


def _trimmed(span: Span, text: str) -> Span | None:
    """The span without titles and possessive ending; None where no person's name is left."""
    words = text[span.start : span.end]
    if look_up(words) or not any(c.isupper() for c in words):
        return None
    if _is_no_name(words.split()):
        return None
    cut = POSSESSIVE.search(words) or OF_BODY.search(words)
    parts = list(PART.finditer(words[: cut.start()] if cut else words))
    parts = parts[_titles(parts) :]
    while len(parts) > 1 and _is_label(parts[0].group(), parts[1].group()):
        parts = parts[1:]
    if not parts or not parts[0].group()[0].isupper():
        return None
    end = parts[-1].end() - (parts[-1].group().endswith(".") and len(parts[-1].group()) > 4)
    trimmed = replace(span, start=span.start + parts[0].start(), end=span.start + end)
    return _with_third(trimmed, text)


def _with_third(span: Span, text: str) -> Span:
    """ "Kim Jong" before "Un": a name that starts with the family name has three words."""
    words = text[span.start : span.end].split()
    follower = THIRD.match(text, span.end)
    if len(words) != 2 or not follower or "-" in words[1]:
        return span
    if fold(words[0]) not in family_names_first() or look_up(follower[1]):
        return span
    return replace(span, end=follower.end(1))


def _is_no_name(words: list[str]) -> bool:
    """ "France Info", "Glad Twitter": a place or an outlet within what looks like a name."""
    first, last = look_up(words[0]), look_up(words[-1])
    place = len(words) > 1 and first is not None and first.kind in PLACES
    given = fold(words[0]) in table("given_names")
    return (place and not given) or (last is not None and last.kind in NO_SURNAMES)


def _is_label(word: str, follower: str) -> bool:
    """ "GETTY Ann Weil", "Instagram Ann Weil": a credit that ran into the name."""
    shouted = word.isupper() and len(word) > MAX_NAME and not follower.isupper()
    entry = look_up(word)
    return shouted or (entry is not None and entry.kind in NO_SURNAMES)


def _titles(parts: list[re.Match[str]]) -> int:
    """How many words belong to titles: "Rabbi", and "State Senator" before two name words."""
    folded = [fold(part.group()) for part in parts]
    head = 0
    while head < len(folded) - 1 and folded[head] in titles():
        head += 1
    inner = [k + 1 for k in range(head, len(folded) - 2) if folded[k] in titles()]
    return max((head, *inner))


def _addressed(block: Block, file: str) -> Iterator[Span]:
    """Capitalised words after "Mr.", "Sen." and the like."""
    for token in block.doc[:-1]:
        if fold(token.text) in ADDRESS and token.text[0].isupper() and _is_namelike(token.nbor()):
            last = token.nbor()
            while last.i + 1 < len(block.doc) and _is_namelike(last.nbor()) and last.whitespace_:
                last = last.nbor()
            yield _span(block, file, token.nbor(), last)


def _in_office(block: Block, file: str) -> Iterator[Span]:
    """Two or three capitalised words right after a word for a person: "spokeswoman Ann Weil"."""
    for token in block.doc[:-2]:
        first = token.nbor()
        if not is_person_noun(token.text) or first.pos_ != "PROPN" or first.ent_type_ == "PERSON":
            continue
        last = first
        while last.i + 1 < len(block.doc) and last.nbor().pos_ == "PROPN" and last.whitespace_:
            last = last.nbor()
        words = block.doc[first.i : last.i + 1]
        names = all(t.text.istitle() and not is_person_noun(t.text) for t in words)
        if 2 <= len(words) <= MAX_NAME and names and not look_up(words.text):
            yield _span(block, file, first, last)


def _beside_role(block: Block, file: str) -> Iterator[Span]:
    """ "Ann Weil" of "the head of the bank, Ann Weil, said", whatever the parser takes it for."""
    if block.paragraph == HEADLINE:
        return
    for words in _capital_runs(block.doc):
        if words[0].ent_type_ == "PERSON" or look_up(words.text) or not _may_name(words):
            continue
        given = table("given_names").get(fold(words[0].text)) is not None
        if not given and words[0].ent_type_ not in ("", "ORG", "PRODUCT"):
            continue
        apart = after(words) is not None and (given or words[0].ent_type_ != "ORG")
        speaks = given and words.root.dep_ == "nsubj" and words.root.head.lower_ in verb_of_form()
        if ahead(words) is not None or apart or speaks:
            yield _span(block, file, words[0], words[-1])


def _capital_runs(doc: Doc) -> Iterator[Words]:
    """Two or three names in a row, with nothing of that kind on either side."""
    start = 0
    for k in range(len(doc) + 1):
        if k < len(doc) and doc[k].pos_ == "PROPN" and doc[k].text.istitle():
            continue
        if 2 <= k - start <= MAX_NAME:
            yield doc[start:k]
        start = k + 1


def _may_name(words: Words) -> bool:
    return all(t.is_alpha and kind_of_noun(t.text) is None for t in words)


def _is_namelike(token: Token) -> bool:
    return token.text[0].isupper() and token.is_alpha and token.pos_ in ("PROPN", "NOUN", "ADJ")


def _known_words(names: Iterable[str]) -> frozenset[str]:
    """Folded family-name words of the full names: what stands for a person alone.

    "Okafor-Reyes" only where a full name has it: a "Weil-Falk ticket" is two persons'.
    """
    printed = list(names)
    read = [name for text in printed if (name := read_name(text))]
    hyphened = {fold(text.split()[-1]) for text in printed if "-" in text and " " in text}
    alone = {w for name in read for w in _alone(name) if len(w) > 2}
    return frozenset(alone | {word for word in hyphened if "-" in word})


def _alone(name: PersonName) -> tuple[str, ...]:
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
            and (last != token or _stands_alone(token))
        ):
            yield _span(block, file, token, last)


def _hyphened(token: Token) -> Token:
    """The last word of "Okafor-Reyes", which is three tokens."""
    parts = token.doc[token.i : token.i + 3]
    joined = len(parts) == 3 and parts[1].text == "-" and not parts[0].whitespace_
    return parts[2] if joined and not parts[1].whitespace_ else token


def _stands_alone(token: Token) -> bool:
    """Not within a longer name ("Weil Foundation") of a body or a place."""
    if token.ent_type_ in ("", "PERSON"):
        return True
    begins = token.ent_iob_ == "B"
    follower = token.nbor() if token.i + 1 < len(token.doc) else None
    while follower is not None and follower.text in ("'s", "’s"):
        follower = follower.nbor() if follower.i + 1 < len(token.doc) else None
    return begins and (follower is None or follower.ent_iob_ != "I")


def _span(block: Block, file: str, first: Token, last: Token) -> Span:
    end = last.idx + len(last.text)
    return Span(article=file, start=block.offset + first.idx, end=block.offset + end)


def _longest(spans: set[Span]) -> list[Span]:
    """Without spans that lie within another, in text order."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _overlaps_any(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)
