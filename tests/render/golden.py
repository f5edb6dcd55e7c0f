"""The pages of the small invented site, kept in tests/golden/ to be looked at when they change.

After a wanted change, write them anew with `python -m tests.render.golden` and read the difference.
"""

import shutil
from pathlib import Path

from tests.render import stories
from tests.render.rendered import render

FOLDER = Path(__file__).resolve().parent.parent / "golden"
ELSEWHERE = ("feed.", "data/story.schema.json")
"""Files that tests of their own look at."""


def pages() -> dict[str, str]:
    """Path -> text of everything that is kept."""
    briefings, seeds = stories.small_site()
    files = render(briefings, seeds, stories.findings(seeds))
    return {path: text for path, text in files.items() if not path.startswith(ELSEWHERE)}


def kept() -> dict[str, str]:
    """What stands in the folder."""
    return {
        path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8")
        for path in FOLDER.rglob("*")
        if path.is_file()
    }


if __name__ == "__main__":
    shutil.rmtree(FOLDER, ignore_errors=True)
    for name, text in pages().items():
        (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / name).write_text(text, encoding="utf-8")
