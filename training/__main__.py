"""`python -m training WHAT CORPUS... [--date DATE] [--check]`: trains one gate and writes it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from training import tasks
from training.writing import write


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("what", choices=sorted(tasks.TASKS), help="which gate to train")
    parser.add_argument("corpus", nargs="+", type=Path, help="folders of labelled stories; files")
    parser.add_argument("--date", default="", help="the day that the card tells (ISO 8601)")
    parser.add_argument("--check", action="store_true", help="print the figures, write nothing")
    options = parser.parse_args()
    for made in tasks.TASKS[options.what](options.corpus):
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
