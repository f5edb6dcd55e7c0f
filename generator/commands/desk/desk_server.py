"""`desk`: what waits for a hand, in the editor's browser.

This machine only, a token for one session, nothing written unseen.
"""

import argparse
import difflib
import hashlib
import hmac
import json
import secrets
import sys
import threading
import webbrowser
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

from generator.build import merged_stories
from generator.commands.desk.index_edit import with_line
from generator.commands.desk.waiting import Task, key_for, tasks
from generator.commands.options import (
    FINE,
    Commands,
    seeds_read,
    usual_options,
)
from generator.group import group
from generator.merge.editing.by_story import unmet_orders
from generator.read.index.entries import INDEX_FILE
from generator.store import Store, write_whole

LARGEST_REQUEST = 100_000
"""Bytes of a request."""
ASSETS = {"/": "desk.html", "/desk.js": "desk.js", "/desk.css": "desk.css"}
CONTENT_TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}
TOLD_OF_TASK = ("kind", "story", "what", "where", "asks", "hint", "choices")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@dataclass(slots=True)
class Desk:
    """One session: the index that is written to, what waits, and what was written."""

    index: Path
    tasks: Sequence[Task]
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    undone: list[tuple[Path, str, str]] = field(default_factory=list)
    """(file, text before, text after) of each change, the newest last."""
    lock: threading.Lock = field(default_factory=threading.Lock)


class NotAnsweredError(Exception):
    """Why a request is not answered: the status and a word."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status, self.why = status, why


def offered(desk: Desk, number: int, answer: str) -> dict[str, Any]:
    """The change that an answer would make, as a diff, and the digest that writing it needs."""
    task = desk.tasks[number]
    path = _mended_file(desk, task)
    text = index_text(path)
    new = _text_mended(task, text, answer)
    if new is None:
        raise NotAnsweredError(422, _by_hand(task, answer.strip()))
    name = path.name
    diff = difflib.unified_diff(text.splitlines(), new.splitlines(), name, name, lineterm="", n=2)
    return {"diff": list(diff)[2:], "digest": _index_digest(text)}


def _by_hand(task: Task, said: str) -> str:
    """Why nothing is written, and what a hand would write."""
    if not said:
        return f"an answer is missing: {task.asks}"
    if task.rewrite:
        return f"{said[:60]!r} changes nothing here, or {task.where} has to be changed by hand"
    return f"write it by hand: under {task.story}, {key_for(task, said)}: - {task.line(said)}"


def _mended_file(desk: Desk, task: Task) -> Path:
    return desk.index.parent / task.file if task.file else desk.index


def _text_mended(task: Task, text: str, answer: str) -> str | None:
    """The file's text after the answer; None where only a hand can write it."""
    if task.rewrite:
        return task.rewrite(text, answer)
    key = key_for(task, answer)
    said = answer.strip()
    return with_line(text, task.story, key, task.line(said)) if key and said else None


def written_order(desk: Desk, number: int, answer: str, digest: str) -> dict[str, Any]:
    """Write what was offered, if the file is still as it was then."""
    with desk.lock:
        task = desk.tasks[number]
        path = _mended_file(desk, task)
        text = index_text(path)
        if _index_digest(text) != digest:
            raise NotAnsweredError(409, "the file changed meanwhile; look at the change again")
        new = _text_mended(task, text, answer)
        if new is None:
            raise NotAnsweredError(422, "write it by hand")
        write_whole(path, new)
        desk.undone.append((path, text, new))
        return {"written": path.name}


def undone(desk: Desk) -> dict[str, Any]:
    """Take the newest change back, if nobody wrote after it."""
    with desk.lock:
        if not desk.undone:
            raise NotAnsweredError(409, "there is nothing to take back")
        path, before, after = desk.undone[-1]
        if index_text(path) != after:
            raise NotAnsweredError(409, "the file changed meanwhile; take it back by hand")
        write_whole(path, before)
        desk.undone.pop()
        return {"undone": path.name, "left": len(desk.undone)}


def listed(desk: Desk) -> list[dict[str, Any]]:
    return [
        {"number": number, **{name: getattr(task, name) for name in TOLD_OF_TASK}}
        for number, task in enumerate(desk.tasks)
    ]


def index_text(path: Path) -> str:
    """The text of a file as its bytes are; empty where there is none."""
    return path.read_bytes().decode("utf-8") if path.exists() else ""


def _index_digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class DeskServer(ThreadingHTTPServer):
    """On the loopback address and a port that the system chooses."""

    def __init__(self, desk: Desk, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Answers)
        self.desk = desk

    @property
    def home(self) -> str:
        return f"127.0.0.1:{self.server_port}"


class Answers(BaseHTTPRequestHandler):
    """GET: the page, its script, its style, the list. POST: /offer, /write, /undo."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_args: object) -> None:
        """A desk is quiet."""

    def do_GET(self) -> None:
        self._answer(self._get)

    def do_POST(self) -> None:
        self._answer(self._post)

    @property
    def _server(self) -> DeskServer:
        return cast(DeskServer, self.server)

    def _answer(self, make: Callable[[], tuple[str, bytes]]) -> None:
        try:
            self._check_host()
            status = 200
            kind, body = make()
        except NotAnsweredError as refusal:
            status, kind = refusal.status, "application/json"
            body = json.dumps({"why": refusal.why}).encode()
        except (ValueError, KeyError, IndexError, TypeError):
            status, kind, body = 400, "application/json", b'{"why": "not understood"}'
        self.send_response(status)
        for name, value in (
            ("Content-Type", f"{kind}; charset=utf-8"),
            ("Content-Length", str(len(body))),
            ("Content-Security-Policy", POLICY),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cache-Control", "no-store"),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _check_host(self) -> None:
        """Another name that leads here, as a page elsewhere could make one, is no desk."""
        if self.headers.get("Host") != self._server.home:
            raise NotAnsweredError(421, "not this desk")
        origin = self.headers.get("Origin")
        if origin is not None and origin != f"http://{self._server.home}":
            raise NotAnsweredError(403, "from another page")

    def _check_token(self, given: str) -> None:
        if not hmac.compare_digest(given.encode(), self._server.desk.token.encode()):
            raise NotAnsweredError(
                403, "the token is missing or wrong: open the desk from the terminal"
            )

    def _get(self) -> tuple[str, bytes]:
        parts = urlsplit(self.path)
        if parts.path == "/tasks":
            self._check_token(self.headers.get("X-Desk-Token", ""))
            return "application/json", json.dumps(listed(self._server.desk)).encode()
        name = ASSETS.get(parts.path)
        if name is None:
            raise NotAnsweredError(404, "no such page")
        if name == "desk.html":
            self._check_token(parse_qs(parts.query).get("token", [""])[0])
        data = resources.files("generator.commands.desk").joinpath(name).read_bytes()
        return CONTENT_TYPES[Path(name).suffix], data

    def _post(self) -> tuple[str, bytes]:
        self._check_token(self.headers.get("X-Desk-Token", ""))
        if self.headers.get("Origin") is None:
            raise NotAnsweredError(403, "without an origin")
        length = int(self.headers.get("Content-Length", "0"))
        if not 0 <= length <= LARGEST_REQUEST:
            raise NotAnsweredError(413, "too long")
        asked = json.loads(self.rfile.read(length) or b"{}")
        return "application/json", json.dumps(self._done(asked)).encode()

    def _done(self, asked: Any) -> dict[str, Any]:
        desk = self._server.desk
        if self.path == "/undo":
            return undone(desk)
        number, answer = int(asked["number"]), str(asked["answer"])
        if number < 0:
            raise IndexError(number)
        if self.path == "/offer":
            return offered(desk, number, answer)
        if self.path == "/write":
            return written_order(desk, number, answer, str(asked["digest"]))
        raise NotAnsweredError(404, "no such thing to do")


def add_desk(commands: Commands) -> None:
    command = commands.add_parser("desk", help="what waits for your hand, in the browser")
    usual_options(command)
    command.add_argument("--port", type=int, default=0, help="0: one that is free (the default)")
    command.add_argument("--no-browser", action="store_true", help="print the address only")
    command.set_defaults(run=run_desk)


def run_desk(options: argparse.Namespace) -> int:
    """desk: serves until it is stopped with Ctrl-C."""
    with DeskServer(desk_of(options), options.port) as server:
        address = f"http://{server.home}/?token={server.desk.token}"
        print(f"the desk is at {address} (Ctrl-C ends it)", flush=True)
        if not options.no_browser:
            webbrowser.open(address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("", file=sys.stderr)
    return FINE


def desk_of(options: argparse.Namespace) -> Desk:
    library, problems = seeds_read(options)
    named = group(library)
    store = Store(folder=options.cache)
    _, briefings = merged_stories(named.stories, library, store, options.jobs)
    problems = (*problems, *named.notices, *unmet_orders(library, named.stories, briefings))
    articles = {article.file: article for article in library.articles}
    index = options.seeds / INDEX_FILE
    return Desk(index=index, tasks=tasks(briefings, articles, problems, index_text(index)))
