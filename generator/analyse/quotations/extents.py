"""How far the words said reach: from the tree's edges to the place where they end in print."""

from spacy.tokens import Doc, Token

from generator.analyse.mentions import base_form, is_reporting, mention_of, own_subject
from generator.analyse.quotations.contents import right_content
from generator.analyse.scene import (
    OUTSIDE,
    Extent,
    QuotationCandidate,
    Scene,
    candidate_of,
    is_whole,
    sentence_bounds,
)
from generator.language.grammar import DASHES, FINITE
from generator.language.words.reporting import reporting_words

STOPS = frozenset({",", ";", ":", "—", "–", "--", "-", "(", ")", "...", "…", ".", "?", "!"})
JOINS = frozenset({"and", "but", "or", "yet", "while", "whereas", "though", "although"})
CUE_WITHIN = 6
"""Tokens behind a comma or an "and" in which a second reporting verb is looked for."""
LONGEST_ASIDE = 60
"""Tokens of an aside; looking further back would cost more than it finds."""
DASH_ASIDES = frozenset({"appos", "relcl", "npadvmod", "acl"})
ASIDES = frozenset(
    {("appos", "a"), ("appos", "an"), ("relcl", "when"), ("relcl", "where"), ("advcl", "as")}
)
"""Measured on labelled news: of the additions behind a comma these are more often the reporter's
own; "who" and "which" clauses and all others belong to what is said at least as often."""


def candidate_at(
    scene: Scene, verb: Token, lemma: str, tokens: Extent, rule: str
) -> QuotationCandidate | None:
    """The candidate with these tokens as the words that the verb announces."""
    words = trim(scene, *to_stretch_ends(scene, *tokens))
    return candidate_of(scene, words, verb, lemma, rule, mention_of(scene, verb))


def to_stretch_ends(scene: Scene, start: int, end: int) -> Extent:
    for i in (start, end - 1):
        k = scene.inside[i]
        if k != OUTSIDE:
            start, end = min(start, scene.tokens[k][0]), max(end, scene.tokens[k][1])
    return start, end


def trim(scene: Scene, start: int, end: int) -> Extent:
    """Without punctuation at the ends, quotation marks of a whole stretch excepted."""
    doc = scene.doc
    while start < end and scene.inside[start] == OUTSIDE and _loose_left(doc[start]):
        start += 1
    while start < end and scene.inside[end - 1] == OUTSIDE and _loose_right(doc[end - 1]):
        end -= 1
    return start, end


def _loose_left(token: Token) -> bool:
    return (token.is_punct and token.text not in ("(", "[", "$", "#")) or token.is_space


def _loose_right(token: Token) -> bool:
    loose = token.is_punct and token.text not in (")", "]", "%")
    return loose or token.is_space or token.lower_ in ("and", "but")


def reach(scene: Scene, verb: Token, start: int, end: int) -> int:
    """Where the words said end, from the tree's end of them."""
    high = sentence_bounds(scene, verb)[1]
    if verb.dep_ == "advcl" and verb.i < verb.head.i:
        high = max(end, min(high, verb.right_edge.i + 1))
    end = _behind_stretch(scene, _widened(scene, verb, end), high)
    end = _joined_clause(scene, start, end, high)
    end = _before_next_cue(scene, verb, start, _before_utterance(scene, start, end))
    return _without_aside(scene, start, _before_occasion(scene, start, end))


def _widened(scene: Scene, verb: Token, end: int) -> int:
    """The end moved over what follows without a break and still hangs on the verb.

    "boasted of [his skill] in whittling 25 million off the price": the tree hangs the tail on
    the reporting verb, print reads it as part of what is said.
    """
    high = min(sentence_bounds(scene, verb)[1], verb.right_edge.i + 1)
    while end < high:
        token = scene.doc[end]
        if token.text in STOPS or token.dep_ == "cc" or _dates(token):
            break
        if scene.inside[end] != OUTSIDE:
            end = scene.tokens[scene.inside[end]][1]
        else:
            end = max(end + 1, min(high, _phrase_end(token, verb)))
    return end


def _dates(token: Token) -> bool:
    """ "in June", "last month": when it was said, not what."""
    if token.ent_type_ == "DATE" and token.dep_ in ("npadvmod", "compound", "amod", "det"):
        return True
    carriers = reporting_words("carrier")
    below = token.children if token.dep_ == "prep" else ()
    return any(c.ent_type_ == "DATE" or c.lemma_ in carriers for c in below)


def _phrase_end(token: Token, verb: Token) -> int:
    """The end of the largest phrase that starts at this token, below the verb."""
    top = token
    while top.head != verb and top.head != top and top.head.left_edge.i >= token.i:
        top = top.head
    return top.right_edge.i + 1


def _behind_stretch(scene: Scene, end: int, high: int) -> int:
    """A sentence that goes on behind closing marks without a break is still what is said."""
    goes_on = scene.inside[end - 1] != OUTSIDE
    while goes_on and end < high and _words_go_on(scene, scene.doc[end]):
        end += 1
    return end


def _words_go_on(scene: Scene, token: Token) -> bool:
    if scene.inside[token.i] != OUTSIDE:
        return True
    if scene.inside[token.i - 1] != OUTSIDE and token.tag_ in FINITE:
        return False
    return token.text not in STOPS and token.dep_ != "cc" and not is_reporting(token)


def _joined_clause(scene: Scene, start: int, end: int, high: int) -> int:
    """The end moved over ", and that ...", ", but it ..." with the same pronoun as before."""
    doc = scene.doc
    at = end + (end < high and doc[end].text == ",")
    if at + 2 >= high or doc[at].lower_ not in ("and", "but", "or"):
        return end
    first, following = doc[start], doc[at + 1]
    second_that = following.lower_ == "that" and first.lower_ == "that"
    same = following.dep_ == "nsubj" and following.lower_ in (first.lower_, "it")
    return high if second_that or (same and following.pos_ == "PRON") else end


def _before_utterance(scene: Scene, start: int, end: int) -> int:
    """The end moved back before ": "A whole utterance.""."""
    for i in range(start + 2, end):
        k = scene.inside[i]
        if k != OUTSIDE and scene.doc[i - 1].text == ":" and scene.inside[i - 1] == OUTSIDE:
            return i - 1 if is_whole(scene, scene.stretches[k]) else end
    return end


def _before_occasion(scene: Scene, start: int, end: int) -> int:
    """The end moved back before "in an interview with ..." behind closing marks."""
    for i in range(max(start + 1, end - CUE_WITHIN * 2), end):
        token = scene.doc[i]
        fresh = scene.inside[i] == OUTSIDE and scene.inside[i - 1] != OUTSIDE
        if fresh and token.lower_ in ("in", "during", "on"):
            held = {c.lemma_ for c in token.children if c.dep_ == "pobj"}
            if held & reporting_words("carrier"):
                return i
    return end


def _before_next_cue(scene: Scene, verb: Token, start: int, end: int) -> int:
    """The end moved back to where a second reporting verb of the same speaker takes over."""
    outer = (i for i in range(start + 1, end) if scene.inside[i] == OUTSIDE)
    return next((i for i in outer if _takes_over(scene, verb, i, end)), end)


def before_relative_cue(scene: Scene, start: int, end: int) -> int:
    """The end moved back before ", who said ..."."""
    for i in range(start + 1, end - 2):
        token = scene.doc[i]
        relative = token.text == "," and scene.doc[i + 1].lower_ in ("who", "which")
        near = scene.doc[i + 2 : min(end, i + 2 + CUE_WITHIN)]
        if relative and any(is_reporting(t) for t in near):
            return i
    return end


def _takes_over(scene: Scene, verb: Token, i: int, end: int) -> bool:
    """Whether at token i starts ", adding ...", "and said ...", ", but she denied ..."."""
    token = scene.doc[i]
    comma, join = token.text == "," or token.text in DASHES, token.lower_ in JOINS
    following = scene.doc[i + 1 : i + 2].text.lower()
    join = join or (token.lower_ == "as" and following in ("he", "she", "they"))
    if scene.inside[i - 1] != OUTSIDE and token.tag_ == "VBG" and is_reporting(token):
        return True
    if not comma and not join:
        return False
    for other in scene.doc[i + 1 : min(end, i + 1 + CUE_WITHIN)]:
        if scene.inside[other.i] != OUTSIDE or other.is_punct:
            return False
        if is_reporting(other):
            return _is_next_cue(verb, other, comma, join, other.i - i - 1)
        if other.pos_ in ("VERB", "AUX") and other.dep_ not in ("aux", "auxpass"):
            return False
        if _opens_clause(other, other.i - i - 1, comma):
            return False
        join = join or other.lower_ in JOINS
    return False


def _opens_clause(token: Token, place: int, comma: bool) -> bool:
    """A clause of its own begins here, so a reporting verb behind it is not the next cue."""
    if token.lower_ in ("who", "which", "that", "if", "because", "when", "to"):
        return True
    return token.dep_ in ("nsubj", "nsubjpass", "mark", "relcl") and comma and place > 1


def _is_next_cue(verb: Token, other: Token, comma: bool, join: bool, place: int) -> bool:
    if other.tag_ == "VBG":
        again = join and verb.tag_ == "VBG" and _has_words_said(other)
        return (comma or again) and place <= 1 and other.dep_ not in ("amod", "compound")
    if other.head == verb and other.dep_ == "ccomp":
        return False
    noun = own_subject(other)
    if noun is not None and verb.i < noun.i < other.i - place:
        return False
    if comma and not join and place == 0:
        return other.tag_ == verb.tag_ and other.tag_ in FINITE
    if other.tag_ not in FINITE and not (other.tag_ == "VBN" and verb.tag_ in FINITE):
        return False
    inner = other.dep_ == "conj" and other.head.i > verb.i and other.head.tag_ == other.tag_
    if inner and not _has_words_said(other):
        return False
    return join and (other.dep_ == "conj" or other.tag_ == verb.tag_)


def _has_words_said(verb: Token) -> bool:
    """Whether the verb has a clause or an infinitive of its own behind it."""
    section, _ = right_content(verb, base_form(verb) or "")
    return section in ("clause", "addressee", "request", "promise", "question")


# --- a reporter's aside at the end of what somebody said: ", a move that ...", " - a first" -------


def _without_aside(scene: Scene, start: int, end: int) -> int:
    """The end moved back before a closing aside."""
    last = end
    while last > start and scene.doc[last - 1].is_punct:
        last -= 1
    for i in range(max(start + 2, last - LONGEST_ASIDE), last - 1):
        token = scene.doc[i]
        if scene.inside[i] == OUTSIDE and (token.text == "," or token.text in DASHES):
            top = _top_token(scene.doc, i + 1, last)
            whole = top is not None and top.right_edge.i + 1 >= last and _is_aside(token, top)
            if whole or (token.text == "," and _renames(scene, i + 1, last)):
                return i
    return end


def _renames(scene: Scene, start: int, end: int) -> bool:
    """ ", a practice that has spread": a noun with "a" and no verb but a relative clause's."""
    doc = scene.doc
    if doc[start].lower_ not in ("a", "an", "one", "another"):
        return False
    relative = False
    for token in doc[start + 1 : end]:
        if token.lower_ in ("and", "or", ",") and not relative:
            return False
        relative = relative or token.tag_ in ("WDT", "WP", "WRB") or token.lower_ == "that"
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD") and not relative:
            return False
    return True


def _is_aside(mark: Token, top: Token) -> bool:
    if mark.text in DASHES:
        return top.dep_ in DASH_ASIDES
    return (top.dep_, mark.nbor().lower_) in ASIDES


def _top_token(doc: Doc, low: int, high: int) -> Token | None:
    """The one token of [low, high) whose head lies outside; None if there are several."""
    tops = [t for t in doc[low:high] if not low <= t.head.i < high and not t.is_punct]
    return tops[0] if len(tops) == 1 else None
