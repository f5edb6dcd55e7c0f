"""Proves what is published from what is published: it knows nothing of how a site is made.

Reads the finished folder only: pages, data, copies, feeds, cards, search.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain
from operator import call
from pathlib import Path
from typing import ParamSpec

from generator.problems import Problem
from generator.store import Store
from generator.verify.article_data import check_article, check_seeds
from generator.verify.counts import notes_of
from generator.verify.derived_files import (
    check_description,
    check_names,
    check_points,
    check_table,
)
from generator.verify.other_forms import (
    check_card,
    check_copy,
    check_feeds,
    check_lists,
    listed_stories,
)
from generator.verify.page_held import PageFacts, check_page_links, hold_page
from generator.verify.page_html import (
    COPY,
    INDEX_PAGE,
    SEARCH,
    SHOWN_CODEC,
    PageBytes,
    ShownPage,
    page_key,
    page_of_fragment,
    read_page,
)
from generator.verify.published import (
    STORIES,
    UNREADABLE,
    PublishedSite,
    read_published,
    site_files,
    unreadable,
    wrong,
)
from generator.verify.seals import check_seals
from generator.verify.story_data import check_story
from generator.work import copies

TOGETHER = 25
"""Pages, articles or stories that a process takes at a time."""
SITE_CHECKS = (check_feeds, check_lists, check_description)
"""What is looked at once a site."""
STORY_CHECKS = (check_story, check_copy, check_table)
Looked = PageFacts | tuple[Problem, ...]
Given = ParamSpec("Given")


@dataclass(frozen=True, slots=True, kw_only=True)
class Looking:
    ground: PublishedSite
    site: Path
    files: frozenset[str]
    beside: Mapping[str, Collection[str]]
    """Page -> files that say its words again."""
    page: Callable[[PageBytes], ShownPage]


def verify(
    site: Path, seeds: Path | None = None, *, sealed: bool = True, kept: Path | None = None
) -> tuple[Problem, ...]:
    """Everything of a site that is not proven, sorted; nothing where all of it is.

    With `seeds` the whole articles are held against their digests too. `sealed`: each file has to
    fit the digest that the build gave it. What a page of the same bytes showed the last time is
    taken from the folder `kept`; what that is held against is read anew.
    """
    ground, problems = read_published(site)
    files = site_files(site)
    beside, strange = _files_beside(site, files)
    read = Store(folder=kept).remember(read_page, page_key, SHOWN_CODEC) if kept else read_page
    looking = Looking(ground=ground, site=site, files=files, beside=beside, page=read)
    pages, found = _looked_at_all(looking)
    told = chain(
        problems,
        strange,
        found,
        *(page.problems for page in pages),
        check_page_links(pages),
        *(_followed(step(ground, site), "data") for step in SITE_CHECKS),
        *(_followed(step(ground, site, pages), "data") for step in (check_names, check_points)),
        check_seals(site, files) if sealed else (),
        check_seeds(ground, seeds) if seeds else (),
    )
    return tuple(sorted(set(told)))


def _files_beside(
    site: Path, files: frozenset[str]
) -> tuple[Mapping[str, Collection[str]], list[Problem]]:
    """Page -> the search's text of it, and the copy of its story; and texts of no page."""
    found: dict[str, list[str]] = {}
    problems = []
    for file in sorted(files):
        if file.startswith(f"{STORIES.as_posix()}/") and file.endswith(COPY):
            story = file.rpartition("/")[2].removesuffix(COPY)
            found.setdefault(f"stories/{story}/{INDEX_PAGE}", []).append(file)
        elif file.endswith(SEARCH):
            try:
                page = page_of_fragment((site / file).read_bytes())
                if page not in files:
                    raise LookupError(f"no page is {page!r}")
                found.setdefault(page, []).append(file)
            except UNREADABLE as error:
                problems.append(unreadable(file, error))
    return found, problems


def _looked_at_all(looking: Looking) -> tuple[list[PageFacts], list[Problem]]:
    """Every page, article, story and card, each by itself, on all cores."""
    ground, site = looking.ground, looking.site
    rows = listed_stories(site)
    with suppress(*UNREADABLE):  # once for all copies of this process; who needs it tells
        _ = ground.known, ground.numbered, list(ground.named_from("")), notes_of(ground)
    files = sorted(looking.files)
    pages = [name for name in files if name.endswith(".html")]
    cards = [name for name in files if name.startswith("cards/") and name.endswith(".png")]
    units: list[Callable[[], Looked]] = [
        *(partial(_looked_page, looking, name) for name in pages),
        *(partial(_looked, f"article {a}", check_article, ground, a) for a in ground.articles),
        *(
            partial(_looked, f"story {story}", check, ground, site, story)
            for story in ground.stories
            for check in STORY_CHECKS
        ),
        *(partial(_looked, name, check_card, ground, site, name, rows) for name in cards),
    ]
    found = list(copies(chunk=TOGETHER).run(call, units))
    facts = [one for one in found if isinstance(one, PageFacts)]
    return facts, [problem for one in found if isinstance(one, tuple) for problem in one]


def _looked_page(looking: Looking, path: str) -> PageFacts:
    facts = PageFacts(path=path)
    try:
        shown = looking.page(_page_bytes(looking, path))
        facts.title, facts.ids = shown.title, frozenset(shown.ids)
        facts.links = tuple(link for link in shown.links if link[2] and link[1] != path)
        facts.problems.extend(hold_page(looking.ground, path, shown, looking.files))
    except UNREADABLE as error:
        facts.problems.append(_not_followed(path, error))
    return facts


def _page_bytes(looking: Looking, path: str) -> PageBytes:
    beside = {name: (looking.site / name).read_bytes() for name in looking.beside.get(path, ())}
    page = (looking.site / path).read_bytes()
    return PageBytes(path=path, language=looking.ground.language, page=page, beside=beside)


def _looked(
    file: str, check: Callable[Given, Iterator[Problem]], *given: Given.args, **more: Given.kwargs
) -> tuple[Problem, ...]:
    return tuple(_followed(check(*given, **more), file))


def _followed(found: Iterator[Problem], file: str) -> Iterator[Problem]:
    """The same; that the data cannot be followed is a problem as well."""
    try:
        yield from found
    except UNREADABLE as error:
        yield _not_followed(file, error)


def _not_followed(file: str, error: Exception) -> Problem:
    return wrong(file, "unreadable-data", f"cannot be followed: {type(error).__name__}: {error}")
