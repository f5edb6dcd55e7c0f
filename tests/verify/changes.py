"""One character of a finished site changed: cited words, names, counts, article data."""

import gzip
import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

Places = Callable[[str], Iterator[tuple[int, int]]]
"""Text of a file -> where words stand that are to be changed."""
CITED = re.compile(r'<(span|q|a)\b[^<>]*data-span="[^"]*"[^<>]*>([^<]+)')
NAMED = re.compile(r"<bdi>([^<]+)</bdi>")
FILTER = re.compile(r'data-pagefind-filter="(?:speaker|outlet|place)[^"]*" data-value="([^"]+)"')
NOTED = re.compile(r"aria-label=\"Source (\d+)|<a [^<>]*sources/[^<>]*>(\d+)</a>")
COUNTED = re.compile(
    r"<summary>(\d+) more|[>·: ](\d+) (?:quotation|disputed point|source|report|outlet|passage)s?\b"
    r"|[>·: ](\d+) (?:story|stories|independent)\b"
)
TEXTS = re.compile(r'"(?:text|name|holder|cue|mention)": "((?:[^"\\]|\\.)+)"')
DIGESTED = re.compile(r'"sha256": "(\w+)"')
NUMBERS = re.compile(r'"(?:start|end|length|sources|disputes)": (\d+)')
LINES = re.compile(r"^(?:> )?([^#\[\n*][^\n]{20,}?)(?:\[\^\d+\])+$", re.M)
ITEMS = re.compile(r"<title>([^<]+)</title>\n    <id>|^([^<>\n]{30,}) \[(\d+)\]$", re.M)
ITEMS_JSON = re.compile(r'"title": "([^"]+)", "content_text"|"content_text": "([^"]{30,}?) \[(\d+)')
STRUCTURED = re.compile(r'"(?:text|headline)":"((?:[^"\\]|\\.)+)"')
ROW = re.compile(r'(?<=[\[ ])"([^"\\:{}]+)"(?=[,\]])')
CELLS = re.compile(r"^([^,\n]{20,}),(?:disputed,(\d+)|agreed),|,(\d+),\d+$|,(says|silent)", re.M)
ABOUT = re.compile(r'"(?:title|description)": "([^"]+)", "(?:description|version)"')
"""Each group of a pattern is words, or a count, of which one character is changed."""
FORMS: dict[str, tuple[str, re.Pattern[str]]] = {
    "cited words": ("[sd]*/**/index.html", CITED),
    "names": ("s*/**/index.html", NAMED),
    "names of the search": ("stories/*/index.html", FILTER),
    "source numbers": ("s*/*/index.html", NOTED),
    "counts": ("[opst]*/**/index.html", COUNTED),
    "structured data": ("stories/*/index.html", STRUCTURED),
    "article data": ("data/articles/*.json", TEXTS),
    "digests": ("data/articles/*.json", DIGESTED),
    "places": ("data/articles/*.json", NUMBERS),
    "story data": ("data/stories/*.json", TEXTS),
    "places of a story": ("data/stories/*.json", NUMBERS),
    "list": ("data/index.json", NUMBERS),
    "words of a list": ("data/index.json", ROW),
    "names of all": ("data/names.json", ROW),
    "points of all": ("data/disputes.json", ROW),
    "table": ("data/stories/*.csv", CELLS),
    "description": ("data/openapi.json", ABOUT),
    "Markdown copy": ("data/stories/*.md.txt", LINES),
    "feed": ("feed.xml", ITEMS),
    "JSON feed": ("feed.json", ITEMS_JSON),
}


@dataclass(frozen=True, kw_only=True)
class Change:
    """What was changed where; `undo` makes it as it was."""

    kind: str
    file: str
    before: str
    after: str
    undo: Callable[[], object]


def changes(site: Path, number: int, seed: int = 1) -> Iterator[Change]:
    """So many single characters, each undone before the next one is changed."""
    dice = random.Random(seed)
    kinds = [*FORMS, "card", "search"]
    for k in range(number):
        change = one_change(site, kinds[k % len(kinds)], dice)
        yield change
        change.undo()


def one_change(site: Path, kind: str, dice: random.Random) -> Change:
    if kind == "card":
        return _card(site, dice)
    if kind == "search":
        return _fragment(site, dice)
    folder, pattern = FORMS[kind]
    while True:
        path = dice.choice(sorted(site.glob(folder)))
        text = path.read_text(encoding="utf-8")
        places = [
            match.span(group)
            for match in pattern.finditer(text)
            for group in range(1, pattern.groups + 1)
            if match[group] is not None and not (kind == "cited words" and group == 1)
        ]
        if places:
            break
    at = dice.randrange(*dice.choice(places))
    while not text[at].isalnum() or _marked(text, at):
        at = dice.randrange(*dice.choice(places))
    changed = text[:at] + other(text[at], dice) + text[at + 1 :]
    path.write_text(changed, encoding="utf-8", newline="")
    return Change(
        kind=kind,
        file=path.relative_to(site).as_posix(),
        before=text[max(0, at - 30) : at + 30],
        after=changed[max(0, at - 30) : at + 30],
        undo=lambda: path.write_text(text, encoding="utf-8", newline=""),
    )


def _marked(text: str, at: int) -> bool:
    """Within a character reference or an escape, which is no character that is shown."""
    return bool(re.search(r"&#?\w*\Z|\\u?\w{0,4}\Z", text[max(0, at - 6) : at + 1]))


def other(letter: str, dice: random.Random) -> str:
    """Another letter, or another digit."""
    pool = "0123456789" if letter.isdigit() else "abcdefghijklmnopqrstuvwxyz"
    return dice.choice([c for c in pool if c != letter.lower()])


def _card(site: Path, dice: random.Random) -> Change:
    path = dice.choice(sorted(site.glob("cards/*.png")))
    data = path.read_bytes()
    with Image.open(path) as picture:
        picture.load()
        words = dict(picture.text)
        key = dice.choice(["Title", "Description"])
        names = key == "Title"
        places = [k for k, c in enumerate(words[key]) if c.isdigit() or (names and c.isalpha())]
        at = dice.choice(places)
        text = words[key][:at] + other(words[key][at], dice) + words[key][at + 1 :]
        info = PngInfo()
        for name, value in {**words, key: text}.items():
            info.add_itxt(name, value)
        picture.save(path, pnginfo=info)
    return Change(
        kind="card",
        file=path.name,
        before=words[key],
        after=text,
        undo=lambda: path.write_bytes(data),
    )


def _fragment(site: Path, dice: random.Random) -> Change:
    paths = sorted(site.glob("pagefind/**/*.pf_fragment"))
    path = dice.choice(paths)
    data = path.read_bytes()
    text = gzip.decompress(data).decode()
    content = re.search(r'"content":"((?:[^"\\]|\\.)+)"', text)
    assert content
    places = [k for k in range(*content.span(1)) if text[k].isalpha() and not _marked(text, k)]
    at = dice.choice(places)
    changed = text[:at] + other(text[at], dice) * 2 + text[at + 1 :]
    json.loads(changed.removeprefix("pagefind_dcd"))
    path.write_bytes(gzip.compress(changed.encode()))
    return Change(
        kind="search",
        file=path.name,
        before=text[at - 30 : at + 30],
        after=changed[at - 30 : at + 30],
        undo=lambda: path.write_bytes(data),
    )
