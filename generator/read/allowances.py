"""What of each article may be shown, and whether it may be shown yet, or still.

Of a withdrawn one its file, copies and lines that quote it may still hold words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.problems import Place, Problem, Problems, problem
from generator.read.article_file import PART_MARK, read_file
from generator.read.encoding.decode import decode
from generator.read.index.entries import Index
from generator.read.index.shapes import GivenKeys
from generator.read.index.withholding import LIMITS
from generator.records import Article, LockedStory, Outlet, Settings, Withdrawn

WHOLE_DAY = len("2031-05-17")
TOLD_OF_WITHDRAWN = ("file", "outlet", "url", "published", "story")
"""What is still told of an article that is withdrawn: no word of it."""
COPIED_RUN = 8
"""Words in a row that two reports share by copying, hardly by chance."""
COPIED_SHARE = 0.3  # origin: copies-pairs of the labelled set: "different" stays under .25
"""Share of an article's runs from which it is told as a copy."""
QUOTED_LINE_WORDS = 4
"""Words in a row that a line of the index quotes, where no article that stays has them."""
IDS = re.compile(r"\b\w+(?:-\w+){3,}")
"""Ids are made of a headline's words; an address is no quotation."""
INDEXES = ("index.yml", "readings/*.yml")


def with_allowance(
    articles: Iterable[Article], outlets: Sequence[Outlet], settings: Settings
) -> tuple[Article, ...]:
    """The articles with what may be shown of them: their own word, their outlet's, or all."""
    known = {outlet.name: outlet for outlet in outlets}
    nothing = Outlet(name="")
    return tuple(
        _allowed(article, known.get(article.outlet or "", nothing), settings)
        for article in articles
    )


def _allowed(article: Article, outlet: Outlet, settings: Settings) -> Article:
    """The nearest word counts; `full` stands over a limit that is said further away."""
    levels: tuple[Article | Outlet | Settings, ...] = (article, outlet, settings)
    shows = next(k for k, level in enumerate(levels) if level.publish)
    limits = [k for k, level in enumerate(levels) if level.show_at_most is not None]
    publish = levels[shows].publish
    limit = levels[limits[0]].show_at_most if limits else None
    if publish == "full" and limits:
        publish, limit = ("full", None) if shows < limits[0] else ("passages", limit)
    licence = article.licence or outlet.licence
    return replace(article, publish=publish, show_at_most=limit, licence=licence)


def limits_unread(
    articles: Iterable[Article], index: Index, settings: Settings
) -> tuple[tuple[Article, ...], Settings]:
    """Where limits stand in what cannot be read of the index: the strictest for each article that
    has no entry there, and for each outlet."""
    entered = {given.values["file"] for given in index.articles}

    def strict(article: Article) -> Article:
        said = article.publish or article.file in entered
        return article if said else replace(article, **LIMITS)

    return tuple(map(strict, articles)), replace(settings, **LIMITS)


def as_locked(articles: Iterable[Article], lock: Sequence[LockedStory]) -> tuple[Article, ...]:
    """The articles in the stories that they were published in: where the index could not be read,
    a slip of the pen must not move an address."""
    homes = {file: story.id for story in lock if not story.moved_to for file in story.articles}
    return tuple(replace(a, story=a.story or homes.get(a.file)) for a in articles)


def released(
    articles: Iterable[Article], as_of: str | None, zone: str
) -> tuple[tuple[Article, ...], Problems]:
    """The articles whose embargo the day reaches, and a notice for each that is held back.

    An embargo on a day ends when the day begins, one on a moment when a day has reached it. Without
    `as_of` every embargo holds, so that the same folder gives the same pages on any day.
    """
    shown: list[Article] = []
    notices = []
    for article in articles:
        until = article.embargo  # a day without a time is reached from its first moment on
        if until is None or (
            as_of and _embargo_moment(until, zone) <= _embargo_moment(as_of, zone, end=True)
        ):
            shown.append(article)
            continue
        message = f"held back until {until}"
        remedy = "build with --as-of and the day, or remove the embargo"
        place = Place(file=article.file.partition("#")[0], line=1)
        notices.append(problem(place, "under-embargo", message, remedy, notice=True))
    return tuple(shown), tuple(notices)


def _embargo_moment(said: str, zone: str, end: bool = False) -> datetime:
    moment = datetime.fromisoformat(said)
    if end and len(said) == WHOLE_DAY:
        moment += timedelta(days=1, microseconds=-1)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))


def withdrawn_of(entries: Iterable[GivenKeys]) -> tuple[Withdrawn, ...]:
    """What is told of the articles that the index withdraws; their files need not exist."""
    gone = [given.values for given in entries if "withdrawn" in given.values]
    return tuple(
        Withdrawn(
            when=values["withdrawn"].values["date"],
            why=values["withdrawn"].values["why"],
            **{key: values[key] for key in TOLD_OF_WITHDRAWN if key in values},
        )
        for values in gone
    )


def left_of_withdrawn(
    seeds_dir: Path, entries: Sequence[GivenKeys], articles: Sequence[Article]
) -> Iterator[Problem]:
    """Notices for each withdrawn article whose file is still there; of others nothing is known."""
    for given in entries:
        name = str(given.values["file"])
        file, _, part = name.partition(PART_MARK)
        path = seeds_dir / file
        if "withdrawn" not in given.values or not path.is_file():
            continue
        found, _ = read_file(path, file, called=frozenset({part}))
        gone = [a for a in found if not part or a.file == name]
        if part and not gone:
            continue
        message = f"{name!r} is withdrawn and its file is still here"
        remedy = "remove its words there; the entry keeps its page"
        yield problem(given.place, "withdrawn-file-here", message, remedy, notice=True)
        words = taken_words(" ".join(article.text for article in gone))
        yield from _copies(given, name, words, articles)
        yield from _quoting(seeds_dir, name, words, articles)


def _copies(
    given: GivenKeys, name: str, words: Sequence[str], articles: Sequence[Article]
) -> Iterator[Problem]:
    gone = word_runs(words, COPIED_RUN)
    for article in articles:
        own = word_runs(taken_words(article.text), COPIED_RUN)
        share = len(own & gone) / max(1, min(len(own), len(gone)))
        if share >= COPIED_SHARE:
            message = f"{article.file} has {share:.0%} of its words from {name}, which is withdrawn"
            remedy = "withdraw it too, or look whether it may stay"
            yield problem(given.place, "withdrawn-copy", message, remedy, notice=True)


def _quoting(
    seeds_dir: Path, name: str, words: Sequence[str], articles: Sequence[Article]
) -> Iterator[Problem]:
    gone = word_runs(words, QUOTED_LINE_WORDS)
    for article in articles:
        gone -= word_runs(taken_words(article.text), QUOTED_LINE_WORDS)
    for pattern in INDEXES:
        for path in sorted(seeds_dir.glob(pattern)):
            found = decode(path.read_bytes())
            file = path.relative_to(seeds_dir).as_posix()
            for number, line in enumerate(found.text.split("\n") if found else (), 1):
                if word_runs(taken_words(IDS.sub(" ", line)), QUOTED_LINE_WORDS) & gone:
                    message = f"this line quotes {name}, which is withdrawn"
                    place = Place(file=file, line=number)
                    yield problem(place, "withdrawn-words", message, "remove it", notice=True)


def taken_words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def word_runs(words: Sequence[str], length: int) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words[k : k + length]) for k in range(len(words) - length + 1))
