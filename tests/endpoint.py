"""A real server on the loopback address that answers as it is told, well or badly."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Respond = Callable[["Handler", dict[str, Any]], None]


@dataclass
class Server:
    address: str
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


class Handler(BaseHTTPRequestHandler):
    server_record: Server
    responses: list[Respond]

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        record = self.server_record
        record.asked.append(body)
        record.headers.append(dict(self.headers))
        self.responses[min(len(record.asked), len(self.responses)) - 1](self, body)

    def send(self, status: int, data: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        pass


def says(text: str | Callable[[str], str], finish: str = "stop", tokens: int = 1000) -> Respond:
    """Answers with this text, or with what a function makes of the sheet."""

    def respond(handler: Handler, asked: dict[str, Any]) -> None:
        said = text(asked["messages"][1]["content"]) if callable(text) else text
        choice = {"message": {"role": "assistant", "content": said}, "finish_reason": finish}
        data = {"choices": [choice], "usage": {"total_tokens": tokens}}
        handler.send(200, json.dumps(data).encode())

    return respond


def fails(status: int, words: str = "no", **headers: str) -> Respond:
    return lambda handler, _: handler.send(status, words.encode(), **headers)


def waits(seconds: float) -> Respond:
    def respond(handler: Handler, asked: dict[str, Any]) -> None:
        time.sleep(seconds)
        says("stamp: none")(handler, asked)

    return respond


def hangs_up(handler: Handler, _asked: dict[str, Any]) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [{"mess')
    handler.wfile.flush()
    handler.connection.close()


@contextmanager
def serving(*responses: Respond) -> Iterator[Server]:
    """A server whose n-th answer is the n-th response; the last one goes on."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    record = Server(f"http://127.0.0.1:{server.server_port}/v1")
    server.RequestHandlerClass = type(
        "Told", (Handler,), {"server_record": record, "responses": list(responses)}
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield record
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
