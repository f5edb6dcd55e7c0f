"""`python -m tests.mutants [MODULE...]`: the code changed in one place, and whether a test tells.

A comparison the other way round, a number one more, `and` for `or`, a condition never or always
true, a slice without an end, nothing returned. What survives is printed, to be looked at; a mutant
that never ends is told as well.
"""

import argparse
import ast
import copy
import importlib.abc
import importlib.util
import io
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from types import ModuleType
from typing import Any

import hypothesis  # noqa: F401  (loaded once, before each mutant's own process)
import pytest

ROOT = Path(__file__).resolve().parents[1]
TESTED_BY = {
    "generator.spans": ["tests/test_spans.py"],
    "generator.slugs": ["tests/test_slugs.py"],
    "generator.render.escape": ["tests/render/test_escape.py"],
    "generator.publish.prove": ["tests/test_publish.py"],
    "generator.read.index.readings": ["tests/read/test_readings.py"],
    "generator.verify.heading_frames": ["tests/verify/test_heading_frames.py"],
}
"""Module -> the tests that are there for it."""
SECONDS = 60
QUIETLY = ("-x", "-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning")
SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.BitOr: ast.BitAnd,
}  # fmt: skip


def mutants(source: str) -> Iterator[tuple[int, str, str]]:
    """(line, what was changed, the whole source with the change)."""
    tree = ast.parse(source)
    skipped = {id(node) for node in _of_no_effect(tree)}
    for number, node in enumerate(ast.walk(tree)):
        for kind in range(0 if id(node) in skipped else 2):
            if not _mutate(copy.deepcopy(node), kind):
                continue
            changed = copy.deepcopy(tree)
            twin = next(n for k, n in enumerate(ast.walk(changed)) if k == number)
            before = ast.unparse(twin) if hasattr(twin, "lineno") else ""
            if _mutate(twin, kind):
                told = f"{before} -> {ast.unparse(twin)}"
                yield getattr(node, "lineno", 0), told, ast.unparse(changed)


def _of_no_effect(tree: ast.AST) -> Iterator[ast.AST]:
    """Annotations, and what decorators are given."""
    for node in ast.walk(tree):
        parts = [getattr(node, "annotation", None), getattr(node, "returns", None)]
        for part in filter(None, [*parts, *getattr(node, "decorator_list", ())]):
            yield from ast.walk(part)


def _mutate(node: ast.AST, kind: int) -> bool:
    """Change the node itself; False where this kind of change does not fit it."""
    fields = [change for of, change in CHANGES if isinstance(node, of)]
    changed = fields[kind](node) if kind < len(fields) else None
    for name, value in (changed or {}).items():
        setattr(node, name, value)
    return bool(changed)


def _swapped(operator: ast.AST) -> ast.AST | None:
    twin = SWAPPED.get(type(operator))
    return twin() if twin else None


def _another_value(node: ast.Constant) -> dict[str, object]:
    if isinstance(node.value, bool):
        return {"value": not node.value}
    return {"value": node.value + 1} if isinstance(node.value, int) else {}


CONDITIONS = (ast.If, ast.IfExp, ast.While)
CHANGES: tuple[tuple[Any, Callable[[Any], dict[str, object]]], ...] = (
    (ast.Compare, lambda n: {"ops": [_swapped(n.ops[0]) or n.ops[0], *n.ops[1:]]}),
    (ast.Compare, lambda n: {"ops": [*n.ops[:-1], _swapped(n.ops[-1])]} if n.ops[1:] else {}),
    (ast.BoolOp, lambda n: {"op": _swapped(n.op)}),
    (ast.BinOp, lambda n: {"op": _swapped(n.op)} if type(n.op) in SWAPPED else {}),
    (ast.Constant, _another_value),
    (CONDITIONS, lambda _: {"test": ast.Constant(value=True)}),
    (CONDITIONS, lambda _: {"test": ast.Constant(value=False)}),
    (ast.Slice, lambda n: {"upper": None} if n.upper else {}),
    (ast.Slice, lambda n: {"lower": None} if n.lower else {}),
    (ast.UnaryOp, lambda n: {"op": ast.UAdd()} if isinstance(n.op, ast.Not) else {}),
    (ast.Return, lambda n: {"value": ast.Constant(value=None)} if n.value else {}),
    (ast.comprehension, lambda n: {"ifs": n.ifs[1:]} if n.ifs else {}),
)
"""Kind of node, and which of its fields become what."""


class Changed(importlib.abc.Loader, importlib.abc.MetaPathFinder):
    """Imports one module from a changed source."""

    def __init__(self, module: str, path: Path, source: str) -> None:
        self.module, self.path, self.source = module, path, source

    def find_spec(self, name: str, *_: object) -> object:
        if name != self.module:
            return None
        return importlib.util.spec_from_loader(name, self, origin=str(self.path))

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str(self.path)
        exec(compile(self.source, str(self.path), "exec"), module.__dict__)


def survives(module: str, path: Path, source: str) -> str:
    """What became of a mutant: `killed`, `survived`, or `endless`."""
    child = os.fork()
    if child == 0:
        signal.alarm(SECONDS)
        sys.meta_path.insert(0, Changed(module, path, source))
        tests = [test for test in TESTED_BY[module] if (ROOT / test).is_file()]
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            status = pytest.main([*tests, *QUIETLY])
        os._exit(int(status) and 1)
    _, ended = os.waitpid(child, 0)
    if os.WIFSIGNALED(ended):
        return "endless"
    return "killed" if os.WEXITSTATUS(ended) else "survived"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", default=list(TESTED_BY))
    for module in parser.parse_args().modules:
        path = ROOT / f"{module.replace('.', '/')}.py"
        source = path.read_text(encoding="utf-8")
        if survives(module, path, source) != "survived":
            sys.exit(f"{module}: its tests fail as it is")
        told = [(at, what, survives(module, path, text)) for at, what, text in mutants(source)]
        for at, what, became in told:
            if became != "killed":
                print(f"{path.relative_to(ROOT)}:{at}: {became}: {what}")
        killed = sum(became == "killed" for *_, became in told)
        print(f"{module}: {killed} of {len(told)} killed", flush=True)


if __name__ == "__main__":
    main()
