"""What Material brings is in the site only where its own pages ask for it."""

from pathlib import Path

from tests.site.sites import FILES, run, tree, write

PAGE = "<html><body>{{ config.site_name }}</body></html>"
OWN = {"theme/assets/javascripts/own.js": "1", "docs/assets/stylesheets/own.css": "a {}"}
CONFIG = FILES["mkdocs.yml"].replace("name: null", "name: material")


def brought(home: Path, theme: dict[str, str]) -> list[str]:
    files = {name: text for name, text in FILES.items() if not name.startswith("theme/")}
    write(home, {**files, **OWN, **theme, "mkdocs.yml": CONFIG})
    run(home)
    return sorted(path for path in tree(home / "site") if path.endswith((".js", ".css")))


def test_a_site_with_pages_of_its_own(tmp_path: Path) -> None:
    found = brought(tmp_path, {"theme/base.html": PAGE, "theme/main.html": PAGE})
    assert found == ["assets/javascripts/own.js", "assets/stylesheets/own.css"]


def test_a_site_with_the_pages_of_the_theme(tmp_path: Path) -> None:
    found = brought(tmp_path, {})
    assert any(path.startswith("assets/javascripts/bundle.") for path in found)
