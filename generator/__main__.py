"""`python -m generator`: runs the command line, and tells a bug of ours from everything else."""

import importlib
import io
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence

from generator.problems import Fault

FINE, WRONG_USE, BUG, STOPPED = 0, 2, 70, 130
"""Exit statuses, besides 1 for problems in the seeds."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; a bug is never one of those that mean "built".

    All that the commands need is loaded here: what cannot be loaded is a bug, too.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal may know ASCII only
    try:
        return int(importlib.import_module("generator.commands.command_line").run(arguments))
    except Fault as fault:
        print(fault, file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:  # the reader of our output (head, less) left early
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        return STOPPED
    except Exception as error:
        print(_error_told(error), file=sys.stderr)
        return BUG


def _error_told(error: Exception) -> str:
    """One line: what was done, on what, and where the report is."""
    doing = getattr(error, "__notes__", ["starting"])[0]
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return f"a bug of ours, nothing written, in {doing}: {what} (report: {_reported(error)})"


def _reported(error: Exception) -> str:
    """Where the whole report is; on a disk without room, on stderr."""
    lines = "".join(traceback.format_exception(error))
    try:
        file, name = tempfile.mkstemp(prefix="briefing-digest-", suffix=".txt")
        with os.fdopen(file, "w", encoding="utf-8", errors="backslashreplace") as report:
            report.write(lines)
    except OSError:
        print(lines, file=sys.stderr)
        return "above"
    return name


if __name__ == "__main__":
    sys.exit(main())
