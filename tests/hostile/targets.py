"""What must hold of any bytes, by target: for Hypothesis, for the fuzzer and for what it found."""

import gzip
import html
import json
import re
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import yaml

from generator.analyse import analyse
from generator.language.dates.recognise import recognise
from generator.language.marks.pairing import quoted_stretches
from generator.publish.prove import UnprovenError, prove
from generator.read.article_file import article_of, read_file
from generator.read.drafts import text_draft
from generator.read.formats import FORMATS
from generator.read.index.entries import parse_index
from generator.read.index.lock_file import parse_lock
from generator.read.index.readings import parse_reading
from generator.records import Article
from generator.render.escape import escape, front_matter, one_line, safe_url, showable
from generator.slugs import LONGEST_SLUG, slug, speaker_key, told_apart
from generator.verify import verify
from generator.verify.published import published_digest

SUFFIXES = sorted(FORMATS)
REPORT = "Port strike ends\n\n“We go back to work,” said Eva Lund of the union on Friday.\n"
ADDRESS = re.compile(r"[a-z0-9][a-z0-9-]*")
Target = Callable[[bytes], None]


def words_of(data: bytes) -> str:
    return data.decode("utf-8", "replace")


@cache
def folder() -> Path:
    """In memory where the machine has such a place."""
    shared = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix="fuzz-", dir=shared if shared.is_dir() else None))


@cache
def report() -> Article:
    return article_of("a.txt", text_draft(REPORT))


def read(data: bytes) -> None:
    """Every file is articles, each with parts inside its text, or problems; the first byte chooses
    the kind of the file."""
    suffix = SUFFIXES[data[0] % len(SUFFIXES)] if data else ".txt"
    path = folder() / f"a{suffix}"
    path.write_bytes(data[1:])
    articles, problems = read_file(path, path.name)
    assert articles or problems
    for article in articles:
        spans = [*article.paragraphs, *(removal.span for removal in article.removals)]
        assert all(0 <= span.start < span.end <= len(article.text) for span in spans)
        body = sum(len(article.text[s.start : s.end].split()) for s in article.paragraphs)
        assert body <= len(article.text.split())
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", article.text)


def marks(data: bytes) -> None:
    words = words_of(data)
    assert all(0 <= s.start < s.end <= len(words) for s in quoted_stretches(words))


def dates(data: bytes) -> None:
    words = words_of(data)
    assert all(0 <= found.start < found.end <= len(words) for found in recognise(words))


def slugs(data: bytes) -> None:
    """Names apart by their letters have addresses apart, and each is safe as a file's name."""
    names = dict.fromkeys(words_of(data).split("\n"))
    found = told_apart({name: [slug(name)] for name in names}, "page")
    assert len(set(found.values())) == len(names)
    assert all(ADDRESS.fullmatch(value) and len(value) <= LONGEST_SLUG for value in found.values())
    assert all(speaker_key(name) for name in names if name.strip())


def index(data: bytes) -> None:
    words = words_of(data)
    for parsed in (parse_index, parse_lock):
        _, problems = parsed(words)
        assert all(p.line >= 1 and p.remedy for p in problems)


def analysed(data: bytes) -> None:
    """Everything that is found in an article stands in it."""
    article = article_of("a.txt", text_draft(f"{REPORT}\n{words_of(data)}"))
    found = analyse(article)
    spans = [*(s.span for s in found.sentences), *(q.span for q in found.quotations)]
    assert all(0 <= span.start < span.end <= len(article.text) for span in spans)


def readings(data: bytes) -> None:
    found, problems = parse_reading(words_of(data), "readings/s.yml", "s", [report()])
    assert found is not None or problems


def escaped(data: bytes) -> None:
    """What is escaped is shown as it is, has no mark left, and is one value of front matter."""
    words = words_of(data)
    safe = str(escape(words))
    assert html.unescape(safe) == showable(words)
    assert not set("<>\"'`*_[]{}|#") & set(re.sub(r"&#\d+;", "", safe))
    block = front_matter({"title": words, "kind": "story"})
    assert yaml.load(block.strip("-\n"), yaml.CSafeLoader).get("title", "") in (one_line(words), "")
    for address in (words, f"https://{words}", f"https://example.org/{words}"):
        found = safe_url(address)
        assert found is None or (found.startswith("http") and not set('<>" ') & set(found))


def proof(data: bytes) -> None:
    """A page or data file is proven, or says why not: with the article's words, only in place."""
    page = b'<span data-span="a:0:5">Port </span>' + data
    for path, text in (("a.md", words_of(page)), ("a.json", words_of(data))):
        try:
            prove(path, text, {"a": report()})
        except (UnprovenError, ValueError, LookupError, TypeError, AttributeError):
            continue
        shown = re.findall(r'<span data-span="a:0:4">([^<>]*)</span>', text)
        assert path != "a.md" or set(map(html.unescape, shown)) <= {"Port"}


STORY = {
    "id": "s",
    "title": "Port strike ends",
    "sources": [
        {"number": 1, "slug": "a", "article": "a.txt", "headline": "Port strike ends"}
        | {"outlet": "Wire", "published": "2031-05-17", "published_from": "index"}
    ],
    "editor": [],
    "reading": [],
    "disputes": [],
    "quotations": [],
    "agreed": [],
    "correction": [],
    "places": [],
    "bodies": [],
    "tags": [],
}
ARTICLE = {
    "slug": "a",
    "article": "a.txt",
    "length": 16,
    "sha256": published_digest("Port strike ends"),
    "headline": {
        "start": 0,
        "end": 16,
        "text": "Port strike ends",
        "sha256": published_digest("Port strike ends"),
    },
}
SMALL_SITE = {
    "index.html": "<html><body><a href='stories/s/'>Port strike ends</a>",
    "stories/s/index.html": "<html><body><h1 data-span='a:0:16'>Port strike ends</h1>",
    "data/stories/s.json": json.dumps(STORY),
    "data/stories/s.csv": "",
    "data/stories/s.md.txt": "# Port strike ends",
    "data/articles/a.json": json.dumps(ARTICLE),
    "data/index.json": '{"stories": []}',
    "data/names.json": "[]",
    "data/disputes.json": "[]",
    "data/site.json": "{}",
    "data/openapi.json": "",
    "feed.json": '{"items": []}',
    "feed.xml": "<feed/>",
    "pagefind/a.pf_fragment": "",
}
"""A site with one story; what is empty is written only when it is the file that is changed."""


@cache
def small_site() -> Path:
    home = folder() / "site"
    for name, words in SMALL_SITE.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if words:
            path.write_text(words, encoding="utf-8")
    return home


def verified(data: bytes) -> None:
    """Any bytes as one of a site's files, which the first byte chooses: a problem at most."""
    name = list(SMALL_SITE)[data[0] % len(SMALL_SITE)] if data else "index.html"
    path = small_site() / name
    kept = SMALL_SITE[name].encode()
    path.write_bytes(gzip.compress(data[1:], 0) if name.endswith("fragment") else data[1:])
    try:
        assert all(problem.message for problem in verify(small_site(), sealed=False))
    finally:
        path.write_bytes(kept) if kept else path.unlink()


TARGETS: dict[str, Target] = {
    "read": read,
    "marks": marks,
    "dates": dates,
    "slugs": slugs,
    "index": index,
    "analyse": analysed,
    "readings": readings,
    "escape": escaped,
    "proof": proof,
    "verify": verified,
}
