"""A build that remembers writes the docs of one that does not, whatever changed in between."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.build import build
from generator.publish import Published
from tests.work.forging import NESTED, forge, rewrite

BRIDGE = """Bridge of {town} closed

The old bridge of {town} was closed on Monday, the council said. Engineers found a crack in it.

“We knew of no crack before Monday,” said Mayor Ada Lind of {town}. The repair will cost 12 million
crowns, she said.
"""
DENIED = """Engineers had warned of the crack

Engineers warned of the crack in March, said chief engineer Bo Falk. “The mayor was told,” Falk
said. Mayor Ada Lind denied that the council was told. The repair will cost 9 million crowns, Falk
said.
"""
OTHER = """Ferry to {town} is late again

The ferry to {town} was late again on Tuesday, passengers said. “This is the third time,” said Eva
Holm, who leads the union of passengers in {town}.
"""
Index = dict[str, Any]
FILES: dict[str, str | None] = {
    "a.txt": BRIDGE.format(town="Riverton"),
    "b.txt": DENIED,
    "c.txt": OTHER.format(town="Havn"),
    "d.txt": OTHER.format(town="Stad"),
}


def entry(file: str, outlet: str, published: str, story: str, **more: object) -> Index:
    return {"file": file, "outlet": outlet, "published": published, "story": story, **more}


INDEX: Index = {
    "articles": [
        entry("a.txt", "Post", "2024-05-06", "bridge"),
        entry("b.txt", "Wire", "2024-05-07", "bridge"),
        entry("c.txt", "Wire", "2024-05-07", "havn"),
        entry("d.txt", "Post", "2024-06-01", "stad"),
    ]
}


def with_entry(number: int, **more: object) -> Index:
    entries = list(INDEX["articles"])
    entries[number] = {**entries[number], **more}
    return {**INDEX, "articles": entries}


NEWS = "\nThe captain declined to comment.\n"
RENAMED: Index = {"stories": {"crossing": {"formerly": ["bridge"]}}}
RENAMED["articles"] = [
    {**one, "story": one["story"].replace("bridge", "crossing")} for one in INDEX["articles"]
]
FIFTH = entry("e.txt", "New Herald", "2024-05-08", "bridge")
CHANGES: dict[str, tuple[dict[str, str | None], Index]] = {
    "nothing": ({}, INDEX),
    "a sentence": ({"d.txt": OTHER.format(town="Stad") + NEWS}, INDEX),
    "a report more": (
        {"e.txt": BRIDGE.format(town="Riverton").replace("12", "14")},
        {"articles": [*INDEX["articles"], FIFTH]},
    ),
    "a report less": ({"b.txt": None}, {"articles": [INDEX["articles"][k] for k in (0, 2, 3)]}),
    "a file renamed": ({"d.txt": None, "z.txt": FILES["d.txt"]}, with_entry(3, file="z.txt")),
    "an outlet's name": ({}, with_entry(2, outlet="Ada Lind")),
    "an outlet's country": ({}, {**INDEX, "outlets": {"Wire": {"country": "SE"}}}),
    "a date": ({}, with_entry(0, published="2024-06-03")),
    "an address": ({}, with_entry(0, url="https://post.example/bridge")),
    "published in full": ({}, with_entry(2, publish="full")),
    "a title": ({}, {**INDEX, "stories": {"havn": {"title": "The late ferry"}}}),
    "a tag": ({}, {**INDEX, "stories": {"havn": {"tags": ["Ferries"]}}}),
    "a report in another story": ({}, with_entry(2, story="stad")),
    "a story renamed": ({}, RENAMED),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    (folder / "seeds").mkdir()
    lay_out(folder, {}, INDEX)
    run(folder, "docs")
    return folder


def lay_out(home: Path, files: dict[str, str | None], index: Index) -> None:
    for path in (home / "seeds").glob("*.txt"):
        path.unlink()
    for name, text in {**FILES, **files}.items():
        if text is not None:
            (home / "seeds" / name).write_text(text, encoding="utf-8")
    (home / "seeds/index.yml").write_text(yaml.safe_dump(index), encoding="utf-8")


def run(home: Path, docs: str) -> Published:
    done = build(home / "seeds", home / docs, jobs=1, cache=home / "cache").published
    assert done
    return done


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("what", CHANGES)
def test_the_docs_are_those_of_a_clean_build(home: Path, what: str) -> None:
    lay_out(home, *CHANGES[what])
    run(home, "docs")
    assert run(home, "docs").written == (), "the second build writes nothing"
    clean = run(home, f"clean {what}")
    assert len(clean.written) > 20
    assert tree(home / "docs") == tree(home / f"clean {what}")
    lay_out(home, {}, INDEX)
    (home / "seeds/stories.lock.yml").unlink()
    run(home, "docs")


def test_one_change_writes_few_pages(home: Path) -> None:
    lay_out(home, *CHANGES["a sentence"])
    done = run(home, "docs")
    assert "stories/stad.md" in done.written
    assert "stories/bridge.md" not in done.written
    lay_out(home, {}, INDEX)
    run(home, "docs")


def test_what_was_edited_by_hand_is_made_again(home: Path) -> None:
    whole = tree(home / "docs")
    (home / "docs/stories/bridge.md").write_text("edited")
    (home / "docs/speakers/bo-falk.md").unlink()
    assert run(home, "docs").written == ("speakers/bo-falk.md", "stories/bridge.md")
    assert tree(home / "docs") == whole


@pytest.mark.parametrize("kind", ["read_file", "analyse", "merge"])
@pytest.mark.parametrize("damage", [b"", b"{}", b"?" * 60])
def test_damage_is_not_believed(home: Path, damage: bytes, kind: str) -> None:
    whole = tree(home / "docs")
    assert list((home / "cache" / kind).rglob("*"))
    for path in (home / "cache" / kind).rglob("*"):
        if path.is_file():
            path.write_bytes(damage)
    (home / "docs/stories/bridge.md").write_text("edited")
    run(home, "docs")
    assert tree(home / "docs") == whole


FORGERIES: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "a quotation": ("read_file", lambda body: body.replace(b"We knew of no", b"We knew of the")),
    "no article": ("read_file", lambda _: b"[]"),
    "another kind": ("analyse", lambda body: body.replace(b'"direct"', b'"mixed"')),
    "a person": ("merge", lambda body: body.replace(b"Bo Falk", b"Eva Lun")),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_what_another_machine_remembers_is_not_believed(home: Path, forgery: str) -> None:
    whole = tree(home / "docs")
    kind, change = FORGERIES[forgery]
    assert forge((home / "cache" / kind).rglob("*"), change)
    run(home, "docs")
    assert tree(home / "docs") == whole


@pytest.mark.parametrize("kind", ["read_file", "analyse", "merge"])
def test_an_entry_nested_without_end_is_made_anew(home: Path, kind: str) -> None:
    whole = tree(home / "docs")
    assert rewrite((home / "cache" / kind).rglob("*"), lambda _: NESTED)
    run(home, "docs")
    assert tree(home / "docs") == whole
