"""What a site's robots.txt allows, and how long to wait between two requests to a host."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from generator.intake.safe_http import USER_AGENT, Answer, RefusedError, get, host_of

PAUSE = 1.0
"""Seconds between two requests to one host, unless its robots.txt asks for more."""
LONGEST_PAUSE = 10.0
"""Seconds: who asks for more is waited for no longer, and is asked once a run."""
REFUSING = frozenset({401, 403})


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
