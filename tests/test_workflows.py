"""The workflows of this repository and of a new digest: pinned, with the least rights, sound."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = (
    *sorted((ROOT / ".github" / "workflows").glob("*.yml")),
    ROOT / "generator" / "starter" / "workflow.yml",
)
PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40}")
WRITES = {
    "deploy": {"pages", "id-token"},
    "addresses": {"contents"},
    "keep": {"contents"},
    "propose": {"contents", "pull-requests"},
    "wheel": {"id-token", "attestations"},
}
"""What each job may write; no other may write anything."""
GIT_ALONE = frozenset({"addresses", "keep", "propose"})
"""Jobs that may push: nothing of what is in the repository is run there."""
GIT_STEPS = re.compile(
    r"\s*(?:(?:git|gh|exit)\b|if (?:git|test) [^;]*; then (?:git|echo|exit|force=)|\|\| \{ echo )"
)
FROM_OUTSIDE = re.compile(r"\$\{\{[^}]*(?:github\.event\.|head_ref|github\.actor)[^}]*\}\}")
"""Words that somebody else chose, put into a shell."""


def faults(text: str) -> Iterator[str]:
    """What is wrong with a workflow."""
    flow: dict[Any, Any] = yaml.safe_load(text)
    if flow.get("permissions") != {}:
        yield "the workflow has rights by default"
    for name, job in flow["jobs"].items():
        rights = job.get("permissions")
        if not isinstance(rights, dict):
            yield f"{name}: no rights of its own"
            continue
        writes = {right for right, level in rights.items() if level != "read"}
        if writes - WRITES.get(name, set()):
            yield f"{name}: may write {sorted(writes)}"
        if "timeout-minutes" not in job:
            yield f"{name}: no end"
        needs = job.get("needs", [])
        needs = [needs] if isinstance(needs, str) else needs
        if set(needs) - flow["jobs"].keys():
            yield f"{name}: needs {needs}"
        for step in job["steps"]:
            yield from (f"{name}: {fault}" for fault in step_faults(name, step))


def step_faults(job: str, step: dict[str, Any]) -> Iterator[str]:
    used, script = step.get("uses"), step.get("run", "")
    if used and not PINNED.fullmatch(used):
        yield f"{used} is not pinned"
    if used and "checkout" in used and step.get("with", {}).get("persist-credentials") is not False:
        yield "the token stays in the checkout"
    if FROM_OUTSIDE.search(script):
        yield "words from outside in a script"
    plain = re.sub(r"\$\{\{.*?\}\}", "x", script)
    if subprocess.run(["bash", "-n"], input=plain, text=True, check=False).returncode:
        yield "a script that the shell cannot read"
    if job in GIT_ALONE:
        lines = [line for line in script.splitlines() if line.strip()]
        yield from (f"runs {line!r}" for line in lines if not GIT_STEPS.match(line))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_is_pinned_sound_and_has_the_least_rights(path: Path) -> None:
    assert list(faults(path.read_text(encoding="utf-8"))) == []


BROKEN = {
    "permissions: {}\n\nconcurrency": "permissions: write-all\n\nconcurrency",
    "      contents: read\n      pages: read": "      contents: write",
    "    timeout-minutes: 10\n    permissions:\n      pages": "    permissions:\n      pages",
    "actions/setup-python@a26af69be951a213d495a4c3e4e4022e16d87065": "actions/setup-python@v5",
    "persist-credentials: false": "persist-credentials: true",
    "needs: build": "needs: built",
    "          briefing fetch": "          echo ${{ github.event.pull_request.title }}",
    "run: briefing verify site": 'run: "if true"',
    "          git add seeds || true": "          make site",
}


@pytest.mark.parametrize(("whole", "broken"), BROKEN.items(), ids=BROKEN)
def test_each_fault_is_found(whole: str, broken: str) -> None:
    text = WORKFLOWS[-1].read_text(encoding="utf-8")
    assert whole in text
    assert list(faults(text.replace(whole, broken, 1)))


def test_what_is_fetched_is_deployed_or_proposed_never_both() -> None:
    for path in WORKFLOWS:
        jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
        if "propose" not in jobs:
            continue
        proposed = "github.event_name == 'schedule' && vars.DIGEST_FETCH == 'pull-request'"
        assert proposed in jobs["propose"]["if"]
        for name in WRITES.keys() & jobs.keys() - {"propose"}:
            assert f"!({proposed})" in jobs[name]["if"], (path, name)
