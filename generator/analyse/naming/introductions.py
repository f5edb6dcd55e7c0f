"""Who is introduced as what: "Ann Weil, the mayor of Ulm", "Mayor Ann Weil"."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from generator.analyse.blocks import Block, Parsed, length_of, words_at
from generator.language.dates.calendar_words import values
from generator.language.names.roles import is_person_noun
from generator.records import Findings, Introduction, Span

ROLE_TAGS = frozenset({"NOUN", "PROPN", "ADJ", "PART", "DET", "NUM", "PRON"})
"""Parts of speech that a role before a name is made of."""
ROLE_STARTS = frozenset({"DET", "NOUN", "PROPN", "ADJ", "PRON", "NUM", "ADV"})
ROLE_LINKS = frozenset(["of", "for", "to", "at", "from", "in", "on", "with", "and", "&"])
MAX_ROLE_WORDS = 18
CLOCK_ABBREVIATIONS = frozenset({"a.m.", "p.m.", "am", "pm"})
"""They may end a sentence that the parser does not see end."""
ROLE_BREAKS = frozenset(
    [*',.;:()—–"“”', "who", "which", "that", "whose", "where", "when", "said", "says"]
)
OF_OFFICE = frozenset({"for", "of", "and", "the", "&"})
"""Small words of an office: `Minister for Women and Equalities`."""
HONORIFIC = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "sir", "dr", "dr."})


def find_introductions(findings: Findings, parsed: Parsed) -> Findings:
    """Adds the roles that stand beside the names of persons, in text order of the names."""
    persons = sorted(name.span for name in findings.names if name.kind == "person")
    found = [
        Introduction(name=span, role=_span(block, span.article, role), why=why)
        for block in parsed.blocks
        for span, words in _names_in(block, persons)
        for role, why in _roles_introduced(words)
    ]
    return replace(findings, introductions=tuple(found))


def _names_in(block: Block, persons: Sequence[Span]) -> Iterator[tuple[Span, Words]]:
    low = bisect_left(persons, block.offset, key=lambda span: span.start)
    end = block.offset + length_of(block.doc)
    for span in persons[low : bisect_left(persons, end, key=lambda span: span.start)]:
        words = words_at(block.doc, span.start - block.offset, span.end - block.offset)
        if words is not None:
            yield span, words


def _span(block: Block, file: str, words: Words) -> Span:
    return Span(
        article=file, start=block.offset + words.start_char, end=block.offset + words.end_char
    )


def _roles_introduced(name: Words) -> Iterator[tuple[Words, str]]:
    patterns: tuple[tuple[Callable[[Words], Words | None], str], ...] = (
        (role_before, "role before the name"),
        (after, "role after the name"),
        (ahead, "role, then the name between commas"),
        (copula, "is or was"),
    )
    for pattern, why in patterns:
        role = pattern(name)
        if role is not None:
            yield role, why


def role_before(name: Words) -> Words | None:
    """ "Swedish Foreign Minister" in "Swedish Foreign Minister Ann Weil"."""
    doc, start = name.doc, name.start
    while start > 0 and (
        (doc[start - 1].pos_ in ROLE_TAGS and not _ends_before(doc[start - 1]))
        or _is_of_office(doc[start - 1])
        or _is_in_body(doc[start - 1])
        or _is_hyphen(doc, start - 1)
        or (doc[start - 1].is_alpha and start < name.start and _is_hyphen(doc, start))
    ):
        start -= 1
    office = office_before(name)
    found = doc[office : name.start] if office >= 0 else _role_words(doc[start : name.start])
    return _with_then(found) if found is not None else None


def _with_then(role: Words) -> Words:
    """ "then Mayor" of "told then Mayor Ann Weil", who holds it no longer; not "and then Mayor"."""
    doc, at = role.doc, role.start - 1
    told = at > 0 and doc[at].text == "then" and doc[at - 1].lower_ not in ("and", ",")
    return doc[at : role.end] if told else role


def office_before(name: Words) -> int:
    """Where the office begins in "Minister for Women and Equalities Ann Weil"; -1 if nowhere."""
    doc, k = name.doc, name.start - 1
    while k >= 0 and (doc[k].lower_ in OF_OFFICE or doc[k].text.istitle()):
        if is_person_noun(doc[k].text) and doc[k + 1].lower_ in ("for", "of"):
            return k
        k -= 1
    return -1


def _is_of_office(token: Token) -> bool:
    """The "of" in "Secretary of State Ann Weil"."""
    if token.lower_ != "of" or not token.i:
        return False
    return token.nbor(-1).pos_ == "PROPN" and is_person_noun(token.nbor(-1).text)


def _is_in_body(token: Token) -> bool:
    """The "and" in "Health and Harbour Services Secretary Ann Weil"."""
    return token.dep_ == "cc" and token.ent_type_ == "ORG" and token.ent_iob_ == "I"


def _is_hyphen(doc: Doc, k: int) -> bool:
    """The one in "First-term Rep. Ann Weil", "then-mayor Ann Weil"."""
    if doc[k].text not in ("-", "‑") or not k:
        return False
    return not doc[k].whitespace_ and not doc[k - 1].whitespace_


def _ends_before(token: Token) -> bool:
    if token.lower_ in CLOCK_ABBREVIATIONS:
        return True
    if token.pos_ == "PRON":
        return token.tag_ != "PRP$"
    return token.pos_ == "PART" and token.text not in ("'s", "’s", "'", "’")


def _role_words(words: Words) -> Words | None:
    """The words as a role: without forms of address, with a noun for a person at their end."""
    start, end = words.start, words.end
    while end > start and words.doc[end - 1].text.lower() in HONORIFIC:
        end -= 1
    days = (k + 1 for k in range(end - 1, start - 1, -1) if _is_weekday(words.doc[k]))
    start = next(days, start)
    while start < end and words.doc[start].text in ("'s", "’s", "and", "when"):
        start += 1
    found = words.doc[start:end]
    head = _role_head(found)
    return found if head is not None and _is_one_person(head) else None


def _is_weekday(token: Token) -> bool:
    """It ends what stands before the role: "told reporters Monday former mayor Ann Weil"."""
    return token.text.istitle() and token.lower_ in values("weekday")


def after(name: Words) -> Words | None:
    """ "the mayor of Ulm" in "Ann Weil, the mayor of Ulm, said"; also in brackets."""
    doc, at = name.doc, name.end
    while at < len(doc) and doc[at].text in ("'s", "’s", "Jr.", "Jr"):
        return None
    if at >= len(doc) or doc[at].text not in (",", "(", "—", "–", "--"):
        return None
    return _role_phrase(doc[at + 1 : at + 1 + MAX_ROLE_WORDS])


def _role_phrase(words: Words) -> Words | None:
    """The noun phrase at the start: up to a break, its head a noun for a person."""
    end = 0
    for token in words:
        next_sentence = end and token.is_sent_start
        verb = token.pos_ in ("VERB", "AUX") and end and not _is_hyphen(token.doc, token.i - 1)
        if token.text in ROLE_BREAKS or next_sentence or verb:
            break
        end += 1
    while end and words[end - 1].lower_ in ROLE_LINKS:
        end -= 1
    phrase = words[:end]
    if not end or phrase[0].pos_ not in ROLE_STARTS:
        return None
    head = _role_head(phrase)
    return phrase if head is not None and _is_one_person(head) else None


def _is_one_person(noun: Token) -> bool:
    return noun.tag_ not in ("NNS", "NNPS") and is_person_noun(noun.text)


def _role_head(phrase: Words) -> Token | None:
    """The last noun before "of", "for" and the like."""
    head: Token | None = None
    for token in phrase:
        if token.text.lower() in ROLE_LINKS and head is not None and is_person_noun(head.text):
            break
        if token.pos_ in ("NOUN", "PROPN"):
            head = token
    return head


def ahead(name: Words) -> Words | None:
    """ "the mayor of Ulm" in "the mayor of Ulm, Ann Weil, said": the nearest phrase that fits."""
    doc = name.doc
    if name.start < 2 or doc[name.start - 1].text != "," or not _is_closed(name):
        return None
    first = name.start - 1
    sentence = name.root.sent.start
    while first > sentence and not _breaks(doc[first - 1]):
        first -= 1
    starts = [k for k in range(first, name.start - 1) if _opens_role(doc[k]) or k == sentence]
    words = (doc[k : name.start - 1] for k in reversed(starts))
    return next((role for phrase in words if (role := _role_phrase(phrase)) == phrase), None)


def _is_closed(name: Words) -> bool:
    follower = name.doc[name.end] if name.end < len(name.doc) else None
    return follower is None or (follower.is_punct and follower.text in ROLE_BREAKS)


def _breaks(token: Token) -> bool:
    return token.text in ROLE_BREAKS or token.pos_ in ("VERB", "AUX", "SCONJ")


def _opens_role(token: Token) -> bool:
    if token.pos_ == "PROPN" and token.i:
        return token.nbor(-1).pos_ not in ROLE_TAGS or token.nbor(-1).pos_ == "NOUN"
    return token.pos_ == "DET" or token.tag_ == "PRP$"


def copula(name: Words) -> Words | None:
    """ "the mayor" in "Weil is the mayor", "Weil, who was the mayor"."""
    verb = name.root.head
    if name.root.dep_ != "nsubj" or verb.lemma_ not in ("be", "become"):
        return None
    heads = [child for child in verb.children if child.dep_ == "attr"]
    if not heads or any(child.dep_ == "neg" for child in verb.children):
        return None
    return _role_phrase(name.doc[heads[0].left_edge.i : heads[0].right_edge.i + 1])
