"""Distorted twins: of pairs of sentences that people marked as one fact, one is changed in its
figure, negation, actor, day or modality. How many still count as agreed?

    python -m benchmarks.twins FOLDER... [--most 300]

FOLDER has labelled stories (NAME.json, NAME.gold.json). Each story's marked sentences are laid out
as small reports, so that a change is analysed in a moment; only pairs that count as agreed before
the change are changed.
"""

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.analyse import analyse
from generator.merge.copies import reports_of
from generator.merge.facts.agreement import find_agreement
from generator.merge.ground import ground_of
from generator.records import Article, Briefing, Findings, Span, StoryOrder
from generator.spans import cut, overlaps, within

NUMBER = re.compile(r"\b\d[\d,.]*\d\b|\b\d+\b|\b(?:two|three|four|five|six|seven|eight|nine|ten)\b")
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
DAY = re.compile(rf"\b(?:{'|'.join(DAYS)})\b")
WORDS = re.compile(r"\w+")
VERB = re.compile(r"\b(?:was|were|is|are|has|have|had|will|would)\b(?! not)")
STRANGERS = {"person": ("Torvald", "Quist"), "body": ("Veldt", "Institute")}
"""Kind of name -> who does it in a twin."""
Paragraphs = tuple[str, ...]


def distortions(
    sentence: str, other_side: str, names: Sequence[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """(kind, the changed sentence), for each kind that the sentence can be changed in. Figure, day
    and actor are changed where the other side tells the same one. `names`: the names in the
    sentence with their kinds."""
    if number := _shared(NUMBER, sentence, other_side):
        other = "11" if not number[0].isdigit() else str(3 * int(re.sub(r"\D", "", number[0])) + 1)
        yield "figure", sentence[: number.start()] + other + sentence[number.end() :]
    if verb := VERB.search(sentence):
        yield "negation", sentence[: verb.end()] + " not" + sentence[verb.end() :]
        yield "modality", sentence[: verb.start()] + "might have" + sentence[verb.end() :]
    if day := _shared(DAY, sentence, other_side):
        other = DAYS[(DAYS.index(day[0]) + 3) % len(DAYS)]
        yield "day", sentence[: day.start()] + other + sentence[day.end() :]
    if actor := _actor(names, other_side):
        yield "actor", _told_of_stranger(sentence, *actor)


def _actor(names: Sequence[tuple[str, str]], other_side: str) -> tuple[str, str] | None:
    """The first name of a person or body whose last word the other side has, with its kind."""
    told = set(WORDS.findall(other_side))
    return next((n for n in names if n[1] in STRANGERS and n[0].split()[-1] in told), None)


def _told_of_stranger(sentence: str, name: str, kind: str) -> str:
    """The sentence with a stranger for the name, and for its last word wherever that stands."""
    stranger, last = STRANGERS[kind], name.split()[-1]
    changed = sentence.replace(name, " ".join(stranger))
    return re.sub(rf"\b{re.escape(last)}\b", stranger[-1], changed)


def _shared(shape: re.Pattern[str], sentence: str, other_side: str) -> re.Match[str] | None:
    """The first match whose words both sides have."""
    told = {match[0] for match in shape.finditer(other_side)}
    return next((match for match in shape.finditer(sentence) if match[0] in told), None)


def article(number: int, paragraphs: Paragraphs) -> Article:
    """The sentences as an article of the day of all others."""
    file, text, spans = f"{number}.txt", "", []
    for paragraph in paragraphs:
        spans.append(Span(article=file, start=len(text), end=len(text) + len(paragraph)))
        text += paragraph + "\n\n"
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        file=file, text=text, sha256=sha256, published="2030-05-16", paragraphs=tuple(spans)
    )


def agreed(articles: Sequence[Article], known: dict[str, Findings]) -> Briefing:
    """The story with its agreed facts; findings are kept by the digest of a text."""
    for made in articles:
        if made.sha256 not in known:
            known[made.sha256] = analyse(made)
    findings = {made.file: known[made.sha256] for made in articles}
    ground = ground_of(reports_of(articles, findings), StoryOrder(id="story"))
    return find_agreement(Briefing(id="story", title="", updated=None, sources=()), ground)


def names_in(findings: Findings, article: Article, span: Span) -> list[tuple[str, str]]:
    inside = [name for name in findings.names if within(name.span, span)]
    return [(cut(article.text, name.span), name.kind) for name in inside]


def counts(briefing: Briefing, one: Span, other: Span) -> bool:
    """Whether an agreed fact has both passages among its evidence."""
    return any(
        any(overlaps(span, one) for span in fact.evidence)
        and any(overlaps(span, other) for span in fact.evidence)
        for fact in briefing.agreed
    )


def twins_of(gold: dict[str, Any]) -> Iterator[tuple[str, bool, str, str]]:
    """(kind, whether it still counts, the sentence, what it was changed to)."""
    sides: dict[str, list[str]] = {}
    for evidence in (e for fact in gold["corroborated"] for e in fact["evidence"]):
        told = sides.setdefault(evidence["article"], [])
        told += [evidence["text"]] if evidence["text"] not in told else []
    numbers = {name: number for number, name in enumerate(sorted(sides), 1)}
    whole = {name: article(numbers[name], tuple(told)) for name, told in sides.items()}
    known: dict[str, Findings] = {}
    before = agreed([whole[name] for name in sorted(whole)], known)
    for fact in gold["corroborated"]:
        one, other = (
            (e["article"], sides[e["article"]].index(e["text"])) for e in fact["evidence"][:2]
        )
        spans = [whole[name].paragraphs[at] for name, at in (one, other)]
        if one[0] == other[0] or not counts(before, *spans):
            continue
        name, at = other
        names = names_in(known[whole[name].sha256], whole[name], spans[1])
        for kind, changed in distortions(sides[name][at], sides[one[0]][one[1]], names):
            told = (*sides[name][:at], changed, *sides[name][at + 1 :])
            twin = {**whole, name: article(numbers[name], told)}
            after = agreed([twin[n] for n in sorted(twin)], known)
            still = counts(after, spans[0], twin[name].paragraphs[at])
            yield kind, still, sides[name][at], changed


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.twins")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--most", type=int, default=300, help="twins that are made at most")
    parser.add_argument("--verbose", action="store_true", help="print those that still count")
    options = parser.parse_args()
    paths = sorted(p for folder in options.folders for p in folder.glob("*.gold.json"))
    made: Counter[str] = Counter()
    still: Counter[str] = Counter()
    for path in paths:
        for kind, counts_on, was, becomes in twins_of(json.loads(path.read_text("utf-8"))):
            made[kind] += 1
            still[kind] += counts_on
            if counts_on and options.verbose:
                print(f"{kind}: {was}\n    -> {becomes}")
        if made.total() >= options.most:
            break
    for kind in sorted(made):
        print(f"{kind:10} {still[kind]:4} of {made[kind]} still count")
    print(f"all        {still.total():4} of {made.total()}: {still.total() / made.total():.1%}")


if __name__ == "__main__":
    main()
