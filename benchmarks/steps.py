"""One archive taken through every step: from nothing, again, and after one changed article."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import yaml

from benchmarks.archive import change_one, write_archive
from benchmarks.measure import Cost, cost_of

ROOT = Path(__file__).resolve().parent.parent
WRITTEN_BY_HAND = ("about", "editors", "developers")
VARIABLES = {"NO_MKDOCS_2_WARNING": "true", "PYTHONPATH": str(ROOT)}


class Tagged(yaml.SafeLoader):
    """Reads mkdocs.yml with its `!ENV` values as their defaults."""


Tagged.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])


def run_steps(home: Path, articles: int) -> tuple[int, dict[str, Cost]]:
    """(words, cost of each step)."""
    shutil.rmtree(home, ignore_errors=True)
    words = write_archive(home / "seeds", articles)
    configure(home)
    costs = {"generator, from nothing": generate(home)}
    shutil.rmtree(home / ".cache/briefings")
    forget_pages(home)
    costs["generator, findings kept"] = generate(home)
    costs["generator, nothing changed"] = generate(home)
    costs["plain Material"] = build(home, "plain")
    costs["MkDocs without the hook"] = build(home, "bare")
    costs["MkDocs, from nothing"] = build(home, "pages")
    costs["MkDocs and search, from nothing"] = build(home, "search")
    change_one(home / "seeds")
    costs["generator, one article changed"] = generate(home)
    costs["MkDocs, one article changed"] = build(home, "pages")
    costs["MkDocs and search, one article changed"] = build(home, "search")
    return words, costs


def configure(home: Path) -> None:
    """Four configurations of one site; each keeps pages of its own."""
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Tagged)
    config["docs_dir"] = str(home / "docs")
    hook = {"hooks": [str(ROOT / "generator/website/hook.py")]}
    config.pop("hooks")
    theme = {**config["theme"], "custom_dir": str(ROOT / "generator/theme")}
    ours = {**config, "theme": theme, "extra": {**config["extra"], "search": "none"}}
    plain = {**config, "theme": {"name": "material", "font": False}}
    plain.pop("extra_css", None)
    found = {**ours, **hook, "extra": {**config["extra"], "search": "pagefind"}}
    each = {"plain": plain, "bare": ours, "pages": {**ours, **hook}, "search": found}
    for name, settings in each.items():
        folder = home / name
        folder.mkdir(parents=True)
        settings = {**settings, "site_dir": str(folder / "site")}
        text = yaml.safe_dump(settings, sort_keys=False)
        (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    for name in WRITTEN_BY_HAND:
        if (ROOT / "docs" / name).is_dir():
            shutil.copytree(ROOT / "docs" / name, home / "docs" / name, dirs_exist_ok=True)


def generate(home: Path) -> Cost:
    """`python -m generator build`."""
    command = [sys.executable, "-m", "generator", "build"]
    return cost_of(command, home, VARIABLES)


def build(home: Path, name: str) -> Cost:
    """`mkdocs build` of one configuration."""
    return cost_of([sys.executable, "-m", "mkdocs", "build"], home / name, VARIABLES)


def forget_pages(home: Path) -> None:
    """Delete what the generator wrote."""
    listing = home / "docs/.published"
    for path in listing.read_text(encoding="utf-8").splitlines():
        (home / "docs" / path).unlink()
    listing.unlink()
