"""Words a second of the analysis, against the bare spaCy pipeline on the same paragraphs."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.archive import reports, write_archive
from benchmarks.measure import growth
from generator.analyse import analyse
from generator.build import analyse_all
from generator.language.parse import load_parser
from generator.read import read
from generator.records import Article, Span
from generator.store import Store
from generator.work import copies

SAMPLE = 100
"""Articles; about 35,000 words."""
BACKLOG = 300
"""Articles for two processes: loading the model, 1 s in each, is then a twentieth of the work."""
ROUNDS = 2
LENGTHS = (25_000, 50_000, 100_000, 200_000)
"""Characters of a single paragraph."""


def sample(folder: Path, count: int = SAMPLE) -> list[Article]:
    """Articles as the generator reads them."""
    write_archive(folder, count, seed=7)
    return list(read(folder)[0].articles)


def against_spacy(articles: Sequence[Article]) -> tuple[float, float]:
    """(words a second of the bare pipeline, share of that which analysis reaches), one core.

    The two take turns, and the best of each counts: other work on the machine slows both.
    """
    nlp = load_parser()
    texts = [[a.text[s.start : s.end] for s in a.paragraphs] for a in articles]
    words = sum(len(text.split()) for group in texts for text in group)
    list(nlp.pipe(texts[0]))
    bare, ours = [], []
    for _ in range(ROUNDS):
        start = time.process_time()
        for group in texts:
            list(nlp.pipe(group, batch_size=32))
        middle = time.process_time()
        for article in articles:
            analyse(article)
        bare.append(middle - start)
        ours.append(time.process_time() - middle)
    return words / min(bare), min(bare) / min(ours)


def two_processes(articles: Sequence[Article]) -> float:
    """How much faster two processes are than one, each with its start and its loading."""
    seconds = []
    for jobs in (1, 2):
        start = time.perf_counter()
        analyse_all(articles, Store(), copies(jobs))
        seconds.append(time.perf_counter() - start)
    return seconds[0] / seconds[1]


def growth_with_length() -> float:
    """The exponent of time over the length of one paragraph."""
    text = " ".join(report.text.replace("\n", " ") for report in reports(150, seed=9))
    seconds = []
    for length in LENGTHS:
        cut = text[:length]
        whole = Span(article="long.txt", start=0, end=len(cut))
        article = Article(file="long.txt", text=cut, sha256="", paragraphs=(whole,))
        start = time.process_time()
        analyse(article)
        seconds.append(time.process_time() - start)
    return growth(LENGTHS, seconds)
