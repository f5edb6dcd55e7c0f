"""The words and labels of English grammar that several rules ask for, each set once.

Labels are the parser's: dependencies (`nsubj`), parts of speech (`NOUN`), tags (`VBD`). A set that
only one rule needs, or that differs on purpose, stands beside its rule under a name that says so.
"""

import re
from typing import Literal

Gender = Literal["m", "f"]

WORD = re.compile(r"\w+")
LETTERS = re.compile(r"[^\W\d_]+")
LETTERS_AND_DIGITS = re.compile(r"[^\W_]+")
HYPHENED_WORD = re.compile(r"[^\W_][\w-]*")
PRINTED_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""A word or figure with its apostrophes: `didn't` is one."""

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "nothing", "none", "neither", "nor"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
PRONOUNS = frozenset({"he", "she", "they", "it"})
"""Third person, as subjects."""
FIRST_PERSON = frozenset({"i", "we", "my", "our"})
GENDERS: dict[str, Gender] = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
MODALS = frozenset(
    {"will", "'ll", "’ll", "wo", "shall", "would", "may", "might", "could", "can", "must", "should"}
)
PHRASE_LINKS = frozenset({"of", "for", "in", "at", "to", "with", "from"})
"""Prepositions that tie a phrase to the noun before it: `the mayor of Ulm`."""

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
CONTENT_CLAUSES = frozenset({"ccomp", "xcomp"})
NAMING_PARTS = frozenset({"NOUN", "PROPN"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
VERBS = frozenset({"VERB", "AUX"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
"""Tags of verbs that can have a subject of their own."""
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
DASHES = frozenset({"—", "–", "--", "-"})
