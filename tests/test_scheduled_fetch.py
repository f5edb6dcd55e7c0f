"""Mornings of a digest: the workflow's own steps, one after the other, both ways of keeping."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from generator.__main__ import main
from tests.test_intake import ITEM, WHOLE, Server, rss
from tests.workflow_runs import Play

ROOT = Path(__file__).resolve().parent.parent
PULL_REQUEST = {"DIGEST_FETCH": "pull-request"}
DIGEST, OURS = ".github/workflows/digest.yml", ".github/workflows/site.yml"


@pytest.fixture
def feed() -> Iterator[Server]:
    running = Server()
    yield running
    running.http.shutdown()
    running.http.server_close()


BOTH = pytest.mark.parametrize("play", [DIGEST, OURS], ids=["digest", "ours"], indirect=True)


@pytest.fixture
def play(request: pytest.FixtureRequest, tmp_path: Path, feed: Server) -> Play:
    content = tmp_path / "content"
    assert main(["init", str(content)]) == 0
    settings = {"sources": [{"url": f"{feed.url}/feed", "private": True, "outlet": "Post"}]}
    (content / "briefing.yml").write_text(yaml.safe_dump(settings))
    workflow = getattr(request, "param", DIGEST)
    if workflow == OURS:
        (content / DIGEST).unlink()
        shutil.copy(ROOT / OURS, content / OURS)
    played = Play(folder=tmp_path, workflow=workflow)
    played.begin(content)
    return played


def morning(play: Play, feed: Server, *titles: str) -> str:
    """A run of the schedule, with these items in the feed."""
    items = [item(title) for title in titles]
    feed.answers["/feed"] = (200, {"Content-Type": "application/rss+xml"}, rss(*items))
    return play.run("schedule")


def item(title: str) -> str:
    link = f"https://example.org/{title.partition(' ')[0]}"
    return ITEM.format(title=title, link=link, words=WHOLE.format(WORDS[title]))


def fetched(play: Play, branch: str) -> list[str]:
    return [file[6:] for file in play.files(branch, "seeds/") if file.startswith("seeds/2031-")]


BRIDGE, SCHOOL, FERRY = "Bridge shut", "School burnt down", "Ferry found"
WORDS = {
    BRIDGE: "Engineers shut the old bridge after a lorry struck its railing",
    SCHOOL: "Nobody was hurt when fire took the roof of a primary school",
    FERRY: "Divers found the wreck of a ferry lost in 1951 off the cape",
}
FILES = [
    "2031-05-19-bridge-shut.txt",
    "2031-05-19-ferry-found.txt",
    "2031-05-19-school-burnt-down.txt",
]


@BOTH
def test_what_came_is_committed_and_deployed_in_one_run(play: Play, feed: Server) -> None:
    (play.folder / "builds").touch()
    morning(play, feed, BRIDGE)
    (play.folder / "builds").unlink()
    assert fetched(play, "main") == FILES[:1]
    lock = play.git("--git-dir", str(play.remote), "show", "main:seeds/stories.lock.yml")
    assert FILES[0] in lock
    morning(play, feed, BRIDGE, SCHOOL)
    assert fetched(play, "main") == [FILES[0], FILES[2]]
    before = play.git("--git-dir", str(play.remote), "rev-parse", "main")
    assert "nothing new" in morning(play, feed, BRIDGE, SCHOOL)
    assert play.git("--git-dir", str(play.remote), "rev-parse", "main") == before
    assert play.deployed == [1, 2, 3]
    assert not (play.folder / "gh.log").exists()


@BOTH
def test_one_pull_request_grows_until_it_is_merged(play: Play, feed: Server) -> None:
    play.variables = PULL_REQUEST
    morning(play, feed, BRIDGE)
    morning(play, feed, BRIDGE, SCHOOL)
    morning(play, feed, BRIDGE, SCHOOL)
    assert fetched(play, "fetched") == [FILES[0], FILES[2]]
    assert fetched(play, "main") == []
    assert play.deployed == []
    calls = (play.folder / "gh.log").read_text().splitlines()
    assert [call.split()[1] for call in calls] == ["list", "create", "list", "list"]
    assert " record" not in (play.folder / "briefing.log").read_text()
    changes = play.git("--git-dir", str(play.remote), "log", "--format=%s", "main..fetched")
    assert changes.count("seeds: articles fetched") == 2


def test_an_editors_work_in_the_pull_request_stays(play: Play, feed: Server) -> None:
    play.variables = PULL_REQUEST
    morning(play, feed, BRIDGE, SCHOOL)
    editor = play.folder / "editor"
    play.git("clone", "--quiet", "--branch", "fetched", str(play.remote), str(editor))
    bridge = editor / "seeds" / FILES[0]
    bridge.write_text(bridge.read_text() + "\nThe bridge opens in June, Ann Lee said.\n")
    (editor / "seeds" / FILES[2]).unlink()
    play.git("commit", "--quiet", "-am", "ours", at=editor)
    play.git("push", "--quiet", at=editor)
    shutil.rmtree(play.folder / "caches")
    morning(play, feed, BRIDGE, FERRY)
    assert fetched(play, "fetched") == FILES[:2]
    shown = play.git("--git-dir", str(play.remote), "show", f"fetched:seeds/{FILES[0]}")
    assert "Ann Lee said" in shown


def test_what_was_refused_or_merged_does_not_come_back(play: Play, feed: Server) -> None:
    play.variables = PULL_REQUEST
    morning(play, feed, BRIDGE)
    (play.folder / "gh.open").unlink()  # closed, its branch left
    morning(play, feed, BRIDGE, SCHOOL)
    assert fetched(play, "fetched") == FILES[2:]
    play.git("--git-dir", str(play.remote), "update-ref", "refs/heads/main", "refs/heads/fetched")
    (play.folder / "gh.open").unlink()  # merged, its branch left
    morning(play, feed, BRIDGE, SCHOOL, FERRY)
    assert fetched(play, "fetched") == FILES[1:]


def test_what_could_not_be_kept_is_fetched_again(play: Play, feed: Server) -> None:
    play.variables = PULL_REQUEST
    (play.folder / "gh.refuses").touch()
    assert "no pull request could be opened" in morning(play, feed, BRIDGE)
    (play.folder / "gh.refuses").unlink()
    morning(play, feed, SCHOOL, BRIDGE)
    assert fetched(play, "fetched") == [FILES[0], FILES[2]]
    play.variables = {}
    refuses = play.remote / "hooks" / "pre-receive"
    refuses.write_text("#!/bin/false\n")
    refuses.chmod(0o755)
    assert "could not be pushed" in morning(play, feed, SCHOOL, BRIDGE, FERRY)
    refuses.unlink()
    morning(play, feed, FERRY)
    assert fetched(play, "main") == FILES[1:2]


def test_a_pull_request_that_does_not_merge_is_told_and_loses_nothing(
    play: Play, feed: Server
) -> None:
    play.variables = PULL_REQUEST
    morning(play, feed, BRIDGE)
    editor = play.folder / "editor"
    play.git("clone", "--quiet", str(play.remote), str(editor))
    (editor / "seeds" / FILES[0]).write_text("Another text under this name.\n")
    play.git("add", ".", at=editor)
    play.git("commit", "--quiet", "-m", "ours", at=editor)
    play.git("push", "--quiet", at=editor)
    assert "does not merge with this branch" in morning(play, feed, BRIDGE, SCHOOL)
    assert fetched(play, "fetched") == FILES[:1]
    play.git("--git-dir", str(play.remote), "update-ref", "-d", "refs/heads/fetched")
    (play.folder / "gh.open").unlink()
    morning(play, feed, SCHOOL)
    assert FILES[2] in fetched(play, "fetched")


def test_one_feed_in_trouble_stops_no_morning(play: Play, feed: Server) -> None:
    feed.answers["/feed"] = (503, {}, b"")
    assert "::warning::not every feed could be read" in play.run("schedule")
    assert play.deployed == [1]


def test_both_workflows_look_remember_and_propose_alike() -> None:
    first, second = (
        yaml.safe_load(path.read_text())["jobs"]
        for path in (ROOT / OURS, ROOT / "generator" / "starter" / "workflow.yml")
    )
    assert first["propose"]["steps"] == second["propose"]["steps"]
    assert first["addresses"]["steps"] == second["keep"]["steps"]
    kept = {"Look at what waits in a pull request", "Remember what earlier mornings took"}
    looks = [
        [step for step in jobs["build"]["steps"] if step.get("name") in kept]
        for jobs in (first, second)
    ]
    assert len(looks[0]) == len(kept)
    assert looks[0] == looks[1]
