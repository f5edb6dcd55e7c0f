"""A page: front matter and a template filled in, where every value is escaped on its way."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import Any, ParamSpec

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.interface import SPOKEN, foreign, say, say_count, say_if_known, say_remark
from generator.merge.claims.holders import UNDETERMINED
from generator.render.addresses import page_of, root_of
from generator.render.calendar import machine_date, spell_date
from generator.render.cut import cut_markup, direction, plain_words_of, shown_title
from generator.render.escape import escape, front_matter
from generator.render.site import Site, day_by_dateline

SLUG = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
"""Needs no escaping anywhere, so ids and addresses stay readable."""
SAFE_ADDRESS = re.compile(r"([A-Za-z0-9]+(-[A-Za-z0-9]+)*/)+")
HOLDING_SOURCE = re.compile(r"source (\d+)")
"""What stands for an outlet that is not given."""
Files = Iterable[tuple[str, str]]
"""(path below the docs folder, text)."""
PieceArguments = ParamSpec("PieceArguments")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Pages that are made together, by whichever process takes them.

    `near` is the newest story that they show, empty where that does not matter.
    """

    make: Callable[[], Files]
    near: str = ""


def piece(
    near: str,
    make: Callable[PieceArguments, Files],
    *given: PieceArguments.args,
    **more: PieceArguments.kwargs,
) -> Piece:
    return Piece(make=partial(make, *given, **more), near=near)


def rows_piece(path: str, rows: Sequence[list[str]]) -> Piece:
    """A small file that scripts read, a row a line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return piece("", lambda: [(path, f"[{lines}]\n")])


@cache
def environment(escaped: Callable[[str], str]) -> Environment:
    """Templates that let nothing through but finished Markup and what is `escaped`: autoescape and
    `finalize` together see to it."""

    def finalize(value: object) -> Markup:
        if isinstance(value, Markup):
            return value
        return Markup(escaped("" if value is None else str(value)))  # noqa: S704

    def safe(values: Mapping[str, object]) -> dict[str, Markup]:
        """What is put into our own words, which are markup already."""
        return {name: finalize(value) for name, value in values.items()}

    found = Environment(
        loader=PackageLoader("generator.render"),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.globals.update(
        say=lambda key, **values: Markup(say(key, **safe(values))),  # noqa: S704
        count=lambda n, key, **values: Markup(say_count(n, key, **safe(values))),  # noqa: S704
        foreign=lambda: Markup(foreign()),  # noqa: S704
        language=SPOKEN.get,
        date=dated,
        say_if_known=say_if_known,
        say_remark=say_remark,
    )
    found.filters.update(link=link_markup, holder=holder_told)
    return found


def _page_safe(text: str) -> str:
    return text if SLUG.fullmatch(text) else escape(text)


def page(address: str, template: str, meta: Mapping[str, object], **values: Any) -> tuple[str, str]:
    """(path, text) of the page at `address` (`stories/x/`; empty for the home page)."""
    path = page_of(address) if address else "index.md"
    if address and address.count("/") == 1:
        path = f"{address}index.md"
    root = Markup(root_of(path))  # noqa: S704
    filled = environment(_page_safe).get_template(f"{template}.md.j2").render(root=root, **values)
    return path, front_matter(meta) + "\n" + filled


def site_page(
    site: Site, address: str, template: str, meta: Mapping[str, object], **values: Any
) -> tuple[str, str]:
    """The same of a page that cuts, or names stories and articles."""
    return page(
        address,
        template,
        meta,
        site=site,
        cut=partial(cut_markup, site),
        dir=partial(direction, site),
        words=partial(plain_words_of, site),
        title_of=partial(shown_title, site),
        day_by_dateline=partial(day_by_dateline, site),
        **values,
    )


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
    return _dated_words(value, SPOKEN.get()) if value else Markup("")


@lru_cache(maxsize=10_000)
def _dated_words(value: str, _language: str) -> Markup:
    machine = machine_date(value)
    words = escape(spell_date(value))
    return Markup('<time datetime="{}">{}</time>').format(machine, words) if machine else words
