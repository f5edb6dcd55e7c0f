"""Words for persons by what they do: is a noun one, which office it means, what gender it tells."""

import re
from functools import cache, lru_cache

from generator.language.grammar import Gender
from generator.language.names.person_names import NAMES_REMEMBERED
from generator.language.word_lists import entries

PERSON_ENDING = re.compile(r"(?:woman|man|person|ist|ologist|crat|ian|eer)$")
"""Endings that make a person noun of a word the list does not hold."""
ITSELF = "itself"
NOT_AGENT = frozenset(
    {
        "list",
        "mist",
        "twist",
        "wrist",
        "waist",
        "assist",
        "heist",
        "career",
        "deer",
        "human",
        "beer",
    }
)
BEHIND_OFFICE = re.compile(r"\b(?:of|for|to|at|from|in|with|who)\b|,")
"""What a role phrase goes on with behind the office."""
PART_OF_ROLE = re.compile(r"[\w-]+")


@cache
def offices() -> dict[str, str]:
    """Lower-case word or phrase -> the office it means."""
    named = ((word, row["as"]) for row in entries("roles") for word in row["words"])
    return {word: word if office == ITSELF else office for word, office in named}


@cache
def genders() -> dict[str, Gender]:
    return {w: row["gender"] for row in entries("roles") if "gender" in row for w in row["words"]}


@cache
def single_offices() -> frozenset[str]:
    """Offices that a country or a town has one holder of at a time."""
    return frozenset(row["as"] for row in entries("roles") if row.get("single"))


@cache
def wide_offices() -> frozenset[str]:
    """Offices of so many kinds that "the aide" is no officer: the word itself has to be there."""
    return frozenset(row["as"] for row in entries("roles") if row.get("wide"))


@cache
def posts() -> frozenset[str]:
    """Offices that "the ..." alone can mean where a story names one holder of them."""
    rows = [row for row in entries("roles") if row.get("post")]
    return frozenset(offices()[word] for row in rows for word in row["words"])


def singular(noun: str) -> str:
    """A rough singular of a lower-case noun: enough for the words of the list."""
    if noun.endswith("men"):
        return noun[:-2] + "an"
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


@lru_cache(maxsize=NAMES_REMEMBERED)
def is_person_noun(noun: str) -> bool:
    forms = _both_numbers(noun)
    if not offices().keys().isdisjoint(forms):
        return True
    return NOT_AGENT.isdisjoint(forms) and any(PERSON_ENDING.search(form) for form in forms)


def _both_numbers(noun: str) -> tuple[str, str]:
    word = noun.lower().rstrip(".")
    return word, singular(word)


@lru_cache(maxsize=NAMES_REMEMBERED)
def is_listed_noun(noun: str) -> bool:
    """Whether the lists hold the word: "Meer" and "Norman" only end like words for persons."""
    known = speaking_nouns().keys() | offices().keys()
    return not known.isdisjoint(_both_numbers(noun))


@lru_cache(maxsize=NAMES_REMEMBERED)
def office_of(role: str) -> str | None:
    """The office a role phrase means: its last listed phrase before "of", "for" or a comma."""
    words = PART_OF_ROLE.findall(BEHIND_OFFICE.split(role)[0].lower())
    places = ((end - n, end) for n in (3, 2, 1) for end in range(len(words), n - 1, -1))
    phrases = (" ".join(words[start:end]) for start, end in places)
    found = (offices().get(phrase) or offices().get(singular(phrase)) for phrase in phrases)
    return next(filter(None, found), None)


def gender_of(role: str) -> Gender | None:
    """What a role word tells of gender ("spokeswoman"); None where it tells nothing."""
    told = {genders()[w] for w in PART_OF_ROLE.findall(role.lower()) if w in genders()}
    return told.pop() if len(told) == 1 else None


@cache
def speaking_nouns() -> dict[str, str]:
    """Lower-case noun -> `body`, `document` or `silent`."""
    return {word: row["kind"] for row in entries("speaking_nouns") for word in row["words"]}


@cache
def generic_bodies() -> frozenset[str]:
    """Nouns that can call back a body of any name: "the company"."""
    rows = (row for row in entries("speaking_nouns") if row.get("generic"))
    return frozenset(word for row in rows for word in row["words"])


@lru_cache(maxsize=NAMES_REMEMBERED)
def kind_of_noun(noun: str) -> str | None:
    """`person`, `body` or `document`; None for a noun that does not speak."""
    known = next((speaking_nouns()[n] for n in _both_numbers(noun) if n in speaking_nouns()), None)
    if known == "silent":
        return None
    return known or ("person" if is_person_noun(noun) else None)


def is_silent(noun: str) -> bool:
    """Whether a noun never speaks, even where it is part of a name: "the Harbour Act"."""
    return speaking_nouns().get(noun.lower()) == "silent"


FORMER = re.compile(
    r"\b(?:former(?:ly)?|ex|late|then|ousted|deposed|retired|one-?time|erstwhile|emeritus)\b", re.I
)
BELOW = re.compile(r"\b(?:deputy|vice|assistant|associate|sub|under|junior|shadow)\b", re.I)
NOT_YET = re.compile(r"\b(?:elect|designate|incoming|would-be|hopeful|nominee)\b", re.I)
STANDINGS = (("former", FORMER), ("deputy", BELOW), ("elect", NOT_YET))


@lru_cache(maxsize=NAMES_REMEMBERED)
def standing_of(role: str) -> str:
    """`former`, `deputy`, `elect`, or empty for whoever holds the office that the words name."""
    head = BEHIND_OFFICE.split(role)[0].lower()
    rest = head.replace("vice president", "").replace("under secretary", "")
    return next((name for name, form in STANDINGS if form.search(rest)), "")


def standings_fit(wanted: str, held: str) -> bool:
    """Whether "the mayor" may mean a "Deputy mayor" (no), "the former mayor" a "Mayor" (yes)."""
    return wanted == held or (wanted == "former" and not held)


LEADERS = frozenset({"president", "prime minister", "chancellor", "monarch"})
"""Offices that "the leader" may mean as well, where the country is told."""


def offices_fit(wanted: str, held: str) -> bool:
    """Whether a person of office `held` can be meant by the office `wanted`.

    "The leader" may be a president; "the president" is no party's leader.
    """
    if wanted == "president" or wanted == held:
        return wanted == held
    return (wanted == "leader" and held in LEADERS) or (held == "leader" and wanted in LEADERS)


def head_of(phrase: str) -> str:
    """The head noun of a phrase: the last word before "of", "for" and the like; empty if none."""
    words = PART_OF_ROLE.findall(re.split(r"\b(?:of|for|to|in|at|from|with)\b|,", phrase)[0])
    return words[-1] if words else ""
