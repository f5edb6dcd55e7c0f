"""The persons whom a mention names: "Weil", "Ulm's mayor, Ann Weil", "Weil of the Weil bank"."""

from itertools import takewhile

from spacy.tokens import Span as Words
from spacy.tokens import Token

from generator.analyse.naming.introductions import office_before
from generator.analyse.naming.name_trim import POSTNOMINALS, joined_at
from generator.analyse.speakers.sentence_subjects import Setting
from generator.language.grammar import NAMING_PARTS
from generator.language.names.person_names import fold, given_names
from generator.language.names.roles import is_person_noun, kind_of_noun

CLAUSES_BELOW = frozenset({"relcl", "ccomp", "advcl", "acl"})
OWNER = frozenset({"'s", "’s", "'", "’"})


def named_in(setting: Setting, words: Words) -> list[int]:
    """The last tokens of the names that are neither an owner's nor part of a longer phrase.

    Each person counts once.
    """
    found: dict[int, int] = {}
    for token in words:
        number = setting.people.get(token.i)
        if number is None or number in found or not _is_last(setting, token, words):
            continue
        if not _in_clause(token, words) and not _below_preposition(setting, token, words):
            found[number] = token.i
    return list(found.values())


def name_start(setting: Setting, last: int) -> int:
    """The first token of the name that ends with token `last`."""
    start = last
    while setting.people.get(start - 1) == setting.people[last]:
        start -= 1
    return start


def _is_last(setting: Setting, token: Token, words: Words) -> bool:
    """The name's last word, with neither a possessive ending nor a further noun behind it."""
    follower = token.nbor() if token.i + 1 < words.end else None
    if follower is None or follower.text in POSTNOMINALS:
        return True
    if follower.i in setting.people or follower.text in OWNER:
        return False
    if joined_at(token.text) or (follower.text.istitle() and fold(follower.text) in given_names()):
        return True
    return follower.pos_ not in NAMING_PARTS or not follower.text[0].isalnum()


def _in_clause(token: Token, words: Words) -> bool:
    """ "an envoy, who claims that Weil lied": the name stands in a clause of the mention."""
    inside = range(words.start, words.end)
    way = takewhile(lambda t: t.i in inside and t.i != words.root.i, (token, *token.ancestors))
    return any(t.dep_ in CLAUSES_BELOW for t in way)


def _below_preposition(setting: Setting, token: Token, words: Words) -> bool:
    """ "a spokesman for Weil": the name hangs on a preposition within the mention.

    "Speaker of the House Ann Weil" is no such case: the name goes on behind the preposition's noun;
    nor is "Department of Health Director Ann Weil".
    """
    first = name_start(setting, token.i)
    before = list(words.doc[words.start : first])
    if before and before[-1].pos_ == "PROPN" and not is_person_noun(before[-1].text):
        return False
    if office_before(words.doc[first : token.i + 1]) >= words.start:
        return False
    for t in reversed(before):
        if t.text in (",", "(", "—", "–"):
            return False
        if t.pos_ == "ADP":
            return not (t.i and kind_of_noun(t.nbor(-1).text) == "body" and t.nbor(-1).is_title)
    return False
