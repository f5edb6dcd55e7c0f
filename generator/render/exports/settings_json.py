"""What the settings say about the frame of every page, for the website made of the docs."""

from __future__ import annotations

from generator.records import Settings
from generator.render.exports.story_json import as_text

FOR_SITE = "data/site.json"
"""Below the docs folder."""
OWN_COLOURS = "data/own-colours.css"
ACCENT = ":root {{ --accent: light-dark({light}, {dark}); }}\n"


def site_settings(settings: Settings) -> dict[str, str]:
    """Path below the docs folder -> text."""
    light = settings.accent or settings.accent_dark
    files = {FOR_SITE: as_text(_settings_told(settings, bool(light)))}
    if light:
        dark = settings.accent_dark or light
        files[OWN_COLOURS] = ACCENT.format(light=light, dark=dark)
    return files


def _settings_told(settings: Settings, coloured: bool) -> dict[str, object]:
    return {
        "name": settings.name,
        "description": settings.description,
        "tagline": settings.tagline,
        "logo": settings.logo,
        "footer": [[link.text, link.url] for link in settings.footer],
        "language": settings.language,
        "lists": list(settings.lists),
        "robots": settings.robots,
        "css": [OWN_COLOURS] if coloured else [],
    }
