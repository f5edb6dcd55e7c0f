"""What MkDocs says while it works on one page, caught, so that it can be said in page order."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

Message = tuple[str, int, str]
"""Logger, level, text."""

LOUDEST = ("mkdocs", "py.warnings")
"""The loggers that the command line shows; those of plugins and themes stand below `mkdocs`."""


class _Catcher(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.messages: list[Message] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append((record.name, record.levelno, record.getMessage()))


@contextmanager
def caught() -> Iterator[list[Message]]:
    """The messages of level INFO and above, which nobody else gets, however quiet the build is."""
    catcher = _Catcher()
    loggers = [logging.getLogger(name) for name in LOUDEST]
    before = [(log.handlers, log.propagate, log.level) for log in loggers]
    for log in loggers:
        log.handlers, log.propagate = [catcher], False
        log.setLevel(logging.INFO)
    try:
        yield catcher.messages
    finally:
        for log, (handlers, propagate, level) in zip(loggers, before, strict=True):
            log.handlers, log.propagate = handlers, propagate
            log.setLevel(level)


def say(messages: Sequence[Message]) -> None:
    """Say what was caught."""
    for name, level, text in messages:
        logging.getLogger(name).log(level, "%s", text)
