"""The texts of a whole site, as a dictionary."""

from collections.abc import Iterable, Sequence

import generator.render
from generator.records import Briefing, Findings, Seeds


def render(
    briefings: Sequence[Briefing],
    seeds: Seeds,
    findings: Iterable[Findings] = (),
    home: str = "",
) -> dict[str, str]:
    """Every file of the site's content, by path below the docs folder."""
    found = {f.article: f for f in findings}
    by_id = {briefing.id: briefing for briefing in briefings}
    pieces = generator.render.render(by_id, seeds, found, home)
    return {path: text for piece in pieces for path, text in piece.make()}
