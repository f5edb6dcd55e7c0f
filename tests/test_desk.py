"""The desk writes one line at a time, shows it before, takes it back, and answers nobody else."""

import argparse
import http.client
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.commands.desk.desk_server import (
    Desk,
    DeskServer,
    NotAnsweredError,
    desk_of,
    offered,
    undone,
    written_order,
)
from generator.commands.desk.index_edit import (
    order_at,
    with_digest,
    with_line,
    with_story,
    without_order,
)
from generator.commands.desk.waiting import Task, tasks
from generator.problems import Problem
from generator.read import read
from generator.read.index.entries import parse_index
from generator.records import Article, Briefing, Dispute, Position, Span
from tests.test_record import INDEX, ONE, TWO

COMMENTED = """# ours
articles:
  - file: a.txt   # the first

stories:
  # about the strike
  strike:
    title: The strike  # as it is called
    quotations:
      - words: We will not go   # the union
        speaker: Bo Ek
    # what follows is the mill
  mill:
    title: The mill
outlets:
  Post: {kind: newspaper}
"""


@pytest.mark.parametrize(
    ("story", "key", "after"),
    [
        ("strike", "quotations", "        speaker: Bo Ek\n"),
        ("strike", "disputes", "        speaker: Bo Ek\n"),
        ("mill", "disputes", "    title: The mill\n"),
        ("flood", "disputes", "    title: The mill\n"),
    ],
)
def test_a_line_is_added_and_all_else_stays(story: str, key: str, after: str) -> None:
    line = '{words: "X: y # z", speaker: "Ann \\"A\\" Lee"}'
    line = '{match: "X: y # z", drop: true}' if key == "disputes" else line
    new = with_line(COMMENTED, story, key, line)
    assert new is not None
    head, _, tail = COMMENTED.partition(after)
    assert new.startswith(head + after)
    assert new.endswith(tail)
    assert line in new[len(head + after) : len(new) - len(tail)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "articles: []\n",
        "stories:\n  strike:\n    title: X",
        "stories:\n    strike:\n        quotations:\n        - {words: a}\n",
        "stories:\n  strike:\n",
        '"stories":\n  "strike":\n    title: X\n',
    ],
)
def test_indexes_of_every_shape(text: str) -> None:
    new = with_line(text, "strike", "quotations", '{words: "b", speaker: "Ann"}')
    if new is None:
        assert text.startswith('"')
        return
    index, problems = parse_index(new)
    assert [p for p in problems if p.severity == "error"] == []
    (found,) = [given for name, given in index.stories if name == "strike"]
    assert found.values["quotations"][-1].values["speaker"] == "Ann"


@pytest.mark.parametrize(
    "text",
    [
        "stories: {strike: {title: X}}\n",
        "stories:\n  strike: {title: X}\n",
        "stories:\n  strike:\n    quotations: [{words: a}]\n",
        "stories:\n  strike: [\n",
        "stories:\n\tstrike:\n",
    ],
)
def test_what_only_a_hand_can_write_is_left(text: str) -> None:
    assert with_line(text, "strike", "quotations", '{words: "b", speaker: "Ann"}') is None


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE + "\n“We will wait as long as it takes,” he said.\n")
    (folder / "two.txt").write_text(TWO)
    (folder / "three.txt").write_text("The mill of Beeton burnt down, the fire service said.\n")
    (folder / "index.yml").write_text(f"# mine\n{INDEX}")
    return folder


@pytest.fixture
def desk(seeds: Path) -> Desk:
    given: dict[str, Any] = {"config": None, "as_of": None, "cache": None, "jobs": 1}
    return desk_of(argparse.Namespace(seeds=seeds, **given))


def near_point(seeds: Path) -> Desk:
    """A desk with a point that nearly is one, between the two reports."""
    library, _ = read(seeds)
    articles = {article.file: article for article in library.articles}
    sides = (
        ("Ann Lee", "one.txt", "denied that six", 0),
        ("The union", "one.txt", "denied that", 0),
        ("Bo Ek", "two.txt", "said that six", 1),
    )
    point = Dispute(
        issue="Whether six per cent had been promised",
        kind="parties",
        type="fact",
        positions=tuple(
            replace(side_of(articles[file], who, words), side=side)
            for who, file, words, side in sides
        ),
        why="denied",
    )
    briefing = Briefing(
        id="strike", title="The strike", updated=None, sources=(), suggestions=(point,)
    )
    return Desk(index=seeds / "index.yml", tasks=tasks({"strike": briefing}, articles, ()))


def side_of(article: Article, who: str, words: str) -> Position:
    start = article.text.index(words)
    end = article.text.index(".", start)
    return Position(holder=who, evidence=(Span(article=article.file, start=start, end=end),))


@pytest.fixture
def server(desk: Desk) -> Iterator[DeskServer]:
    running = DeskServer(desk)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


def ask(
    server: DeskServer, path: str, body: object = None, **headers: str | None
) -> tuple[int, Any]:
    sent = {"Host": server.home, "X-Desk-Token": server.desk.token}
    if body is not None:
        sent["Origin"] = f"http://{server.home}"
    for name, value in headers.items():
        sent.pop(name.replace("_", "-"), None)
        if value is not None:
            sent[name.replace("_", "-")] = value
    line = http.client.HTTPConnection("127.0.0.1", server.server_port)
    data = None if body is None else json.dumps(body)
    line.putrequest("POST" if data is not None else "GET", path, skip_host=True)
    for name, value in sent.items():
        line.putheader(name, value)
    if data is not None:
        line.putheader("Content-Length", str(len(data)))
    line.endheaders(data.encode() if data is not None else None)
    answer = line.getresponse()
    said = answer.read()
    line.close()
    is_json = "json" in (answer.headers.get("Content-Type") or "")
    return answer.status, json.loads(said) if is_json else said.decode()


def number_of(desk: Desk, kind: str) -> int:
    return next(k for k, task in enumerate(desk.tasks) if task.kind == kind)


def test_what_waits_is_listed(server: DeskServer) -> None:
    status, found = ask(server, "/tasks")
    assert status == 200
    kinds = {task["kind"] for task in found}
    assert {"speaker not determined", "one source"} <= kinds


def test_a_change_is_shown_written_and_taken_back(server: DeskServer) -> None:
    desk = server.desk
    before = desk.index.read_text()
    number = number_of(desk, "speaker not determined")
    status, told = ask(server, "/offer", {"number": number, "answer": "Bo Ek"})
    assert status == 200
    assert any(line.startswith("+") and "Bo Ek" in line for line in told["diff"])
    assert not any(line.startswith("-") for line in told["diff"])
    assert desk.index.read_text() == before
    wanted = {"number": number, "answer": "Bo Ek", "digest": told["digest"]}
    assert ask(server, "/write", wanted)[0] == 200
    after = desk.index.read_text()
    assert after.startswith("# mine\n")
    assert "Bo Ek" in after
    assert ask(server, "/write", wanted)[0] == 409
    assert ask(server, "/undo", {})[0] == 200
    assert desk.index.read_text() == before
    assert ask(server, "/undo", {})[0] == 409


def test_what_somebody_else_wrote_is_not_overwritten(server: DeskServer) -> None:
    desk = server.desk
    number = number_of(desk, "speaker not determined")
    _, told = ask(server, "/offer", {"number": number, "answer": "Bo Ek"})
    changed = desk.index.read_text() + "# a colleague\n"
    desk.index.write_text(changed)
    wanted = {"number": number, "answer": "Bo Ek", "digest": told["digest"]}
    status, said = ask(server, "/write", wanted)
    assert status == 409
    assert "changed meanwhile" in said["why"]
    assert desk.index.read_text() == changed


@pytest.mark.parametrize(
    ("path", "body", "headers", "status"),
    [
        ("/tasks", None, {"X_Desk_Token": None}, 403),
        ("/tasks", None, {"X_Desk_Token": "wrong"}, 403),
        ("/tasks", None, {"Host": "evil.example"}, 421),
        ("/", None, {}, 403),
        ("/?token=wrong", None, {}, 403),
        ("/../index.yml", None, {}, 404),
        ("/undo", {}, {"Origin": "http://evil.example"}, 403),
        ("/undo", {}, {"Origin": None}, 403),
        ("/undo", {}, {"X_Desk_Token": None}, 403),
        ("/offer", {"number": 999, "answer": "x"}, {}, 400),
        ("/offer", {"number": -1, "answer": "x"}, {}, 400),
        ("/offer", [], {}, 400),
        ("/other", {"number": 0, "answer": "x"}, {}, 404),
    ],
)
def test_nobody_else_is_answered(
    path: str, body: object, headers: dict[str, str | None], status: int, server: DeskServer
) -> None:
    before = server.desk.index.read_text()
    assert ask(server, path, body, **headers)[0] == status
    assert server.desk.index.read_text() == before


def test_it_listens_on_this_machine_only(server: DeskServer) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_a_point_is_confirmed_or_refused(seeds: Path) -> None:
    def line(answer: str) -> str:
        return "[a, b]" if answer == "no" else "{heading: A}"

    task = Task(
        kind="x", story="strike", what="", where="", key="disputes", key_of_no="apart", line=line
    )
    server = DeskServer(Desk(index=seeds / "index.yml", tasks=[task]))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for answer, key in (("no", "apart:"), ("yes", "disputes:")):
        _, told = ask(server, "/offer", {"number": 0, "answer": answer})
        assert any(key in added for added in told.get("diff", [told.get("why")])), told
    server.shutdown()
    server.server_close()


def test_a_point_that_is_confirmed_is_on_the_page_and_one_refused_is_apart(seeds: Path) -> None:
    for answer in ("yes", "no"):
        desk = near_point(seeds)
        told = offered(desk, 0, answer)
        written_order(desk, 0, answer, told["digest"])
        library, problems = read(seeds)
        assert [p for p in problems if p.severity == "error"] == []
        (order,) = [order for order in library.stories if order.id == "strike"]
        assert [len(order.disputes), len(order.apart)] == [1, 0 if answer == "yes" else 1]
    assert order.disputes[0].heading == "Whether six per cent had been promised"
    assert [p.side for p in order.disputes[0].positions] == [0, 0, 1]
    assert [pointed.span.article for pointed in order.apart[0]] == ["one.txt", "two.txt"]


OWN_STORIES = """# ours
articles:
  - {file: one.txt, outlet: Post}  # a comment
  - {file: two.txt, outlet: "Wire"}
  - file: three.txt
    outlet: Post
    # what we know
    published: 2031-05-19
stories:
  strike: {title: The strike}
"""


@pytest.mark.parametrize(
    ("text", "article", "added"),
    [
        (OWN_STORIES, "two.txt", '  - {file: two.txt, outlet: "Wire", story: strike}'),
        (OWN_STORIES, "three.txt", "    story: strike"),
        (OWN_STORIES, "four five.txt", '  - {file: "four five.txt", story: strike}'),
        ("", "four.txt", '  - {file: "four.txt", story: strike}'),
        ("articles:\n- file: a.txt\n", "b.txt", '- {file: "b.txt", story: strike}'),
        ("articles:\n- file: a.txt\n", "a.txt", "  story: strike"),
        ("stories:\n  mill:\n", "a.txt", '  - {file: "a.txt", story: strike}'),
    ],
)
def test_an_article_is_told_its_story(text: str, article: str, added: str) -> None:
    new = with_story(text, article, "strike")
    assert new is not None
    assert added in new.split("\n")
    index, problems = parse_index(new)
    assert [p for p in problems if p.severity == "error"] == []
    said = {given.values["file"]: given.values.get("story") for given in index.articles}
    assert said[article] == "strike"
    assert len(said) == 1 + len(parse_index(text)[0].articles) - (article in text)


@pytest.mark.parametrize(
    "text",
    [
        "articles: [{file: a.txt}]\n",
        "articles:\n  - {file: a.txt,\n     outlet: Post}\n",
        "articles:\n  - {file: a.txt, story: mill}\n",
        "articles:\n  - {file: a.txt} # {x\n",
        "articles:\n  - [\n",
    ],
)
def test_an_entry_that_only_a_hand_can_write_is_left(text: str) -> None:
    assert with_story(text, "a.txt", "strike") is None


def test_the_story_of_a_single_article_is_one_that_there_is(server: DeskServer) -> None:
    number = number_of(server.desk, "one source")
    assert ask(server, "/offer", {"number": number, "answer": "no-such-story"})[0] == 422
    assert ask(server, "/offer", {"number": number, "answer": "mill"})[0] == 422


UNMET = """stories:
  strike:
    # the union
    quotations:
      - words: We never said this
        speaker: Bo Ek
      - {words: We will wait, speaker: Bo Ek}  # the leader
    disputes:
      - {match: no such point, drop: true}
  mill:
    title: The mill
"""


@pytest.mark.parametrize(
    ("line", "gone"), [(5, [4, 5]), (6, [4, 5]), (7, [6]), (9, [8]), (11, None), (3, None)]
)
def test_an_order_that_meets_nothing_is_taken_out(line: int, gone: list[int] | None) -> None:
    order = order_at(UNMET, line)
    if gone is None:
        assert order is None or "title" not in order
        return
    assert order is not None
    new = without_order(f"# more above\n{UNMET}", order)
    assert new is not None
    left = [text for k, text in enumerate(UNMET.split("\n")) if k not in gone]
    assert new.split("\n") == ["# more above", *left]


def test_an_order_that_stands_twice_or_is_gone_is_left_to_a_hand() -> None:
    order = order_at(UNMET, 9) or ""
    assert without_order(UNMET.replace(order, f"{order}\n{order}"), order) is None
    assert without_order(UNMET.replace("no such point", "another"), order) is None


def test_what_no_longer_fits_is_taken_out_at_the_desk(seeds: Path) -> None:
    index = seeds / "index.yml"
    gone = "    quotations:\n      - {words: We never said this, speaker: Bo Ek}\n"
    index.write_text(index.read_text() + gone)
    given: dict[str, Any] = {"config": None, "as_of": None, "cache": None, "jobs": 1}
    desk = desk_of(argparse.Namespace(seeds=seeds, **given))
    number = next(k for k, t in enumerate(desk.tasks) if "never said this" in t.what)
    told = offered(desk, number, "yes")
    written_order(desk, number, "yes", told["digest"])
    assert "never said" not in index.read_text()
    assert not [p for p in read(seeds)[1] if "never said" in p.message]


READING = """reader: {name: Ann, kind: person}
articles:
  a.txt: '0123456789ab'
  "b.jsonl#two": 0123456789ab
disputes: []
"""


@pytest.mark.parametrize(
    ("article", "digest", "gone", "new"),
    [
        ("a.txt", "f" * 12, "  a.txt: '0123456789ab'", f"  \"a.txt\": '{'f' * 12}'"),
        ("b.jsonl#two", None, '  "b.jsonl#two": 0123456789ab', None),
        ("c.txt", "f" * 12, None, f"  \"c.txt\": '{'f' * 12}'"),
    ],
)
def test_a_reading_is_made_as_new_as_its_articles(
    article: str, digest: str | None, gone: str | None, new: str | None
) -> None:
    before = READING.split("\n")
    after = (with_digest(READING, article, digest) or "").split("\n")
    assert [line for line in before if line not in after] == ([gone] if gone else [])
    assert [line for line in after if line not in before] == ([new] if new else [])


@pytest.mark.parametrize("text", ["articles: [a.txt]\n", "articles: {a.txt: 0123456789ab}\n", ""])
def test_a_reading_of_another_shape_is_left_to_a_hand(text: str) -> None:
    assert with_digest(text, "a.txt", "f" * 12) is None


def test_a_button_says_that_a_reading_still_holds(seeds: Path) -> None:
    (seeds / "readings").mkdir()
    reading = seeds / "readings/strike.yml"
    reading.write_text(READING.replace('  "b.jsonl#two": 0123456789ab\n', ""))
    article = Article(file="a.txt", text="x", sha256="f" * 64)
    problem = Problem(
        file="readings/strike.yml",
        line=1,
        code="reading-older",
        message="a.txt has changed since the reading",
        remedy="read the story again",
        severity="notice",
    )
    (task,) = tasks({}, {"a.txt": article}, (problem,))
    desk = Desk(index=seeds / "index.yml", tasks=[task])
    with pytest.raises(NotAnsweredError):
        offered(desk, 0, "no")
    change = offered(desk, 0, "yes")
    assert f"+  \"a.txt\": '{'f' * 12}'" in change["diff"]
    before = reading.read_text()
    written_order(desk, 0, "yes", change["digest"])
    assert "f" * 12 in reading.read_text()
    undone(desk)
    assert reading.read_text() == before
