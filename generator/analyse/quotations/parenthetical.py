"""A cue put into or around what is said: "The talks, she said, were over", "As X noted, ...",
"a strike that officials said could last"."""

from collections.abc import Sequence

from spacy.tokens import Token

from generator.analyse.mentions import WEAK_SPEECH_VERBS, child, frames, own_subject, unused_cues
from generator.analyse.quotations.extents import candidate_at
from generator.analyse.scene import (
    OUTSIDE,
    Candidates,
    Extent,
    QuotationCandidate,
    Scene,
    sentence_bounds,
)
from generator.language.grammar import FINITE, RELATIVE, VERBS
from generator.language.words.reporting import pairs, reporting_words

SPEECH = frozenset({"clause", "addressee", "question"})
ANSWERS = frozenset({"answer", "continue", "go", "reply"})
"""Of the verbs that announce marks, those that stand as well beside words without them."""
GROUP_END = frozenset({",", ".", ";", ":", "—", "–", "--", ")", "-", "?", "!"})
GROUP_REACH = 14
"""Tokens that may stand between the reporting verb and the comma that ends the inserted cue."""
VERB_OBJECTS = frozenset({"dobj", "dative", "ccomp", "xcomp", "oprd", "attr"})
LEADS = frozenset({"as", "though", "so"})
AS_CLAUSE_REACH = 25
"""Tokens in which the "as" clause has to end with a comma."""
FEWEST_AFTER_COMMA = 3
"""Words that have to follow the comma."""
OWN_OBJECTS = frozenset({"dobj", "ccomp", "xcomp"})
CLAUSE_OPENERS = frozenset({"that", "which", "who", "what", "whom"})
RELATIVE_TOKENS = 30
"""Tokens that such a clause may have; where the tree goes on for longer it has gone wrong."""


def parentheticals(scene: Scene, found: Sequence[QuotationCandidate]) -> Candidates:
    """Sentences with an inserted or final cue: "..., she said, ..."."""
    for verb, lemma in unused_cues(scene, found):
        if (lemma in ANSWERS or frames(lemma) & SPEECH) and verb.tag_ != "VBG":
            yield _inserted(scene, verb, lemma)


def fronted(scene: Scene, found: Sequence[QuotationCandidate]) -> Candidates:
    """Sentences that an "as" clause with a reporting verb opens: "As X noted, ..."."""
    for verb, lemma in unused_cues(scene, found):
        if "clause" in frames(lemma) and verb.tag_ != "VBG":
            yield _behind_comma(scene, verb, lemma)


def relatives(scene: Scene, found: Sequence[QuotationCandidate]) -> Candidates:
    """Relative clauses whose words somebody said: "a strike that officials said could last"."""
    for verb, lemma in unused_cues(scene, found):
        pronoun = _pronoun(scene, verb) if "clause" in frames(lemma) else None
        end = _relative_end(scene, verb)
        if pronoun is not None and end > verb.i + 1:
            extent = (pronoun.i, end)
            yield candidate_at(scene, verb, lemma, extent, "cue in relative clause")


# --- inserted -----------------------------------------------------------------------------------


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
    rest = any(t.is_alpha for t in scene.doc[right:high])
    extent = (low, high) if rest and _said_on(scene, right, high) else (low, left)
    if not any(t.pos_ in ("VERB", "AUX") and t != verb for t in scene.doc[extent[0] : extent[1]]):
        return None
    return candidate_at(scene, verb, lemma, extent, "inserted cue")


def _relative(scene: Scene, low: int, left: int, high: int) -> Extent:
    """ "papers which, she said, proved it": the relative clause alone is what is said."""
    pronoun = scene.doc[left - 1]
    if pronoun.lower_ not in ("which", "that", "who") or pronoun.tag_ not in ("WDT", "WP"):
        return low, high
    return pronoun.i, min(high, pronoun.head.right_edge.i + 1)


def _said_on(scene: Scene, right: int, high: int) -> bool:
    """Not "..., she said, but she left open ...": the speaker acts again, nothing is said."""
    if scene.inside[right] != OUTSIDE or scene.doc[right].text != ",":
        return scene.inside[right] != OUTSIDE
    after = scene.doc[right + 1 : min(high, right + 3)]
    joins = len(after) > 1 and after[0].lower_ in ("and", "but")
    return not (joins and after[1].lower_ in ("he", "she", "they"))


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


def _brackets(scene: Scene, low: int, cue: int, high: int) -> Extent:
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
    first = next((t.lower_ for t in scene.doc[low:left] if t.is_alpha), None)
    return first not in (None, "asked", "according", "like")


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


# --- in an "as" clause ---------------------------------------------------------------------------


def _behind_comma(scene: Scene, verb: Token, lemma: str) -> QuotationCandidate | None:
    low, high = sentence_bounds(scene, verb)
    opening = _as(scene, low, verb.i)
    if opening is None or not _fronted_bare(verb, opening):
        return None
    noun = own_subject(verb)
    after = max(verb.i, noun.i if noun is not None and noun.head == verb else verb.i) + 1
    near = scene.doc[after : min(high, after + AS_CLAUSE_REACH)]
    commas = (t.i for t in near if t.text == "," and scene.inside[t.i] == OUTSIDE)
    comma = next(commas, None)
    if comma is None or sum(t.is_alpha for t in scene.doc[comma + 1 : high]) < FEWEST_AFTER_COMMA:
        return None
    return candidate_at(scene, verb, lemma, (comma + 1, high), "as X says")


def _as(scene: Scene, low: int, cue: int) -> int | None:
    """The "as" that opens the sentence, or its part behind "and" or "but", before the cue."""
    for i in range(cue - 1, max(low - 1, cue - AS_CLAUSE_REACH), -1):
        token = scene.doc[i]
        if token.lower_ == "as" and scene.inside[i] == OUTSIDE:
            opens = i == low or scene.doc[i - 1].lower_ in ("and", "but")
            return i if opens else None
        if token.tag_ in ("VBD", "VBZ", "MD") and token.dep_ not in ("aux", "relcl"):
            return None
    return None


def _fronted_bare(verb: Token, opening: int) -> bool:
    """ "As X noted": nothing is noted within the clause, and somebody or a text notes."""
    if any(c.dep_ in OWN_OBJECTS for c in verb.rights) or child(verb, "neg") is not None:
        return False
    passive = verb.tag_ == "VBN" and verb.i <= opening + 2
    return passive or own_subject(verb) is not None


# --- in a relative clause ------------------------------------------------------------------------


def _pronoun(scene: Scene, verb: Token) -> Token | None:
    """The relative pronoun right before the cue's subject."""
    noun = own_subject(verb)
    if noun is None or noun.i > verb.i or noun.left_edge.i < 1 or noun.lower_ in CLAUSE_OPENERS:
        return None
    pronoun = scene.doc[noun.left_edge.i - 1]
    relative = pronoun.lower_ in CLAUSE_OPENERS and pronoun.tag_ in ("WDT", "WP", "IN")
    return pronoun if relative and scene.inside[pronoun.i] == OUTSIDE else None


def _relative_end(scene: Scene, verb: Token) -> int:
    """The end of the clause whose verb follows the cue at once; 0 where none does."""
    _, high = sentence_bounds(scene, verb)
    for i in range(verb.i + 1, min(high, verb.i + 3)):
        token = scene.doc[i]
        if token.pos_ in VERBS and token.tag_ in ("VBD", "VBZ", "VBP", "MD", "VBN"):
            head = token.head if token.dep_ in ("aux", "auxpass") else token
            end = min(high, head.right_edge.i + 1)
            commas = (t.i for t in scene.doc[i:end] if t.text == ",")
            return next(commas, end) if end - i > RELATIVE_TOKENS else end
        if token.pos_ != "ADV":
            return 0
    return 0
