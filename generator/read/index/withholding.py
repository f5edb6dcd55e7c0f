"""Keys that keep something from readers: a slip of the pen must not show more than was meant."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from generator.read.index.yaml_tree import Listing, Node, Table

TAKES_AWAY = frozenset({"withdrawn", "embargo"})
"""Keys of an article of which nothing is shown where they cannot be read."""
LIMITS: Mapping[str, Any] = {"publish": "headlines", "show_at_most": 0}
STRICTEST: Mapping[str, Any] = {**LIMITS, "status": "draft"}
"""What counts where the value of a key cannot be read."""
HOLDING = TAKES_AWAY | STRICTEST.keys()
SLIP_OF_KEY = 0.75  # origin: `embargoed`, `show-at-most`, `witdrawn` are above, `public` is too
"""Likeness of letters from which an unknown key is taken for one that withholds."""
WRITTEN = re.compile(rf"^[^#\n]*?\b({'|'.join(sorted(HOLDING))})[\"']?[ \t]*:", re.M)
STORY_LINE = re.compile(r"^[ \t]+([a-z0-9]+(?:-[a-z0-9]+)*):", re.M)


def meant_key(said: str, known: Collection[str]) -> str:
    """The known key that an unknown one was meant to be, if that withholds; else what was said."""
    near = get_close_matches(said.lower(), known, n=1, cutoff=SLIP_OF_KEY)
    return near[0] if near and said not in known and near[0] in HOLDING else said


def written_in(text: str) -> frozenset[str]:
    """The withholding keys in a text that cannot be read as YAML."""
    return frozenset(WRITTEN.findall(text))


def drafts_in(text: str) -> frozenset[str]:
    """Ids that may be of drafts, in a text that cannot be read as YAML."""
    return frozenset(STORY_LINE.findall(text)) if "status" in written_in(text) else frozenset()


def written_under(node: Node | None, known: Collection[str]) -> Counter[str]:
    """How often each withholding key stands in a tree, slips of the pen in it counted."""
    found: Counter[str] = Counter()
    waiting = [node] if node else []
    while waiting:
        at = waiting.pop()
        if isinstance(at, Listing):
            waiting += at.items
        elif isinstance(at, Table):
            found.update(HOLDING & {meant_key(key.text, known) for key, _ in at.entries})
            waiting += [value for _, value in at.entries]
    return found


def lost(written: Counter[str], read: Iterable[Collection[str]]) -> frozenset[str]:
    """The withholding keys that were written more often than tables that hold them were read."""
    return frozenset(written - Counter(key for keys in read for key in HOLDING & set(keys)))
