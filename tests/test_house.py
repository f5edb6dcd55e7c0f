"""The habits of the house: names, docstrings, the architecture page, workflows, locks."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import architecture

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "generator").rglob("*.py"))
LOCKED = ("requirements.txt", "requirements-dev.txt", "requirements-dask.txt")
BANNED = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc", "core"}


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [p for p in MODULES if p.stem in BANNED or p.parent.name in BANNED] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_module_says_what_it_is_and_imports_at_the_top(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if path != ROOT / "generator" / "__init__.py":
        assert ast.get_docstring(tree), "a module without a docstring"
    inner = [
        node.lineno
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inner == [], "imports inside a function"


def test_the_records_do_no_work() -> None:
    for path in (ROOT / "generator" / "records").glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert [node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)] == []


def test_the_parser_is_loaded_where_parsing_happens_and_nowhere_else() -> None:
    code = "import sys, generator.commands.command_line; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0
    code = "import sys, generator.analyse.steps; sys.exit('spacy' not in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


def test_the_architecture_page_is_up_to_date() -> None:
    assert architecture.PAGE.read_text(encoding="utf-8") == architecture.page(), (
        "run: python -m tests.architecture"
    )


def test_no_lock_file_names_a_registry() -> None:
    for name in LOCKED:
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"https?://|index-url|find-links", text), name


def test_every_locked_package_has_a_hash() -> None:
    for name in LOCKED:
        entries = re.findall(r"(?m)^[a-z0-9].*?(?=^[a-z0-9]|\Z)", (ROOT / name).read_text(), re.S)
        assert entries
        assert [e.split()[0] for e in entries if "--hash=sha256:" not in e] == []


def test_workflows_pin_actions_by_commit() -> None:
    for path in sorted((ROOT / ".github" / "workflows").glob("*.yml")):
        used = re.findall(r"uses: *(\S+)", path.read_text(encoding="utf-8"))
        assert used
        assert [u for u in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", u)] == []


def test_zizmor_finds_nothing_in_the_workflows() -> None:
    zizmor = shutil.which("zizmor", path=str(Path(sys.executable).parent))
    assert zizmor, "zizmor is in requirements-dev.txt"
    done = subprocess.run(
        [zizmor, "--offline", "--no-progress", "--quiet", str(ROOT / ".github")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
