"""A cue put into or behind what is said: "The talks, she said, were over", "..., X said"."""

from __future__ import annotations

from spacy.tokens import Token

from generator.analyse.cues import WEAK_SPEECH_VERBS, frames, unused_cues
from generator.analyse.mentions import child, own_subject
from generator.analyse.quotations.said_clauses import candidate_at
from generator.analyse.scene import OUTSIDE, QuotationCandidate, Scene, sentence_bounds
from generator.language.grammar import FINITE, RELATIVE
from generator.language.words.reporting import pairs, reporting_words

SPEECH = frozenset({"clause", "addressee", "question"})
ANSWERS = frozenset({"answer", "continue", "go", "reply"})
"""Of the verbs that announce marks, those that stand as well beside words without them."""
GROUP_END = frozenset({",", ".", ";", ":", "—", "–", "--", ")", "-", "?", "!"})
GROUP_REACH = 14
"""Tokens that may stand between the reporting verb and the comma that ends the inserted cue."""
VERB_OBJECTS = frozenset({"dobj", "dative", "ccomp", "xcomp", "oprd", "attr"})
LEADS = frozenset({"as", "though", "so"})


def parentheticals(scene: Scene, found: list[QuotationCandidate]) -> list[QuotationCandidate]:
    """Sentences with an inserted or final cue."""
    new = (
        _inserted(scene, verb, lemma)
        for verb, lemma in unused_cues(scene, found)
        if (lemma in ANSWERS or frames(lemma) & SPEECH) and verb.tag_ != "VBG"
    )
    return [candidate for candidate in new if candidate]


def _inserted(scene: Scene, verb: Token, lemma: str) -> QuotationCandidate | None:
    low, high = sentence_bounds(scene, verb)
    noun = own_subject(verb)
    if noun is None or scene.inside[noun.i] != OUTSIDE or not _has_no_object(verb, noun, lemma):
        return None
    low, high = _brackets(scene, low, min(noun.i, verb.i), high)
    left = _group_start(scene, verb, noun, low)
    if left is None or not _may_be_said(scene, low, left):
        return None
    low, high = _relative(scene, low, left, high)
    right = _group_end(scene, max(verb.i, noun.right_edge.i), high)
    if right is None:
        return None
    rest = [t for t in scene.doc[right:high] if t.is_alpha]
    goes_on = (
        right < high
        and scene.doc[right].text == ","
        and not _speaker_acts_again(scene, right, high)
    )
    goes_on = goes_on or (right < high and scene.inside[right] != OUTSIDE)
    extent = (low, high) if rest and goes_on else (low, left)
    if not any(t.pos_ in ("VERB", "AUX") and t != verb for t in scene.doc[extent[0] : extent[1]]):
        return None
    return candidate_at(scene, verb, lemma, extent, "inserted cue")


def _relative(scene: Scene, low: int, left: int, high: int) -> tuple[int, int]:
    """ "papers which, she said, proved it": the relative clause alone is what is said."""
    pronoun = scene.doc[left - 1]
    if pronoun.lower_ not in ("which", "that", "who") or pronoun.tag_ not in ("WDT", "WP"):
        return low, high
    return pronoun.i, min(high, pronoun.head.right_edge.i + 1)


def _speaker_acts_again(scene: Scene, comma: int, high: int) -> bool:
    """ "..., she said, but she left open ...": the speaker acts again, nothing is said."""
    after = scene.doc[comma + 1 : min(high, comma + 3)]
    joins = len(after) > 1 and after[0].lower_ in ("and", "but")
    return joins and after[1].lower_ in ("he", "she", "they")


def _has_no_object(verb: Token, noun: Token, lemma: str) -> bool:
    """No object or clause of the verb's own: "X said", "X told reporters", not "X said the ..."."""
    if noun.lower_ in RELATIVE or lemma in WEAK_SPEECH_VERBS or child(verb, "neg") is not None:
        return False
    phrase = any((lemma, c.lower_) in pairs("preposition") for c in verb.rights)
    if noun.dep_ == "nsubjpass" or phrase:
        return False
    if lemma == "go" and verb.doc[verb.i + 1 : verb.i + 2].text.lower() != "on":
        return False
    taken = [c for c in verb.children if c.i > verb.i and c.dep_ in VERB_OBJECTS]
    if lemma in reporting_words("addressee"):
        taken = [c for c in taken if c.dep_ not in ("dobj", "dative")]
    return all(c.i > verb.i + 1 and c.nbor(-1).text == "," for c in taken if c != noun)


def _brackets(scene: Scene, low: int, cue: int, high: int) -> tuple[int, int]:
    """The inside of the brackets that the cue stands in, if it does."""
    opening = next((i for i in range(cue, low, -1) if scene.doc[i].text in ("(", ")")), None)
    if opening is None or scene.doc[opening].text == ")":
        return low, high
    closing = next((i for i in range(cue, high) if scene.doc[i].text == ")"), high)
    return opening + 1, closing


def _group_start(scene: Scene, verb: Token, noun: Token, low: int) -> int | None:
    """The comma (or closing mark) before "X said"; None where there is none."""
    start = min(noun.left_edge.i, verb.i)
    if noun.i < verb.i and noun.left_edge.i <= low:
        return None
    before = start - 1
    while before > low and scene.doc[before].lower_ in LEADS | {"also", "later"}:
        before -= 1
    if before <= low:
        return None
    token = scene.doc[before]
    if token.text in (",", "—", "–", "--") or scene.inside[before] != OUTSIDE:
        return before + (scene.inside[before] != OUTSIDE)
    return None


def _may_be_said(scene: Scene, low: int, left: int) -> bool:
    """Whether the words before the cue can be what is said, or its beginning."""
    words = [t for t in scene.doc[low:left] if t.is_alpha]
    if not words:
        return False
    return words[0].lower_ not in ("asked", "according", "like")


def _group_end(scene: Scene, last: int, high: int) -> int | None:
    """The comma or stop that ends "X said in a letter on Monday"; None where a clause follows."""
    for i in range(last + 1, min(high, last + 1 + GROUP_REACH)):
        token = scene.doc[i]
        if scene.inside[i] != OUTSIDE:
            return i if i == last + 1 else None
        if token.text in GROUP_END or token.is_space:
            return i
        if token.tag_ in (*FINITE, "MD") or token.lower_ == "that":
            return None
    return high if last + 1 + GROUP_REACH >= high else None
