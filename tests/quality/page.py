"""Writes docs/about/measured-error.md from recorded counts: `python -m tests.quality --page`.

The counts are kept in `measured.yml`, so that the page can be checked without running the program.
"""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from string import Template

import yaml

COUNTS = Path(__file__).resolve().parent / "measured.yml"
FIRST_SIGHT = {
    "first": COUNTS.with_name("first_sight.yml"),
    "second": COUNTS.with_name("first_sight_newsroom.yml"),
}
"""Counts of stories that were kept back, as the program first read them; never renewed."""
REAL = COUNTS.with_name("real_stories.yml")
"""Figures of the labelled stories of real reports, whose texts are no part of the project."""
PAGE = COUNTS.parents[2] / "docs" / "about" / "measured-error.md"

TEXT = Path(__file__).resolve().parent / "page.md"
"""The page with `$names` where the counts go."""


def page(n: Mapping[str, int]) -> str:
    """The page as it should be, from counts by name."""
    text = Template(TEXT.read_text(encoding="utf-8"))
    at_first_sight = {
        f"{which}_{name}": count
        for which, path in FIRST_SIGHT.items()
        for name, count in told(read_counts(path)).items()
    }
    return text.substitute(told(n) | at_first_sight | on_real_stories())


def on_real_stories() -> dict[str, int]:
    """Figures out of fold that `python -m benchmarks.disputed` printed: shares in hundredths."""
    figures = yaml.safe_load(REAL.read_text(encoding="utf-8"))
    return {f"real_{k}": v if isinstance(v, int) else round(100 * v) for k, v in figures.items()}


def told(n: Mapping[str, int]) -> dict[str, int]:
    """Every count that the page names."""
    return wrong(n) | missing(n) | totals(n)


def wrong(n: Mapping[str, int]) -> dict[str, int]:
    """What is shown and not so."""
    return {
        "quotations_wrong": n["quotations.found"] - n["quotations.right"],
        "speakers_wrong": n["speakers.named"] - n["speakers.right"],
        "disputes_wrong": n["disputes.shown"] - n["disputes.right"],
        "calm_shown": n["disputes.calm_shown"],
        "holders_wrong": n["disputes.right"] - n["disputes.holders_right"],
        "agreed_clashing": n["agreed.clashing"],
        "agreed_unknown": n["agreed.shown"] - n["agreed.known"],
        "dates_wrong": n["dates.found"] - n["dates.hit"],
        "values_wrong": n["dates.hit"] - n["dates.right"],
        "mixed": n["grouping.mixed"],
        "copies_wrong": n["copies.found"] - n["copies.hit"],
    }


def missing(n: Mapping[str, int]) -> dict[str, int]:
    """What is so and not shown."""
    return {
        "direct_missing": n["quotations.direct"] - n["quotations.direct_hit"],
        "indirect_missing": n["quotations.indirect"] - n["quotations.indirect_hit"],
        "quotations_missing": n["quotations.labelled"] - n["quotations.hit"],
        "speakers_open": n["speakers.open"],
        "disputes_missing": n["disputes.labelled"] - n["disputes.labelled_hit"],
        "core_missing": n["disputes.core"] - n["disputes.core_hit"],
        "updates_missing": n["updates.labelled"] - n["updates.hit"],
        "agreed_missing": n["agreed.labelled"] - n["agreed.hit"],
        "dates_missing": n["dates.labelled"] - n["dates.hit"],
        "torn": n["grouping.torn"],
        "copies_missing": n["copies.labelled"] - n["copies.hit"],
    }


def totals(n: Mapping[str, int]) -> dict[str, int]:
    """Of how many."""
    return {
        "stories": n["stories"],
        "articles": n["articles"],
        "direct": n["quotations.direct"],
        "indirect": n["quotations.indirect"],
        "quotations": n["quotations.labelled"],
        "quotations_found": n["quotations.found"],
        "quotations_hit": n["quotations.hit"],
        "speakers_named": n["speakers.named"],
        "disputes": n["disputes.labelled"],
        "disputes_shown": n["disputes.shown"],
        "disputes_right": n["disputes.right"],
        "core": n["disputes.core"],
        "calm_stories": n["disputes.calm_stories"],
        "updates": n["updates.labelled"],
        "agreed": n["agreed.labelled"],
        "agreed_shown": n["agreed.shown"],
        "dates": n["dates.labelled"],
        "dates_found": n["dates.found"],
        "dates_hit": n["dates.hit"],
        "copies": n["copies.labelled"],
        "copies_found": n["copies.found"],
    }


def read_counts(path: Path = COUNTS) -> Counter[str]:
    """The counts that the page was made from; one that is not there is 0."""
    return Counter(yaml.safe_load(path.read_text(encoding="utf-8")))


def write_page(n: Mapping[str, int]) -> None:
    """Keeps the counts and writes the page."""
    kept = {name: n[name] for name in sorted(n)}
    head = "# What the figures of docs/about/measured-error.md were made from.\n"
    COUNTS.write_text(head + yaml.safe_dump(kept), encoding="utf-8")
    PAGE.write_text(page(Counter(kept)), encoding="utf-8")
