"""The list of reporting words: every entry has an example that shows it, forms are made right."""

import re

import pytest

from generator.language.words.reporting import verb_forms, verb_of_form, word_list

SECTIONS = word_list("reporting")
IRREGULAR = SECTIONS["irregular"]
VERBS = (
    "clause", "addressee", "quote", "question", "promise", "request", "object", "preposition",
    "naming",
)  # fmt: skip
ENTRIES = [(s, e, x) for s in VERBS for e, x in SECTIONS[s].items()]


@pytest.mark.parametrize(("section", "entry", "example"), ENTRIES, ids=lambda v: str(v)[:24])
def test_the_example_shows_the_verb(section: str, entry: str, example: str) -> None:
    verb, *preposition = entry.split()
    words = re.findall(r"[a-z]+", example.lower())
    assert set(words) & set(verb_forms(verb, IRREGULAR))
    assert set(preposition) <= set(words)


def test_nouns_stand_in_their_examples() -> None:
    for section in ("noun", "carrier", "finding"):
        for entry, example in SECTIONS[section].items():
            assert re.search(rf"\b{entry}s?\b", example, re.IGNORECASE), (section, entry)


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("say", "say says said saying"),
        ("deny", "deny denies denied denying"),
        ("admit", "admit admits admitted admitting"),
        ("agree", "agree agrees agreed agreeing"),
        ("preach", "preach preaches preached preaching"),
        ("write", "write writes wrote written writing"),
    ],
)
def test_forms(verb: str, forms: str) -> None:
    assert verb_forms(verb, IRREGULAR) == tuple(forms.split())


def test_a_form_leads_back_to_its_verb() -> None:
    forms = verb_of_form()
    assert (forms["told"], forms["warning"], forms["slammed"]) == ("tell", "warn", "slam")
