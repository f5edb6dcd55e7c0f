"""A small site in a folder of its own, built with and without the hook."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

HOOK = Path(__file__).parents[2] / "generator" / "site" / "hook.py"

CONFIG = """\
site_name: Small
site_url: https://example.org/
theme: {name: null, custom_dir: theme}
hooks: [HOOK]
plugins: []
markdown_extensions: [attr_list, toc]
nav: [index.md, {Months: [months/may.md]}]
not_in_nav: /stories/
validation: {links: {anchors: warn, unrecognized_links: warn}}
"""

MAIN = """\
<html><head><title>{{ page.title }} - {{ config.site_name }}</title></head><body>
<nav>{% for item in nav %}<a href="{{ item.url | url }}">{{ item.title }}</a>{% endfor %}</nav>
<main>{{ page.content }}</main>
<ul>{% for item in page.toc %}<li><a href="{{ item.url }}">{{ item.title }}</a>{% endfor %}</ul>
{% if page.meta.tags %}<p>{{ page.meta.tags | join(", ") }}</p>{% endif %}
</body></html>
"""

FILES = {
    "mkdocs.yml": CONFIG.replace("HOOK", str(HOOK)),
    "theme/main.html": MAIN,
    "docs/index.md": "# Home\n\n[May](months/may.md)\n",
    "docs/months/may.md": "# May\n\n- [Bridge](../stories/bridge.md#cost)\n",
    "docs/stories/bridge.md": "---\ntags: [works]\n---\n# The bridge\n\n## Cost\n\nHigh.\n",
    "docs/stories/flood.md": "# The flood\n\nSee [the bridge](bridge.md) and [data](flood.json).\n",
    "docs/stories/flood.json": '{"id": "flood"}\n',
}


def write(home: Path, files: dict[str, str | None]) -> None:
    """Write the files; None deletes one."""
    for name, text in files.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink()
        else:
            path.write_text(text, encoding="utf-8")


def run(
    home: Path,
    site: str = "site",
    *,
    hooks: bool = True,
    strict: bool = False,
    level: int = logging.INFO,
) -> list[str]:
    """Build into `home/site`; what MkDocs says. Raises Abort where --strict refuses."""
    more: dict[str, Any] = {} if hooks else {"hooks": []}
    config = load_config(str(home / "mkdocs.yml"), site_dir=str(home / site), strict=strict, **more)
    with heard(level) as messages:
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    return messages


def refused(home: Path) -> bool:
    """True where --strict refuses the site."""
    try:
        run(home, strict=True)
    except Abort:
        return True
    return False


def tree(folder: Path) -> dict[str, bytes]:
    """Every file's bytes, by path. The time stamp in the compressed sitemap is part of them."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@contextmanager
def heard(level: int) -> Iterator[list[str]]:
    """What MkDocs says while this lasts."""
    messages: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: messages.append(record.getMessage())  # type: ignore[method-assign]
    log = logging.getLogger("mkdocs")
    before = log.level
    log.addHandler(handler)
    log.setLevel(level)
    try:
        yield messages
    finally:
        log.removeHandler(handler)
        log.setLevel(before)
