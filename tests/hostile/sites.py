"""A seeds folder with an attack in every field, and the site of it."""

import json
from itertools import cycle, islice
from pathlib import Path

from tests.hostile.attacks import ATTACKS

EACH = 12
"""Attacks in the text of one article."""


def attacked_seeds(folder: Path) -> None:
    """Articles, headlines, outlets, authors, tags, speakers, names and keys; YAML as JSON."""
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
    index = {"articles": articles, "stories": stories, "outlets": {ATTACKS[0]: {"kind": "agency"}}}
    (folder / "index.yml").write_text(json.dumps(index, ensure_ascii=True), encoding="utf-8")
    (folder / "page.html").write_text(
        f"<html><title>{ATTACKS[0]}</title><body><article>"
        + "".join(
            f"<p>{attack} The mayor said the port would close on Monday.</p>" for attack in ATTACKS
        )
        + "</article></body></html>",
        encoding="utf-8",
    )


def line(attack: str) -> str:
    return " ".join(attack.split())


def clean(attack: str) -> str:
    """What a file may be called."""
    return "".join(c for c in attack if c not in "/\0\n" and c.isprintable())[:40]
