"""A stretch in quotation marks that has no cue, with all that may tell whose words it holds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from generator.analyse.mentions import child, is_passive
from generator.analyse.mentions import speaker_of as doer
from generator.analyse.scene import OUTSIDE, Scene
from generator.analyse.speakers.sentence_subjects import Referent, SentenceSubject, Setting
from generator.records import Quotation, Span

MIN_WORDS = 5
"""Fewest words in marks that are a quotation rather than a name, a title or a scare quote."""
TITLE_IN_MARKS_SHARE = 0.75
"""Share of capitalised words from which on short words in marks are a title."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it
MOST_TITLE_WORDS = 12
QUOTING = frozenset({"quote", "cite"})
SPEAKING = frozenset({"person", "body", "description"})


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseWords:
    """A quotation with whom its mention means; None = not known."""

    quotation: Quotation
    referent: Referent | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """A stretch in marks that has no cue: stretch `number` of block `at`."""

    at: int
    number: int
    settings: Sequence[Setting]
    heard: Mapping[int, Sequence[LooseWords]]
    """The quotations of its block and of those before it, by block, in text order."""
    earlier: Sequence[SentenceSubject]
    """The sentences before its own."""
    meaning: Callable[[Token], Referent | None]
    """Whom a word of its own block means."""
    near: Callable[[int, Token], Referent | None]
    """Whom a word of the block of this number means."""


def is_long(scene: Scene, number: int) -> bool:
    """Whether a stretch has enough words to be somebody's."""
    start, end = scene.tokens[number]
    words = [t for t in scene.doc[start:end] if t.is_alpha]
    return len(words) >= MIN_WORDS and not _is_title(words)


def _is_title(words: Sequence[Token]) -> bool:
    """ "The Long Way Home from Ulm": a work, not somebody's words."""
    told = [t for t in words if not t.is_stop]
    capital = sum(t.text[0].isupper() for t in told)
    return (
        len(words) <= MOST_TITLE_WORDS
        and len(told) > 1
        and capital >= TITLE_IN_MARKS_SHARE * len(told)
    )


def stretch_span(file: str, scene: Scene, number: int) -> Span:
    stretch = scene.stretches[number]
    offset = scene.block.offset
    return Span(article=file, start=offset + stretch.start, end=offset + stretch.end)


def scene_of_loose(loose: Loose) -> Scene:
    return loose.settings[loose.at].scene


def last_heard(loose: Loose, at: int) -> LooseWords | None:
    """The last quotation with a speaker in block `at`, before the loose stretch."""
    scene = scene_of_loose(loose)
    start = scene.block.offset + scene.stretches[loose.number].start
    known = (h for h in reversed(loose.heard.get(at, ())) if h.quotation.span.start < start)
    return next((h for h in known if h.referent), None)


def speaking(loose: Loose, subject: Token | None) -> Referent | None:
    found = loose.meaning(subject) if subject is not None else None
    return found if found and found.kind in SPEAKING else None


def head_of_words(scene: Scene, start: int, end: int) -> Token | None:
    """The word outside the stretch that its words hang on."""
    return next((t.head for t in scene.doc[start:end] if not start <= t.head.i < end), None)


def quoted_one(verb: Token) -> Token | None:
    """ "Tass quoted Weil as saying", "Weil was quoted by Tass as saying": Weil."""
    below = verb.dep_ == "pcomp" and verb.head.lower_ == "as"
    top = verb.head.head if below else verb
    if top.lemma_ not in QUOTING or not any(t.lower_ == "as" for t in top.rights):
        return None
    return child(top, "nsubjpass" if is_passive(top) else "dobj")


def subject_of(scene: Scene, verb: Token) -> Token | None:
    """Who does the verb, as far as grammar tells, outside marks."""
    found = quoted_one(verb) or doer(verb)
    return found if found is not None and scene.inside[found.i] == OUTSIDE else None
