"""Quotations without a cue of their own: whose words they must be, told by what stands before.

A list of rules, tried in order; the first that gives a speaker wins. Stretches in quotation marks
that no cue announces are added here where they are long enough to be somebody's words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from generator.analyse.antecedents.foci import Focus, Referent, Setting, is_headline
from generator.analyse.quotations.scene import OUTSIDE, Scene
from generator.records import Quotation, Span

MIN_WORDS = 5
"""Fewest words in marks that are a quotation rather than a name, a title or a scare quote."""
PARAGRAPHS_BACK = 2
"""How far a paragraph in marks may stand from the quotation that it goes on with."""
VERBS = frozenset({"VERB", "AUX"})
SPEAKING = frozenset({"person", "body", "document"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A quotation with whom its mention means; None = not known."""

    quotation: Quotation
    referent: Referent | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """A stretch in marks that has no cue: stretch `number` of block `at`."""

    at: int
    number: int
    settings: Sequence[Setting]
    heard: Mapping[int, Sequence[Heard]]
    """The quotations of its block and of those before it, by block, in text order."""
    foci: Sequence[Focus]
    """The sentences before its own."""
    meaning: Callable[[Token], Referent | None]
    """Whom a word of its own block means."""


def governed(loose: Loose) -> Referent | None:
    """ "Weil called it "a gift to the few"": the subject of the clause around the marks."""
    scene = scene_of(loose)
    start, end = scene.tokens[loose.number]
    head = next((t.head for t in scene.doc[start:end] if not start <= t.head.i < end), None)
    if head is None or scene.inside[head.i] != OUTSIDE:
        return None
    for verb in (head, *head.ancestors):
        subject = next((t for t in verb.lefts if t.dep_ in ("nsubj", "nsubjpass", "expl")), None)
        if subject is None:
            continue
        if subject.dep_ != "nsubj" or scene.inside[subject.i] != OUTSIDE:
            return None
        found = loose.meaning(subject)
        return found if found and found.kind in SPEAKING else None
    return None


def same_paragraph(loose: Loose) -> Referent | None:
    """ "..., she said. "...": the last speaker of the paragraph, if no narration comes between."""
    last = _last(loose, loose.at)
    if last is None:
        return None
    scene = scene_of(loose)
    start = _token_at(scene, last.quotation.span.end)
    between = [
        t for t in scene.doc[start : scene.tokens[loose.number][0]] if scene.inside[t.i] == OUTSIDE
    ]
    cue = last.quotation.cue
    told = [t for t in between if not cue or not _within(scene, t, cue.span)]
    return (
        None if any(t.pos_ in VERBS and t.dep_ in ("ROOT", "conj") for t in told) else last.referent
    )


def next_paragraph(loose: Loose) -> Referent | None:
    """A paragraph all in marks goes on with the quotation that ends the one before."""
    if not _alone(loose):
        return None
    for back in range(1, PARAGRAPHS_BACK + 1):
        last = _last(loose, loose.at - back)
        if last is not None:
            return last.referent
        before = loose.settings[loose.at - back] if loose.at >= back else None
        if before is None or not before.speechless:
            return None
    return None


def subject_before(loose: Loose) -> Referent | None:
    """ "Weil was blunt. "This is over."": the subject of the sentence before."""
    scene = scene_of(loose)
    start, _ = scene.tokens[loose.number]
    sentence = scene.bounds[scene.sentence[start]]
    outside = [k for k in range(*sentence) if scene.inside[k] == OUTSIDE and scene.doc[k].is_alpha]
    if outside or not loose.foci or is_headline(loose.foci[-1].setting):
        return None
    subject = loose.foci[-1].subject
    return subject if subject and subject.kind in SPEAKING and not subject.many else None


Rule = Callable[[Loose], Referent | None]
RULES: tuple[tuple[str, Rule], ...] = (
    ("subject of the clause around it", governed),
    ("goes on in the paragraph", same_paragraph),
    ("goes on from the paragraph before", next_paragraph),
    ("subject of the sentence before", subject_before),
)


def speaker_of(loose: Loose) -> tuple[Referent | None, str]:
    """The first rule's answer, and the rule's name."""
    for name, rule in RULES:
        found = rule(loose)
        if found is not None:
            return found, name
    return None, "in marks, without a cue"


def is_long(scene: Scene, number: int) -> bool:
    """Whether a stretch has enough words to be somebody's."""
    start, end = scene.tokens[number]
    return sum(t.is_alpha for t in scene.doc[start:end]) >= MIN_WORDS


def stretch_span(file: str, scene: Scene, number: int) -> Span:
    stretch = scene.stretches[number]
    offset = scene.block.offset
    return Span(article=file, start=offset + stretch.start, end=offset + stretch.end)


def scene_of(loose: Loose) -> Scene:
    return loose.settings[loose.at].scene


def _last(loose: Loose, at: int) -> Heard | None:
    """The last quotation with a speaker in block `at`, before the loose stretch."""
    scene = scene_of(loose)
    start = scene.block.offset + scene.stretches[loose.number].start
    known = (h for h in reversed(loose.heard.get(at, ())) if h.quotation.span.start < start)
    return next((h for h in known if h.referent), None)


def _token_at(scene: Scene, offset: int) -> int:
    """The first token at or behind an article offset."""
    place = offset - scene.block.offset
    return bisect_left(range(len(scene.doc)), place, key=lambda i: scene.doc[i].idx)


def _within(scene: Scene, token: Token, span: Span) -> bool:
    return span.start <= scene.block.offset + token.idx < span.end


def _alone(loose: Loose) -> bool:
    """Whether the paragraph begins with the stretch and no narration of it has a verb."""
    setting = loose.settings[loose.at]
    start, _ = setting.scene.tokens[loose.number]
    return setting.speechless and not any(t.is_alpha for t in setting.scene.doc[:start][:3])
