"""Labels as numbered pointers, taken back: the same passages, sides, holders and speakers?

    python -m benchmarks.pointers FOLDER [--limit N]

FOLDER holds NAME.json (articles) and NAME.gold.json (labels). Each story's labels are written as an
answer to its sheet and taken; what the file then says is held against the labels found by their
words alone. The last line is the counts as JSON; the status is 1 where anything differs.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from generator.group import group
from generator.problems import shown_problem
from generator.read import read
from generator.read.index.pointing import find_words
from generator.read.index.readings import parse_reading
from generator.reading.checked_answer import take, written
from generator.reading.numbered import Numbered, find_story, pointer_to, prepare
from generator.records import Reading, Span
from generator.store import Store

Labels = dict[str, Any]
LISTS = ("disputes", "agreed", "quotations", "summary")


def lay_down(folder: Path, story: Labels) -> dict[str, str]:
    """The seeds of a story; file name by the corpus's id."""
    folder.mkdir(parents=True)
    names = {a["id"]: f"{a['id']}.txt" for a in story["articles"]}
    for article in story["articles"]:
        title, text = article.get("title") or "", article["text"]
        whole = text if text.lstrip().startswith(title) else f"{title}\n\n{text}"
        (folder / names[article["id"]]).write_text(whole, encoding="utf-8")
    entries = [{"file": name, "story": "story", "outlet": key} for key, name in names.items()]
    (folder / "index.yml").write_text(yaml.safe_dump({"articles": entries}), encoding="utf-8")
    return names


def as_labels(gold: Labels, names: dict[str, str]) -> Labels:
    """The labels with their words, in the keys of a reading; neutral sides are left out."""

    def spot(e: Labels) -> Labels:
        return {"article": names[e["article"]], "words": e["text"]}

    def sides(d: Labels) -> list[Labels]:
        return [
            {"holder": x["holder"], "side": x["stance"], "evidence": [*map(spot, x["evidence"])]}
            for x in d["sides"]
            if x["stance"] != "n" and x["evidence"]
        ]

    every = [(d, sides(d)) for d in gold["disputes"]]
    points = [
        {"heading": d["issue"], "type": d["type"], "importance": d["importance"], "positions": p}
        for d, p in every
        if len({side["side"] for side in p}) > 1
    ]
    return {
        "disputes": points,
        "agreed": [{"evidence": [*map(spot, c["evidence"])]} for c in gold["corroborated"]],
        "quotations": [
            {**spot(q), "speaker": q["speaker"]} for q in gold["speakers"] if q["speaker"] != "-"
        ],
        "summary": [spot(e) for e in gold.get("summary") or ()],
    }


def as_pointers(data: Any, numbered: Numbered) -> Any:
    """The same with `a.12 words` for each passage; one that has no number is None."""
    if isinstance(data, list):
        return [p for one in data if (p := as_pointers(one, numbered)) is not None]
    if not isinstance(data, dict):
        return data
    if "words" in data:
        texts = {r.report.article.file: r.report.article.text for r in numbered.reports}
        place = find_words(texts[data["article"]], data["words"])
        span = Span(article=data["article"], start=place[0], end=place[1]) if place else None
        said = pointer_to(numbered, span) if span else None
        rest = {k: v for k, v in data.items() if k not in ("article", "words")}
        return said if not rest or said is None else {"words": said, **rest}
    return {key: as_pointers(value, numbered) for key, value in data.items()}


def numbered_only(data: Any, numbered: Numbered, counts: Counter[str]) -> Any:
    """The labels without passages that have no number: removed ones."""
    if isinstance(data, list):
        kept = [numbered_only(one, numbered, counts) for one in data]
        return [one for one in kept if one is not None]
    if isinstance(data, dict) and "words" in data and as_pointers(data, numbered) is None:
        counts["removed passages"] += 1
        return None
    if isinstance(data, dict):
        return {key: numbered_only(value, numbered, counts) for key, value in data.items()}
    return data


def facts(reading: Reading) -> dict[str, list[Any]]:
    """What a reading says, list by list, without where it says so."""
    return {
        "spans": [e.span for d in reading.disputes or () for p in d.positions for e in p.evidence]
        + [e.span for a in reading.agreed or () for e in a.evidence]
        + [p.span for p in reading.summary or ()]
        + [q.at.span for q in reading.quotations],
        "sides": [(p.holder, p.side) for d in reading.disputes or () for p in d.positions],
        "headings": [(d.heading, d.type, d.importance) for d in reading.disputes or ()],
        "speakers": [(q.at.span, q.speaker, q.undecided) for q in reading.quotations],
    }


def compare(path: Path, counts: Counter[str]) -> None:
    story = json.loads(path.read_text(encoding="utf-8"))
    gold = json.loads(path.with_suffix("").with_suffix(".gold.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as top:
        names = lay_down(Path(top) / "seeds", story)
        library, _ = read(Path(top) / "seeds")
        stories = group(library).stories
        found = find_story(stories, "story")
        if found is None:
            sys.exit(f"{path}: no story")
        numbered = prepare(library, stories, found, Store(folder=None)).numbered
        labels = numbered_only(as_labels(gold, names), numbered, counts)
        answer = {"stamp": numbered.stamp, **as_pointers(labels, numbered)}
        text = yaml.safe_dump(answer, allow_unicode=True, sort_keys=False, width=10**6)
        taken = take(text, numbered, reader="R", kind="person", day="2026-01-01", file="answer")
        counts["refused"] += len(taken.refusals)
        head = {"reader": {"name": "R", "kind": "person"}, "articles": [*names.values()]}
        wanted, _ = parse_reading(written(head | labels), "r.yml", "story", library.articles)
        ours, problems = parse_reading(
            written(taken.data or {}), "r.yml", "story", library.articles
        )
    counts["problems"] += len(problems)
    for problem in (*taken.refusals, *problems):
        print(f"{path.stem}: {shown_problem(problem)}")
    if wanted is None or ours is None:
        sys.exit(f"{path}: nothing was taken: {taken.refusals}")
    for name, said in facts(wanted).items():
        got = facts(ours)[name]
        counts[name] += len(said)
        counts[f"{name} that differ"] += sum((Counter(said) - Counter(got)).values())
        if Counter(said) != Counter(got):
            print(f"{path.stem}: {name}: {[*(Counter(said) - Counter(got))][:3]}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    stories = sorted(p for p in options.folder.glob("*.json") if ".gold" not in p.name)
    counts: Counter[str] = Counter(stories=0)
    for path in stories[: options.limit]:
        compare(path, counts)
        counts["stories"] += 1
    print(json.dumps(counts))
    return int(any(n for name, n in counts.items() if name.endswith("differ")))


if __name__ == "__main__":
    sys.exit(main())
