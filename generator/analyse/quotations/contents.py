"""What a reporting verb takes as the words said, by the section of the lexicon it stands in."""

from collections.abc import Callable

from spacy.tokens import Token

from generator.analyse.mentions import child, frames
from generator.language.words.reporting import pairs, reporting_words

Heads = list[Token]

QUESTION_TAGS = frozenset({"WRB", "WP", "WDT"})
ANONYMOUS = frozenset({"named", "identified", "quoted"})
""" "An official who asked not to be named": no words of interest."""
TORN_OBJECTS = frozenset({"dobj", "dative", "oprd", "nsubj", "attr"})
"""What the parser takes for an object of "said" is the torn-off beginning of its clause."""


def _clausal_heads(right: Heads, lemma: str) -> Heads:
    clauses = [c for c in right if c.dep_ == "ccomp" or _is_question(c)]
    if lemma in reporting_words("question"):
        asked = [c for c in right if c.dep_ in ("ccomp", "advcl") and _opens_question(c)]
        clauses = asked[:1] or clauses
    if not clauses or _opens_question(clauses[0]) or lemma in reporting_words("addressee"):
        return clauses
    torn = [c for c in right if c.dep_ in TORN_OBJECTS and c.i < clauses[0].i]
    return [*torn, *clauses]


def _is_question(clause: Token) -> bool:
    """ "have not said when ...": the parser takes the clause for a circumstance."""
    first = clause.left_edge
    behind = first.i == clause.head.i + 1
    return clause.dep_ == "advcl" and behind and first.tag_ in QUESTION_TAGS


def _opens_question(clause: Token) -> bool:
    """A clause that begins with "if", "whether" or a question word."""
    first = clause.left_edge
    return first.lower_ in ("if", "whether") or first.tag_ in QUESTION_TAGS


def _infinitive(right: Heads, lemma: str) -> Heads:
    return [c for c in right if c.dep_ in ("xcomp", "ccomp") and c.left_edge.lower_ != "as"]


def _requested(right: Heads, lemma: str) -> Heads:
    infinitives = [c for c in _infinitive(right, lemma) if c.lower_ not in ANONYMOUS]
    return infinitives and [*infinitives, *(c for c in right if c.dep_ == "dobj")]


def _named_content(right: Heads, lemma: str) -> Heads:
    verb = right[0].head if right else None
    if verb is not None and verb.tag_ == "VBN" and verb.dep_ == "acl":
        return []
    named = [c for c in right if c.dep_ in ("ccomp", "oprd", "dobj", "xcomp")]
    named += [c for c in right if c.dep_ in ("prep", "advcl") and c.left_edge.lower_ == "as"]
    plain = len(named) == 1 and named[0].dep_ in ("dobj", "oprd")
    if plain and any(t.is_quote for t in named[0].subtree):
        return named
    return named if len(named) > 1 or (named and named[0].dep_ == "ccomp") else []


def _prepositional(right: Heads, lemma: str) -> Heads:
    for token in right:
        if token.dep_ in ("prep", "prt") and (lemma, token.lower_) in pairs("preposition"):
            inner = [c for c in token.children if c.dep_ in ("pobj", "pcomp")]
            outer = [c for c in right if c.dep_ in ("dobj", "ccomp")]
            return [*outer, token] if lemma == "accuse" else inner or outer
    # "accused the mayor of theft", with "of theft" hung on "mayor"
    accused = [c for c in right if c.dep_ == "dobj" and any(p.lower_ == "of" for p in c.children)]
    return accused if lemma == "accuse" else []


def _tells_a_deed(verb: Token) -> bool:
    """The verb says that somebody did it: not "to confirm a judge", not "which describes"."""
    noun = child(verb, "nsubj", "nsubjpass")
    if noun is not None:
        return noun.lower_ not in ("which", "that", "what")
    if verb.tag_ == "VBG":
        return verb.i > 0 and verb.nbor(-1).text == ","
    return verb.tag_ in ("VBD", "VBZ", "VBP") or (verb.dep_ == "conj" and verb.tag_ == "VBN")


def _object_heads(right: Heads, lemma: str) -> Heads:
    found = [c for c in right if c.dep_ in ("dobj", "xcomp", "ccomp")]
    if not found or not _tells_a_deed(found[0].head):
        return []
    if lemma == "echo" and found[0].ent_type_ == "PERSON":
        return []
    return found + [c for c in right if c.dep_ == "prep" and c.lower_ in ("for", "as")]


def _only_points(head: Token) -> bool:
    """A lone "that", "it" or "him" holds no words said."""
    return head.pos_ in ("PRON", "DET") and head.left_edge == head.right_edge


CONTENTS: tuple[tuple[str, Callable[[Heads, str], Heads]], ...] = (
    ("clause", _clausal_heads),
    ("addressee", _clausal_heads),
    ("question", _clausal_heads),
    ("promise", _infinitive),
    ("request", _requested),
    ("naming", _named_content),
    ("preposition", _prepositional),
    ("object", _object_heads),
)
"""Section of the lexicon -> what it takes as content; the first that finds something wins."""


def right_content(verb: Token, lemma: str) -> tuple[str, Heads]:
    """The section used, and the dependents right of the verb that say what is said."""
    kinds = frames(lemma)
    right = [c for c in verb.children if c.i > verb.i]
    for section, contents in CONTENTS:
        found = contents(right, lemma) if section in kinds else []
        if found and not (len(found) == 1 and _only_points(found[0])):
            return section, found
    return "", []
