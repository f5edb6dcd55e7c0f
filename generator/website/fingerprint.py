"""What a page depends on beside its own Markdown, as digests: the names kept pages are kept by."""

from __future__ import annotations

import functools
import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from types import ModuleType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

NOT_IN_PAGES = frozenset(
    {
        "config_file_path",
        "dev_addr",
        "docs_dir",
        "hooks",
        "nav",
        "not_in_nav",
        "pages",
        "plugins",
        "quiet",
        "site_dir",
        "strict",
        "theme",
        "watch",
    }
)
"""Settings that no page shows by themselves: places, how strict to be, and what is told apart."""

READS_OTHER_FILES = frozenset({"pymdownx.b64", "pymdownx.snippets", "markdown_include.include"})
"""Markdown extensions that put other files into a page; nobody could say when those change."""

PAGE_EVENTS = (
    "pre_page",
    "page_read_source",
    "page_markdown",
    "page_content",
    "page_context",
    "post_page",
)
"""Events of a plugin or hook that looks at single pages, and therefore has to see them all."""


class UnknownValueError(TypeError):
    """A setting whose value has no stable form, so that nothing can be kept by it."""


def obstacle(config: MkDocsConfig) -> str | None:
    """Why pages of this site cannot be kept, in words; None = they can."""
    for event in PAGE_EVENTS:
        if config.plugins.events[event]:
            method = config.plugins.events[event][0]
            return f"{getattr(method, '__module__', '?')} looks at every page ({event})"
    reading = sorted(READS_OTHER_FILES.intersection(config.markdown_extensions))
    return f"{reading[0]} reads files that are not pages" if reading else None


def site_key(config: MkDocsConfig) -> str:
    """Digest of settings, theme, templates, hooks and installed packages. Raises on odd values."""
    settings = {name: config[name] for name in config if name not in NOT_IN_PAGES}
    theme = {name: config.theme[name] for name in config.theme}
    parts = [
        plain(settings),
        plain(theme),
        sorted(config.plugins),
        _installed(),
        [sys.version, *_own_files(config)],
    ]
    return _digest(json.dumps(parts).encode())


def navigation_key(nav: Navigation) -> str:
    """Digest of all that a page's template can see of the navigation."""
    return _digest(json.dumps([_item(item) for item in nav.items]).encode())


def page_key(site: str, src_uri: str, source: bytes) -> str:
    """Names the Markdown stage of a page."""
    return _digest(b"\0".join((site.encode(), src_uri.encode(), source)))


def plain(value: object) -> object:
    """The value as lists and strings that are the same in every run. Raises UnknownValueError."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, PurePath):
        return value.as_posix()
    if isinstance(value, Mapping):
        return [[plain(key), plain(value[key])] for key in sorted(value, key=str)]
    if isinstance(value, set | frozenset):
        return sorted(str(plain(inner)) for inner in value)
    if isinstance(value, Iterable):
        return [plain(inner) for inner in value]
    return _plain_object(value)


def _plain_object(value: Any) -> object:
    if isinstance(value, functools.partial):
        return [plain(value.func), plain(value.args), plain(value.keywords)]
    if hasattr(value, "__qualname__"):
        return [value.__module__, value.__qualname__]
    if " at 0x" not in repr(value):
        return [type(value).__qualname__, repr(value)]
    if not hasattr(value, "__dict__"):
        raise UnknownValueError(f"a setting of type {type(value).__name__} has no stable form")
    return [type(value).__qualname__, plain(vars(value))]


def _item(item: Any) -> object:
    if item.is_page:
        return _page(item)
    inner = [_item(child) for child in item.children or ()]
    return [item.title, getattr(item, "url", None), inner]


def _page(page: Page) -> object:
    return [page.title, page.url, str(sorted(page.meta.items(), key=str))]


def _installed() -> list[str]:
    """Name and version of every installed package, from the names of their record folders."""
    folders = (Path(place) for place in sys.path if Path(place).is_dir())
    return sorted({info.name for folder in folders for info in folder.glob("*.dist-info")})


def _own_files(config: MkDocsConfig) -> list[str]:
    """Digests of templates outside installed packages, of the hooks, and of this code."""
    prefix = Path(sys.prefix)
    tops = [Path(folder) for folder in config.theme.dirs if prefix not in Path(folder).parents]
    hooks: Mapping[str, ModuleType] = dict(config["hooks"] or {})
    scripts = [Path(str(hook.__file__)) for hook in hooks.values()]
    files = [path for top in tops for path in sorted(top.rglob("*")) if path.is_file()]
    own = sorted(Path(__file__).parent.glob("*.py"))
    return [f"{path.name} {_digest(path.read_bytes())}" for path in (*files, *scripts, *own)]


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
