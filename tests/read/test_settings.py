"""briefing.yml: every key is read, wrong values are told with their line, the page lists all."""

import re
from pathlib import Path

import pytest

from generator.read import read
from generator.read import settings_file as given
from generator.read.settings_file import MADE_FOLDERS, parse_settings, read_settings
from generator.records import FeedSource, FooterLink, Settings
from generator.render.addresses import FOLDERS

PAGE = Path(__file__).parents[2] / "docs" / "editors" / "settings.md"
WHOLE = """
name: The Aaville Morning
description: What the coast reports.
tagline: Every morning
logo: assets/logo.svg
colours: {accent: "#123456"}
footer:
  - {text: Imprint, url: about/imprint/}
  - {text: Write, url: "mailto:desk@example.org"}
time_zone: Europe/Berlin
language: en
lists: [archive, disputes]
publish: quotations
show_at_most: 30 %
feeds: {author: The desk}
robots: noindex
sources:
  - {url: https://example.org/feed, outlet: Post, most: 20}
"""


def test_every_key_is_read() -> None:
    settings, problems = parse_settings(WHOLE)
    assert problems == ()
    assert settings == Settings(
        name="The Aaville Morning",
        description="What the coast reports.",
        tagline="Every morning",
        logo="assets/logo.svg",
        accent="#123456",
        footer=(
            FooterLink(text="Imprint", url="about/imprint/"),
            FooterLink(text="Write", url="mailto:desk@example.org"),
        ),
        time_zone="Europe/Berlin",
        lists=("archive", "disputes"),
        publish="quotations",
        show_at_most=30,
        feed_author="The desk",
        robots="noindex",
        sources=(FeedSource(url="https://example.org/feed", outlet="Post", most=20),),
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("nmae: X", "unknown-key"),
        ("colours: {accent: blue}", "bad-value"),
        ("footer: [{text: X, url: 'javascript:alert(1)'}]", "bad-url"),
        ("footer: [{text: X, url: //evil.example}]", "bad-url"),
        ("logo: ../secret.svg", "bad-value"),
        ("time_zone: Mars/Base", "bad-value"),
        ("language: xx", "bad-value"),
        ("lists: [everything]", "bad-value"),
        ("publish: all", "bad-value"),
        ("show_at_most: most", "wrong-kind"),
        ("show_at_most: 130 %", "wrong-kind"),
        ("robots: go away", "bad-value"),
        ("sources: [{url: 'file:///etc/passwd'}]", "bad-url"),
        ("name: [", "bad-yaml"),
    ],
)
def test_a_wrong_value_is_told_and_the_rest_counts(line: str, code: str) -> None:
    settings, problems = parse_settings(f"tagline: Kept\n{line}\n")
    assert code in {p.code for p in problems}
    assert {(p.file, p.line) for p in problems} <= {("briefing.yml", 2), ("briefing.yml", 3)}
    assert code == "bad-yaml" or settings.tagline == "Kept"


def test_it_stands_beside_the_seeds_and_another_may_be_named(tmp_path: Path) -> None:
    seeds = tmp_path / "a" / "seeds"
    seeds.mkdir(parents=True)
    (tmp_path / "a" / "briefing.yml").write_text("name: Beside\n")
    (tmp_path / "other.yml").write_text("name: Named\n")
    assert read(seeds)[0].settings.name == "Beside"
    assert read(seeds, config=tmp_path / "other.yml")[0].settings.name == "Named"


def test_every_key_is_documented_and_every_documented_key_exists() -> None:
    sections = re.split(r"^##+ (.+)$", PAGE.read_text(encoding="utf-8"), flags=re.M)
    told = {
        title: set(re.findall(r"^\| `(\w+)` \|", body, re.M))
        for title, body in zip(sections[1::2], sections[2::2], strict=True)
    }
    assert told == {
        "The digest": set(given.SETTINGS_KEYS),
        "Colours": set(given.COLOUR_KEYS),
        "Links": set(given.FOOTER_KEYS),
        "Feeds": set(given.FEED_KEYS),
        "Sources": set(given.SOURCE_KEYS),
    }


def test_what_leads_nowhere_is_a_problem_with_its_line_and_left_out(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / "about").mkdir(parents=True)
    (docs / "about/imprint.md").write_text("# Imprint")
    (docs / "logo.svg").write_text("<svg/>")
    links = (
        "about/imprint/",
        "corrections/",
        "about/contact/",
        "https://x.example",
        "about/readings/",
    )
    footer = "".join(f"  - {{text: A, url: {link}}}\n" for link in links)
    path = tmp_path / "briefing.yml"
    path.write_text(f"logo: logo.png\nfooter:\n{footer}")
    settings, problems = read_settings(path)
    assert [(p.line, p.code) for p in problems] == [(5, "missing-target"), (1, "missing-target")]
    assert settings.logo is None
    assert [link.url for link in settings.footer] == [*links[:2], *links[3:]]
    path.write_text("logo: logo.svg\n")
    assert read_settings(path)[0].logo == "logo.svg"


def test_folders_of_made_pages_are_those_of_the_addresses() -> None:
    assert MADE_FOLDERS == FOLDERS
