"""The page with the figures: tables of ratios, growth and seconds, and a plot."""

from __future__ import annotations

import math
import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.measure import Cost, growth
from benchmarks.parts import PARTS
from benchmarks.steps import Archive

Archives = Mapping[int, Archive]
"""By number of articles."""
Row = Sequence[object]

GROWING = (
    "generator, from nothing",
    "generator, findings kept",
    "MkDocs, from nothing",
    "MkDocs and search, from nothing",
    "generator, one article changed",
    "MkDocs and search, one article changed",
)
PLAIN = "plain Material"
COLOURS = ("#155482", "#b3541e", "#3d7a37", "#7a3d74", "#8a6d00", "#555555")
WIDTH, HEIGHT, LEFT, BOTTOM = 640, 360, 60, 40
LINEAR = 1.15
"""The largest exponent that counts as near-linear."""
MEMORY = 1536
"""MB, the most at 10,000 articles."""


def machine() -> str:
    """Processor, cores, memory and Python, and nothing else."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    information = Path("/proc/cpuinfo")
    lines = information.read_text().splitlines() if information.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    name = names[0] if names else platform.machine()
    python = platform.python_version()
    return f"{name}, {os.cpu_count()} cores, {memory:.0f} GB of memory, Python {python}"


def ours(archive: Archive) -> Mapping[str, Cost]:
    """The costs without what is measured only to compare with."""
    return {step: cost for step, cost in archive.costs.items() if step != PLAIN}


def ratios(archive: Archive, part: str) -> list[tuple[str, float, float | None]]:
    """(what, ratio, at most) of one archive; `part` is `wall` or `cpu`."""

    def of(step: str) -> float:
        return float(getattr(archive.costs[step], part))

    changed = of("generator, one article changed")
    clean, found = of("MkDocs, from nothing"), of("MkDocs and search, from nothing")
    nothing, kept = of("generator, from nothing"), of("generator, findings kept")
    same = of("generator, nothing changed")
    again = changed + of("MkDocs, one article changed")
    all_again = changed + of("MkDocs and search, one article changed")
    return [
        ("one article changed : from nothing, pages", again / (nothing + clean), 1 / 12),
        ("one article changed : from nothing, with search", all_again / (nothing + found), 1 / 6),
        ("the same, pages, without analysis in either", again / (kept + clean), None),
        ("the same, with search, without analysis in either", all_again / (kept + found), None),
        ("clean MkDocs : plain Material, same pages", clean / of(PLAIN), 0.7),
        ("generator without analysis : plain Material", kept / of(PLAIN), 0.25),
        ("generator without analysis : our clean MkDocs", kept / clean, None),
        ("generator, nothing changed : plain Material", same / of(PLAIN), None),
    ]


def exponents(archives: Archives) -> Iterator[tuple[str, float]]:
    """Growth of seconds of all cores, of memory and of output, between the two largest."""
    sizes = sorted(archives)[-2:]
    found = [archives[size] for size in sizes]
    for step in GROWING:
        yield f"{step}: time", growth(sizes, [one.costs[step].cpu for one in found])
    for part in PARTS.values():
        yield f"{part}: time", growth(sizes, [one.parts[part] for one in found])
    most = [max(cost.memory for cost in ours(one).values()) for one in found]
    yield "most memory of any step", growth(sizes, most)
    for name in ("docs", "site"):
        yield f"size of {name}/", growth(sizes, [one.output[name] for one in found])


def write_report(
    path: Path,
    archives: Archives,
    language: Sequence[tuple[str, str, str]],
    searches: Mapping[int, Mapping[str, float | str]],
) -> str:
    """The page, also written to `path`."""
    sizes = sorted(archives)
    pieces = [
        INTRODUCTION.format(machine=machine()),
        _table("Archives", ("articles", "words", "stories", "pages"), _sizes(archives)),
        _table(
            "Ratios",
            ("archive", "what", "by the clock", "by all cores", "target"),
            [*_ratio_rows(archives), *(("", w, v, "", t) for w, v, t in language)],
        ),
        _memory(archives[sizes[-1]]),
        _short(archives),
        _table("Growth", ("what", "exponent", "target"), list(_growth_rows(archives))),
        _table(
            "The generator's parts, findings kept",
            ("what", *(f"{size:,} articles, s" for size in sizes)),
            [(part, *(f"{archives[n].parts[part]:.1f}" for n in sizes)) for part in PARTS.values()],
        ),
        _table(
            "Seconds and memory", ("archive", "step", "clock", "all cores", "MB"), _costs(archives)
        ),
        _table(
            "Search in the browser",
            ("archive", "bytes", "ms to the first result", "results"),
            [
                (f"{n:,}", f"{row['bytes']:,}", f"{row['ms']:.0f}", row["results"])
                for n, row in sorted(searches.items())
            ],
        ),
        f"## Plot\n\n{plot(archives)}\n",
    ]
    text = "\n".join(piece for piece in pieces if piece)
    path.write_text(text, encoding="utf-8")
    return text


def _table(title: str, head: Sequence[str], rows: Sequence[Row]) -> str:
    if not rows:
        return ""
    lines = [head, ["-"] * len(head), *rows]
    body = "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)
    return f"## {title}\n\n{body}\n"


def _sizes(archives: Archives) -> list[Row]:
    return [
        (f"{n:,}", f"{a.words:,}", f"{a.stories:,}", f"{a.pages:,}") for n, a in archives.items()
    ]


def _ratio_rows(archives: Archives) -> list[Row]:
    rows: list[Row] = []
    for size, archive in archives.items():
        both = zip(ratios(archive, "wall"), ratios(archive, "cpu"), strict=True)
        for (what, clock, most), (_, cores, _) in both:
            target = f"≤ {most:.3f}" if most else ""
            rows.append((f"{size:,}", what, f"{clock:.3f}", f"{cores:.3f}", target))
    return rows


def _growth_rows(archives: Archives) -> Iterator[Row]:
    if len(archives) > 1:
        for what, value in exponents(archives):
            yield what, f"{value:.2f}", f"≤ {LINEAR}"


def _memory(archive: Archive) -> str:
    step, cost = max(ours(archive).items(), key=lambda item: item[1].memory)
    said = f"The most memory of any step, all processes together: {cost.memory:,.0f} MB ({step})"
    return f"{said}; at 10,000 articles {MEMORY:,} MB are allowed.\n"


def _short(archives: Archives) -> str:
    """Every target that is missed, by the largest archive."""
    archive = archives[max(archives)]
    found = [
        f"{w}: {v:.3f} by the clock" for w, v, most in ratios(archive, "wall") if most and v > most
    ]
    if len(archives) > 1:
        found += [f"{w}: exponent {v:.2f}" for w, v in exponents(archives) if v > LINEAR]
    found += [f"{w}: {c.memory:,.0f} MB" for w, c in ours(archive).items() if c.memory > MEMORY]
    return f"## Short of the target\n\n{_listed(found)}\n"


def _listed(found: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in found) or "Nothing."


def _costs(archives: Archives) -> list[Row]:
    return [
        (f"{n:,}", step, f"{c.wall:.1f}", f"{c.cpu:.1f}", f"{c.memory:.0f}")
        for n, archive in archives.items()
        for step, c in archive.costs.items()
    ]


INTRODUCTION = """# Performance

`make bench` makes invented archives and measures every step on them; this page is what it wrote.
Only ratios within one run mean anything. The machine: {machine}. Seconds of all cores suffer
less from other work on it than seconds by the clock. "From nothing" includes the analysis,
"without analysis" and "findings kept" find it in the cache, and nothing else. "Plain Material" is
Material for MkDocs with its own templates and the same limited navigation, on the same pages.
Growth is the exponent between the two largest archives: 1 is linear.
"""


def plot(archives: Archives) -> str:
    """Seconds of all cores over articles, both on logarithmic scales."""
    costs = {size: archive.costs for size, archive in archives.items()}
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
