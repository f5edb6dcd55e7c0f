"""Names of persons that the parser misses: behind a form of address, an office, beside a role."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from generator.analyse.blocks import HEADLINE_BLOCK, Block
from generator.analyse.naming.introductions import after, ahead, office_before
from generator.language.grammar import DASHES, VERBS
from generator.language.names.gazetteer import look_up
from generator.language.names.person_names import PARTICLES, fold, given_names, titles
from generator.language.names.roles import is_listed_noun, is_person_noun
from generator.language.words.news_words import news_share
from generator.language.words.reporting import verb_of_form
from generator.records import Span

FORMS_OF_ADDRESS = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sen", "rep", "gov", "mk", "mp"}
    | {"capt", "sgt", "lt", "col", "cmdr"}
)
"""Forms of address that stand before nothing but a person's name."""
MAX_NAME = 3
"""Most words of a name that no parser vouches for."""
MAYBE_NAMES = frozenset({"", "ORG", "PRODUCT"})
"""What the parser may take a name for that it does not know."""
SIGNED_TOKENS = 12
"""Most tokens of a name with its office behind a dash."""
OWNING = frozenset({"'s", "’s"})


def found_names(block: Block, file: str) -> Iterator[Span]:
    """The names in a block that stand where a person's name stands."""
    yield from _addressed(block, file)
    yield from _in_office(block, file)
    if block.paragraph != HEADLINE_BLOCK:
        yield from _beside_role(block, file)
        yield from _signed(block, file)


def given_before(block: Block, file: str, lone: frozenset[str]) -> Iterator[Span]:
    """ "Okta Weil" where only "Weil" is known for a person: one word with a capital right before a
    family name is the given name, unless common, a place, an office or first of a sentence."""
    doc = block.doc
    for token in doc[1:]:
        front = token.nbor(-1)
        if token.text not in lone or not front.whitespace_ or not _is_name_word(front):
            continue
        begins = not front.i or front.is_sent_start or _opens(front.nbor(-1))
        known = front.lower_ in news_share() or look_up(front.text) or is_person_noun(front.text)
        placed = front.ent_type_ not in ("PERSON", "ORG", "") or fold(front.text) in titles()
        joined = not begins and _is_name_word(front.nbor(-1))
        if not (begins or known or placed or joined) and len(front.text) > MAX_NAME:
            yield span_from(block, file, front, token)


def _opens(token: Token) -> bool:
    """A mark behind which a word may have its capital for another reason than being a name."""
    return not token.text[0].isalnum() and token.text != ","


def _signed(block: Block, file: str) -> Iterator[Span]:
    """ "Ann Weil" of "... - Ann Weil, mayor of Ulm", the words' signature."""
    doc = block.doc
    dash = next((t for t in reversed(doc) if t.text in DASHES and _is_free(t)), None)
    rest = doc[dash.i + 1 :] if dash is not None else doc[:0]
    if not 2 <= len(rest) <= SIGNED_TOKENS or any(t.pos_ in VERBS for t in rest):
        return
    run = next(_name_runs(rest.as_doc()), None)
    known = any(t.ent_type_ == "PERSON" for t in rest)
    if (
        run is not None
        and not known
        and _may_be_name(run)
        and _count_name_words(run) in range(2, MAX_NAME + 1)
    ):
        first = rest[run.start]
        yield span_from(block, file, first, rest[run.end - 1])


def _is_free(dash: Token) -> bool:
    """With blanks around it, or at the start."""
    return bool(dash.whitespace_) and (not dash.i or bool(dash.nbor(-1).whitespace_))


def _addressed(block: Block, file: str) -> Iterator[Span]:
    """Capitalised words after "Mr.", "Sen." and the like."""
    for token in block.doc[:-1]:
        if (
            fold(token.text) in FORMS_OF_ADDRESS
            and token.text[0].isupper()
            and _is_namelike(token.nbor())
        ):
            last = token.nbor()
            while last.i + 1 < len(block.doc) and _is_namelike(last.nbor()) and last.whitespace_:
                last = last.nbor()
            yield span_from(block, file, token.nbor(), last)


def _in_office(block: Block, file: str) -> Iterator[Span]:
    """Two or three capitalised words right after a word for a person: "spokeswoman Ann Weil"."""
    for token in block.doc[:-2]:
        first = token.nbor()
        if not is_person_noun(token.text) or first.pos_ != "PROPN" or first.ent_type_ == "PERSON":
            continue
        last = first
        while last.i + 1 < len(block.doc) and last.nbor().pos_ == "PROPN" and last.whitespace_:
            last = last.nbor()
        words = block.doc[first.i : last.i + 1]
        names = all(t.text.istitle() and not is_listed_noun(t.text) for t in words)
        if 2 <= len(words) <= MAX_NAME and names and not look_up(words.text):
            yield span_from(block, file, first, last)


def _beside_role(block: Block, file: str) -> Iterator[Span]:
    """ "Ann Weil" of "the head of the bank, Ann Weil, said", whatever the parser takes it for."""
    for run in _name_runs(block.doc):
        words = _behind_office(run) or _from_given(run)
        if words[0].ent_type_ == "PERSON" or look_up(words.text) or not _may_be_name(words):
            continue
        if _count_name_words(words) in range(2, MAX_NAME + 1) and _stands_as_person(words):
            yield span_from(block, file, words[0], words[-1])


def _stands_as_person(words: Words) -> bool:
    given = fold(words[0].text) in given_names()
    if not given and words[0].ent_type_ not in MAYBE_NAMES:
        return False
    if _has_who_behind(words):
        return True
    speaks = _is_heard(words)
    owned = words.start > 0 and words.doc[words.start - 1].text in OWNING
    told = given or words[0].ent_type_ != "ORG" or speaks or owned
    if speaks and (given or owned or office_before(words) >= 0):
        return True
    return ahead(words) is not None or (told and after(words) is not None)


def _has_who_behind(words: Words) -> bool:
    """ "Okta Weil, who studies dams": nobody but a person is "who"."""
    behind = [t.lower_ for t in words.doc[words.end : words.end + 2]]
    return behind[:1] == ["who"] or behind == [",", "who"]


def _is_heard(words: Words) -> bool:
    """The subject of a reporting verb, or right before one."""
    if words.root.dep_ == "nsubj" and words.root.head.lower_ in verb_of_form():
        return True
    behind = words.doc[words.end] if words.end < len(words.doc) else None
    return behind is not None and behind.pos_ == "VERB" and behind.lower_ in verb_of_form()


def _name_runs(doc: Doc) -> Iterator[Words]:
    """Names in a row, with their hyphens, initials and small words, and no name on either side."""
    start = 0
    for k in range(len(doc) + 1):
        if k < len(doc) and (_is_name_word(doc[k]) or _is_inner(doc, k, start)):
            continue
        if k - start >= 2:
            yield doc[start:k]
        start = k + 1


def _is_name_word(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text.istitle()


def _is_inner(doc: Doc, k: int, start: int) -> bool:
    """The hyphen of "Jean-Luc", the "van der" of "Weil van der Roth"."""
    if k == start or k + 1 >= len(doc):
        return False
    if doc[k].text == "-":
        return not doc[k].whitespace_ and not doc[k - 1].whitespace_ and doc[k + 1].text.istitle()
    return doc[k].text in PARTICLES and (doc[k + 1].text.istitle() or doc[k + 1].text in PARTICLES)


def _from_given(run: Words) -> Words:
    """ "Ann Weil" of "Northrail Ann Weil": from the first given name on, where one is known."""
    places = (k for k, t in enumerate(run) if fold(t.text) in given_names())
    start = next(places, 0)
    return run[start:] if len(run) - start >= 2 else run


def _behind_office(run: Words) -> Words | None:
    """ "Ann Weil" of "Minister for Women and Equalities Ann Weil": its last two words."""
    words = run[-2:]
    sure = fold(words[0].text) in given_names() and is_person_noun(run[-3].text if run[2:] else "")
    if not sure and (len(run) > MAX_NAME + 1 or office_before(words) < 0):
        return None
    common = any(t.lower_ in news_share() or t.pos_ != "PROPN" for t in words)
    return None if common else words


def _count_name_words(words: Words) -> int:
    """Words of a name: "Jean-Luc" is one, "van der Meer" is one."""
    return sum(t.text != "-" and t.text not in PARTICLES for t in words) - sum(
        t.text == "-" for t in words
    )


def _may_be_name(words: Words) -> bool:
    return all(t.text == "-" or (t.is_alpha and not is_listed_noun(t.text)) for t in words)


def _is_namelike(token: Token) -> bool:
    return token.text[0].isupper() and token.is_alpha and token.pos_ in ("PROPN", "NOUN", "ADJ")


def span_from(block: Block, file: str, first: Token, last: Token) -> Span:
    """The article span from one token to another."""
    end = last.idx + len(last.text)
    return Span(article=file, start=block.offset + first.idx, end=block.offset + end)
