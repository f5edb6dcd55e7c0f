"""The page with the figures: a table of ratios, a table of seconds, and a plot."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.measure import Cost, growth

Costs = Mapping[int, Mapping[str, Cost]]
"""Articles -> step -> cost."""

GROWING = (
    "generator, from nothing",
    "generator, findings kept",
    "MkDocs, from nothing",
    "MkDocs and search, from nothing",
    "generator, one article changed",
    "MkDocs and search, one article changed",
)
COLOURS = ("#155482", "#b3541e", "#3d7a37", "#7a3d74", "#8a6d00", "#555555")
WIDTH, HEIGHT, LEFT, BOTTOM = 640, 360, 60, 40


def machine() -> str:
    """Cores and memory, and nothing else."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GB of memory"


def ratios(costs: Mapping[str, Cost], part: str) -> list[tuple[str, float, str]]:
    """(what, ratio, target) of one archive; `part` is `wall` or `cpu`."""

    def of(step: str) -> float:
        return float(getattr(costs[step], part))

    changed = of("generator, one article changed")
    clean, found = of("MkDocs, from nothing"), of("MkDocs and search, from nothing")
    nothing = of("generator, from nothing")
    kept = of("generator, findings kept")
    again = changed + of("MkDocs, one article changed")
    all_again = changed + of("MkDocs and search, one article changed")
    return [
        ("clean MkDocs : plain Material, same pages", clean / of("plain Material"), "≤ 0.7"),
        ("generator without analysis : plain Material", kept / of("plain Material"), "≤ 0.25"),
        ("generator without analysis : our clean MkDocs", kept / clean, "≤ 0.25"),
        ("one article changed : from nothing, pages", again / (nothing + clean), "≤ 0.083"),
        (
            "one article changed : from nothing, with search",
            all_again / (nothing + found),
            "≤ 0.17",
        ),
        ("the same, without analysis in either", all_again / (kept + found), ""),
    ]


def exponents(costs: Costs, outputs: Mapping[int, float]) -> list[tuple[str, float]]:
    """Growth of seconds of all cores, of memory and of the site, between the two largest."""
    sizes = sorted(costs)
    if len(sizes) < 2:
        return []
    rows = [(f"{s}: time", growth(sizes, [costs[n][s].cpu for n in sizes])) for s in GROWING]
    most = [max(cost.memory for cost in costs[n].values()) for n in sizes]
    rows.append(("memory", growth(sizes, most)))
    rows.append(("size of the site", growth(sizes, [outputs[n] for n in sizes])))
    return rows


def write_report(
    path: Path,
    costs: Costs,
    outputs: Mapping[int, float],
    language: Sequence[tuple[str, str, str]],
    searches: Mapping[int, Mapping[str, float | str]],
) -> str:
    """The page, also written to `path`."""
    sizes = sorted(costs)
    lines = [INTRODUCTION.format(machine=machine()), "## Ratios\n"]
    lines += ["| archive | what | by the clock | by all cores | target |", "|-|-|-|-|-|"]
    for n in sizes:
        both = zip(ratios(costs[n], "wall"), ratios(costs[n], "cpu"), strict=True)
        lines += [f"| {n:,} | {a} | {x:.2f} | {y:.2f} | {t} |" for (a, x, t), (_, y, _) in both]
    lines += [f"| | {what} | {value} | | {target} |" for what, value, target in language]
    lines += ["\n## Growth\n", "| what | exponent |", "|-|-|"]
    lines += [f"| {what} | {value:.2f} |" for what, value in exponents(costs, outputs)]
    lines += ["\n## Seconds and memory\n", "| archive | step | clock | all cores | MB |"]
    lines += ["|-|-|-|-|-|"]
    for n in sizes:
        lines += [
            f"| {n:,} | {step} | {c.wall:.1f} | {c.cpu:.1f} | {c.memory:.0f} |"
            for step, c in costs[n].items()
        ]
    lines += ["\n## Search in the browser\n", "| archive | bytes | ms | results |", "|-|-|-|-|"]
    lines += [
        f"| {n:,} | {row['bytes']:,} | {row['ms']:.0f} | {row['results']} |"
        for n, row in sorted(searches.items())
    ]
    lines += ["\n## Plot\n", plot(costs)]
    text = "\n".join(lines) + "\n"
    path.write_text(text, encoding="utf-8")
    return text


INTRODUCTION = """# Performance

`make bench` makes invented archives and measures every step on them; this page is what it wrote.
Only ratios within one run mean anything. The machine: {machine}. Seconds of all cores suffer
less from other work on it than seconds by the clock. "From nothing" includes the analysis,
"without analysis"
finds it in the cache. "Plain Material" is Material for MkDocs with its own templates and the same
limited navigation, on the same pages.
"""


def plot(costs: Costs) -> str:
    """Seconds of all cores over articles, both on logarithmic scales."""
    sizes = sorted(costs)
    top = math.log10(max(c.cpu for each in costs.values() for c in each.values())) + 0.1
    low = -0.5
    wide = max(math.log10(sizes[-1] / sizes[0]), 0.1)

    def at(size: int, seconds: float) -> str:
        x = LEFT + (WIDTH - LEFT - 230) * math.log10(size / sizes[0]) / wide
        y = (HEIGHT - BOTTOM) * (1 - (math.log10(max(seconds, 0.33)) - low) / (top - low))
        return f"{x:.0f},{y + 5:.0f}"

    pieces = [f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="Seconds over articles">']
    for power in range(0, int(top) + 1):
        y = at(sizes[0], 10**power).split(",")[1]
        pieces.append(f'<line x1="{LEFT}" x2="{WIDTH - 230}" y1="{y}" y2="{y}" stroke="#ccc"/>')
        pieces.append(f'<text x="{LEFT - 8}" y="{y}" text-anchor="end">{10**power} s</text>')
    for n in sizes:
        x = at(n, 1).split(",")[0]
        pieces.append(f'<text x="{x}" y="{HEIGHT - 12}" text-anchor="middle">{n:,}</text>')
    for number, (step, colour) in enumerate(zip(GROWING, COLOURS, strict=True)):
        points = " ".join(at(n, costs[n][step].cpu) for n in sizes)
        pieces.append(f'<polyline points="{points}" fill="none" stroke="{colour}"/>')
        y = 24 + 18 * number
        pieces.append(
            f'<text x="{WIDTH - 222}" y="{y}" fill="{colour}" font-size="11">{step}</text>'
        )
    return "".join([*pieces, "</svg>"])
