"""Quotations without a cue of their own: whose words they must be, told by what stands before.

A list of rules, tried in order; the first that gives a speaker wins. Stretches in quotation marks
that no cue announces are added here where they are long enough to be somebody's words.
"""

from bisect import bisect_left
from collections.abc import Callable

from spacy.tokens import Token

from generator.analyse.scene import OUTSIDE, Scene
from generator.analyse.speakers.loose import (
    Loose,
    head_of_words,
    last_heard,
    scene_of_loose,
    speaking,
    subject_of,
)
from generator.analyse.speakers.sentence_subjects import Referent, is_headline, subjects_of
from generator.analyse.speakers.signatures import has_signature, only_person, signed
from generator.language.grammar import VERBS
from generator.records import Span

DESCRIBING = frozenset({"be", "become", "seem", "look", "remain", "appear", "sound"})
"""Verbs whose words in marks are said of the subject, not by it."""
LABEL_WORDS = 5
"""Most words of a label before a colon."""
PARAGRAPHS_BACK = 2
"""How far a paragraph in marks may stand from the quotation that it goes on with."""


def labelled(loose: Loose) -> Referent | None:
    """ "Weil: "..."", "Weil's answer: "..."", "He wrote:" above: what stands before a colon."""
    scene = scene_of_loose(loose)
    start, _ = scene.tokens[loose.number]
    if start == 0:
        above = loose.settings[loose.at - 1] if loose.at else None
        if above is None or not above.scene.text.endswith(":"):
            return None
        subject = loose.earlier[-1].subject if loose.earlier else None
        return subject or only_person(loose, loose.at - 1, range(len(above.scene.doc)))
    if scene.doc[start - 1].text != ":":
        return None
    low, _ = scene.bounds[scene.sentence[start - 1]]
    label = [t for t in scene.doc[low : start - 1] if t.is_alpha]
    if not label or len(label) > LABEL_WORDS or any(t.pos_ in VERBS for t in label):
        return None
    return speaking(loose, label[-1])


def reported(loose: Loose) -> Referent | None:
    """ "The savings, she said, "cut nothing"": the subject of the sentence's reporting verb.

    The verb is the nearest above the marks, else the only one of the sentence outside marks.
    """
    scene = scene_of_loose(loose)
    start, end = scene.tokens[loose.number]
    cues = loose.settings[loose.at].cues
    verbs = [scene.doc[k] for k in range(*scene.bounds[scene.sentence[start]]) if k in cues]
    head = head_of_words(scene, start, end)
    above = [] if head is None else [v for v in (head, *head.ancestors) if v in verbs]
    chosen = above[:1] or (verbs if len(verbs) == 1 else [])
    subject = subject_of(scene, chosen[0]) if chosen else None
    if chosen and subject is None:
        return _only_name(loose)
    return speaking(loose, subject)


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
    scene = scene_of_loose(loose)
    head = head_of_words(scene, *scene.tokens[loose.number])
    if head is None or scene.inside[head.i] != OUTSIDE:
        return None
    for verb in (head, *head.ancestors):
        if verb.dep_ in ("ROOT", "conj") and subject_of(scene, verb) is not None:
            found = speaking(loose, subject_of(scene, verb))
            unnamed = found is not None and found.kind == "description" and not found.many
            return None if unnamed or verb.lemma_ in DESCRIBING else found
    return None


def only_subject(loose: Loose) -> Referent | None:
    """ "As Weil put it, "..."": the only subject outside the marks of the sentence."""
    scene = scene_of_loose(loose)
    sentence = scene.bounds[scene.sentence[scene.tokens[loose.number][0]]]
    subjects = subjects_of(scene, sentence)
    return speaking(loose, subjects[0] if len(subjects) == 1 else None)


def same_paragraph(loose: Loose) -> Referent | None:
    """ "..., she said. "...": the last speaker of the paragraph, if no narration comes between."""
    last = last_heard(loose, loose.at)
    if last is None:
        return None
    scene = scene_of_loose(loose)
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
    if not _stands_alone_in_paragraph(loose) or _announced_above(loose) or has_signature(loose):
        return None
    for back in range(1, PARAGRAPHS_BACK + 1):
        last = last_heard(loose, loose.at - back)
        if last is not None:
            return last.referent
        before = loose.settings[loose.at - back] if loose.at >= back else None
        if before is None or not before.speechless:
            return None
    return None


def _announced_above(loose: Loose) -> bool:
    """ "And from the owner:" above: the words are no longer the last speaker's."""
    return loose.at > 0 and loose.settings[loose.at - 1].scene.text.endswith(":")


def subject_before(loose: Loose) -> Referent | None:
    """ "Weil was blunt. "This is over."": the subject of the sentence before."""
    scene = scene_of_loose(loose)
    start, _ = scene.tokens[loose.number]
    sentence = scene.bounds[scene.sentence[start]]
    outside = [k for k in range(*sentence) if scene.inside[k] == OUTSIDE and scene.doc[k].is_alpha]
    if outside or not loose.earlier or is_headline(loose.earlier[-1].setting):
        return None
    subject = loose.earlier[-1].subject
    if subject is None or subject.kind != "person":
        subject = _only_person(loose) or subject
    if subject is None or subject.many:
        return None
    last = last_heard(loose, loose.at) or last_heard(loose, loose.at - 1)
    again = last is not None and last.referent is not None and last.referent.span == subject.span
    return subject if subject.kind == "person" or (subject.kind == "body" and again) else None


def _only_person(loose: Loose) -> Referent | None:
    """ "Rents are the trouble, he has reckoned. "...": the only subject there that is a person."""
    last = loose.earlier[-1]
    if last.setting is not loose.settings[loose.at]:
        return None
    subjects = subjects_of(last.setting.scene, last.bounds)
    people = {r.person: r for t in subjects if (r := loose.meaning(t)) and r.kind == "person"}
    return next(iter(people.values())) if len(people) == 1 else None


LooseRule = Callable[[Loose], Referent | None]
LOOSE_RULES: tuple[tuple[str, LooseRule], ...] = (
    ("signed below the words", signed),
    ("label before a colon", labelled),
    ("reporting verb in its sentence", reported),
    ("subject of the clause around it", governed),
    ("only subject of its sentence", only_subject),
    ("goes on in the paragraph", same_paragraph),
    ("goes on from the paragraph before", next_paragraph),
    ("subject of the sentence before", subject_before),
)


def speaker_of_loose(loose: Loose) -> tuple[Referent | None, str]:
    """The first rule's answer, and the rule's name."""
    for name, rule in LOOSE_RULES:
        found = rule(loose)
        if found is not None:
            return found, name
    return None, "in marks, without a cue"


def _token_at(scene: Scene, offset: int) -> int:
    """The first token at or behind an article offset."""
    place = offset - scene.block.offset
    return bisect_left(range(len(scene.doc)), place, key=lambda i: scene.doc[i].idx)


def _within(scene: Scene, token: Token, span: Span) -> bool:
    return span.start <= scene.block.offset + token.idx < span.end


def _stands_alone_in_paragraph(loose: Loose) -> bool:
    """Whether the paragraph begins with the stretch and no narration of it has a verb."""
    setting = loose.settings[loose.at]
    start, _ = setting.scene.tokens[loose.number]
    return setting.speechless and not any(t.is_alpha for t in setting.scene.doc[:start][:3])
