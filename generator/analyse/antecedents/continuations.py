"""Quotations without a cue of their own: whose words they must be, told by what stands before.

A list of rules, tried in order; the first that gives a speaker wins. Stretches in quotation marks
that no cue announces are added here where they are long enough to be somebody's words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from generator.analyse.antecedents.foci import (
    Focus,
    Referent,
    Setting,
    is_headline,
    subjects_of,
)
from generator.analyse.quotations.mentions import speaker_of as doer
from generator.analyse.quotations.scene import OUTSIDE, Scene
from generator.records import Quotation, Span

MIN_WORDS = 5
"""Fewest words in marks that are a quotation rather than a name, a title or a scare quote."""
DESCRIBING = frozenset({"be", "become", "seem", "look", "remain", "appear", "sound"})
"""Verbs whose words in marks are said of the subject, not by it."""
LABEL = 5
"""Most words of a label before a colon."""
TITLE_SHARE = 0.75
"""Share of capitalised words from which on short words in marks are a title."""
TITLE_WORDS = 12
PARAGRAPHS_BACK = 2
"""How far a paragraph in marks may stand from the quotation that it goes on with."""
VERBS = frozenset({"VERB", "AUX"})
SPEAKING = frozenset({"person", "body", "description"})


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


def labelled(loose: Loose) -> Referent | None:
    """ "Weil: "..."", "Weil's answer: "..."", "He wrote:" above: what stands before a colon."""
    scene = scene_of(loose)
    start, _ = scene.tokens[loose.number]
    if start == 0:
        above = loose.settings[loose.at - 1] if loose.at else None
        ends = above is not None and len(above.scene.doc) and above.scene.doc[-1].text == ":"
        return loose.foci[-1].subject if ends and loose.foci else None
    if scene.doc[start - 1].text != ":":
        return None
    low, _ = scene.bounds[scene.sentence[start - 1]]
    label = [t for t in scene.doc[low : start - 1] if t.is_alpha]
    if not label or len(label) > LABEL or any(t.pos_ in VERBS for t in label):
        return None
    return _speaking(loose, label[-1])


def reported(loose: Loose) -> Referent | None:
    """ "The savings, she said, "cut nothing"": the subject of the sentence's reporting verb.

    The verb is the nearest above the marks, else the only one of the sentence outside marks.
    """
    scene = scene_of(loose)
    start, end = scene.tokens[loose.number]
    cues = loose.settings[loose.at].cues
    verbs = [scene.doc[k] for k in range(*scene.bounds[scene.sentence[start]]) if k in cues]
    head = _head(scene, start, end)
    above = [] if head is None else [v for v in (head, *head.ancestors) if v in verbs]
    chosen = above[:1] or (verbs if len(verbs) == 1 else [])
    subject = _subject(scene, chosen[0]) if chosen else None
    if chosen and subject is None:
        return _only_name(loose)
    return _speaking(loose, subject)


def _only_name(loose: Loose) -> Referent | None:
    """Where the parser gives the verb no subject: the only person named in the sentence."""
    setting = loose.settings[loose.at]
    scene = setting.scene
    start, end = scene.bounds[scene.sentence[scene.tokens[loose.number][0]]]
    named = {setting.people[k]: k for k in range(start, end) if k in setting.people}
    outside = [k for k in named.values() if scene.inside[k] == OUTSIDE]
    return loose.meaning(scene.doc[outside[0]]) if len(outside) == 1 else None


def governed(loose: Loose) -> Referent | None:
    """ "Weil called it "a gift to the few"": the subject of the main clause around the marks."""
    scene = scene_of(loose)
    head = _head(scene, *scene.tokens[loose.number])
    if head is None or scene.inside[head.i] != OUTSIDE:
        return None
    for verb in (head, *head.ancestors):
        if verb.dep_ in ("ROOT", "conj") and _subject(scene, verb) is not None:
            found = _speaking(loose, _subject(scene, verb))
            unnamed = found is not None and found.kind == "description" and not found.many
            return None if unnamed or verb.lemma_ in DESCRIBING else found
    return None


def only_subject(loose: Loose) -> Referent | None:
    """ "As Weil put it, "..."": the only subject outside the marks of the sentence."""
    scene = scene_of(loose)
    sentence = scene.bounds[scene.sentence[scene.tokens[loose.number][0]]]
    subjects = subjects_of(scene, sentence)
    return _speaking(loose, subjects[0] if len(subjects) == 1 else None)


def _head(scene: Scene, start: int, end: int) -> Token | None:
    """The word outside the stretch that its words hang on."""
    return next((t.head for t in scene.doc[start:end] if not start <= t.head.i < end), None)


def _subject(scene: Scene, verb: Token) -> Token | None:
    """Who does the verb, as far as grammar tells, outside marks."""
    found = doer(verb)
    return found if found is not None and scene.inside[found.i] == OUTSIDE else None


def _speaking(loose: Loose, subject: Token | None) -> Referent | None:
    found = loose.meaning(subject) if subject is not None else None
    return found if found and found.kind in SPEAKING else None


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
    if subject is None or subject.many:
        return None
    last = _last(loose, loose.at) or _last(loose, loose.at - 1)
    again = last is not None and last.referent is not None and last.referent.span == subject.span
    return subject if subject.kind == "person" or (subject.kind == "body" and again) else None


Rule = Callable[[Loose], Referent | None]
RULES: tuple[tuple[str, Rule], ...] = (
    ("label before a colon", labelled),
    ("reporting verb in its sentence", reported),
    ("subject of the clause around it", governed),
    ("only subject of its sentence", only_subject),
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
    words = [t for t in scene.doc[start:end] if t.is_alpha]
    return len(words) >= MIN_WORDS and not _is_title(words)


def _is_title(words: Sequence[Token]) -> bool:
    """ "The Long Way Home from Ulm": a work, not somebody's words."""
    told = [t for t in words if not t.is_stop]
    capital = sum(t.text[0].isupper() for t in told)
    return len(words) <= TITLE_WORDS and len(told) > 1 and capital >= TITLE_SHARE * len(told)


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
