"""The same findings from one process, from several, and from the cache."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from generator.analyse import analyse
from generator.archive import analyse_all
from generator.archive.entry import findings_bytes
from generator.archive.pool import Task, Work, in_processes
from generator.archive.store import KEPT_VERSIONS, open_store
from generator.records import Article, Findings
from tests.archive.articles import BODY, article


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    texts = [BODY.replace("12 million", f"{n} million") for n in range(4)]
    return [article(f"{n}.txt", text) for n, text in enumerate([*texts, texts[0]])]


@pytest.fixture(scope="module")
def expected(articles: list[Article]) -> dict[str, Findings]:
    return {one.file: analyse(one) for one in articles}


def refuse(_task: Task, todo: Sequence[Work]) -> Iterator[Work]:
    """An engine that must have nothing to do."""
    assert not todo
    return iter(())


def test_the_same_as_one_by_one(articles: list[Article], expected: dict[str, Findings]) -> None:
    assert dict(analyse_all(articles, jobs=1)) == expected


def test_processes_and_order_change_nothing(
    articles: list[Article], expected: dict[str, Findings]
) -> None:
    def backwards(task: Task, todo: Sequence[Work]) -> Iterator[Work]:
        return in_processes(task, list(reversed(todo)), jobs=2)

    found = analyse_all(articles, engine=backwards)
    assert list(found) == [one.file for one in articles]
    assert dict(found) == expected


def test_a_second_build_analyses_nothing(
    articles: list[Article], expected: dict[str, Findings], tmp_path: Path
) -> None:
    analyse_all(articles, jobs=1, cache=tmp_path)
    assert dict(analyse_all(articles, cache=tmp_path, engine=refuse)) == expected


def test_a_changed_article_is_analysed_alone(articles: list[Article], tmp_path: Path) -> None:
    analyse_all(articles, jobs=1, cache=tmp_path)
    changed = [article("0.txt", BODY.replace("Monday", "Tuesday")), *articles[1:]]
    asked: list[int] = []

    def count(task: Task, todo: Sequence[Work]) -> Iterator[Work]:
        asked.append(len(todo))
        return map(task, todo)

    analyse_all(changed, cache=tmp_path, engine=count)
    assert asked == [1]


@pytest.mark.parametrize("damage", [b"", b"x" * 40, None])
def test_a_damaged_entry_is_made_anew(
    articles: list[Article], expected: dict[str, Findings], tmp_path: Path, damage: bytes | None
) -> None:
    analyse_all(articles, jobs=1, cache=tmp_path)
    entries = [path for path in tmp_path.rglob("*") if path.is_file()]
    whole = entries[0].read_bytes()
    entries[0].write_bytes(whole[:-3] if damage is None else damage)
    assert dict(analyse_all(articles, jobs=1, cache=tmp_path)) == expected
    assert entries[0].read_bytes() == whole


def test_a_cache_that_cannot_be_written_only_costs_time(
    articles: list[Article], expected: dict[str, Findings], tmp_path: Path
) -> None:
    analyse_all(articles[:1], jobs=1, cache=tmp_path)
    for entry in [path for path in tmp_path.rglob("*") if path.is_file()]:
        entry.parent.rename(entry.parent.with_name("moved"))
        entry.parent.write_text("a file where a folder should be")
    assert dict(analyse_all(articles, jobs=1, cache=tmp_path)) == expected


def test_the_oldest_versions_are_dropped(tmp_path: Path) -> None:
    for number in range(KEPT_VERSIONS + 2):
        os.utime(open_store(tmp_path, "findings", f"v{number}"), (number, number))
    open_store(tmp_path, "findings", "v1")
    assert {path.name for path in (tmp_path / "findings").iterdir()} == {"v1", "v3", "v4"}


def test_a_killed_process_loses_nothing(
    articles: list[Article], expected: dict[str, Findings]
) -> None:
    def with_a_kill(task: Task, todo: Sequence[Work]) -> Iterator[Work]:
        results = in_processes(task, todo, jobs=2)
        yield next(results)
        kill_one_child()
        yield from results

    assert dict(analyse_all(articles, engine=with_a_kill)) == expected


def kill_one_child() -> None:
    """End one of this process's workers, as a machine short of memory would."""
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    if not children.exists():
        pytest.skip("needs /proc")
    for child in children.read_text().split():
        if "spawn_main" in Path(f"/proc/{child}/cmdline").read_text():
            os.kill(int(child), signal.SIGKILL)
            return


def test_sentences_alone(articles: list[Article], expected: dict[str, Findings]) -> None:
    found = analyse_all(articles, jobs=1)
    for file, findings in expected.items():
        assert found.sentences(file) == tuple(s.span for s in findings.sentences)


def test_bytes_do_not_depend_on_the_file_name(articles: list[Article]) -> None:
    found = analyse_all(articles, jobs=1)
    assert findings_bytes(found["0.txt"]) == findings_bytes(found["4.txt"])
