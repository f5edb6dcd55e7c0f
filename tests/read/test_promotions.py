"""What leads to other pages is taken out of a report, and what only looks like it stays."""

from pathlib import Path

import pytest

from generator.read.article_file import read_file

BEFORE = """Harbour closes after a strike

The harbour of Aaville closed on Monday after a strike of nine weeks.

"""
AFTER = """

Ann Lee, the mayor, said that the union had broken its word. Nine ships lay outside the harbour.

Shops along the quay had taken in their tables before the rain came down from the hills.
"""


def read_text(tmp_path: Path, text: str) -> tuple[str, list[str]]:
    """(headline, what is removed)"""
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (article,), _ = read_file(tmp_path / "a.txt", "a.txt")
    head = article.headline
    found = [article.text[r.span.start : r.span.end] for r in article.removals]
    return article.text[head.start : head.end] if head else "", found


@pytest.mark.parametrize(
    "above",
    [
        "1",
        "2031",
        "Sign up to our free weekly newsletter for the inside track on all things harbour",
    ],
)
def test_a_number_or_an_offer_is_no_headline(above: str, tmp_path: Path) -> None:
    headline, gone = read_text(tmp_path, f"{above}\n\n{BEFORE}{AFTER}")
    assert headline == "Harbour closes after a strike"
    assert above in gone


@pytest.mark.parametrize(
    ("lines", "gone"),
    [
        (("Gulls over the old harbour wall on Sunday", "(Getty Images for the Post)"), True),
        (("Who pays", "(Getty Images for the Post)"), False),
        (("Gulls flew over the old harbour wall on Sunday.", "(Getty Images for the Post)"), False),
        (("NewsWorldEuropeHarbour", ""), True),
        (("Ann LeeBo EkAaville CouncilStrike", ""), True),
        (("Ian McKay and Rose MacLean spoke to the pilots", ""), False),
        (("McKay saw that McKay, whom McKay's friends call Mac, met McKay", ""), False),
        (("See pic.example.org/aBcDeFgHiJk", ""), False),
    ],
)
def test_captions_labels_and_dated_titles(
    lines: tuple[str, str], gone: bool, tmp_path: Path
) -> None:
    between = "\n\n".join(filter(None, lines))
    assert (lines[0] in removed(tmp_path, between)) == gone


@pytest.mark.parametrize(
    ("title", "gone"),
    [("Your guide to the vote on the northern harbour", True), ("How it came to this", False)],
)
def test_titles_with_a_date_below(title: str, gone: bool, tmp_path: Path) -> None:
    dated = f"May 1, 2031\n\n{AFTER}\n\n{title}\n\nMay 2, 2031\n"
    assert (title in removed(tmp_path, dated)) == gone


def removed(tmp_path: Path, between: str, after: str = AFTER) -> list[str]:
    path = tmp_path / "a.txt"
    path.write_text(BEFORE + between + after, encoding="utf-8")
    (article,), _ = read_file(path, "a.txt")
    return [article.text[r.span.start : r.span.end] for r in article.removals]


@pytest.mark.parametrize(
    ("between", "gone"),
    [
        ("The Story Behind the Long Night at the Old Mill\n\nBo Ek, Cy Orr", 2),
        ("The Story Behind the Long Night at the Old Mill\n\nBo Ek", 2),
        ("Bo Ek2 March 2031 21:45", 1),
        ("3:10 pm\n\nMar. 1", 2),
        ("Sign up to our free weekly newsletter for the inside track on all things harbour", 1),
        ("The news of the coast, delivered to your inbox.", 1),
        ("I'm in", 1),
        ("What the Strike Means\n\nBo Ek", 0),
        ("Bring Me the Harbour\n\nThe Old Mill", 0),
        ("Ships wait outside the harbour of Aaville for days on end\n\nBo Ek", 0),
        ("The ship left at 3:10 pm and came back on Mar. 1.", 0),
        ("She told them to subscribe to the plan, which the union sent by e-mail on Monday.", 0),
    ],
)
def test_what_stands_between_the_paragraphs(between: str, gone: int, tmp_path: Path) -> None:
    found = removed(tmp_path, between)
    assert found == (between.split("\n\n") if gone else [])


def test_the_authors_name_goes_with_the_note_about_the_author(tmp_path: Path) -> None:
    note = "Bo Ek is an associate editor and opinion writer for the Post. He lives by the sea."
    assert removed(tmp_path, "", f"{AFTER}\nBo Ek\n\n{note}\n") == ["Bo Ek", note]
    assert removed(tmp_path, "", f"{AFTER}\nBo Ek\n\nHe lives by the sea, they said.\n") == []
