"""`record` writes what a page showed, the pages show it again, `diff` says what will change."""

import subprocess
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.commands.command_line import script
from generator.read import read
from generator.read.history import read_history
from tests.test_record import INDEX, ONE, TWO


@pytest.fixture
def digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "one.txt").write_text(ONE)
    (seeds / "index.yml").write_text(INDEX.replace("two.txt, outlet", "none.txt, outlet"))
    (seeds / "three.txt").write_text("The mill of Beeton burnt down, the fire service said.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def second_day(digest: Path) -> None:
    (digest / "seeds" / "two.txt").write_text(TWO)
    (digest / "seeds" / "index.yml").write_text(INDEX)


def test_a_state_holds_no_words(digest: Path) -> None:
    assert main(["record", "--as-of", "2031-05-19"]) == 0
    kept = (digest / "seeds/history/strike.jsonl").read_text()
    assert kept.startswith('{"date":"2031-05-19"')
    for word in ("Dockers", "harbour", "promised", "Ann Lee"):
        assert word not in kept
    (mill, strike), problems = read_history(digest / "seeds")
    assert problems == ()
    assert (mill.story, strike.story, len(strike.articles)) == ("mill", "strike", 1)


def test_only_what_changed_is_written(digest: Path) -> None:
    main(["record", "--as-of", "2031-05-19"])
    before = (digest / "seeds/history/strike.jsonl").read_text()
    main(["record", "--as-of", "2031-05-20"])
    assert (digest / "seeds/history/strike.jsonl").read_text() == before
    second_day(digest)
    main(["record", "--as-of", "2031-05-21"])
    assert (digest / "seeds/history/strike.jsonl").read_text().count("\n") == 2


def test_each_state_has_its_page_and_is_told_on_the_story(digest: Path) -> None:
    main(["record", "--as-of", "2031-05-19"])
    second_day(digest)
    main(["record", "--as-of", "2031-05-21"])
    main(["build"])
    page = (digest / "docs/stories/strike.md").read_text()
    assert "1 article added" in page
    state = (digest / "docs/stories/strike/2031-05-19.md").read_text()
    assert "1 article" in state
    assert "Dockers closed the harbour" in state


def test_what_is_no_longer_shown_is_counted(digest: Path) -> None:
    main(["record", "--as-of", "2031-05-19"])
    second_day(digest)
    gone = "one.txt, withdrawn: {date: 2031-05-22, why: Asked for.}, outlet"
    (digest / "seeds/index.yml").write_text(INDEX.replace("one.txt, outlet", gone))
    main(["build"])
    state = (digest / "docs/stories/strike/2031-05-19.md").read_text()
    assert "Dockers closed" not in state
    assert "not shown here" in state


def test_a_build_writes_no_history_and_reads_none_as_articles(digest: Path) -> None:
    main(["build"])
    assert not (digest / "seeds/history").exists()
    main(["record", "--as-of", "2031-05-19"])
    assert {a.file for a in read(digest / "seeds")[0].articles} == {"one.txt", "three.txt"}


@pytest.mark.parametrize("line", ["{", "[]", '{"date": "x"}', "null", '{"date":"2031-05-19"}'])
def test_a_damaged_line_is_told(line: str, digest: Path) -> None:
    main(["record", "--as-of", "2031-05-19"])
    path = digest / "seeds/history/strike.jsonl"
    path.write_text(f"{line}\n{path.read_text()}")
    states, problems = read_history(digest / "seeds")
    assert [(p.file, p.line, p.code) for p in problems] == [
        ("history/strike.jsonl", 1, "bad-history")
    ]
    assert {state.story for state in states} == {"mill", "strike"}


def git(*command: str) -> None:
    settings = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *settings, *command], capture_output=True, check=True)


def test_diff_says_what_a_change_will_change(
    digest: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git("init", "-q", "-b", "main")
    git("add", "seeds")
    git("commit", "-qm", "first")
    assert main(["diff"]) == 0
    assert capsys.readouterr().out == "No page changes.\n"
    second_day(digest)
    index = (digest / "seeds/index.yml").read_text()
    (digest / "seeds/index.yml").write_text(index.replace("title: The strike", "title: A *strike*"))
    assert main(["diff", "main"]) == 0
    told = capsys.readouterr().out
    assert "### A \\*strike\\* (`strike`)" in told
    assert "- title: The strike → A \\*strike\\*" in told
    assert "- + article: two.txt (Wire, 19 May 2031)" in told
    assert "mill" not in told
    assert main(["diff", "nowhere"]) == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_command(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    made = capsys.readouterr().out
    for word in ("init", "site", "diff", "as-of"):
        assert word in made


def test_a_completion_script_is_shell(tmp_path: Path) -> None:
    path = tmp_path / "briefing.bash"
    path.write_text(script("bash", {"check": ["--seeds", "--format"], "site": ["--strict"]}))
    words = "COMP_WORDS=(briefing check --f); COMP_CWORD=2"
    asked = f'source {path}; {words}; _briefing; echo "${{COMPREPLY[@]}}"'
    done = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "--format"
