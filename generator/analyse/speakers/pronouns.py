"""Whom "he", "she", "it" and "they" mean: the nearest subject that fits, or the only one who does.

Looks at subjects before the pronoun in its sentence, then at one sentence after another going
back: its subject, else the only fitting person that it names. Two fitting persons end the search.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from generator.analyse.scene import OUTSIDE
from generator.analyse.speakers.mention_phrases import may_be_body, of_person
from generator.analyse.speakers.noun_mentions import of_noun
from generator.analyse.speakers.sentence_subjects import (
    Referent,
    SentenceSubject,
    Setting,
    Stage,
    subjects_of,
)
from generator.language.grammar import GENDERS

THINGS = frozenset({"it", "they", "them", "its", "their"})
SENTENCES_BACK = 5
"""Sentences looked at before the pronoun's own; a longer way is a guess."""


def of_pronoun(
    stage: Stage,
    setting: Setting,
    pronoun: Token,
    bounds: tuple[int, int],
    past: Sequence[SentenceSubject],
) -> Referent | None:
    """The pronoun's referent; `past` are the sentences before its own."""
    word = pronoun.lower_
    if word not in GENDERS and word not in THINGS:
        return None
    subjects = subjects_of(setting.scene, (bounds[0], pronoun.i))
    here = (r for r in _meant(stage, setting, subjects, past) if _fits_pronoun(r, word))
    found = next(here, None)
    if found is not None:
        return found
    found = _antecedent_before(stage, word, past)
    return None if found and _rivalled(stage, setting, pronoun, bounds, found) else found


def _meant(
    stage: Stage, setting: Setting, subjects: list[Token], past: Sequence[SentenceSubject]
) -> Iterator[Referent]:
    """What the subjects before the pronoun mean, nearest first, those of "who" clauses left out."""
    for subject in reversed(subjects):
        aside = any(t.dep_ == "relcl" for t in (subject.head, *subject.head.ancestors))
        found = None if aside or subject.pos_ == "PRON" else of_noun(stage, setting, subject, past)
        if found:
            yield found


def _antecedent_before(stage: Stage, word: str, past: Sequence[SentenceSubject]) -> Referent | None:
    for focus in reversed(past[-SENTENCES_BACK:]):
        if focus.subject and _fits_pronoun(focus.subject, word):
            return focus.subject
        if word in THINGS and (focus.thing or may_be_body(stage, focus.subject)):
            return None
        named = _persons_named(stage, focus, word)
        if named:
            return of_person(stage, named[0], "only one named") if len(named) == 1 else None
    return None


def _rivalled(
    stage: Stage, setting: Setting, pronoun: Token, bounds: tuple[int, int], found: Referent
) -> bool:
    """ "When it was sent to Weil, he ...": somebody else stands before the pronoun and fits."""
    if pronoun.lower_ not in GENDERS:
        return False
    for k in range(bounds[0], pronoun.i):
        number = setting.people.get(k)
        token = setting.scene.doc[k]
        if number in (None, found.person) or setting.scene.inside[k] != OUTSIDE:
            continue
        gender = stage.cast.people[number].gender
        if token.dep_ in ("pobj", "dobj", "dative") and gender in (None, GENDERS[pronoun.lower_]):
            return True
    return False


def _fits_pronoun(referent: Referent, word: str) -> bool:
    if word in GENDERS:
        alone = referent.kind in ("person", "description") and not referent.many
        return alone and referent.gender in (None, GENDERS[word])
    if word in ("it", "its"):
        return referent.kind == "body" and not referent.many
    return referent.many


def _persons_named(stage: Stage, focus: SentenceSubject, word: str) -> list[int]:
    """Persons of the fitting gender whom the sentence names; nobody for "it" and "they"."""
    if word not in GENDERS:
        return []
    return [n for n in focus.people if stage.cast.people[n].gender in (None, GENDERS[word])]
