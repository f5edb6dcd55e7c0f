"""The same findings from one process, from several, and from the memory."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from generator.analyse import analyse
from generator.build import analyse_all
from generator.memory import FINDINGS_CODEC, findings_key
from generator.records import Article, Findings
from generator.store import GIVEN_BY, KEPT_IN, KEPT_VERSIONS, Results, Store, own_secret
from generator.work import COPY_TRIES, FEW_THINGS, Engine, copies
from tests.work.articles import BODY, article
from tests.work.forging import forge


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    texts = [BODY.replace("12 million", f"{n} million") for n in range(4)]
    return [article(f"{n}.txt", text) for n, text in enumerate([*texts, texts[0]])]


@pytest.fixture(scope="module")
def expected(articles: list[Article]) -> dict[str, Findings]:
    return {one.file: analyse(one) for one in articles}


def all_of(
    articles: Sequence[Article], cache: Path | None = None, engine: Engine | None = None
) -> Results[Findings]:
    return analyse_all(articles, Store(folder=cache), engine or copies(1))


def refused(_do: Callable[[Any], Any], things: Sequence[Any]) -> Iterator[Any]:
    assert not things
    return iter(())


REFUSE = Engine(run=refused, alone=lambda count: False)
"""Must have nothing to do."""
SENT = Engine(run=map, alone=lambda count: False)  # type: ignore[arg-type]
"""Everything comes back as bytes, as from another machine."""


def entries_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("engine", [None, SENT], ids=["here", "sent"])
def test_the_same_as_one_by_one(
    articles: list[Article], expected: dict[str, Findings], engine: Engine | None
) -> None:
    assert dict(all_of(articles, engine=engine)) == expected


def test_many_processes_change_nothing() -> None:
    many = [article(f"{n}.txt", BODY.replace("12", str(n))) for n in range(FEW_THINGS + 3)]
    assert dict(all_of(many, engine=copies(2))) == dict(all_of(many))


def test_a_second_build_analyses_nothing(
    articles: list[Article], expected: dict[str, Findings], tmp_path: Path
) -> None:
    all_of(articles, tmp_path)
    assert len(entries_in(tmp_path)) == 4, "two files with the same words share one entry"
    assert dict(all_of(articles, tmp_path, REFUSE)) == expected


def test_a_changed_article_is_analysed_alone(articles: list[Article], tmp_path: Path) -> None:
    all_of(articles, tmp_path)
    changed = [article("0.txt", BODY.replace("Monday", "Tuesday")), *articles[1:]]
    asked: list[int] = []

    def count(do: Callable[[Any], Any], things: Sequence[Any]) -> Iterator[Any]:
        asked.append(len(things))
        return map(do, things)

    all_of(changed, tmp_path, Engine(run=count, alone=lambda count: False))
    assert asked == [1]


def swap(entries: list[Path]) -> None:
    one, other = entries[0].read_bytes(), entries[1].read_bytes()
    entries[0].write_bytes(other)
    entries[1].write_bytes(one)


def of_another_version(entries: list[Path]) -> None:
    """As if the folder of another version of the program had been given this one's name."""
    version = entries[0].parents[1]
    shutil.copytree(version, version.with_name("another"))
    shutil.rmtree(version)
    version.with_name("another").rename(version)
    first = entries[0].read_bytes()
    entries[0].write_bytes(first[:16] + entries[1].read_bytes()[16:])


def forged(entries: list[Path]) -> None:
    forge(entries, lambda body: body.replace(b'"direct"', b'"mixed"'))


DAMAGES: dict[str, Callable[[list[Path]], None]] = {
    "forged": forged,
    "empty": lambda entries: [e.write_bytes(b"") for e in entries] and None,
    "garbage": lambda entries: [e.write_bytes(b"x" * 40) for e in entries] and None,
    "cut": lambda entries: [e.write_bytes(e.read_bytes()[:-3]) for e in entries] and None,
    "swapped": swap,
    "another version": of_another_version,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_not_its_own_entry_is_made_anew(
    articles: list[Article], expected: dict[str, Findings], tmp_path: Path, damage: str
) -> None:
    all_of(articles, tmp_path)
    entries = entries_in(tmp_path)
    whole = [entry.read_bytes() for entry in entries]
    DAMAGES[damage](entries)
    assert dict(all_of(articles, tmp_path)) == expected
    assert [entry.read_bytes() for entry in entries] == whole


def test_an_entry_that_fits_its_key_and_cannot_be_read_back_is_made_anew(
    articles: list[Article], expected: dict[str, Findings], tmp_path: Path
) -> None:
    memory = Store(folder=tmp_path).remember(analyse, findings_key, FINDINGS_CODEC)
    forged = FINDINGS_CODEC.pack(Findings(article="0.txt"))
    assert forged
    other = Store(folder=tmp_path).remember(analyse, findings_key, FINDINGS_CODEC)
    other._codec = type(FINDINGS_CODEC)(
        pack=lambda _: b'["not findings"]', unpack=FINDINGS_CODEC.unpack
    )
    other._keep(memory.key(articles[0]) or "", Findings(article="0.txt"))
    assert memory(articles[0]) == expected["0.txt"]


@pytest.mark.parametrize(
    "how", ["a file in its place", "a file for a folder", "read-only", "no place for a secret"]
)
def test_a_memory_that_cannot_be_made_only_costs_time(
    articles: list[Article],
    expected: dict[str, Findings],
    tmp_path: Path,
    how: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cache = tmp_path / "cache"
    if how == "no place for a secret":
        (tmp_path / "state").write_text("no folder")
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
        monkeypatch.delenv(GIVEN_BY, raising=False)
        own_secret.cache_clear()
        all_of(articles, cache)
        own_secret.cache_clear()
    elif how == "a file in its place":
        cache.write_text("no folder")
    elif how == "a file for a folder":
        all_of(articles[:1], cache)
        for entry in entries_in(cache):
            shutil.rmtree(entry.parent)
            entry.parent.write_text("no folder")
    else:
        cache.mkdir(mode=0o500)
    assert dict(all_of(articles, cache)) == expected
    own_secret.cache_clear()


@pytest.mark.parametrize("there", [None, b"", b"short"])
def test_the_secret_is_the_users_alone_and_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bytes | None
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.delenv(GIVEN_BY, raising=False)
    path = tmp_path / KEPT_IN
    if there is not None:
        path.parent.mkdir()
        path.write_bytes(there)
    found = []
    for _ in range(2):
        own_secret.cache_clear()
        found.append(own_secret())
    own_secret.cache_clear()
    assert found == [path.read_bytes()] * 2
    assert path.stat().st_mode & 0o077 == 0


def test_the_oldest_versions_are_dropped(tmp_path: Path) -> None:
    kind = tmp_path / "analyse"
    for number in range(KEPT_VERSIONS + 2):
        (kind / f"v{number}").mkdir(parents=True)
        os.utime(kind / f"v{number}", (number, number))
    Store(folder=tmp_path).remember(analyse, findings_key, FINDINGS_CODEC)
    left = {path.name for path in kind.iterdir()}
    assert len(left) == KEPT_VERSIONS
    assert {"v3", "v4"} < left


def test_killed_processes_lose_nothing(tmp_path: Path) -> None:
    told = tmp_path / "told"

    def square(number: int) -> int:
        if number == FEW_THINGS and os.getpid() != parent:
            with told.open("a") as file:
                file.write("x")
            os.kill(os.getpid(), signal.SIGKILL)
        return number * number

    parent = os.getpid()
    found = list(copies(2).run(square, range(2 * FEW_THINGS)))
    assert found == [number * number for number in range(2 * FEW_THINGS)]
    assert len(told.read_text()) == COPY_TRIES


def test_what_analysis_sees_is_in_the_key_and_nothing_else() -> None:
    plain = findings_key(article("a.txt"))
    assert plain == findings_key(
        article("b.txt", story="bridge", tags=("works",), url="https://example.org/1")
    )
    for more in ({"published": "2020-05-04"}, {"outlet": "Wire"}, {"language": "en"}):
        assert findings_key(article("a.txt", **more)) != plain
