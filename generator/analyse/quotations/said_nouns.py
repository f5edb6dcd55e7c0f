"""Words said behind a noun: "his claim that ...", "a promise to ..."; and silence reported."""

from __future__ import annotations

from spacy.tokens import Token

from generator.analyse.mentions import (
    Extent,
    child,
    mention_of,
    own_subject,
    phrase,
)
from generator.analyse.quotations.edges.extents import to_stretch_ends, trim
from generator.analyse.quotations.said_clauses import declines_to_say
from generator.analyse.scene import (
    OUTSIDE,
    QuotationCandidate,
    Scene,
    char_end,
    char_start,
    sentence_bounds,
)
from generator.language.words.reporting import reporting_words


def noun_clauses(scene: Scene, found: list[QuotationCandidate]) -> list[QuotationCandidate]:
    """Nouns of speech with an owner ("her warning") and a clause, an infinitive or marks."""
    nouns = reporting_words("noun")
    new = []
    for token in scene.doc:
        if token.pos_ == "NOUN" and token.lemma_ in nouns and scene.inside[token.i] == OUTSIDE:
            owner = _owner_of_words(scene, token)
            candidate = _noun_candidate(scene, token, owner) if owner else None
            if candidate:
                new.append(candidate)
    return new


def _owner_of_words(scene: Scene, noun: Token) -> Extent | None:
    """Whose words: "his claim", "the mayor's claim", "a claim by the mayor"."""
    owner = child(noun, "poss")
    by = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("by", "from")), None)
    if owner is None and by is not None:
        owner = child(by, "pobj")
    if owner is None and noun.dep_ == "dobj" and noun.head.lemma_ in reporting_words("voicing"):
        owner = own_subject(noun.head)
    return phrase(scene, owner, stop=noun) if owner is not None else None


def _noun_candidate(scene: Scene, noun: Token, owner: Extent) -> QuotationCandidate | None:
    clause = next((c for c in noun.children if c.i > noun.i and _says(c)), None) or _equal(noun)
    if clause is None:
        return None
    _, high = sentence_bounds(scene, noun)
    start, end = clause.left_edge.i, min(high, clause.right_edge.i + 1)
    if start <= noun.i or start >= end:
        return None
    start, end = trim(scene, *to_stretch_ends(scene, start, end))
    if start >= end:
        return None
    return QuotationCandidate(
        start=char_start(scene, start),
        end=char_end(scene, end - 1),
        cue=(noun.idx, noun.idx + len(noun)),
        lemma=noun.lemma_,
        mention=owner,
        rule="clause behind noun",
    )


def _equal(noun: Token) -> Token | None:
    """ "Her first claim is that the bridge was safe": the clause behind "is"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ != "be":
        return None
    return next((c for c in verb.rights if c.dep_ == "ccomp" and _says(c)), None)


def _says(clause: Token) -> bool:
    """A "that" clause or an infinitive, not a relative clause."""
    if clause.dep_ not in ("acl", "ccomp", "relcl"):
        return False
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    to = clause.dep_ == "acl" and any(c.tag_ == "TO" for c in clause.children)
    return that or to


def cries(scene: Scene, found: list[QuotationCandidate]) -> list[QuotationCandidate]:
    """ "chants of "One more year!"": marks right behind the noun's "of"."""
    new = []
    for k, stretch in enumerate(scene.stretches):
        at = scene.tokens[k][0] - 2
        words = scene.doc[max(at, 0) : at + 2]
        if at < 0 or words[1].lower_ != "of" or words[0].lemma_ not in reporting_words("cry"):
            continue
        noun = words[0]
        new.append(
            QuotationCandidate(
                start=stretch.start,
                end=stretch.end,
                cue=(noun.idx, noun.idx + len(noun)),
                lemma=noun.lemma_,
                mention=_owner_of_words(scene, noun),
                rule="marks behind noun",
            )
        )
    return new


def silences(scene: Scene, found: list[QuotationCandidate]) -> list[QuotationCandidate]:
    """ "X did not respond to a request": what X would not speak to."""
    return [
        candidate
        for token in scene.doc
        if token.lower_ in ("respond", "responded", "reply", "comment")
        and scene.inside[token.i] == OUTSIDE
        and declines_to_say(token)
        and (candidate := _silence(scene, token))
    ]


def _silence(scene: Scene, verb: Token) -> QuotationCandidate | None:
    topic = next((c for c in verb.children if c.left_edge.lower_ in ("to", "on")), None)
    if topic is None or topic.i < verb.i:
        return None
    start, end = trim(scene, topic.left_edge.i + 1, topic.right_edge.i + 1)
    mention, antecedent = mention_of(scene, verb)
    if start >= end:
        return None
    return QuotationCandidate(
        start=char_start(scene, start),
        end=char_end(scene, end - 1),
        cue=(verb.idx, verb.idx + len(verb)),
        lemma=verb.lemma_,
        mention=mention,
        antecedent=antecedent,
        rule="no answer",
    )
