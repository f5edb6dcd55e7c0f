"""Every regular expression of the generator, and the texts that each is slowest on.

A pattern that backtracks takes its time where one of its repeats can be filled for long and what
follows then fails. So for each repeat of each pattern: words that lead to it, words that fill it,
many times over, and a character that nothing expects.
"""

import ast
import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from re import _constants as sre
from re import _parser
from typing import Any, NamedTuple

import generator

ROOT = Path(__file__).resolve().parent.parent.parent
REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
WIDE = 8
"""Repeats of fewer rounds cannot grow with the text."""
DEEPEST = 4
KINDS = {
    sre.CATEGORY_DIGIT: (r"\d", "1"),
    sre.CATEGORY_NOT_DIGIT: (r"\D", "a"),
    sre.CATEGORY_SPACE: (r"\s", " "),
    sre.CATEGORY_NOT_SPACE: (r"\S", "a"),
    sre.CATEGORY_WORD: (r"\w", "a"),
    sre.CATEGORY_NOT_WORD: (r"\W", " "),
}
PLAIN = ("AA/", "A ", "a", " ", "\n", "1,", "A.", "-", '"', "and ", "Aa-", "(", "a.b ", "<", "Aa, ")
"""Filled in for every pattern, whatever it looks for."""
UNEXPECTED = "\x01"
CALL = re.compile(r"\b([A-Z][A-Z_]+)\.([a-z]+)(?=[(),])")
"""A call of a method of a pattern, or the method handed over to be called."""
ANCHORED = {"match", "fullmatch"}


class Found(NamedTuple):
    """A pattern; `anchored` where it is only ever asked at one place of a text."""

    source: str
    flags: int
    anchored: bool = False


def all_patterns() -> dict[Found, str]:
    """Every pattern -> where it stands. Module data, and calls of `re`."""
    found: dict[Found, str] = {}
    methods = methods_called()
    for info in pkgutil.walk_packages(generator.__path__, "generator."):
        if info.name.endswith(("__main__", "on_dask")):
            continue  # the one runs the program, the other needs an optional extra
        for name, value in vars(importlib.import_module(info.name)).items():
            for pattern in compiled(value):
                called = methods[info.name, name]
                anchored = bool(called) and called <= ANCHORED
                key = Found(pattern.pattern, pattern.flags, anchored)
                found.setdefault(key, f"{info.name}.{name}")
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for source, method, line in written_out(path):
            if method == "compile":
                continue  # a constant, found above
            key = Found(source, re.compile(source).flags, method in ANCHORED)
            found.setdefault(key, f"{path.relative_to(ROOT)}:{line}")
    return found


def methods_called() -> dict[tuple[str, str], set[str]]:
    """(module, constant) -> the methods that it or a module that imports it calls on it."""
    called: dict[tuple[str, str], set[str]] = defaultdict(set)
    for path in sorted((ROOT / "generator").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        own = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        homes = {
            alias.name: node.module or ""
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        for name, method in CALL.findall(text):
            called[homes.get(name, own), name].add(method)
        for name, home in homes.items():
            called[own, name] = called[home, name]  # one set, whatever the order of the files
    return called


def compiled(value: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:
    """The patterns in a module's value: itself, or in what it holds."""
    if isinstance(value, re.Pattern):
        is_words = isinstance(value.pattern, str)
        yield value if is_words else re.compile(value.pattern.decode("latin-1"))
    elif depth < DEEPEST:
        for part in _parts(value):
            yield from compiled(part, depth + 1)


def _parts(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [*value.keys(), *value.values()]
    if isinstance(value, list | tuple | set | frozenset):
        return list(value)
    if hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        return [getattr(value, name, None) for name in value.__dataclass_fields__]
    return []


def written_out(path: Path) -> Iterator[tuple[str, str, int]]:
    """Patterns that are given to `re` as they stand, with what is done: `re.sub(r"...", ...)`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.") and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value, ast.unparse(node.func).removeprefix("re."), node.lineno


def hostile(source: str, flags: int) -> list[tuple[str, str]]:
    """(words that lead there, words to repeat) for a pattern, without doubles."""
    own = list(_fillings(_parser.parse(source, flags), ""))
    bare = [("", body) for _, body in own]
    return list(dict.fromkeys([*(("", body) for body in PLAIN), *bare, *own]))


def _fillings(parsed: Any, led: str) -> Iterator[tuple[str, str]]:
    for op, value in parsed:
        if op in REPEATS:
            _, most, body = value
            if most > WIDE:
                yield from ((led, words) for k in range(3) if (words := sample(body, k)))
            yield from _fillings(body, led)
        for inner in _inner(op, value):
            yield from _fillings(inner, led)
        led += sample([(op, value)], 1)


def _inner(op: Any, value: Any) -> list[Any]:
    if op is sre.BRANCH:
        return list(value[1])
    if op is sre.SUBPATTERN:
        return [value[3]]
    if op in (sre.ASSERT, sre.ASSERT_NOT):
        return [value[1]]
    return [value] if op is sre.ATOMIC_GROUP else []


def sample(parsed: Any, k: int) -> str:
    """Words that the pattern takes, nearly always; `k` chooses among its letters and branches."""
    return "".join(_sample(op, value, k) for op, value in parsed)


def _sample(op: Any, value: Any, k: int) -> str:
    if op is sre.LITERAL:
        return chr(value)
    if op in (sre.ANY, sre.NOT_LITERAL):
        return "b" if value == ord("a") else "a"
    if op is sre.IN:
        choice = letters(value)
        return choice[k % len(choice)]
    if op is sre.BRANCH:
        return sample(value[1][k % len(value[1])], k)
    if op in REPEATS:
        return sample(value[2], k) * max(value[0], bool(k))
    return "".join(sample(inner, k) for inner in _inner(op, value) if op is not sre.ASSERT_NOT)


def letters(items: Any) -> str:
    """A few letters of a class."""
    if items[0][0] is sre.NEGATE:
        return "".join(c for c in 'aA1 -.,"(\n' if not any(_holds(i, c) for i in items[1:])) or "\2"
    return "".join(_first(item) for item in items[:4])


def _first(item: Any) -> str:
    op, value = item
    return KINDS[value][1] if op is sre.CATEGORY else chr(value if op is sre.LITERAL else value[0])


def _holds(item: Any, letter: str) -> bool:
    op, value = item
    if op is sre.CATEGORY:
        return bool(re.match(KINDS[value][0], letter))
    return ord(letter) == value if op is sre.LITERAL else value[0] <= ord(letter) <= value[1]
