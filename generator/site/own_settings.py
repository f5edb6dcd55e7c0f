"""What an editor settled (briefing.yml) put into MkDocs' settings: the generator left it in docs.

Only what mkdocs.yml leaves at the program's own value is replaced: whoever writes a `site_name` of
their own into mkdocs.yml means it.
"""

import json
from pathlib import Path
from typing import Any, get_args

from mkdocs.config.defaults import MkDocsConfig

from generator.interface import INTERFACES, words_in_language
from generator.records import ListName

SETTINGS_FOR_SITE = "data/site.json"
"""Below the docs folder, as `render` writes it."""
LISTS_OF_SITE = frozenset(get_args(ListName))
SECTIONS = {
    "in-brief": "in_brief",
    "disputed-points": "disputed_points",
    "agreed": "agreed",
    "quotes": "quotations",
    "changed": "unsettled",
    "timeline": "timeline",
    "single": "single",
    "sources": "sources",
}
"""Anchors of a story's sections and the words for them: the search says where a hit stands."""
OUR_NAME = "Briefing Digest"
"""The name in mkdocs.yml as the program brings it."""


def apply_settings(config: MkDocsConfig) -> None:
    """Name, description, logo, links, colours, lists and language; none without its file."""
    _speak(config, INTERFACES[0])
    config.extra["lists"] = sorted(LISTS_OF_SITE)
    try:
        told = json.loads((Path(config.docs_dir) / SETTINGS_FOR_SITE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    _speak(config, told["language"])
    if config.site_name == OUR_NAME:
        config.site_name = told["name"]
        config.site_description = told["description"]
    config.extra["digest"] = {key: told[key] for key in ("tagline", "logo", "footer", "robots")}
    config.extra["lists"] = told["lists"]
    config.extra_css += [path for path in told["css"] if path not in config.extra_css]
    if config.nav:
        config.nav = [item for item in config.nav if _is_made(item, told["lists"])]


def _speak(config: MkDocsConfig, language: str) -> None:
    """The theme's words, and the program's own names in the navigation, in the language."""
    words, ours = words_in_language(language), words_in_language(INTERFACES[0])
    config.extra["words"] = words
    config.extra["script_words"] = {
        key.partition(".")[2]: said for key, said in words.items() if key.startswith("script.")
    } | {
        "months": words["dates.months"],
        "sections": {anchor: words[f"story.{key}"] for anchor, key in SECTIONS.items()},
    }
    config.theme["language"] = language
    named = {ours[key]: words[key] for key in ours if key.startswith("nav.")}
    for item in (item for item in config.nav or () if isinstance(item, dict)):
        for title in [title for title in item if named.get(title, title) != title]:
            item[named[title]] = item.pop(title)


def _is_made(item: Any, lists: list[str]) -> bool:
    """Whether an entry of the navigation leads to a list that is made, or to something else."""
    target = next(iter(item.values())) if isinstance(item, dict) else item
    folder = str(target).partition("/")[0]
    return folder not in LISTS_OF_SITE or folder in lists
