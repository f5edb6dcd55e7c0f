"""What leads to other pages is taken out of a report, and what only looks like it stays."""

from __future__ import annotations

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
