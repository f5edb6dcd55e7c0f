"""The reporting verbs of a block (tokens whose form stands in the lexicon and that act as verbs),
and the words that name the speaker of one: its subject, as far as grammar tells.

None rather than a guess: a question without an asker or a passive without an agent has no mention.
"""

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from generator.analyse.scene import OUTSIDE, Extent, QuotationCandidate, Scene, extent_of, outside
from generator.language.grammar import FINITE, NOUNS, RELATIVE, VERBS
from generator.language.words.reporting import VERB_SECTIONS, pairs, reporting_words, verb_of_form

CLIMBING = frozenset(
    {"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep", "parataxis", "acomp", "attr"}
)
SUBJECT_CLIMB = 6
"""Steps up the tree in search of a subject; a longer way is a parser's error in practice."""

WEAK_SPEECH_VERBS = frozenset({"protest", "agree", "threaten", "stipulate", "object"})
"""Verbs that say less than they do: "Rocket fired, neighbour protests" quotes nobody."""
LONG_STRETCH = 40
"""Code points of a quoted stretch that is no part of a name."""
APPOSED_WITHIN = 25
"""Tokens before the verb in which a name with its apposition is looked for."""


@cache
def frames(verb: str) -> frozenset[str]:
    """The sections of the lexicon that list this verb."""
    found = {section for section in VERB_SECTIONS if verb in reporting_words(section)}
    if any(verb == first for first, _ in pairs("preposition")):
        found.add("preposition")
    return frozenset(found)


def base_form(token: Token) -> str | None:
    """The lexicon's verb that this token is a form of, whatever the tagger says."""
    return verb_of_form().get(token.lower_)


def cue_verbs(scene: Scene) -> list[tuple[Token, str]]:
    """Reporting verbs outside quotation marks, in text order, with their base forms."""
    forms = verb_of_form()
    return [
        (token, forms[token.lower_])
        for token in scene.doc
        if is_reporting(token) and outside(scene, token)
    ]


def unused_cues(scene: Scene, found: Iterable[QuotationCandidate]) -> list[tuple[Token, str]]:
    """Those of the reporting verbs that announce nothing found so far."""
    used = {candidate.cue[0] for candidate in found}
    return [(verb, lemma) for verb, lemma in cue_verbs(scene) if verb.idx not in used]


def announces_quote(verb: str) -> bool:
    return bool(frames(verb) & {"clause", "quote", "addressee", "question"})


def is_reporting(token: Token) -> bool:
    return token.pos_ in VERBS and token.lower_ in verb_of_form()


# --- who speaks ---------------------------------------------------------------------------------


def child(token: Token, *deps: str) -> Token | None:
    return next((c for c in token.children if c.dep_ in deps), None)


def own_subject(verb: Token) -> Token | None:
    """The verb's subject; where the parser gives it two, the nearest before the verb."""
    found = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    before = [c for c in found if c.i < verb.i]
    return before[-1] if before else next(iter(found), None)


def phrase(scene: Scene, noun: Token, stop: Token | None = None) -> Extent:
    """The characters of a noun's whole phrase on this side of `stop`, outside quoted stretches."""
    left, right = noun.left_edge.i, noun.right_edge.i + 1
    if stop is not None and left <= stop.i < right:
        left, right = (left, stop.i) if noun.i < stop.i else (stop.i + 1, right)
    doc = scene.doc
    while right - 1 > noun.i and _droppable(doc[right - 1]):
        right -= 1
    while left < noun.i and _droppable(doc[left]):
        left += 1
    right = _before_stretch(scene, noun.i, right)
    return extent_of(doc[left], doc[right - 1])


def _droppable(token: Token) -> bool:
    return (token.is_punct and token.text not in (")", "(", ".")) or token.is_space


def _before_stretch(scene: Scene, noun: int, right: int) -> int:
    """A long quoted stretch right of the noun ends its phrase: the parser took it for a part."""
    for i in range(noun + 1, right):
        k = scene.inside[i]
        stretch = scene.stretches[k] if k not in (OUTSIDE, scene.inside[noun]) else None
        if stretch and stretch.inner_end - stretch.inner_start > LONG_STRETCH:
            return i
    return right


def subject(verb: Token) -> Token | None:
    """The noun or pronoun that does the verb, climbing through verbs that share a subject."""
    seen = verb
    for _ in range(SUBJECT_CLIMB):
        found = own_subject(seen) or child(seen, "csubj")
        if found is not None:
            return found
        if seen.dep_ in ("acl", "relcl"):
            return carrier_subject(seen)
        if seen.dep_ not in CLIMBING or seen.head == seen:
            return None
        seen = seen.head
    return None


def carrier_subject(verb: Token) -> Token | None:
    """ "X issued a statement saying": X; "a statement saying" alone: the statement."""
    noun = verb.head
    if noun.dep_ in ("dobj", "obj") and noun.head.pos_ in VERBS:
        return subject(noun.head) or noun
    return noun if noun.pos_ in NOUNS else None


def agent(verb: Token) -> Token | None:
    """The doer of a passive: "was told by X"."""
    by = child(verb, "agent")
    return child(by, "pobj") if by is not None else None


def is_passive(verb: Token) -> bool:
    return child(verb, "nsubjpass", "auxpass") is not None


def speaker_of(verb: Token) -> Token | None:
    """The speaker of a reporting verb; None where a passive names none."""
    if is_passive(verb):
        return agent(verb)
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and child(verb, "aux") is None:
        return agent(verb)
    return subject(verb) or apposed(verb)


def apposed(verb: Token) -> Token | None:
    """ "At the gate in Ulm, Ann Weil, a nurse, said ...": a name the tree gives to the place."""
    if verb.tag_ not in FINITE or verb.i < 4 or verb.nbor(-1).text != ",":
        return None
    for token in reversed(verb.doc[max(0, verb.i - APPOSED_WITHIN) : verb.i - 1]):
        if token.pos_ == "VERB" and token.tag_ in FINITE:
            return None
        named = token.dep_ == "appos" and token.ent_type_ == "PERSON"
        if named and token.left_edge.i and token.left_edge.nbor(-1).text == ",":
            return token
    return None


def mention_of(scene: Scene, verb: Token) -> tuple[Extent | None, Extent | None]:
    """Mention and, for "who" and "which", the phrase that it stands for."""
    noun = speaker_of(verb)
    if noun is None or noun.dep_ == "expl" or not outside(scene, noun):
        return None, None
    mention = phrase(scene, noun, stop=verb)
    carrier = noun.head.head if noun.lower_ in RELATIVE and noun.head.dep_ == "relcl" else None
    if carrier is not None and carrier.pos_ in NOUNS and outside(scene, carrier):
        return mention, phrase(scene, carrier, stop=noun)
    return mention, None
