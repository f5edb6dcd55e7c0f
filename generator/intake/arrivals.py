"""What arrives -> articles as `add` writes them, and whether they are there already."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import yaml
from slugify import slugify

from generator.read.allowances import taken_words, word_runs
from generator.read.article_file import read_file
from generator.read.drafts import REMOVAL_REASONS
from generator.read.encoding.normalise import normalise
from generator.read.formats import FORMATS, looks_like
from generator.records import Article, Withdrawn
from generator.spans import cut

COPY_RUN = 5
"""Words in a row that tell a copy."""
KNOWN_COPY_SHARE = 0.8  # origin: the share from which a source is shown as a copy of another
LONGEST_FILE_NAME = 60
"""Letters of a file's name, cut at a word."""
LAST_DAY = "9000-01-01"
"""Reads the seeds with all that is still under embargo."""
FURNITURE = frozenset(REMOVAL_REASONS.values())
HEAD_KEYS = ("outlet", "published", "author", "url", "language", "embargo")
"""Keys of the head that `add` writes, in this order behind the headline."""
MEDIA_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/json": ".json",
    "application/feed+json": ".json",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "message/rfc822": ".eml",
}


@dataclass(slots=True)
class Holdings:
    """What the seeds folder holds: addresses, texts and runs of words, by file."""

    urls: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    runs: dict[str, frozenset[tuple[str, ...]]] = field(default_factory=dict)

    def add(self, article: Article) -> None:
        if article.url:
            self.urls.setdefault(plain_address(article.url), article.file)
        words = taken_words(body_of(article))
        self.texts.setdefault(" ".join(words), article.file)
        self.runs[article.file] = word_runs(words, COPY_RUN)

    def same_as(self, article: Article) -> tuple[str, str] | None:
        """(why, file) of an article that is the same; None for a new one."""
        if article.url and plain_address(article.url) in self.urls:
            return "the same address", self.urls[plain_address(article.url)]
        words = taken_words(body_of(article))
        if " ".join(words) in self.texts:
            return "the same words", self.texts[" ".join(words)]
        own = word_runs(words, COPY_RUN)
        for file, others in self.runs.items():
            if own and len(own & others) >= KNOWN_COPY_SHARE * min(len(own), len(others)):
                return "a copy", file
        return None


def known_of(articles: Iterable[Article], withdrawn: Iterable[Withdrawn] = ()) -> Holdings:
    """What was withdrawn counts as there: it must not come back by itself."""
    known = Holdings()
    for article in articles:
        known.add(article)
    for gone in withdrawn:
        if gone.url:
            known.urls.setdefault(plain_address(gone.url), f"{gone.file} (withdrawn)")
    return known


def plain_address(url: str) -> str:
    """An address without what does not lead elsewhere: scheme, `www.`, fragment, tracking."""
    parts = urlsplit(url)
    kept = [p for p in parts.query.split("&") if p and not re.match(r"(?:utm_|fbclid|gclid)", p)]
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}{'?' if kept else ''}{'&'.join(kept)}"


def arrived(path: Path, name: str) -> tuple[tuple[Article, ...], tuple[str, ...]]:
    """The articles of a file on the disk, and what is wrong with it, a line each; of a file that
    gives none the notices too, since one of them says why."""
    articles, problems = read_file(path, name)
    told = (p for p in problems if p.severity == "error" or not articles)
    return articles, tuple(f"{p.file}:{p.line}: {p.message}" for p in told)


def suffix_of(url: str, content_type: str, data: bytes) -> str:
    """Of an answer: what its bytes are, else what its sender says, else what its name says."""
    found = looks_like(data)
    if found in FORMATS:
        return str(found)
    said = MEDIA_TYPES.get(content_type.partition(";")[0].strip().lower())
    named = PurePosixPath(urlsplit(url).path).suffix.lower()
    return said or (named if named in FORMATS else ".html")


def body_of(article: Article) -> str:
    """Everything but the headline and what is no part of any report; other removals stay in the
    file, and are made again when it is read."""
    gone = [removal.span for removal in article.removals if removal.reason in FURNITURE]
    gone += [article.headline] if article.headline else []
    at, kept = 0, []
    for span in sorted(gone):
        kept.append(article.text[at : span.start].strip("\n"))
        at = span.end
    kept.append(article.text[at:].strip("\n"))
    return "\n\n".join(part for part in kept if part.strip())


def file_text(article: Article) -> str:
    """The article as a text with front matter; only what tells about it, never an order."""
    head = article.headline
    words = " ".join(cut(article.text, head).split()) if head else None
    every = {"headline": words, **{key: getattr(article, key) for key in HEAD_KEYS}}
    told = {key: value for key, value in every.items() if value}
    lines = yaml.safe_dump(told, allow_unicode=True, width=10**9, sort_keys=False) if told else ""
    front = f"---\n{lines}---\n" if told else ""
    return f"{front}{normalise(body_of(article))}\n"


def arrival_name(article: Article, taken: Sequence[str] | set[str]) -> str:
    """`2031-05-19-bridge-shut.txt`; letters and digits only, and never a name that is taken."""
    head = article.headline
    words = cut(article.text, head) if head else body_of(article)[: 2 * LONGEST_FILE_NAME]
    slug = slugify(words, max_length=LONGEST_FILE_NAME, word_boundary=True) or "article"
    day = f"{article.published[:10]}-" if article.published else ""
    names = chain([f"{day}{slug}.txt"], (f"{day}{slug}-{number}.txt" for number in count(2)))
    return next(name for name in names if name not in taken)
