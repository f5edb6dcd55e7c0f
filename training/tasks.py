"""What can be trained: WHAT -> the function that makes its gates from folders of a corpus."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from training.agreement import train_agreement
from training.disputes import train_disputes
from training.headings import train_headings
from training.speakers import train_speakers
from training.summary import train_summary
from training.writing import Trained

Task = Callable[[Sequence[Path]], list[Trained]]

TASKS: Mapping[str, Task] = {
    "agreement": train_agreement,
    "disputes": train_disputes,
    "headings": train_headings,
    "speakers": train_speakers,
    "summary": train_summary,
}
"""Each in a module of its own in this folder."""
