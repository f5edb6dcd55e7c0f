"""The site's own words come from one table, and are complete in every language of it."""

import ast
import html
import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.interface import FORMS, INTERFACES, in_language, say, say_count, words_in_language
from generator.render.calendar import spell_date
from generator.render.pages import holder_told
from tests.render import stories
from tests.render.rendered import render

PROGRAM = Path(__file__).parents[2] / "generator"
TEMPLATES = [
    *sorted((PROGRAM / "render/templates").glob("*.j2")),
    *sorted((PROGRAM / "theme").rglob("*.html")),
]
PLAIN = {"EPUB", "Markdown", "JSON", "quot"}
"""Names of formats, the same in every language."""
JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
SAID_BY_ATTRIBUTE = re.compile(r'\b(?:aria-label|title|alt|placeholder)="([^"]*)"')
WORD = re.compile(r"[^\W\d_]{2,}")
TOLD_IN_CODE = re.compile(r"[a-z]{2,} [a-z]{2,}|^[A-Z][a-z]+( [a-z]+)*[.:]?$")
NO_WORDS = {
    *("Page", "Row", "Given", "Listed", "CorrectionComment", "says otherwise"),
    *("tick tick--wide", "tick stack-", "held held--"),
}
"""Types, classes of elements, a value of the CSV."""
NOT_FOR_READERS = {"decisions.py", "structured.py"}
"""What `explain` prints, the description of the data, types of schema.org."""


def placeholders(words: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", words))


@pytest.mark.parametrize("language", INTERFACES)
def test_every_table_has_the_same_keys_places_and_forms(language: str) -> None:
    ours, theirs = words_in_language("en"), words_in_language(language)
    assert theirs.keys() == ours.keys()
    for key, words in theirs.items():
        assert placeholders(words) == placeholders(ours[key]), key
        assert (FORMS in words) == (FORMS in ours[key]), key
        assert words.count(", ") == ours[key].count(", ") or not key.startswith("dates."), key


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_words_of_its_own(path: Path) -> None:
    text = JINJA.sub(" ", path.read_text(encoding="utf-8"))
    said = re.sub(r"<[^<>]*>|\{:[^}]*\}|&\w+;", " ", text)
    said += " ".join(SAID_BY_ATTRIBUTE.findall(text))
    assert [word for word in WORD.findall(said) if word not in PLAIN] == []


def test_no_code_that_makes_pages_has_words_of_its_own() -> None:
    told = []
    for path in sorted((PROGRAM / "render").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        unread = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        unread |= {id(node) for each in raised(tree) for node in ast.walk(each)}
        told += [
            (path.name, node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in unread
            and path.name not in NOT_FOR_READERS
            and "<" not in node.value
            and TOLD_IN_CODE.search(node.value)
        ]
    assert [(file, said) for file, said in told if said not in NO_WORDS and "{ " not in said] == []


def raised(tree: ast.Module) -> list[ast.AST]:
    """What only we read: faults, and which classes an element has."""
    return [node for node in ast.walk(tree) if isinstance(node, ast.Raise)]


def test_every_key_that_is_asked_for_is_in_the_table() -> None:
    table = words_in_language("en")
    files = [*PROGRAM.rglob("*.py"), *TEMPLATES]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    asked = set(re.findall(r"\bsay\(\s*['\"]([\w.]+)['\"]\s*[,)]", code))
    asked |= set(re.findall(r"['\"](story\.[a-z_]+|source\.[a-z_]+)['\"]", code))
    asked |= set(re.findall(r"extra\.words\[\"([\w.]+)\"\]", code))
    counts = set(
        re.findall(r"\b(?:say_count|count)\([^()]*(?:\([^()]*\)[^()]*)*['\"](\w+)['\"]", code)
    )
    assert len(asked) > 150
    assert sorted(asked - table.keys()) == []
    assert sorted(k for k in counts if f"counts.{k}" not in table and k.endswith("s")) == []


def test_no_key_of_the_table_is_left_over() -> None:
    files = [*PROGRAM.rglob("*.py"), *TEMPLATES, *(PROGRAM / "theme").rglob("*.js")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    for key in words_in_language("en"):
        section, _, name = key.partition(".")
        whole = key in code or (section == "counts" and re.search(rf"['\"]{name}['\"]", code))
        by_part = re.search(rf"['\"]{section}(\.['\"{{]|['\"], )", code)
        assert whole or by_part or f"told.{name}" in code, key


def test_a_page_speaks_german_and_its_articles_english() -> None:
    briefings, seeds = stories.small_site()
    seeds = replace(seeds, settings=replace(seeds.settings, language="de"))
    files = render(briefings, seeds, stories.findings(seeds))
    ours, german = words_in_language("en"), words_in_language("de")
    english = {w for key, words in ours.items() for w in words.split(FORMS) if german[key] != words}
    unmistakable = [w for w in english if len(w.split()) > 2 and not placeholders(w)]
    assert len(unmistakable) > 60
    for path in (path for path in files if path.endswith(".md")):
        text = html.unescape(re.sub(r"<[^<>]*>", "", files[path].split("---\n", 2)[-1]))
        assert [words for words in unmistakable if words in text] == [], path
    page = files["stories/harbour-bridge.md"]
    assert "## In Kürze" in page
    assert "5&#46; März 2024" in page
    quoted = re.findall(r'<span data-span="gazette:[^>]*>', page)
    assert quoted
    assert all(' lang="en"' in passage for passage in quoted)
    assert not re.search(r'data-span="arabic:[^>]*lang="en"', files["sources/arabic.md"])
    assert re.search(r'<h3>.*<bdi lang="en">', page)


def test_an_english_page_names_no_language_of_english_words() -> None:
    briefings, seeds = stories.small_site()
    files = render(briefings, seeds, stories.findings(seeds))
    assert 'lang="en"' not in files["stories/harbour-bridge.md"]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2019-10-05", "5. Oktober 2019"),
        ("2019-10", "Oktober 2019"),
        ("2019-W40-WE", "Wochenende ab 5. Oktober 2019"),
        ("2019-Q2", "zweites Quartal 2019"),
        ("2019-FA", "Herbst 2019"),
        ("201", "2010er-Jahre"),
    ],
)
def test_dates_in_german(value: str, told: str) -> None:
    with in_language("de"):
        assert spell_date(value) == told


def test_who_has_no_name_is_told_in_the_language() -> None:
    assert holder_told("Speaker not determined") == "Speaker not determined"
    with in_language("de"):
        assert holder_told("Speaker not determined") == "Unklar, wer spricht"
        assert holder_told("source 2") == "Quelle 2"
        assert holder_told("The source 2") == "The source 2"


def test_counts_by_the_language() -> None:
    assert say_count(1, "sources") == "1 source"
    assert say_count(1234, "sources") == "1,234 sources"
    with in_language("de"):
        assert say_count(1234, "sources") == "1.234 Quellen"
        assert say("source.source", number=3) == "Quelle 3"
