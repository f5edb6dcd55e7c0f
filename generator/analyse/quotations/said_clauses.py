"""Indirect and mixed speech behind a reporting verb: its clause, infinitive or phrase."""

from collections.abc import Sequence

from spacy.tokens import Token

from generator.analyse.blocks import HEADLINE_BLOCK
from generator.analyse.mentions import (
    WEAK_SPEECH_VERBS,
    agent,
    child,
    frames,
    is_passive,
    own_subject,
    unused_cues,
)
from generator.analyse.quotations.contents import right_content
from generator.analyse.quotations.extents import before_relative_cue, candidate_at, reach
from generator.analyse.scene import OUTSIDE, Candidates, QuotationCandidate, Scene, sentence_bounds
from generator.language.grammar import FINITE
from generator.language.words.reporting import reporting_words

FINDING_VERBS = frozenset({"find", "hold", "show"})
NOMINALS = frozenset({"object", "preposition", "naming"})
"""Sections whose words said are a phrase: another's "who said ..." is no part of it."""
TRANSITIVE = frozenset(
    {"charge", "find", "hold", "indicate", "maintain", "post", "rule", "show", "tweet", "write"}
)
"""Verbs with an object so often that a clause has to stand in the tree."""
NOT_IN_HEADLINES = WEAK_SPEECH_VERBS | reporting_words("addressee")
"""Verbs whose object in a headline is no clause: "warns neighbour", "protests against"."""
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ"})
THAT_WITHIN = 20
"""Tokens behind the verb in which its "that" is looked for."""
CLAUSE_REACH = 25
"""Tokens in which a clause has to show its finite verb."""


def content_clauses(scene: Scene, found: Sequence[QuotationCandidate]) -> Candidates:
    """Reporting verbs with a content clause, an infinitive or a phrase behind them."""
    return (_behind_verb(scene, verb, lemma) for verb, lemma in unused_cues(scene, found))


def _behind_verb(scene: Scene, verb: Token, lemma: str) -> QuotationCandidate | None:
    section, heads = right_content(verb, lemma)
    if not heads:
        return _unparsed(scene, verb, lemma)
    low, high = sentence_bounds(scene, verb)
    start = max(low, verb.i + 1, min(_left(h) for h in heads))
    end = min(high, max(h.right_edge.i + 1 for h in heads))
    if start >= end:
        return None
    if (lemma in FINDING_VERBS and not _finds(verb, heads[0])) or _impersonal(verb):
        return None
    if heads[0].i == start and heads[0].tag_ in FINITE and own_subject(heads[0]) is None:
        return None
    start, end = _led_in(scene, verb, start), reach(scene, verb, start, end)
    if section in NOMINALS:
        end = before_relative_cue(scene, start, end)
    return candidate_at(scene, verb, lemma, (start, end), f"{section} behind")


def _finds(verb: Token, head: Token) -> bool:
    """ "The survey found ...", "he found that ...": not "he found his hat", "must show that"."""
    if any(c.lower_ == "must" for c in verb.children):
        return False
    noun = child(verb, "nsubj")
    told = noun is not None and noun.lemma_.lower() in reporting_words("finding")
    return told or any(c.lower_ == "that" and c.dep_ == "mark" for c in head.children)


def _impersonal(verb: Token) -> bool:
    """ "It is worth noting", "all this is to say", "it was announced": nobody speaks."""
    if is_passive(verb) and agent(verb) is None:
        noun = own_subject(verb)
        if verb.i and verb.nbor(-1).lower_ in ("'s", "’s") and child(verb, "ccomp") is not None:
            return False
        return noun is not None and verb.lemma_ not in ("ask", "tell", "quote")
    return verb.head.lower_ == "worth" or (verb.dep_ == "xcomp" and verb.head.lemma_ == "be")


def _led_in(scene: Scene, verb: Token, start: int) -> int:
    """ "If rents rise, she said she would sell": the condition is part of what is said."""
    low, _ = sentence_bounds(scene, verb)
    condition = scene.doc[low].lower_ == "if" and verb.dep_ == "ROOT"
    return low if condition and scene.inside[low] == OUTSIDE else start


def _unparsed(scene: Scene, verb: Token, lemma: str) -> QuotationCandidate | None:
    """ "X said" with a whole clause behind it that the parser hung elsewhere."""
    kinds = frames(lemma)
    if not {"clause", "addressee"} & kinds or not _is_finite(verb):
        return None
    _, high = sentence_bounds(scene, verb)
    start = _that(scene, verb)
    if not start and "clause" in kinds:
        start = _bare_clause(scene, verb, lemma, high)
    if not start:
        return None
    end = reach(scene, verb, start, high)
    return candidate_at(scene, verb, lemma, (start, end), "clause unparsed")


def _is_finite(verb: Token) -> bool:
    """Finite with a subject before it, or ", insisting"."""
    noun = own_subject(verb)
    if noun is None:
        return verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).lower_ in (",", "while")
    finite = verb.tag_ in FINITE or child(verb, "aux") is not None
    return finite and noun.i < verb.i and noun.lower_ not in ("that", "which")


def _bare_clause(scene: Scene, verb: Token, lemma: str, high: int) -> int:
    """Where a clause without "that" begins; 0 where none does. A headline gets the benefit."""
    start = verb.i + 1
    while start < high and scene.doc[start].pos_ == "ADV" and scene.inside[start] == OUTSIDE:
        start += 1
    headline = scene.block.paragraph == HEADLINE_BLOCK and lemma not in NOT_IN_HEADLINES
    if lemma in TRANSITIVE and not headline:
        return 0
    return start if start < high and (headline or _begins_clause(scene, start, high)) else 0


def _that(scene: Scene, verb: Token) -> int:
    """The "that" behind "told customers at a breakfast spot that ..."; 0 where there is none."""
    _, high = sentence_bounds(scene, verb)
    for token in scene.doc[verb.i + 1 : min(high, verb.i + THAT_WITHIN)]:
        if scene.inside[token.i] != OUTSIDE or (token.pos_ == "VERB" and token.tag_ in FINITE):
            return 0
        if token.lower_ == "that" and token.tag_ == "IN":
            return token.i
    return 0


def _begins_clause(scene: Scene, start: int, high: int) -> bool:
    """A nominal at `start` and a finite verb behind it with no comma between."""
    if scene.inside[start] == OUTSIDE and scene.doc[start].pos_ not in NOMINAL:
        return False
    for token in scene.doc[start + 1 : min(high, start + CLAUSE_REACH)]:
        if token.tag_ in FINITE or token.tag_ == "MD":
            return True
        if token.text in (",", ";", ":", "—"):
            return False
    return False


def _left(head: Token) -> int:
    """The left edge, or the "that" of "said, while shaking hands, that ..."."""
    return next(
        (c.i for c in head.children if c.lower_ == "that" and c.dep_ == "mark"), head.left_edge.i
    )
