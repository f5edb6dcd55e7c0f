"""Phrases around a head: the words that name somebody, what a sentence is on, and what a subject
and a predicate keep when only what makes them whole is read."""

from collections.abc import Iterator

from spacy.lang.en.syntax_iterators import noun_chunks
from spacy.tokens import Span, Token

from generator.language.acts.dispute_words import entries_by_lemma
from generator.language.grammar import NEGATIONS, SUBJECTS, VERBS
from generator.language.names.roles import is_person_noun

LEFT = frozenset({"det", "compound", "amod", "poss", "nummod", "nmod", "predet", "quantmod"})
MAX_AFTER = 6
"""Tokens of an `of` or `for` phrase that still belong to a name: `lawyers for the bank`."""


def naming_phrase(head: Token) -> Span:
    """The person's name where one stands in the phrase, else the noun with what narrows it."""
    person = _person_beside(head)
    if person is not None:
        return person
    doc = head.doc
    # not of "As such, independent auditors": the first words open the sentence
    lefts = (c for c in head.lefts if c.lower_ != "such" or c.nbor().text != ",")
    left = [t.i for c in lefts if c.dep_ in LEFT for t in c.subtree if t.pos_ != "PUNCT"]
    end = _last_of_pair(head)
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "for") and child.i == end + 1:
            last = child.right_edge.i
            end = last if last - head.i <= MAX_AFTER else end
    return doc[min([head.i, *left]) : end + 1]


def _last_of_pair(head: Token) -> int:
    """ "Russia and China": two names that share a verb are one holder."""
    pair = head.doc[head.i + 1 : head.i + 3]
    if head.pos_ != "PROPN" or len(pair) < 2 or pair[0].lower_ != "and":
        return head.i
    other = pair[1]
    joined = other.pos_ == "PROPN" and other.dep_ == "conj" and other.head == head
    return other.i if joined else head.i


def _person_beside(head: Token) -> Span | None:
    """The name that the head is part of or that is set beside it."""
    apposed = {head.i} | {t.i for c in head.children if c.dep_ == "appos" for t in (c, *c.lefts)}
    named = min((i for i in apposed if head.doc[i].ent_type_ == "PERSON"), default=None)
    return None if named is None else _entity_at(head.doc[named])


def _entity_at(token: Token) -> Span:
    """The whole name that the token is part of; `Doc.ents` would go through the whole text."""
    doc, start, end = token.doc, token.i, token.i + 1
    while doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return doc[start:end]


TOPIC_LINKS = frozenset({"of", "in", "on", "about", "with", "for", "to", "between", "over", "at"})
NOT_TOPICS = frozenset({"PERSON", "ORG", "GPE", "NORP", "DATE", "TIME", "CARDINAL"})
MAX_TOPIC = 9
"""Most tokens of a topic phrase."""
QUOTES = frozenset('“”"«»')


def topic_phrases(words: Span) -> Iterator[Span]:
    """The noun phrases of a stretch, each short and with its phrase behind it, where both fit.

    Names of persons and bodies head no list, nor do pronouns (of `his plan`, `plan` is left), days
    and dates, and phrases that quotation marks cut.
    """
    for owned in _chunks(words):
        chunk = words.doc[owned.start + (owned[0].tag_ == "PRP$") : owned.end]
        if len(chunk) and _names_a_thing(chunk) and not _has_mark(chunk):
            yield chunk
            end = _with_link(chunk)
            longer = words.doc[chunk.start : end]
            if end > chunk.end and len(longer) <= MAX_TOPIC and not _has_mark(longer):
                yield longer


def _chunks(words: Span) -> Iterator[Span]:
    """spaCy's base noun phrases in these words, found in their sentences only.

    `Span.noun_chunks` goes through the whole text each time, which takes the square of its length.
    """
    doc = words.doc
    if not len(words):
        return
    around = doc[words[0].sent.start : words[-1].sent.end]
    for start, end, _ in noun_chunks(around):
        if words.start <= start and end <= words.end:
            yield doc[start:end]


def _names_a_thing(chunk: Span) -> bool:
    root = chunk.root
    owned = any(t.tag_ == "PRP$" or t.pos_ == "PRON" for t in chunk)
    named = root.ent_type_ in NOT_TOPICS or is_person_noun(root.text)
    empty = root.lemma_.lower() in entries_by_lemma("empty")
    return root.pos_ == "NOUN" and not (named or owned or empty)


def _with_link(chunk: Span) -> int:
    links = (c for c in chunk.root.rights if c.dep_ == "prep" and c.lower_ in TOPIC_LINKS)
    link = next(links, None)
    return link.right_edge.i + 1 if link is not None and link.i == chunk.end else chunk.end


def _has_mark(words: Span) -> bool:
    return any(mark in token.text for token in words for mark in QUOTES)


# --- what a subject and a predicate keep ---------------------------------------------------------
#
# Left out is what only stands beside: appositions, relative and adverbial clauses, what a comma
# sets apart, the negation, and, where it is to be short, all but the first phrase behind the verb.

LEFT_OUT = frozenset(
    {"appos", "relcl", "advcl", "parataxis", "discourse", "intj", "preconj", "dep", "meta"}
)
"""Labels of what stands beside: a clause can do without it."""
NEVER_BEHIND = frozenset({"conj", "cc", "mark", "neg", "expl", "npadvmod"})
"""Labels of what does not stand behind a clause's own verb."""
SHORTENED = frozenset({"prep", "advmod", "npadvmod"})
"""Labels of what can go as well, right under the verb."""
COMPLETE = frozenset({"dobj", "attr", "acomp", "xcomp", "ccomp", "agent", "oprd"})
"""Labels of what makes a verb whole without the phrases behind it."""


def kept_words(head: Token, *, full: bool = True) -> tuple[Token, ...]:
    """Of a subject or a predicate, with the commas between two words of a list: `the mayor, the
    council and the firm`."""
    found = sorted(_kept(head, head, full=full), key=lambda t: t.i)
    places = {t.i for t in found}
    commas = [
        t.nbor()
        for t in found
        if t.i + 2 in places and t.i + 1 not in places and t.nbor().text == ","
    ]
    return tuple(sorted([*found, *commas], key=lambda t: t.i))


def _kept(root: Token, top: Token, *, full: bool) -> Iterator[Token]:
    yield root
    for child in root.children:
        if _stays(child, root, top, full=full):
            yield from _kept(child, top, full=full)


def _stays(child: Token, root: Token, top: Token, *, full: bool) -> bool:
    if child.dep_ in LEFT_OUT or _is_set_apart(child):
        return False
    if child.dep_ == "punct":
        tied = child.i > 0 and not child.nbor(-1).whitespace_
        joins = child.text in ("-", "–", "/") and not child.whitespace_
        return tied and (joins or child.text == "%")
    if root != top or root.pos_ not in VERBS:
        return True
    if child.i < root.i:
        return child.dep_ in ("aux", "auxpass")
    return _stays_behind(child, root, full=full)


def _is_set_apart(child: Token) -> bool:
    """A comma stands before it: `, known as the Mill`."""
    first = child.left_edge
    return child.dep_ in ("acl", "prep", "advmod") and first.i > 0 and first.nbor(-1).text == ","


def _stays_behind(child: Token, verb: Token, *, full: bool) -> bool:
    """Right under the clause's own verb, behind it."""
    if child.dep_ in SUBJECTS | NEVER_BEHIND or child.lower_ in NEGATIONS:
        return False
    if full or child.dep_ not in SHORTENED or (child.dep_ == "advmod" and child.i == verb.i + 1):
        return True
    phrases = [c for c in verb.rights if c.dep_ == "prep"]
    complete = any(c.dep_ in COMPLETE for c in verb.children)
    return child in phrases[:1] and not complete
