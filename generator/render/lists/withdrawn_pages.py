"""What stands at the address of an article that was withdrawn, and of a story without any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.interface import say
from generator.records import Withdrawn
from generator.render.addresses import file_slug
from generator.render.escape import safe_url, shortened
from generator.render.exports.story_json import as_text
from generator.render.pages import page
from generator.render.pieces import Files
from generator.render.site import Site


def withdrawn_pages(site: Site) -> Files:
    """(path, text) of a page and a record for each withdrawn article, and of empty stories."""
    taken = set(site.slugs.values())
    for one in site.withdrawn:
        slug = file_slug(one.file)
        if slug and slug not in taken:
            yield _withdrawn_page(f"sources/{slug}/", "article", [one])
            yield f"data/articles/{slug}.json", _record(one)
    for story, several in sorted(site.withdrawn_from.items()):
        if story not in site.by_id:
            yield _withdrawn_page(f"stories/{story}/", "story", several)


def _withdrawn_page(address: str, kind: str, several: Sequence[Withdrawn]) -> tuple[str, str]:
    return page(
        address,
        "withdrawn",
        {
            "title": say(f"withdrawn.{kind}"),
            "description": shortened(several[0].why, 200),
            "kind": "plain",
        },
        kind=kind,
        lines=list(_withdrawn_lines(several)),
    )


def _withdrawn_lines(several: Sequence[Withdrawn]) -> Iterator[tuple[Withdrawn, str | None]]:
    for one in several:
        yield one, safe_url(one.url)


def _record(one: Withdrawn) -> str:
    return as_text(
        {
            "article": one.file,
            "slug": file_slug(one.file),
            "sha256": "",
            "length": 0,
            "outlet": one.outlet,
            "url": one.url,
            "published": one.published,
            "withdrawn": {"date": one.when, "why": one.why},
        }
    )
