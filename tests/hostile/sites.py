"""A seeds folder with an attack in every field: articles, feeds, pages, index and readings."""

import html
import json
import re
from itertools import cycle, islice
from pathlib import Path

import yaml

from tests.hostile.attacks import ATTACKS

XML_LETTER = re.compile("[\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
EACH = 12
"""Attacks in the text of one article."""


def attacked_seeds(folder: Path) -> None:
    """Headlines, outlets, authors, tags, speakers, names and keys; all of the index is read."""
    folder.mkdir(parents=True)
    turn = cycle(ATTACKS)
    articles, stories = [], {}
    for k in range(0, len(ATTACKS), EACH):
        some = list(islice(turn, EACH))
        name = f"{k:03d} {clean(some[0])}.txt"
        said = "\n\n".join(
            f'Ann Lee said on Monday that "{a}" would close. The mayor denied {a} again.'
            for a in map(line, some)
        )
        (folder / name).write_text(f"{line(some[1])} closes\n\n{said}\n", encoding="utf-8")
        story = f"story-{k // (2 * EACH)}"
        entry = {"file": name, "story": story, "outlet": some[2], "author": some[3]}
        articles.append(entry | {"url": f"https://example.org/{some[4]}", "language": some[5]})
        stories[story] = {
            "title": some[6],
            "tags": some[7:9],
            "speakers": {"Ann Lee": {"role": some[9], "party": some[10], "also": [some[11]]}},
        }
        stories[some[1]] = {"title": some[0]}
        _write_reading(folder, story, articles, some)
    articles += _copies_of_one(folder)
    index = {"articles": articles, "stories": stories, "outlets": {ATTACKS[0]: {"kind": "agency"}}}
    (folder / "index.yml").write_text(written_out(index), encoding="utf-8")
    (folder / "feed.xml").write_text(_feed(), encoding="utf-8")
    (folder / "records.json").write_text(
        json.dumps([{"title": a, "text": f"{a} said.", "url": a} for a in ATTACKS[::4]]),
        encoding="utf-8",
    )
    (folder / "page.html").write_text(
        f"<html><title>{ATTACKS[0]}</title><body><article>"
        + "".join(
            f"<p>{attack} The mayor said the port would close on Monday.</p>" for attack in ATTACKS
        )
        + "</article></body></html>",
        encoding="utf-8",
    )


def _copies_of_one(folder: Path) -> list[dict]:
    """Three outlets' copies of what an agency wrote that is no outlet itself."""
    words = (
        "The harbour of Aaville will close on Monday after the vote, the mayor, Ann Lee, said."
        "\n\nBob Hale, the head of the union, denied that the workers had blocked the gates.\n"
    )
    for k in range(3):
        text = f"Harbour of Aaville closes\n\nAAVILLE (WIRE) - {words}"
        (folder / f"copy-{k}.txt").write_text(text, encoding="utf-8")
    return [{"file": f"copy-{k}.txt", "story": "copied", "outlet": f"Post {k}"} for k in range(3)]


def _write_reading(folder: Path, story: str, articles: list[dict], some: list[str]) -> None:
    """Its reader, headings, holders, speakers, roles and words are attacks; some are refused."""
    files = [article["file"] for article in articles if article["story"] == story]
    words = {"article": files[-1], "words": f'Ann Lee said on Monday that "{line(some[2])}"'}
    denied = {"article": files[-1], "words": f"The mayor denied {line(some[3])} again."}
    sides = [{"holder": some[k], "side": k, "evidence": [w]} for k, w in ((1, words), (2, denied))]
    reading = {
        "reader": {"name": some[0], "kind": "model"},
        "articles": files,
        "disputes": [{"heading": some[4], "type": "fact", "positions": sides}],
        "quotations": [words | {"speaker": some[5], "role": some[6]}],
        "summary": [{"article": some[7], "words": some[8]}],
        "key": [denied],
    }
    path = folder / "readings" / f"{story}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(written_out(reading), encoding="utf-8")


def _feed() -> str:
    """RSS with an attack in each field of each item, as text and as markup that was escaped."""
    turn = cycle(ATTACKS)
    items = "".join(
        "<item>"
        + "".join(
            f"<{field}>{html.escape(''.join(filter(XML_LETTER.match, next(turn))))} waits</{field}>"
            for field in ("title", "description", "author", "link", "guid", "category", "pubDate")
        )
        + f"<source url='https://example.org/'>{html.escape(line(ATTACKS[k]))}</source></item>"
        for k in range(0, len(ATTACKS), EACH)
    )
    title = f"<title>{html.escape(ATTACKS[1])}</title>"
    return f"<rss version='2.0'><channel>{title}{items}</channel></rss>"


class Repeating(yaml.SafeDumper):
    """Writes what comes twice twice: anchors are refused."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def written_out(data: object) -> str:
    return yaml.dump(data, Dumper=Repeating)


def line(attack: str) -> str:
    return " ".join(attack.split())


def clean(attack: str) -> str:
    """What a file may be called."""
    return "".join(c for c in attack if c not in "/\0\n" and c.isprintable())[:40]
