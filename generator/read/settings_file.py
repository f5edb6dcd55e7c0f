"""briefing.yml: the settings of a digest, read like the index: each wrong value has its line."""

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from generator.interface import INTERFACES
from generator.problems import Place, Problem, Problems, problem
from generator.read.encoding.decode import load
from generator.read.index.shapes import (
    GivenKeys,
    Parser,
    flag,
    is_web_address,
    many,
    one_of,
    percent_given,
    table_of,
    url,
    whole_number,
    words,
    words_that,
    wrong_words,
)
from generator.read.index.withholding import LIMITS, lost, written_in, written_under
from generator.read.index.yaml_tree import read_before, read_tree
from generator.records import FeedSource, FooterLink, ListName, Publish, Settings

SETTINGS = "briefing.yml"
LARGEST_SETTINGS = 1_000_000
"""Bytes."""
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
OWN_PAGE = re.compile(r"(?!/|.*\.\.)[\w./#-]+|mailto:[^\s<>\"]+@[^\s<>\"]+")
"""A page of the site by its address (`about/imprint/`), or an address to write to."""

ROBOTS = ("all", "noindex", "noai", "none")


def _is_time_zone(said: str) -> bool:
    try:
        ZoneInfo(said)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


colour = words_that(
    COLOUR.fullmatch, wrong_words("bad-value", "{!r} is no colour", "write #1b5475")
)
link_target = words_that(
    lambda said: is_web_address(said) or OWN_PAGE.fullmatch(said),
    wrong_words(
        "bad-url",
        "{!r} leads nowhere",
        "write https://..., mailto:... or a page such as about/imprint/",
        80,
    ),
)
"""A web address, an address to write to, or a page of the site."""
inside_docs = words_that(
    lambda said: OWN_PAGE.fullmatch(said) and ":" not in said,
    wrong_words(
        "bad-value",
        "{!r} is outside docs/",
        "put the file below docs/ and name it from there: assets/logo.svg",
        80,
    ),
)
time_zone = words_that(
    _is_time_zone,
    wrong_words("bad-value", "there is no time zone {!r}", "write it like Europe/Berlin"),
)

FOOTER_KEYS: dict[str, Parser] = {"text": words, "url": link_target}
COLOUR_KEYS: dict[str, Parser] = {"accent": colour, "accent_dark": colour}
FEED_KEYS: dict[str, Parser] = {"author": words}
SOURCE_KEYS: dict[str, Parser] = {
    "url": url,
    "outlet": words,
    "most": whole_number,
    "private": flag,
}
SETTINGS_KEYS: dict[str, Parser] = {
    "name": words,
    "description": words,
    "tagline": words,
    "logo": inside_docs,
    "colours": table_of(COLOUR_KEYS),
    "footer": many(table_of(FOOTER_KEYS, needed=("text", "url"))),
    "time_zone": time_zone,
    "language": one_of(*INTERFACES),
    "lists": many(one_of(*get_args(ListName))),
    "publish": one_of(*get_args(Publish)),
    "show_at_most": percent_given,
    "feeds": table_of(FEED_KEYS),
    "robots": one_of(*ROBOTS),
    "sources": many(table_of(SOURCE_KEYS, needed=("url",))),
}


def read_settings(path: Path, docs: Path | None = None) -> tuple[Settings, Problems]:
    """The settings in a file; without the file, or a key of it, those of the program. `docs` holds
    the pages and pictures that they name, None = the folder of that name beside the file."""
    if not path.exists():
        return Settings(), ()
    place = Place(file=path.name, line=1)
    text, problems = load(path, place, LARGEST_SETTINGS)
    if text is None:
        return replace(Settings(), **LIMITS), problems
    settings, more = parse_settings(text, path.name, docs or path.parent / "docs")
    return settings, problems + more


def parse_settings(
    text: str, file: str = SETTINGS, docs: Path | None = None
) -> tuple[Settings, Problems]:
    """The settings in a text; where a limit may stand in what cannot be read, the strictest.
    Without `docs` nothing is looked for in it."""
    tree, problems = read_tree(text, file)
    unread = ""
    if tree is None and problems:
        tree, unread = read_before(text, file, problems[-1].line)
    top: GivenKeys | None
    top, more = table_of(SETTINGS_KEYS)(tree) if tree else (None, ())
    read = [top.places] if top else []
    held = lost(written_under(tree, SETTINGS_KEYS), read) | written_in(unread)
    values, missing = _without_missing(top, docs) if top and docs else (top and top.values, ())
    settings, more = _settings(values or {}), (*more, *missing)
    if not held:
        return settings, problems + more
    message = "what may be shown cannot be read here, so headlines alone are"
    remedy = "mend the lines that the other problems name"
    told = problem(Place(file=file, line=1), "limits-unread", message, remedy)
    return replace(settings, **LIMITS), (*problems, *more, told)


def _without_missing(top: GivenKeys, docs: Path) -> tuple[Mapping[str, Any], Problems]:
    """The settings without pages and pictures of the site that are not there, and a problem of
    each: a link that leads nowhere would stand on every page."""
    footer: tuple[GivenKeys, ...] = top.values.get("footer", ())
    gone = [link for link in footer if not _is_there(link.values["url"], docs)]
    problems = [_not_there(link.place, link.values["url"], docs) for link in gone]
    values = {**top.values, "footer": tuple(link for link in footer if link not in gone)}
    logo = values.get("logo")
    if logo and not (docs / logo).is_file():
        problems.append(_not_there(top.places["logo"], logo, docs))
        del values["logo"]
    return values, tuple(problems)


def _is_there(target: str, docs: Path) -> bool:
    """Whether a link leads elsewhere, to a page that a build makes, or to one that is there."""
    page = target.partition("#")[0].strip("/").removesuffix(".html")
    if ":" in target or page.partition("/")[0] in MADE_FOLDERS or page in MADE_PAGES:
        return True
    ways = (page, f"{page}.md", f"{page}/index.md", f"{page}.html", f"{page}/index.html")
    return any((docs / way).is_file() for way in ways)


def _not_there(place: Place, target: str, docs: Path) -> Problem:
    message = f"there is no {target!r} in {docs.name}/, so nothing leads there"
    remedy = f"write {docs.name}/{target.strip('/')}.md" if target.endswith("/") else "add the file"
    return problem(place, "missing-target", message, remedy)


MADE_FOLDERS = frozenset(
    {
        *("archive", "books", "corrections", "data", "disputes", "editions", "organisations"),
        *("outlets", "places", "sources", "speakers", "stories", "tags", "threads"),
    }
)
MADE_PAGES = frozenset(
    {
        *("", "index", "feed.xml", "feed.json", "about/readings"),
        *("about/how-it-is-made", "about/measured-error"),
    }
)


def _settings(top: Mapping[str, Any]) -> Settings:
    colours = top["colours"].values if "colours" in top else {}
    feeds = top["feeds"].values if "feeds" in top else {}
    return Settings(
        **{key: value for key, value in top.items() if key in PLAIN_KEYS},
        **colours,
        feed_author=feeds.get("author"),
        footer=tuple(FooterLink(**link.values) for link in top.get("footer", ())),
        sources=tuple(FeedSource(**source.values) for source in top.get("sources", ())),
    )


PLAIN_KEYS = frozenset(field.name for field in fields(Settings)) - {"footer", "sources"}
"""Keys that are fields of the settings by the same name."""
