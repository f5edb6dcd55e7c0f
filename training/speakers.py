"""The speakers' gate: which of several who may be meant has spoken, from labelled stories.

A corpus is what `labelled_stories` reads (`speakers`: article, words, speaker). Every quotation
that no name stands beside gives one example an option; the story decides the fold, and the bar is
the lowest at which the shown answers reach the precision wanted.
"""

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.analyse.blocks import parse_article
from generator.analyse.speakers import find_antecedents, hear
from generator.analyse.speakers.choosing.chosen import (
    AHEAD,
    GRAMMAR,
    KEPT_BAR,
    SHOWN_BAR,
    SPEAKERS_GATE,
    pick,
)
from generator.analyse.speakers.choosing.who_may_be_meant import Option, options_of
from generator.analyse.speakers.loose import LooseWords
from generator.analyse.speakers.sentence_subjects import words_of_span
from generator.analyse.speakers.walk import Walk
from generator.analyse.steps import ANALYSIS_STEPS
from generator.language.grammar import WORD
from generator.read.article_file import read_article
from generator.records import Article, Findings, Span
from training.corpus import labelled_stories
from training.fitting import Example, Recipe, Trained, out_of_fold, plain_of
from training.own_labels import Printed, written

RECIPE = Recipe(kind="trees", trees=150, depth=3, rate=0.06, least=10)
BARS = {SHOWN_BAR: 0.3, KEPT_BAR: 0.6, GRAMMAR: -0.8, AHEAD: 1.5}
"""Log-odds. AHEAD 0.5 and GRAMMAR -0.4 would show .934 right here, and fewer right speakers on the
invented stories of the project's own tests."""
# origin: curves out of fold of 787 quotations of 148 stories, 2026-11-29
SAME_WORDS = 0.8
"""Share of words by which a labelled quotation is found again, as the corpora's figures count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One labelled quotation with its options, as examples; `first` is the rules' answer."""

    examples: tuple[Example, ...]
    options: tuple[Option, ...]
    """As in the examples; where the rules gave an answer, it is the first."""


def train_speakers(folders: Sequence[Path]) -> list[Trained]:
    """The gate, with its figures out of fold."""
    corpus, told = read_corpus(folders)
    examples = [example for asked in corpus for example in asked.examples]
    scores = out_of_fold(examples, RECIPE)
    plain = {**plain_of(examples, RECIPE), "bars": BARS}
    data = f"{told['labelled']} direct quotations of {', '.join(f.name for f in folders)}"
    card = {
        "what": "which of several who may be meant has spoken the words",
        "data": data,
        "folds": "five, by story",
        "figures": _figures(corpus, told, scores),
    }
    return [Trained(name=SPEAKERS_GATE, plain=plain, card=card)]


def _figures(
    corpus: Sequence[Asked], told: Counter[str], scores: Sequence[float]
) -> Mapping[str, float]:
    """Of all labelled quotations, those beside a name included: by the rules, and with the gate."""
    sure, named, labelled = told["right"], told["named"], told["labelled"]
    shown = right = by_rule = rule_right = place = 0
    for asked in corpus:
        own = scores[place : place + len(asked.options)]
        place += len(own)
        picked = pick(asked.options, own, BARS)
        by_rule += asked.options[0].rule
        rule_right += asked.options[0].rule and asked.examples[0].right
        shown += picked is not None
        right += picked is not None and asked.examples[picked].right
    return {
        "open to choice": len(corpus),
        "precision": round((sure + right) / (named + shown), 3),
        "recall": round((sure + right) / labelled, 3),
        "precision of the rules": round((sure + rule_right) / (named + by_rule), 3),
        "recall of the rules": round((sure + rule_right) / labelled, 3),
    }


def read_corpus(folders: Sequence[Path]) -> tuple[list[Asked], Counter[str]]:
    """Every labelled quotation that is found again and open to choice; how many are `labelled`, how
    many `named` beside them, and how many of these `right`."""
    asked: list[Asked] = []
    told: Counter[str] = Counter()
    for gold, articles in labelled_stories(folders):
        for printed in articles:
            labels = [row for row in gold["speakers"] if row["article"] == printed["id"]]
            article = _article(printed)
            told["labelled"] += len(labels)
            if labels and article:
                asked.extend(_asked(article, labels, gold["story"], told))
    return asked, told


def _article(printed: Printed) -> Article | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "article.txt")
        path.write_text(written(printed), encoding="utf-8")
        return read_article(path, path.name)[0]


def _asked(
    article: Article, labels: Sequence[Mapping[str, str]], story: str, told: Counter[str]
) -> Iterator[Asked]:
    walk, heard = _heard(article)
    for label in labels:
        k = _place(article, heard, label["text"])
        if k is None:
            continue
        options = options_of(walk, heard, k)
        if options:
            rights = [_is_right(walk, option.referent.span, label) for option in options]
            examples = (
                Example(story=story, signs=option.signs, right=right)
                for option, right in zip(options, rights, strict=True)
            )
            yield Asked(examples=tuple(examples), options=tuple(options))
        elif (found := heard[k].referent) is not None:
            told["named"] += 1
            told["right"] += _is_right(walk, found.span, label)


def _heard(article: Article) -> tuple[Walk, list[LooseWords]]:
    parsed = parse_article(article)
    findings = Findings(article=article.file)
    for step in ANALYSIS_STEPS[: ANALYSIS_STEPS.index(find_antecedents)]:
        findings = step(findings, parsed)
    return hear(findings, parsed)


def _place(article: Article, heard: Sequence[LooseWords], text: str) -> int | None:
    """The quotation that shares most with the labelled words."""
    wanted = Counter(WORD.findall(text.casefold()))
    best: tuple[float, int] | None = None
    for k, one in enumerate(heard):
        span = one.quotation.span
        words = Counter(WORD.findall(article.text[span.start : span.end].casefold()))
        shared = (words & wanted).total()
        least = min(words.total(), wanted.total())
        if least and shared >= SAME_WORDS * least:
            best = max(best or (0.0, -1), (shared / (words | wanted).total(), k))
    return best[1] if best else None


def _is_right(walk: Walk, span: Span, label: Mapping[str, str]) -> bool:
    """Whether a name holds the last word of the labelled one, or is its initials."""
    name, wanted = words_of_span(walk.stage, span), label["speaker"] or ""
    ours, theirs = WORD.findall(name.casefold()), WORD.findall(wanted.casefold())
    if not ours or not theirs:
        return False
    initials = "".join(word[0] for word in theirs)
    return theirs[-1] in ours or ours[-1] in theirs or set(ours) == {initials}
