"""The line under `hooks:` in mkdocs.yml: unchanged pages are kept, the site is swapped in whole.

Only for `mkdocs build` and `mkdocs gh-deploy`; `mkdocs serve` is left alone. Without this hook
MkDocs builds the same pages, and takes longer.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from generator.website.own_settings import apply_settings
from generator.website.session import Session

_sessions: list[Session] = []


def on_startup(*, command: str, dirty: bool) -> None:
    """A session a build; none for `serve`, whose pages live in memory of their own."""
    _sessions[:] = [Session()] if command != "serve" and not dirty else []


def on_config(config: MkDocsConfig) -> None:
    """The digest's own settings; and the site is built beside the old one."""
    apply_settings(config)
    for session in _sessions:
        session.begin(config)


def on_files(files: Any, config: MkDocsConfig) -> None:
    """What the theme brings and no page of ours asks for is left out."""
    for session in _sessions:
        session.leave_out(files, config)


def on_env(env: Any, config: MkDocsConfig, files: Any) -> None:
    """Pages are dated by what they say of themselves, so that no clock gets into the sitemap."""
    for session in _sessions:
        session.date_pages(files)


def on_post_build(config: MkDocsConfig) -> None:
    """The finished site takes the old one's place, unless --strict is about to refuse it."""
    for session in _sessions:
        session.end(config)


def on_shutdown() -> None:
    """Also after an error: nothing half-built stays behind."""
    for session in _sessions:
        session.close()
