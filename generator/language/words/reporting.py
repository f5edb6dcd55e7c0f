"""Word lists as data: the words that announce what somebody says, and their forms.

The lists stand in `data/*.yml`, with an example for each entry; this module only reads them and
makes the forms, so that a word list can be extended without touching code.
"""

import re
from collections.abc import Mapping
from functools import cache

from generator.language.word_lists import loaded

WHO_SAID_IT = re.compile(
    r"\b(?:said|says|told|tells|added|adds|wrote|writes|tweeted|testified|according to)\b",
    re.IGNORECASE,
)
"""What words that only attribute a passage have."""
VERB_SECTIONS = frozenset(
    {"clause", "addressee", "quote", "question", "promise", "request", "object", "naming"}
)
"""Of verbs alone; a `preposition` stands with its verb."""
VOWELS = "aeiou"
DOUBLING = frozenset(
    {"admit", "aver", "beg", "begin", "blog", "brag", "deadpan", "dub", "quip", "rap", "refer"}
    | {"slam", "snap", "sum"}
)
"""Verbs whose last letter doubles before -ed and -ing."""


@cache
def word_list(name: str) -> Mapping[str, Mapping[str, str]]:
    """The sections of `data/NAME.yml`: entry -> example."""
    sections: dict[str, dict[str, str]] = loaded(name)
    return sections


@cache
def reporting_words(section: str) -> frozenset[str]:
    """The entries of one section of `data/reporting.yml`."""
    return frozenset(word_list("reporting")[section])


@cache
def pairs(section: str) -> frozenset[tuple[str, str]]:
    """The two-word entries of a section, as (verb, preposition)."""
    return frozenset((e.split()[0], e.split()[1]) for e in reporting_words(section))


def _stem(verb: str) -> str:
    return verb + verb[-1] if verb in DOUBLING else verb


def _ing(verb: str) -> str:
    silent = verb.endswith("e") and not verb.endswith(("ee", "oe"))
    return (verb[:-1] if silent else _stem(verb)) + "ing"


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def _past(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ied"
    return verb + "d" if verb.endswith("e") else _stem(verb) + "ed"


def verb_forms(verb: str, irregular: Mapping[str, str]) -> tuple[str, ...]:
    """Base form, third person, past, participles; double forms are listed once."""
    pasts = irregular[verb].split(", ") if verb in irregular else [_past(verb)]
    return tuple(dict.fromkeys((verb, _third(verb), *pasts, _ing(verb))))


@cache
def verb_of_form() -> Mapping[str, str]:
    """Lower-case form -> base form, for every reporting verb."""
    irregular = word_list("reporting")["irregular"]
    verbs = {verb for section in VERB_SECTIONS for verb in reporting_words(section)}
    verbs.update(verb for verb, _ in pairs("preposition"))
    return {form: verb for verb in sorted(verbs) for form in verb_forms(verb, irregular)}
