"""`python -m tests.hostile.fuzzing TARGET|all [libFuzzer options]`: guided by coverage, by atheris.

What it finds lies in .build/fuzz/TARGET and becomes a file of tests/cases/fuzz/TARGET.
"""

import re
import subprocess
import sys
from pathlib import Path

import atheris

FOUND = Path(".build/fuzz")
CASES = Path(__file__).resolve().parents[1] / "cases" / "fuzz"
LONGEST_INPUT, SLOWEST = 250, 10
"""Bytes; seconds after which an input is a finding."""


def fuzz_all(options: list[str]) -> None:
    """One target after the other, each in its own process; the first finding ends it."""
    from tests.hostile.targets import TARGETS  # noqa: PLC0415

    for name in TARGETS:
        command = [sys.executable, "-m", "tests.hostile.fuzzing", name, *options]
        done = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
        runs = re.search(r"number_of_executed_units: (\d+)", done.stderr)
        print(f"{name}: {runs[1] if runs else 0} executions", flush=True)
        if done.returncode:
            sys.exit(done.stderr[-4000:])


def main(name: str, options: list[str]) -> None:
    with atheris.instrument_imports(include=["generator"]):
        from tests.hostile.attacks import ATTACKS  # noqa: PLC0415
        from tests.hostile.targets import TARGETS  # noqa: PLC0415
    corpus = FOUND / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, attack in enumerate(ATTACKS):
        (corpus / f"attack-{number}").write_bytes(attack.encode())
    cases = [str(CASES / name)] if (CASES / name).is_dir() else []
    limits = [f"-max_len={LONGEST_INPUT}", f"-timeout={SLOWEST}"]
    artifacts = f"-artifact_prefix={FOUND}/found-{name}-"
    given = [sys.argv[0], *limits, artifacts, "-print_final_stats=1", *options]
    atheris.Setup([*given, str(corpus), *cases], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    if sys.argv[1] == "all":
        fuzz_all(sys.argv[2:])
    else:
        main(sys.argv[1], sys.argv[2:])
