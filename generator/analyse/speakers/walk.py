"""The article walked sentence by sentence: "he" can mean the "he" of the sentence before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from generator.analyse.blocks import words_at
from generator.analyse.mentions import apposed, own_subject
from generator.analyse.scene import OUTSIDE, Scene
from generator.analyse.speakers.mention_phrases import of_person, phrase_of
from generator.analyse.speakers.named import name_start, named_in
from generator.analyse.speakers.noun_mentions import of_noun
from generator.analyse.speakers.pronouns import of_pronoun
from generator.analyse.speakers.sentence_subjects import (
    Referent,
    SentenceSubject,
    Setting,
    Stage,
    is_headline,
    main_subject,
    people_in,
    span_of_tokens,
    subjects_of,
    words_of_span,
)
from generator.language.grammar import RELATIVE
from generator.language.names.gazetteer import are_several
from generator.language.names.roles import kind_of_noun
from generator.records import Span

MANY = frozenset({"some", "others", "many", "several"})
SOMEBODY = MANY | {"another", "one", "someone", "somebody"}
"""Words that mean an unnamed speaker by themselves: "another said"."""
MEMORY = 40
"""Sentences that any rule may look back on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """`number` gives the place in `sentences` of a block's sentence: block, then sentence."""

    stage: Stage
    sentences: tuple[SentenceSubject, ...]
    number: Mapping[tuple[int, int], int]


def walk_article(stage: Stage) -> Walk:
    """Every sentence with its subject; the headline is nobody's antecedent."""
    sentences: list[SentenceSubject] = []
    number: dict[tuple[int, int], int] = {}
    for k, setting in enumerate(stage.settings):
        for s, bounds in enumerate(setting.scene.bounds):
            number[k, s] = len(sentences)
            if not is_headline(setting):
                sentences.append(_subject_of(stage, setting, bounds, sentences[-MEMORY:]))
    return Walk(stage=stage, sentences=tuple(sentences), number=number)


def _subject_of(
    stage: Stage, setting: Setting, bounds: tuple[int, int], past: Sequence[SentenceSubject]
) -> SentenceSubject:
    scene = setting.scene
    subjects = subjects_of(scene, bounds)
    subject = _torn_subject(scene, bounds) or main_subject(
        _behind_question(scene, bounds, subjects)
    )
    people = people_in(setting, bounds) if _has_verb(scene, bounds) else ()
    meant = referent(stage, setting, subject, bounds, past) if subject is not None else None
    if subject is None and len(people) == 1 and any(k in setting.cues for k in range(*bounds)):
        meant = of_person(stage, people[0], "only one named")
    outside = (k for k in range(*bounds) if scene.inside[k] == OUTSIDE and scene.doc[k].is_alpha)
    return SentenceSubject(
        setting=setting,
        bounds=bounds,
        subject=meant,
        people=people,
        quoted=next(outside, None) is None,
        thing=subject is not None and meant is None and subject.pos_ in ("NOUN", "PROPN"),
    )


def _behind_question(
    scene: Scene, bounds: tuple[int, int], subjects: Sequence[Token]
) -> Sequence[Token]:
    """ "Asked whether he would go, Weil smiled": who is asked, not who stands in the question."""
    if scene.doc[bounds[0]].lower_ not in ("asked", "pressed", "questioned"):
        return subjects
    commas = (t for t in scene.doc[bounds[0] : bounds[1]] if t.text == ",")
    ends = {t.i + 1 for t in commas if scene.inside[t.i] == OUTSIDE}
    return [t for t in subjects if t.left_edge.i in ends] or subjects


def _torn_subject(scene: Scene, bounds: tuple[int, int]) -> Token | None:
    """The subject of a reporting verb that the tree leaves without one."""
    roots = (t for t in scene.doc[bounds[0] : bounds[1]] if t.dep_ == "ROOT")
    root = next(roots, None)
    bare = root is not None and scene.inside[root.i] == OUTSIDE and own_subject(root) is None
    return apposed(root) if root is not None and bare else None


def _has_verb(scene: Scene, bounds: tuple[int, int]) -> bool:
    """False for captions and credits: whom they name is nobody's antecedent."""
    return any(scene.doc[k].pos_ in ("VERB", "AUX") for k in range(*bounds))


def referent(
    stage: Stage,
    setting: Setting,
    token: Token,
    bounds: tuple[int, int],
    past: Sequence[SentenceSubject],
) -> Referent | None:
    """Whom the word means, given the sentences before its own."""
    if token.lower_ in RELATIVE:
        noun = token.head.head
        relative = token.head.dep_ == "relcl" and noun.pos_ in ("NOUN", "PROPN")
        spoken = setting.scene.inside[noun.i] != OUTSIDE == setting.scene.inside[token.i]
        return of_noun(stage, setting, noun, past) if relative and not spoken else None
    if token.lower_ in SOMEBODY:
        span = phrase_of(stage, setting, token)
        return Referent(span=span, kind="description", why="described", many=token.lower_ in MANY)
    if token.pos_ == "PRON":
        return of_pronoun(stage, setting, token, bounds, past)
    owner = next((t for t in token.lefts if t.dep_ == "poss"), None)
    if token.lower_ == "office" and owner is not None and owner.lower_ in ("his", "her"):
        return of_pronoun(stage, setting, owner, bounds, past)
    return of_noun(stage, setting, token, past)


def past_of(walk: Walk, block: int, token: Token) -> tuple[SentenceSubject, ...]:
    """The sentences before the token's own, as far as any rule looks."""
    scene = walk.stage.settings[block].scene
    at = walk.number[block, scene.sentence[token.i]]
    return walk.sentences[max(0, at - MEMORY) : at]


def meaning_of_token(walk: Walk, block: int, token: Token) -> Referent | None:
    setting = walk.stage.settings[block]
    bounds = setting.scene.bounds[setting.scene.sentence[token.i]]
    return referent(walk.stage, setting, token, bounds, past_of(walk, block, token))


def meaning_of_words(walk: Walk, block: int, words: Span) -> Referent | None:
    """Whom a mention in this block stands for: the person it names, else its head."""
    setting = walk.stage.settings[block]
    offset = setting.scene.block.offset
    tokens = words_at(setting.scene.doc, words.start - offset, words.end - offset)
    if tokens is None or not len(tokens):
        return None
    people = named_in(setting, tokens)
    if len(people) == 2 and not _are_joined(setting, people):
        people = people[:1]
    if len(people) == 1:
        return of_person(walk.stage, setting.people[people[0]], "named")
    if len(people) == 2:
        span = span_of_tokens(
            walk.stage, setting.scene, name_start(setting, people[0]), people[1] + 1
        )
        return Referent(span=span, kind="description", many=True, why="two named")
    printed = words_of_span(walk.stage, words)
    if len(people) > 2 or are_several(printed):
        return Referent(span=words, kind="description", many=True, why="several named")
    if _is_firm(printed):
        return Referent(span=words, kind="body", why="named body")
    return meaning_of_token(walk, block, tokens.root) or _other_subject(walk, block, tokens.root)


def _are_joined(setting: Setting, people: Sequence[int]) -> bool:
    """ "Ann Weil and the engineer Paul Roth", not "Ann Weil, Harrow Bell and Sons engineer"."""
    between = setting.scene.doc[people[0] + 1 : people[1]]
    return any(token.lower_ in ("and", "&", "or") for token in between)


def _is_firm(words: str) -> bool:
    """ "Weil & Sons": a body whose name has the sign in it."""
    parts = words.split()
    return "&" in parts[1:-1] and all(part[0].isupper() or part == "&" for part in parts)


def _other_subject(walk: Walk, block: int, noun: Token) -> Referent | None:
    """ "The envoy said the talks failed, blaming ...": where "talks" cannot speak, who else can.

    Only one other subject of the sentence may be able to.
    """
    setting = walk.stage.settings[block]
    scene = setting.scene
    bounds = scene.bounds[scene.sentence[noun.i]]
    subjects = subjects_of(scene, bounds)
    if noun.lower_ in RELATIVE:
        main = main_subject(subjects)
        return None if main is None or main.i == noun.i else meaning_of_token(walk, block, main)
    if noun.pos_ != "NOUN" or kind_of_noun(noun.text) is not None:
        return None
    others = [t for t in subjects if t.i < noun.i and t.head.i in setting.cues]
    meant = [r for t in others if (r := meaning_of_token(walk, block, t)) is not None]
    return meant[0] if len({r.span for r in meant}) == 1 else None
