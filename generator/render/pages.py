"""A page: front matter and a template filled in, where every value is escaped on its way."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.interface import SPOKEN, foreign, say, say_count, say_if_known
from generator.merge.disputes.holders import UNDETERMINED
from generator.render.addresses import page_of, root_of
from generator.render.calendar import machine_date, spell_date
from generator.render.escape import escape, front_matter

TEMPLATES = "templates"
SLUG = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
"""Needs no escaping anywhere, so ids and addresses stay readable."""
SAFE_ADDRESS = re.compile(r"([A-Za-z0-9]+(-[A-Za-z0-9]+)*/)+")
HOLDING_SOURCE = re.compile(r"source (\d+)")
"""What stands for an outlet that is not given."""


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Autoescape and `finalize` together let nothing through but `escape` and finished Markup."""
    environment = Environment(
        loader=PackageLoader("generator.render", TEMPLATES),
        autoescape=True,
        finalize=_safe_value,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        date=dated, count=_count_told, say=_words_told, say_if_known=say_if_known
    )
    environment.globals["say_if_known"] = say_if_known
    environment.globals["foreign"] = lambda: Markup(foreign())  # noqa: S704
    environment.filters["link"] = link_markup
    environment.filters["holder"] = holder_told
    return environment


def _safe_value(value: object) -> Markup:
    if isinstance(value, Markup):
        return value
    text = "" if value is None else str(value)
    return Markup(text) if SLUG.fullmatch(text) else escape(text)  # noqa: S704


def _words_told(key: str, **values: object) -> Markup:
    """Our own words are markup already; what is put into them is made safe."""
    return Markup(say(key, **{name: _safe_value(value) for name, value in values.items()}))  # noqa: S704


def _count_told(number: int, key: str, **values: object) -> Markup:
    safe = {name: _safe_value(value) for name, value in values.items()}
    return Markup(say_count(number, key, **safe))  # noqa: S704


def page(address: str, template: str, meta: Mapping[str, object], **values: Any) -> tuple[str, str]:
    """(path, text) of the page at `address` (`stories/x/`; empty for the home page)."""
    path = page_of(address) if address else "index.md"
    if address and address.count("/") == 1:
        path = f"{address}index.md"
    root = Markup(root_of(path))  # noqa: S704
    filled = _environment().get_template(f"{template}.md.j2").render(root=root, **values)
    return path, front_matter(meta) + "\n" + filled


def link_markup(address: str) -> Markup:
    """An address made of slugs, as it is; anything else is escaped."""
    return Markup(address) if SAFE_ADDRESS.fullmatch(address) else escape(address)  # noqa: S704


def holder_told(name: str) -> str:
    """Who holds a side, where nobody has a name in the site's own words."""
    number = HOLDING_SOURCE.fullmatch(name)
    if number:
        return say("source.number", number=number[1])
    return say("story.undetermined") if name == UNDETERMINED else name


def dated(value: str | None) -> Markup:
    """The date in words inside a `time` element where HTML knows its form."""
    return _dated(value, SPOKEN.get()) if value else Markup("")


@lru_cache(maxsize=10_000)
def _dated(value: str, _language: str) -> Markup:
    machine = machine_date(value)
    words = escape(spell_date(value))
    return Markup('<time datetime="{}">{}</time>').format(machine, words) if machine else words
