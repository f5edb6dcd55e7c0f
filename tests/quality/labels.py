"""Labelled sets: stories with the right answers, as `stories/README.md` describes."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SETS = {"stories": HERE / "stories", "newsroom": HERE / "newsroom"}
"""The labelled sets by name: each is measured, and held by floors, for itself."""
FOLDER = SETS["stories"]
LABELS = "labels.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of an article as a label gives them; `after` are the words right before them."""

    article: str
    words: str
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledQuotation:
    """`kind` is direct, mixed, indirect or optional."""

    words: Words
    kind: str
    speakers: tuple[str, ...]
    """Right names, any of them will do; empty = the article does not tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledDate:
    """`value` None = finding the words is neither right nor wrong."""

    words: Words
    value: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """`names` are the right holders: any of them will do."""

    names: tuple[str, ...]
    evidence: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledDispute:
    """Each side is opposed to every other."""

    issue: str
    kind: str
    core: bool
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledFact:
    """An update (earlier first) or an agreed fact, with the passages that carry it."""

    title: str
    evidence: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledStory:
    """One story. `dates` None = the dates of this story are not labelled."""

    id: str
    folder: Path
    """Where its labels stand, and its articles unless they name a `file`."""
    articles: Mapping[str, Mapping[str, Any]]
    """Name of the article in the labels -> outlet, published, file, copy_of."""
    quotations: tuple[LabelledQuotation, ...]
    dates: tuple[LabelledDate, ...] | None
    disputes: tuple[LabelledDispute, ...]
    updates: tuple[LabelledFact, ...]
    agreed: tuple[LabelledFact, ...]


def load_set(folder: Path = FOLDER) -> tuple[LabelledStory, ...]:
    """Every labelled story of a set, by name."""
    return tuple(load_story(path.parent) for path in sorted(folder.glob(f"*/{LABELS}")))


def load_story(folder: Path) -> LabelledStory:
    """One folder's labels."""
    data = yaml.safe_load((folder / LABELS).read_text(encoding="utf-8"))
    dates = data.get("dates")
    return LabelledStory(
        id=folder.name,
        folder=folder,
        articles=data["articles"],
        quotations=tuple(_quotation(*entry) for entry in _entries(data["quotations"])),
        dates=None if dates is None else tuple(_date(*entry) for entry in _entries(dates)),
        disputes=tuple(_dispute(entry) for entry in data.get("disputes") or ()),
        updates=tuple(_fact(entry["issue"], entry) for entry in data.get("updates") or ()),
        agreed=tuple(_fact(entry["fact"], entry) for entry in data.get("agreed") or ()),
    )


def file_of(story: LabelledStory, article: str) -> Path:
    """Where the article's text stands: beside the labels, or where `file` says, from the root."""
    file = story.articles[article].get("file")
    return ROOT / file if file else story.folder / article


def fingerprint(stories: Sequence[LabelledStory]) -> str:
    """SHA-256 over every article and every label of the set, in order."""
    digest = hashlib.sha256()
    for story in stories:
        paths = [story.folder / LABELS, *(file_of(story, name) for name in story.articles)]
        for path in paths:
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _entries(by_article: Mapping[str, Any]) -> Iterator[tuple[Words, Mapping[str, Any]]]:
    for article, entries in by_article.items():
        for entry in entries or ():
            after = entry.get("after", "")
            yield Words(article=article, words=entry["words"], after=after), entry


def _quotation(words: Words, entry: Mapping[str, Any]) -> LabelledQuotation:
    given = entry["speaker"]
    names = tuple(given) if isinstance(given, list) else (given,) if given else ()
    return LabelledQuotation(words=words, kind=entry["kind"], speakers=names)


def _date(words: Words, entry: Mapping[str, Any]) -> LabelledDate:
    return LabelledDate(words=words, value=entry["value"])


def _dispute(entry: Mapping[str, Any]) -> LabelledDispute:
    sides = tuple(
        Side(names=(side["holder"], *side.get("also", ())), evidence=_evidence(side))
        for side in entry["sides"]
    )
    core = entry["importance"] == "core"
    return LabelledDispute(issue=entry["issue"], kind=entry["kind"], core=core, sides=sides)


def _fact(title: str, entry: Mapping[str, Any]) -> LabelledFact:
    return LabelledFact(title=title, evidence=_evidence(entry))


def _evidence(entry: Mapping[str, Any]) -> tuple[Words, ...]:
    return tuple(
        Words(article=article, words=words)
        for passage in entry["evidence"]
        for article, words in passage.items()
    )
