"""Writes the tables of docs/developers/architecture.md: `python -m tests.architecture`."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "developers" / "architecture.md"

HEAD = Path(__file__).with_name("architecture.md")
"""What is written by hand: it stands before the tables."""
LAYERS = (
    ("The command line", ("__main__.py", "commands")),
    ("The flow", ("build.py",)),
    ("Writing", ("publish",)),
    ("Pages", ("render",)),
    ("Stories", ("group", "merge", "people")),
    ("Articles", ("read", "analyse")),
    ("Language", ("language",)),
    ("What was trained", ("learned",)),
    ("Records", ("records", "problems.py")),
)


def page() -> str:
    """The page as it should be: what is written by hand, then a table a floor."""
    parts = []
    left = set(modules("."))
    for title, roots in LAYERS:
        paths = [path for root in roots for path in modules(root)]
        left -= set(paths)
        parts.append(table(title, paths))
    parts.append(table("Beside the flow", sorted(left - {ROOT / "generator" / "__init__.py"})))
    tables = "\n".join(part for part in parts if part)
    return HEAD.read_text(encoding="utf-8") + tables


def modules(root: str) -> list[Path]:
    """The module, or every module of the package, in path order."""
    start = ROOT / "generator" / root
    return [start] if start.is_file() else sorted(start.rglob("*.py"))


def table(title: str, paths: list[Path]) -> str:
    """A heading and a row a module; empty if there is none."""
    if not paths:
        return ""
    rows = [f"| `{path.relative_to(ROOT)}` | {first_line(path)} |" for path in paths]
    return "\n".join([f"## {title}", "", "| Module | What it is |", "|---|---|", *rows, ""])


def first_line(path: Path) -> str:
    """The first paragraph of the docstring on one line."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(docstring.split("\n\n")[0].split()).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
