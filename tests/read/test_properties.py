"""What holds for every text: all of it is accounted for, and normalising twice changes nothing."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.read.article_file import article_of
from generator.read.drafts import block_draft, plain_blocks, text_draft
from generator.read.encoding.decode import decode
from generator.read.encoding.normalise import normalise
from generator.records import Article, Span

LINES = (
    "Harbour closes for good",
    "By Ann Lee and Bo Ek",
    "Updated: 2031-05-17 17:52",
    "AAVILLE, Oct 6 (WIRE-AGENCIES) — The harbour of Aaville closed on Monday after a long strike.",
    "The harbour of Aaville closed on Monday after a long strike.",
    "“We will not go,” the mayor said. — AAA-AGENCIES",
    "a boat on the water: The ferry leaves Aaville",
    "The ferry leaves Aaville",
    "A ferry on Monday. (Ann Lee/AP)",
    "Related Articles",
    "Harbour vote delayed",
    "* * *",
    "(Reporting by Ann Lee; Editing by Bo Ek)",
    "Follow Ann Lee on Twitter",
    "administrator",
    "AAVILLE (AP) —",
    "",
)
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=40)), max_size=12).map("\n".join),
    st.lists(st.sampled_from(LINES), max_size=12).map("\n\n".join),
)


def covered(article: Article) -> list[Span]:
    parts = [*article.paragraphs, *(removal.span for removal in article.removals)]
    parts += [span for span in (article.headline, article.byline) if span]
    parts += [article.dateline.span] if article.dateline else []
    return sorted(parts)


def assert_all_accounted_for(article: Article) -> None:
    at = 0
    for span in covered(article):
        assert at <= span.start < span.end
        assert article.text[at : span.start].strip() == ""
        assert article.text[span.start : span.end] == article.text[span.start : span.end].strip()
        at = span.end
    assert article.text[at:].strip() == ""
    assert list(article.paragraphs) == sorted(article.paragraphs)


@given(texts)
def test_every_character_of_a_plain_text_is_accounted_for(text: str) -> None:
    assert_all_accounted_for(article_of("a.txt", text_draft(text)))


@given(texts)
def test_every_character_of_a_markdown_text_is_accounted_for(text: str) -> None:
    assert_all_accounted_for(article_of("a.md", block_draft(plain_blocks(normalise(text)))))


@given(
    st.one_of(texts, st.text(alphabet="&;<>#x2amp0nbsâ€™Ã©\u00a0\u0085\r\n\u0301e", max_size=40))
)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in once if c != "\n")


@settings(deadline=None)  # the first call reads a word list
@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_not(data: bytes) -> None:
    found = decode(data)
    assert found is None or isinstance(found.text, str)


@pytest.mark.parametrize(
    "text",
    [
        " " * 60_000 + "x",
        "\n" * 60_000 + "x",
        "A" * 60_000,
        "A, " * 10_000,
        "(" * 60_000,
        "(/" * 10_000,
        "." * 60_000,
        "word. \n\n" * 10_000,
        "Related Articles\n\n" * 6_000,
        "By " + "Ann " * 20_000,
        "[" * 6_000 + "](x" * 6_000,
        "> " * 6_000 + "x",
        "*a **" * 6_000,
        "AA " * 10_000 + "(",
    ],
    ids=lambda text: text[:8].encode("unicode_escape").decode() + str(len(text)),
)
def test_every_character_of_a_hostile_text_is_accounted_for(text: str) -> None:
    """A pattern that tries every way to match would not come to an end here."""
    assert_all_accounted_for(article_of("a.txt", text_draft(text)))
    assert_all_accounted_for(article_of("a.md", block_draft(plain_blocks(normalise(text)))))
