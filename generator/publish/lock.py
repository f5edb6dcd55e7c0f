"""The lock beside the seeds, stories.lock.yml: written before a page is."""

from __future__ import annotations

from pathlib import Path

from generator.problems import Problem


def keep_lock(path: Path, text: str) -> tuple[Problem, ...]:
    """Write the lock where it changed; seeds that cannot be written to are a notice."""
    fresh = path.with_name(f".{path.name}.new")
    try:
        if path.is_file() and path.read_bytes() == text.encode():
            return ()
        fresh.unlink(missing_ok=True)
        fresh.write_text(text, encoding="utf-8", newline="")
        fresh.replace(path)
    except OSError as error:
        return (
            Problem(
                file=path.name,
                line=1,
                code="lock-not-written",
                message=f"cannot be written ({error.strerror}): addresses may change later",
                remedy="let the build write to the seeds folder",
                severity="notice",
            ),
        )
    return ()
