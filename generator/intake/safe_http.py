"""One GET over http or https that cannot be led astray, and that a site's robots.txt allows: whom
it reaches, how much, how long.

Every hop is looked at anew: a link or a redirect in what was fetched never reaches this machine, a
private network or a link-local address, whatever its name resolves to, unless the settings name
that host as one. The address that was looked at is the one that is connected to.
"""

import http.client
import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

USER_AGENT = "briefing-digest (+https://pypi.org/project/briefing-digest/)"
MOST_HOPS = 5
MOST_BYTES = 10_000_000
"""As sent."""
MOST_UNPACKED = 20_000_000
SECONDS = 30
"""For all hops together."""
WAIT = 10
"""Seconds for one answer of a socket."""
PIECE_BYTES = 65_536
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PORTS = {"http": 80, "https": 443}
NAT64 = ipaddress.ip_network("64:ff9b::/96")
PAUSE = 1.0
"""Seconds between two requests to one host, unless its robots.txt asks for more."""
LONGEST_PAUSE = 10.0
"""Seconds: who asks for more is waited for no longer, and is asked once a run."""
REFUSING = frozenset({401, 403})


class RefusedError(Exception):
    """What was asked for is not fetched, and why; the message is for an editor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`url` is where the last hop led; header names are lower case."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


def get(
    url: str, headers: Mapping[str, str] | None = None, private: Collection[str] = ()
) -> Answer:
    """The answer at an address. `private` are hosts (`name:port`) that may lie anywhere.

    Raises RefusedError for an address that may not be reached, and where the answer is cut off, too
    large, too slow or cannot be had.
    """
    until = time.monotonic() + SECONDS
    for _ in range(MOST_HOPS):
        parts = _checked(url)
        answer = _one_hop(parts, headers or {}, _address(parts, private), until)
        target = answer.headers.get("location")
        if answer.status not in REDIRECTS or not target:
            return answer
        url = urljoin(url, target)
    raise RefusedError(f"{url}: more than {MOST_HOPS} redirects")


def host_of(url: str) -> str:
    """`name:port`."""
    parts = urlsplit(url)
    return f"{parts.hostname}:{_port(parts)}"


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _port(parts)
    except ValueError:
        raise RefusedError(f"{url[:100]!r} is no address") from None
    if parts.scheme not in PORTS or not parts.hostname or parts.username is not None:
        raise RefusedError(f"{url[:100]!r} is no http or https address")
    return parts


def _port(parts: SplitResult) -> int:
    return parts.port or PORTS.get(parts.scheme, 0)


def _address(parts: SplitResult, private: Collection[str]) -> str:
    """The address to connect to: one that may be reached."""
    name, port = str(parts.hostname), _port(parts)
    try:
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise RefusedError(f"{name}: the name is not known") from None
    addresses = [str(info[4][0]) for info in found]
    if f"{name}:{port}" not in private and not all(map(is_public, addresses)):
        raise RefusedError(
            f"{name} lies in this machine or a private network; not fetched (a source in the"
            " settings may say `private: true`)"
        )
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether an IP address, and whatever is wrapped in it, is one of the open internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner = [ip]
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        inner += [found for found in wrapped if found]
        if ip in NAT64:
            inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return all(one.is_global and not one.is_multicast for one in inner)


def _one_hop(parts: SplitResult, headers: Mapping[str, str], address: str, until: float) -> Answer:
    """One hop, to the address that was looked at."""
    name, port = str(parts.hostname), _port(parts)
    connection = http.client.HTTPConnection(name, port, timeout=WAIT)
    try:
        connection.sock = _connected_socket(parts.scheme, name, address, port)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        sent = {
            "User-Agent": USER_AGENT,
            "Accept-Encoding": "gzip",
            "Connection": "close",
            **headers,
        }
        connection.request("GET", path, headers=sent)
        response = connection.getresponse()
        told = {key.lower(): value for key, value in response.getheaders()}
        body = _bounded_body(response, told.get("content-encoding", ""), until)
        return Answer(url=parts.geturl(), status=response.status, headers=told, body=body)
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        why = str(error) or type(error).__name__
        raise RefusedError(f"{name}: {why[:120]}") from None
    finally:
        connection.close()


def _connected_socket(scheme: str, name: str, address: str, port: int) -> socket.socket:
    plain = socket.create_connection((address, port), timeout=WAIT)
    if scheme == "http":
        return plain
    return ssl.create_default_context().wrap_socket(plain, server_hostname=name)


def _bounded_body(response: http.client.HTTPResponse, encoding: str, until: float) -> bytes:
    """The whole body, unpacked; never more than is allowed, however small it was packed."""
    unpack = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32) if encoding == "gzip" else None
    body, sent = bytearray(), 0
    while piece := response.read1(PIECE_BYTES):
        sent += len(piece)
        body += unpack.decompress(piece, MOST_UNPACKED + 1 - len(body)) if unpack else piece
        if sent > MOST_BYTES or len(body) > MOST_UNPACKED:
            raise RefusedError(f"more than {MOST_BYTES:,} bytes")
        if time.monotonic() > until:
            raise RefusedError(f"slower than {SECONDS} seconds")
    if response.length or (unpack and not unpack.eof):
        raise RefusedError("cut off before its end")
    return bytes(body)


class PoliteReader:
    """Fetches for one run: asks robots.txt once a host, and keeps the pause."""

    def __init__(
        self,
        private: Collection[str] = (),
        wait: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._private, self._wait, self._clock = frozenset(private), wait, clock
        self._rules: dict[str, RobotFileParser] = {}
        self._last: dict[str, float] = {}

    def get(self, url: str, headers: dict[str, str] | None = None) -> Answer:
        """The answer, if robots.txt lets us. Raises RefusedError."""
        rules = self._rules_of(url)
        if not rules.can_fetch(USER_AGENT, url):
            raise RefusedError(f"{url}: robots.txt asks not to fetch it")
        asked = rules.crawl_delay(USER_AGENT)
        return self._paced(url, headers, min(float(asked or PAUSE), LONGEST_PAUSE))

    def _rules_of(self, url: str) -> RobotFileParser:
        host = host_of(url)
        if host not in self._rules:
            rules = RobotFileParser()
            self._rules[host] = rules
            try:
                parts = urlsplit(url)
                answer = self._paced(f"{parts.scheme}://{parts.netloc}/robots.txt", None, PAUSE)
            except RefusedError:
                rules.parse([])
                raise
            text = answer.body.decode("utf-8", "replace") if answer.status == 200 else ""
            closed = "User-agent: *\nDisallow: /" if answer.status in REFUSING else text
            rules.parse(closed.splitlines())
        return self._rules[host]

    def _paced(self, url: str, headers: dict[str, str] | None, pause: float) -> Answer:
        host = host_of(url)
        rest = self._last.get(host, float("-inf")) + pause - self._clock()
        if rest > 0:
            self._wait(rest)
        try:
            return get(url, headers, self._private)
        finally:
            self._last[host] = self._clock()
