"""data/: what data this site has, as OpenAPI, the schema of a story, and the editor's settings."""

import json
from pathlib import Path

from generator.records import Settings
from generator.render.exports.story_json import SCHEMA_VERSION, as_text, picked
from generator.render.pages import Files

SCHEMA = Path(__file__).parents[1] / "story.schema.json"
"""The JSON Schema of the story JSON."""
OPENAPI = SCHEMA.with_name("openapi.json")
"""Static files, so every path has one GET; addresses within are relative to the site's root."""
FOR_SITE = "data/site.json"
"""Below the docs folder."""
OWN_COLOURS = "data/own-colours.css"
ACCENT = ":root {{ --accent: light-dark({light}, {dark}); }}\n"


def site_data(settings: Settings) -> Files:
    yield "data/story.schema.json", SCHEMA.read_text(encoding="utf-8")
    yield "data/openapi.json", _openapi_json(settings)
    yield from site_settings(settings).items()


def _openapi_json(settings: Settings) -> str:
    told = json.loads(OPENAPI.read_text(encoding="utf-8"))
    told["info"] = {
        "title": settings.name,
        "description": settings.description,
        "version": SCHEMA_VERSION,
    }
    if "disputes" not in settings.lists:
        del told["paths"]["/data/disputes.json"]
    return as_text(told)


def site_settings(settings: Settings) -> dict[str, str]:
    """What the frame of every page shows, for the website that is made of the docs; by path."""
    light = settings.accent or settings.accent_dark
    told = {
        **picked(settings, "name", "description", "tagline", "logo"),
        "footer": [[link.text, link.url] for link in settings.footer],
        **picked(settings, "language", "lists", "robots"),
        "css": [OWN_COLOURS] if light else [],
    }
    files = {FOR_SITE: as_text(told)}
    if light:
        files[OWN_COLOURS] = ACCENT.format(light=light, dark=settings.accent_dark or light)
    return files
