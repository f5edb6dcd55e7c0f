"""A name of a person cut out of what the parser takes for one: titles, handles, verbs, tails."""

import re
from dataclasses import replace

from generator.language.names.gazetteer import is_compass, look_up
from generator.language.names.person_names import (
    NAME_PART,
    PARTICLES,
    family_names_first,
    fold,
    given_names,
    short_forms,
    titles,
)
from generator.language.names.roles import generic_bodies, is_silent, kind_of_noun, offices
from generator.language.words.news_words import news_share
from generator.language.words.reporting import verb_of_form
from generator.records import Span

PLACE_KINDS = frozenset({"country", "capital", "adjective"})
NO_SURNAMES = frozenset({"outlet", "platform", "party"})
OUTLET_ENDS = frozenset(
    {"Times", "Tribune", "Journal", "Observer", "Monitor", "Gazette", "Chronicle", "News"}
    | {"Inquirer", "Magazine", "Herald"}
)
"""Last words of outlets' names that are hardly anybody's surname."""
THIRD = re.compile(r" ([A-Z][a-z]{1,6})(?=[\s,.'’])")
GIVEN_BEHIND = re.compile(r" ([A-Z][a-z]{2,})\b(?![-’'])")
NUMBERED = re.compile(r"[A-Z]{1,4}\d+")
LONGEST_GIVEN = 40
"""Letters before a family name in which the given names stand that the parser cut off."""
BEFORE = re.compile(
    r"(?<![\w.])(?P<given>[A-Z][a-z]{2,20}|[A-Z]{3,20}) (?P<middle>[A-Z][a-z]{2,20} )?$"
)
INITIALS = re.compile(r"(?<![\w.])[A-Z]\. ?[A-Z]\. $")
SHOUTED = 3
"""Letters from which on a first word in capitals is a credit, not initials."""
AFTER_NAME = re.compile(r"['’]s\b| (?:of|for|from|at) |[^\w\s.'’ʻ‘‐‑\-,\"“”&]|\d|_|\n")
"""Where a name has ended: an owned thing, a body, a bracket, a handle, a picture sign, a figure."""
JOINED = re.compile(r"\w{3,40}?[a-zà-ÿ](?=[A-ZÀ-Þ](?:[a-zà-ÿ]{2}|[A-Z]{2}))")
POSTNOMINALS = frozenset({"MP", "MK", "QC", "KC", "MEP"})
FIRST_LADY = re.compile(r"First Lady (?=[A-Z])")
PREFIXES = frozenset({"fitz", "vander", "vande", "della", "delle", "saint", "mac"})
"""What a surname may begin with, and go on with a capital: FitzGerald, VanderSloot."""
LOWER = (
    frozenset({"bint", "y", "e", "ter", "ten", "af", "av", "zu", "zum", "the", "dit"}) | PARTICLES
)
"""Small words that stand within a name."""


def trimmed_name(span: Span, text: str) -> Span | None:
    """The span without titles, handles and tails; None where no person's name is left."""
    words = text[span.start : span.end]
    if look_up(words) or not any(c.isupper() for c in words) or text[: span.start].endswith("@"):
        return None
    if _is_no_name(words.split()) or _is_nickname(span, text):
        return None
    kept = words[: min(_name_end(words), _before_verb(words))]
    parts = list(NAME_PART.finditer(kept))
    parts = parts[max(_titles(parts), _office_in_front(parts)) :]
    if len(parts) > 1 and _is_inverted(parts[0].group(), text[: span.start]):
        parts = parts[1:]
    while len(parts) > 1 and _is_label(parts[0].group(), parts[1].group()):
        parts = parts[1:]
    parts = parts[: _told_twice(parts)]
    if len(parts) > 2 and parts[-1].group() in POSTNOMINALS:
        parts = parts[:-1]
    if not parts or not parts[0].group()[0].isupper() or _is_only_title(parts):
        return None
    if _is_torn(words, parts[-1].end()):
        return None
    end = parts[-1].end() - (parts[-1].group().endswith(".") and len(parts[-1].group()) > 4)
    trimmed = replace(span, start=span.start + parts[0].start(), end=span.start + end)
    return _without_lady(_with_given(_with_third(trimmed, text), text), text)


def _is_only_title(parts: list[re.Match[str]]) -> bool:
    """ "President", "Chief": an office by which the parser calls somebody."""
    return len(parts) == 1 and fold(parts[0].group()) in titles()


def _is_torn(words: str, end: int) -> bool:
    """ "FactCheck", "HumanRightsUlm": a word joined of common ones is an account, nobody's name."""
    whole = " " not in words and end < len(words) and words[end].isupper()
    return whole and words[:end].lower() in news_share()


def _without_lady(span: Span, text: str) -> Span:
    """ "Ann Weil" of "First Lady Ann Weil"."""
    low = max(0, span.start - len("First "))
    office = FIRST_LADY.search(text, low, span.end)
    within = office is not None and span.start < office.end()
    return replace(span, start=office.end()) if office and within else span


def _told_twice(parts: list[re.Match[str]]) -> int:
    """ "Ben Weil" of "Ben Weil Benjamin Weil" and of "Ben Weil Weil": how many parts stand before
    the name begins anew, or its last word stands twice."""
    folded = [fold(part.group()) for part in parts]
    if len(folded) > 2 and folded[-1] == folded[-2]:
        folded.pop()
    again = (k for k in range(2, len(folded)) if _same_given(folded[0], folded[k]))
    return next(again, len(folded))


def _same_given(first: str, word: str) -> bool:
    return len(first) > 2 and (word.startswith(first) or (first, word) in short_forms())


def _name_end(words: str) -> int:
    """Where the name ends within the words: "Ben Thorpe (@thorpe", "Ann WeilRoth wins"."""
    cut = AFTER_NAME.search(words)
    end = cut.start() if cut and cut.start() else len(words)
    return min(end, joined_at(words) or end)


def joined_at(words: str) -> int:
    """Where another word begins without a blank: 4 in "RothWins"; 0 where none does."""
    found = (j.end() for j in JOINED.finditer(words) if _is_joined(words, j))
    return next(found, 0)


def _is_joined(words: str, found: re.Match[str]) -> bool:
    begin = max(words.rfind(sign, 0, found.end()) for sign in " -'’") + 1
    return fold(words[begin : found.end()]) not in PREFIXES


def _before_verb(words: str) -> int:
    """ "Weil told Roth", "Weil Calls Vote": up to the first word in lower case that no name has, or
    to a verb of a title."""
    for part in list(NAME_PART.finditer(words))[1:]:
        word = part.group()
        if word[0].isupper() and word.endswith(("s", "ed")) and _is_common_verb(word.lower()):
            return part.start()
        if word[0].islower() and fold(word) not in LOWER and not word.startswith(("d'", "d’")):
            return part.start()
    return len(words)


def _is_inverted(word: str, before: str) -> bool:
    """ "Said" of "Said Weil: ..." at the start of a sentence or line."""
    begins = before.rstrip(" ")[-1:] in ("", "\n", *'.!?:”"')
    return begins and word.endswith(("ed", "id", "ld", "te")) and _is_common_verb(word.lower())


def _is_common_verb(word: str) -> bool:
    return word in verb_of_form() and word in news_share()


def _with_given(span: Span, text: str) -> Span:
    """ "Donald" before "John Weil" or "Weil", "Jean-" before "Paul Weil": a name cut in two."""
    half = re.search(
        r"(?<![\w-])[A-ZÀ-Þ][a-zà-ÿ]+[-‐‑]$", text[max(0, span.start - 20) : span.start]
    )
    if half:
        return replace(span, start=span.start - len(half[0]))
    words = text[span.start : span.end]
    front = text[max(0, span.start - LONGEST_GIVEN) : span.start]
    before = BEFORE.search(front)
    if before and before["middle"] and (" " in words or not _is_plain_given(before["given"])):
        before = BEFORE.search(front, before.start("middle"))
    initials = INITIALS.search(front)
    if before and before["given"].isupper() == words.isupper() and _is_plain_given(before["given"]):
        span = replace(span, start=span.start - len(before[0]))
    elif initials and " " not in words:
        span = replace(span, start=span.start - len(initials[0]))
    behind = GIVEN_BEHIND.match(text, span.end)
    if behind and _is_plain_given(text[span.start : span.end]) and _is_plain_given(behind[1]):
        span = replace(span, end=behind.end())
    return span


def _is_plain_given(word: str) -> bool:
    """A given name that is neither a common word ("Will", "Rose") nor an office ("Dean")."""
    known = fold(word) in given_names() and word.lower() not in news_share()
    return known and fold(word) not in titles() and not look_up(word)


def _with_third(span: Span, text: str) -> Span:
    """ "Kim Jong" before "Un": a name that starts with the family name has three words."""
    words = text[span.start : span.end].split()
    follower = THIRD.match(text, span.end)
    if len(words) != 2 or not follower or "-" in words[1]:
        return span
    if fold(words[0]) not in family_names_first() or look_up(follower[1]):
        return span
    return replace(span, end=follower.end(1))


def _is_no_name(words: list[str]) -> bool:
    """ "France Info", "Glad Twitter": a place or an outlet within what looks like a name."""
    first, last = look_up(words[0]), look_up(words[-1])
    place = len(words) > 1 and first is not None and first.kind in PLACE_KINDS
    given = fold(words[0]) in given_names()
    outlet = len(words) > 1 and words[-1] in OUTLET_ENDS
    dinner = any(word.lower() in generic_bodies() for word in words[1:-1])
    ended = last is not None and last.kind in NO_SURNAMES
    return outlet or dinner or (place and not given) or ended or (not given and _is_thing(words))


def _is_nickname(span: Span, text: str) -> bool:
    """ "Bob" of "Robert (Bob) Weil": alone in brackets."""
    alone = " " not in text[span.start : span.end]
    return alone and text[span.start - 1 : span.start] == "(" and text.startswith(")", span.end)


def _is_thing(words: list[str]) -> bool:
    """ "National Harbour", "Weil Report", "HB2", "North": common words, or the last one means no
    person."""
    if len(words) < 2:
        return NUMBERED.fullmatch(words[0]) is not None or is_compass(words[0])
    common = [fold(word) in news_share() for word in words]
    last = words[-1]
    speaks = is_silent(last) or kind_of_noun(last) in ("body", "document")
    return all(common) or (common[-1] and speaks and fold(words[0]) not in titles())


def _is_label(word: str, follower: str) -> bool:
    """ "GETTY Ann Weil", "Instagram Ann Weil": a credit that ran into the name."""
    shouted = word.isupper() and len(word) > SHOUTED and not follower.isupper()
    entry = look_up(word)
    return shouted or (entry is not None and entry.kind in NO_SURNAMES)


def _office_in_front(parts: list[re.Match[str]]) -> int:
    """How many words stand up to an office in front of two name words: "State Treasurer"."""
    words = [part.group() for part in parts]
    held = (offices().get(word.lower(), word.lower()) != word.lower() for word in words[:-2])
    found = [k + 1 for k, office in enumerate(held) if office and not _is_given(words[k])]
    return max(found, default=0)


def _is_given(word: str) -> bool:
    return fold(word) in given_names()


def _titles(parts: list[re.Match[str]]) -> int:
    """How many words belong to titles: "Rabbi", and "State Senator" before two name words."""
    folded = [fold(part.group()) for part in parts]
    head = 0
    while head < len(folded) - 1 and folded[head] in titles():
        head += 1
    inner = [k + 1 for k in range(head, len(folded) - 2) if folded[k] in titles()]
    return max((head, *inner))
