"""`python -m benchmarks.parts`: `generator build`, and what each of its parts took, as JSON.

The parts are the functions that `generator/build.py` calls one after the other; here each is given
a clock before the command line is started as always.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import generator.build as flow
from generator.__main__ import main

PARTS = {
    "read": "reading",
    "group": "grouping",
    "analyse_all": "findings",
    "merge_all": "merging",
    "render": "planning the pages",
    "publish": "rendering, proving, writing",
}
"""Function of the flow -> what it does, in order."""
RESULT = Path("parts.json")


def timed(seconds: dict[str, float], part: str, do: Callable[..., Any]) -> Callable[..., Any]:
    """The function, its seconds of all cores added under the name of the part."""

    @wraps(do)
    def run(*given: Any, **more: Any) -> Any:
        before = _all_cores()
        try:
            return do(*given, **more)
        finally:
            seconds[part] = seconds.get(part, 0.0) + _all_cores() - before

    return run


def _all_cores() -> float:
    below = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + below.ru_utime + below.ru_stime


if __name__ == "__main__":
    found: dict[str, float] = {}
    for name, part in PARTS.items():
        setattr(flow, name, timed(found, part, getattr(flow, name)))
    status = main(sys.argv[1:])
    RESULT.write_text(json.dumps(found), encoding="utf-8")
    sys.exit(status)
