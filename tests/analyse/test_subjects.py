"""Whom a subject means that is no name, and whose claim its sentence is then."""

from generator.analyse import analyse
from tests.analyse.articles import article, words

TEXT = (
    "Mayor Ann Lee presented the plan on Monday.\n"
    "The mayor rejected the criticism. Bob Hale, a union leader, called the work unsafe.\n"
    "He accused the council of haste. The clerk denied having seen the report."
)


def holders(text: str) -> dict[str | None, str | None]:
    return {words(text, c.span): words(text, c.holder) for c in analyse(article(text)).claims}


def test_a_role_and_a_pronoun_stand_for_the_one_person_they_can_mean() -> None:
    meant = analyse(article(TEXT)).subjects
    assert [(words(TEXT, s.head), words(TEXT, s.antecedent)) for s in meant] == [
        ("mayor", "Ann Lee"),
        ("He", "Bob Hale"),
    ]


def test_what_a_role_does_is_done_by_who_holds_it() -> None:
    found = holders(TEXT)
    assert found["The mayor rejected the criticism."] == "Ann Lee"
    assert found["He accused the council of haste."] == "Bob Hale"


def test_a_role_that_nobody_is_introduced_with_stays_as_printed() -> None:
    assert holders(TEXT)["The clerk denied having seen the report."] == "The clerk"


def test_of_two_who_hold_an_office_neither_is_meant() -> None:
    text = (
        "Senator Ann Lee and Senator Eva Roth met on Monday.\n"
        "It rained.\nThe senator denied the report."
    )
    assert holders(text)["The senator denied the report."] == "The senator"


NARRATED = (
    "Mayor Ann Lee closed the harbour road on Monday. She then flew to Ulm.\n"
    "The road was closed by the council. The report fills nine boxes.\n"
    "The queue reached Ulm. Police said it was long.\n"
    "• AB 103 imposes a fee on lorries of firms held in Ulm."
)


def test_narration_tells_who_does_it_where_nobody_holds_it() -> None:
    claims = analyse(article(NARRATED)).claims
    found = {words(NARRATED, c.span): words(NARRATED, c.doer) for c in claims}
    assert found == {
        "Mayor Ann Lee closed the harbour road on Monday.": "Ann Lee",
        "She then flew to Ulm.": "Ann Lee",
        "The road was closed by the council.": "the council",
        "The report fills nine boxes.": None,
        "• AB 103 imposes a fee on lorries of firms held in Ulm.": None,
        "The queue reached Ulm.": None,
        "Police said it was long.": None,
    }


def test_who_does_something_is_not_whoever_speaks_next() -> None:
    text = "Police arrested two men on Monday. He denied the report."
    claims = analyse(article(text)).claims
    assert [(words(text, c.holder), words(text, c.doer)) for c in claims] == [
        (None, "Police"),
        (None, None),
    ]
