"""One archive taken through every step: from nothing, again, and after one changed article."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
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


def run_steps(home: Path, articles: int) -> dict[str, Cost]:
    """Every step in turn, each said on stderr; what a run before had done here is thrown away."""
    shutil.rmtree(home, ignore_errors=True)
    write_archive(home / "seeds", articles)
    configure(home)
    costs = {"generator, from nothing": generate(home, "from nothing")}
    costs["generator, nothing changed"] = generate(home, "nothing changed")
    costs["plain Material"] = build(home, "plain")
    shutil.rmtree(home / "plain/site")
    costs["site, from nothing"] = build(home, "search")
    costs["verify, all read anew"] = prove(home)
    costs["verify, pages kept"] = prove(home, "--cache", "search/.cache")
    change_one(home / "seeds")
    costs["generator, one article changed"] = generate(home, "one article changed")
    costs["site, one article changed"] = build(home, "search")
    for name in ("read_file", "merge"):
        shutil.rmtree(home / ".cache" / name)
    forget_pages(home)
    costs["generator, only findings kept"] = generate(home, "only findings kept")
    return costs


def configure(home: Path) -> None:
    """Two configurations of one site: Material as it comes, and ours."""
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Tagged)
    config["docs_dir"] = str(home / "docs")
    hook = {"hooks": [str(ROOT / "generator/site/hook.py")]}
    config.pop("hooks")
    theme = {**config["theme"], "custom_dir": str(ROOT / "generator/theme")}
    plain = {**config, "theme": {"name": "material", "font": False}}
    plain.pop("extra_css", None)
    ours = {**config, **hook, "theme": theme}
    each = {"plain": plain, "search": ours}
    for name, settings in each.items():
        folder = home / name
        folder.mkdir(parents=True)
        settings = {**settings, "site_dir": str(folder / "site")}
        text = yaml.safe_dump(settings, sort_keys=False)
        (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    for name in WRITTEN_BY_HAND:
        if (ROOT / "docs" / name).is_dir():
            shutil.copytree(ROOT / "docs" / name, home / "docs" / name, dirs_exist_ok=True)


def generate(home: Path, what: str) -> Cost:
    """`python -m generator build`."""
    return _said(home, f"generator, {what}", [sys.executable, "-m", "generator", "build"], home)


def build(home: Path, name: str) -> Cost:
    """`mkdocs build` of one configuration."""
    return _said(home, f"MkDocs: {name}", [sys.executable, "-m", "mkdocs", "build"], home / name)


def prove(home: Path, *options: str) -> Cost:
    """`python -m generator verify`, also a part of the site's build."""
    command = [sys.executable, "-m", "generator", "verify", "search/site", *options]
    return _said(home, " ".join(("verify", *options)), command, home)


def _said(home: Path, what: str, command: Sequence[str], folder: Path) -> Cost:
    print(f"{home.name:>6} articles  {what:32}", end="", file=sys.stderr, flush=True)
    cost = cost_of(command, folder, VARIABLES)
    print(f"{cost.wall:8.1f} s {cost.cpu:8.1f} s {cost.memory:6.0f} MB", file=sys.stderr)
    return cost


def forget_pages(home: Path) -> None:
    """Delete what the generator wrote."""
    listing = home / "docs/.published"
    for path in listing.read_text(encoding="utf-8").splitlines():
        (home / "docs" / path).unlink()
    listing.unlink()
