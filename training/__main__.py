"""`python -m training WHAT CORPUS... [--date DATE] [--check]`: trains one gate and writes it."""

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from training.agreement import train_agreement
from training.disputes import train_disputes
from training.fitting import Trained, write
from training.headings import train_headings
from training.speakers import train_speakers
from training.summary import train_summary

TASKS: Mapping[str, Callable[[Sequence[Path]], list[Trained]]] = {
    "agreement": train_agreement,
    "disputes": train_disputes,
    "headings": train_headings,
    "speakers": train_speakers,
    "summary": train_summary,
}
"""What can be trained -> the function that makes its gates from folders of a corpus."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("what", choices=sorted(TASKS), help="which gate to train")
    parser.add_argument("corpus", nargs="+", type=Path, help="folders of labelled stories; files")
    parser.add_argument("--date", default="", help="the day that the card tells (ISO 8601)")
    parser.add_argument("--check", action="store_true", help="print the figures, write nothing")
    options = parser.parse_args()
    for made in TASKS[options.what](options.corpus):
        card = {
            **made.card,
            "date": options.date,
            "command": f"make train WHAT={options.what} CORPUS=…",
        }
        print(json.dumps({made.name: made.card["figures"]}, ensure_ascii=False))
        if not options.check:
            print(write(made.name, made.plain, card))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
