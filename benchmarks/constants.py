"""How much each fractional constant of merging matters: `python -m benchmarks.constants CORPUS...`.

CORPUS: folders of labelled stories or article files, as for training; their labels are not read.
Each constant is made a fifth less and a quarter more; printed is in how many stories what is shown
changes, and in which lists. Of every EACH stories one is merged.
"""

import argparse
import ast
import importlib
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import _lru_cache_wrapper
from pathlib import Path

from benchmarks.steps import ROOT
from generator.merge import merge
from generator.records import Story, StoryOrder
from training.corpus import LabelledReports, labelled_reports

EACH = 20
LESS, MORE = 0.8, 1.25
LISTS = (
    "summary",
    "quotations",
    "disputes",
    "agreed",
    "not_known",
    "single",
    "timeline",
    "denials",
)
FLOORS = ("merge", "people")

Shown = Mapping[str, str]


def constants() -> Iterator[tuple[str, str]]:
    """(module, name) of every fractional constant of the floors."""
    for path in sorted(p for floor in FLOORS for p in (ROOT / "generator" / floor).rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            targets = node.targets if isinstance(node, ast.Assign) else ()
            names = [n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name)]
            values = vars(importlib.import_module(module))
            yield from ((module, n) for n in names if isinstance(values.get(n), float))


def shown(story: LabelledReports) -> Shown:
    files = tuple(report.article.file for report in story.reports)
    made = Story(id=story.name, articles=files, why="given")
    briefing = merge(made, story.reports, StoryOrder(id=story.name))
    return {name: repr(getattr(briefing, name)) for name in LISTS}


def set_everywhere(name: str, old: float, new: float) -> None:
    """In each module that has it, by its name and its value; nothing is remembered from before."""
    for module in [m for n, m in sorted(sys.modules.items()) if n.startswith("generator")]:
        if vars(module).get(name) is old:
            setattr(module, name, new)
        for value in list(vars(module).values()):
            if isinstance(value, _lru_cache_wrapper) and "merge" in value.__module__:
                value.cache_clear()


def changed(stories: Sequence[LabelledReports], before: Sequence[Shown]) -> Counter[str]:
    """List -> stories in which it is another one; `any` of them all."""
    found: Counter[str] = Counter()
    for story, known in zip(stories, before, strict=True):
        now = shown(story)
        lists = [name for name in LISTS if now[name] != known[name]]
        found.update(lists)
        found["any"] += bool(lists)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.constants", description=__doc__)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--each", type=int, default=EACH, help="one of so many stories is merged")
    options = parser.parse_args()
    stories = list(labelled_reports(options.corpus))[:: options.each]
    before = [shown(story) for story in stories]
    print(f"{len(stories)} stories")
    for module, name in constants():
        value = vars(sys.modules[module])[name]
        for factor in (LESS, MORE):
            other = value * factor
            set_everywhere(name, value, other)
            found = changed(stories, before)
            set_everywhere(name, other, value)
            lists = ", ".join(f"{k} {n}" for k, n in sorted(found.items()) if k != "any")
            print(f"{module} {name} = {value} x {factor}: {found['any']} ({lists})", flush=True)


if __name__ == "__main__":
    main()
