"""The habits of the house: names, docstrings, the architecture page, workflows, locks."""

import ast
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import pytest
import yaml

from tests import architecture

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "generator").rglob("*.py"))
DEBTS = Path(__file__).with_name("house_debts.yml")
"""What still breaks a habit; nothing may be added, and what is mended is taken off."""
LOCKED = (
    "requirements.txt",
    "requirements-dev.txt",
    "requirements-dask.txt",
    "requirements-ask.txt",
    "requirements-fuzz.txt",
)
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


MOST_MODULES = 12
MOST_NAMES_TWICE = 0.02
"""Commands share `run` and `add`, hooks of MkDocs `on_startup`; 0.9 % when this was written."""


def told_of(node: ast.AST, lines: Sequence[str], end: int) -> bool:
    """Whether `# origin:` stands on the statement's lines, or up to line `end` behind them."""
    start = getattr(node, "lineno", 1) - 1
    return any("# origin:" in line for line in lines[start:end])


def fractions(tree: ast.AST) -> list[ast.Constant]:
    """The numbers below that are no whole ones."""
    numbers = (n for n in ast.walk(tree) if isinstance(n, ast.Constant))
    return [n for n in numbers if isinstance(n.value, float) and n.value != int(n.value)]


def without_origin(path: Path) -> Iterator[str]:
    """`file NAME` of each fractional constant, `file function` of each inside a function."""
    text = path.read_text(encoding="utf-8")
    lines, body = text.splitlines(), ast.parse(text).body
    statements = [n for n in body if not (isinstance(n, ast.Expr))]
    ends = [*(n.lineno - 1 for n in statements[1:]), len(lines)][: len(statements)]
    where = path.relative_to(ROOT / "generator").as_posix()
    for node, end in zip(statements, ends, strict=True):
        if isinstance(node, ast.Assign | ast.AnnAssign):
            if fractions(node) and not told_of(node, lines, end):
                target = node.targets[0] if isinstance(node, ast.Assign) else node.target
                yield f"{where} {ast.unparse(target)}"
        elif any("# origin:" not in lines[number.lineno - 1] for number in fractions(node)):
            yield f"{where} {getattr(node, 'name', '')}"


def twice(named: Iterable[tuple[str, Path]]) -> set[str]:
    """Names that stand in more than one file."""
    files: dict[str, set[Path]] = {}
    for name, path in named:
        files.setdefault(name, set()).add(path)
    return {name for name, paths in files.items() if len(paths) > 1}


def crowded() -> set[str]:
    """Folders of more than twelve modules."""
    own = Counter(path.parent for path in MODULES if path.name != "__init__.py")
    folders = {folder for folder, modules in own.items() if modules > MOST_MODULES}
    return {folder.relative_to(ROOT).as_posix() for folder in folders}


def classes_twice() -> set[str]:
    """Names of two classes."""
    return twice(
        (node.name, path)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    )


def modules_twice() -> set[str]:
    """Names of two modules."""
    own = (path for path in MODULES if path.name not in ("__init__.py", "__main__.py"))
    return twice((path.stem, path) for path in own)


def constants_without_origin() -> set[str]:
    """Fractional constants: say behind `# origin:` what was measured, when and on what."""
    return {found for path in MODULES for found in without_origin(path)}


def test_one_name_means_one_thing() -> None:
    """Names of functions, classes and constants of a module that stand in two modules or more."""
    share = len(twice(defined())) / len({name for name, _ in defined()})
    assert share <= MOST_NAMES_TWICE, sorted(twice(defined()))


def defined() -> list[tuple[str, Path]]:
    return [(name, path) for path in MODULES for name in _top_level(path) if name[:2] != "__"]


def _top_level(path: Path) -> Iterator[str]:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


HABITS = (crowded, classes_twice, modules_twice, constants_without_origin)


@pytest.mark.parametrize("habit", HABITS, ids=lambda habit: habit.__name__)
def test_the_house_keeps_its_habits(habit: Callable[[], set[str]]) -> None:
    owed = yaml.safe_load(DEBTS.read_text(encoding="utf-8"))[habit.__name__] or []
    assert sorted(habit() - set(owed)) == [], habit.__doc__


def test_the_architecture_page_names_what_is_there() -> None:
    named = re.findall(
        r"`((?:generator|tests|docs)/[\w./-]*)`", architecture.PAGE.read_text("utf-8")
    )
    assert len(named) > 100
    assert [name for name in named if not (ROOT / name).exists()] == []


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
