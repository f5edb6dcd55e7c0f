"""`python -m tests.coverage_floors [--raise]`: branches of each folder that the tests reach.

Reads .build/coverage.json and holds it against coverage_floors.yml, whose figures only rise.
"""

import json
import sys
from collections import Counter
from math import floor
from pathlib import Path

import yaml

REPORT = Path(".build/coverage.json")
FLOORS = Path(__file__).with_name("coverage_floors.yml")


def reached(report: Path = REPORT) -> dict[str, float]:
    """Folder of generator/ -> per cent of its lines and branches that a test has gone through."""
    whole, covered = Counter[str](), Counter[str]()
    for path, file in json.loads(report.read_text(encoding="utf-8"))["files"].items():
        parts = Path(path).parts
        folder = "/".join(parts[:2]) if len(parts) > 2 else parts[0]
        counts = file["summary"]
        whole[folder] += counts["num_statements"] + counts.get("num_branches", 0)
        covered[folder] += counts["covered_lines"] + counts.get("covered_branches", 0)
    return {
        folder: 100 * covered[folder] / whole[folder] for folder in sorted(whole) if whole[folder]
    }


def main(*, rise: bool) -> int:
    found, floors = reached(), yaml.safe_load(FLOORS.read_text(encoding="utf-8")) or {}
    for folder, share in found.items():
        print(f"{folder:24} {share:5.1f} %  (floor {floors.get(folder, 0)} %)")
    low = [folder for folder, least in floors.items() if found.get(folder, 0.0) < least]
    if low:
        print(f"below the floor: {', '.join(low)}", file=sys.stderr)
    if rise:
        risen = {f: max(floors.get(f, 0), floor(share)) for f, share in found.items()}
        head = FLOORS.read_text(encoding="utf-8").partition("\n")[0]
        FLOORS.write_text(f"{head}\n{yaml.safe_dump(risen)}", encoding="utf-8")
    return bool(low)


if __name__ == "__main__":
    sys.exit(main(rise="--raise" in sys.argv[1:]))
