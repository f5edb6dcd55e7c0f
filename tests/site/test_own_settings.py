"""What the generator left about the frame of every page is what MkDocs uses."""

import json
from pathlib import Path
from typing import Any

from mkdocs.config import load_config

from generator.records import FooterLink, Settings
from generator.render.exports.site_data import FOR_SITE, site_settings
from generator.site import own_settings

MKDOCS = """\
site_name: {name}
theme: {{name: material}}
nav: [index.md, {{Archive: archive/index.md}}, {{Tags: tags/index.md}}, {{Ours: ours/a.md}}]
"""


def applied(folder: Path, settings: Settings, name: str = own_settings.OUR_NAME) -> Any:
    for path, text in site_settings(settings).items():
        (folder / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / path).write_text(text)
    (folder / "mkdocs.yml").write_text(MKDOCS.format(name=name))
    config = load_config(str(folder / "mkdocs.yml"))
    own_settings.apply_settings(config)
    return config


def test_the_settings_are_used(tmp_path: Path) -> None:
    link = FooterLink(text="Imprint", url="about/imprint/")
    settings = Settings(name="Morning", accent="#123456", footer=(link,), lists=("archive",))
    config = applied(tmp_path, settings)
    assert config.site_name == "Morning"
    assert config.extra["digest"]["footer"] == [["Imprint", "about/imprint/"]]
    assert config.extra_css == ["data/own-colours.css"]
    assert [next(iter(item)) for item in config.nav[1:]] == ["Archive", "Ours"]
    css = (tmp_path / "docs/data/own-colours.css").read_text()
    assert css == ":root { --accent: light-dark(#123456, #123456); }\n"


def test_a_name_in_mkdocs_is_the_users_own(tmp_path: Path) -> None:
    assert applied(tmp_path, Settings(name="Morning"), name="Mine").site_name == "Mine"


def test_both_sides_mean_the_same_file() -> None:
    assert own_settings.SETTINGS_FOR_SITE == FOR_SITE
    assert Settings().name == own_settings.OUR_NAME
    assert json.loads(site_settings(Settings())[FOR_SITE])["lists"] == list(Settings().lists)
