"""One question to an OpenAI-compatible endpoint, and its answer: nothing of it comes from the
environment but the key, and nothing goes anywhere that was not named."""

import importlib
import ipaddress
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from generator.problems import Fault

LOCAL_SERVER = "http://127.0.0.1:11434/v1"
"""Where ollama listens; llama.cpp and vLLM take a port of one's choice."""
LARGEST_REPLY = 4_000_000
"""Bytes of a reply; the longest answer to the longest sheet has a twentieth."""
CONNECTING = 10.0
"""Seconds until a server has to be there."""
Message = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where a model is asked. `key` goes over https or to this machine only."""

    address: str
    model: str
    key: str | None = field(default=None, repr=False)
    patience: float = 600.0
    """Seconds between two pieces of a reply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a model answered; `text` None where it did not, and then `trouble` says why."""

    text: str | None
    trouble: str = ""
    cut_off: bool = False
    """The model had more to say than it was allowed."""
    tokens: int = 0
    """In and out; reckoned from the letters where the endpoint does not say."""


def is_loopback(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def check_address(address: str) -> None:
    """Raises Fault where it is no address that can be asked."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        remedy = f"give it like {LOCAL_SERVER}"
        raise Fault(f"--endpoint {address}: it is no http or https address", remedy)


def may_have_key(address: str) -> bool:
    return urlsplit(address).scheme == "https" or is_loopback(address)


def ask_model(endpoint: Endpoint, messages: Sequence[Message], most_tokens: int) -> Reply:
    """One reply, at temperature 0; no proxy, no redirect, no second try. Raises Fault where the
    client is not installed."""
    httpx = _client_library()
    asked = {
        "model": endpoint.model,
        "messages": list(messages),
        "temperature": 0,
        "max_tokens": most_tokens,
        "stream": False,
    }
    headers = {"Accept": "application/json"}
    if endpoint.key and may_have_key(endpoint.address):
        headers["Authorization"] = f"Bearer {endpoint.key}"
    timeout = httpx.Timeout(endpoint.patience, connect=CONNECTING)
    address = f"{endpoint.address.rstrip('/')}/chat/completions"
    try:
        with (
            httpx.Client(trust_env=False, follow_redirects=False, timeout=timeout) as client,
            client.stream("POST", address, json=asked, headers=headers) as response,
        ):
            body = bytearray()
            for piece in response.iter_bytes():
                body += piece
                if len(body) > LARGEST_REPLY:
                    break
            return _reply(response.status_code, bytes(body), asked)
    except httpx.HTTPError as error:
        return Reply(text=None, trouble=f"{type(error).__name__}: {str(error)[:200] or address}")


def _client_library() -> Any:
    try:
        return importlib.import_module("httpx")
    except ImportError:
        remedy = "pip install --require-hashes -r requirements-ask.txt"
        raise Fault("asking a model needs httpx", remedy) from None


def _reply(status: int, body: bytes, asked: dict[str, Any]) -> Reply:
    if len(body) > LARGEST_REPLY:
        return Reply(text=None, trouble=f"the reply has more than {LARGEST_REPLY:,} bytes")
    if 300 <= status < 400:
        return Reply(text=None, trouble=f"it redirects (status {status}), which is not followed")
    if status != 200:
        said = " ".join(body[:300].decode("utf-8", "replace").split())
        return Reply(text=None, trouble=f"status {status}: {said}")
    try:
        data = json.loads(body)
        choice = data["choices"][0]
        text = choice["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return Reply(text=None, trouble="the reply is no chat completion")
    if not isinstance(text, str):
        return Reply(text=None, trouble="the reply has no text")
    cut_off = choice.get("finish_reason") == "length"
    return Reply(text=text, cut_off=cut_off, tokens=_tokens_used(data.get("usage"), asked, text))


LETTERS_A_TOKEN = 4
"""Of English, as a rule of thumb, where an endpoint does not count."""


def _tokens_used(usage: Any, asked: dict[str, Any], text: str) -> int:
    told = usage.get("total_tokens") if isinstance(usage, dict) else None
    if isinstance(told, int) and not isinstance(told, bool) and told > 0:
        return told
    letters = sum(len(message["content"]) for message in asked["messages"]) + len(text)
    return letters // LETTERS_A_TOKEN
