"""One Article -> Findings: sentences, names, quotations, claims and dates, in visible steps."""

import importlib

from generator.records import Article, Findings


def analyse(article: Article) -> Findings:
    """All findings of one article. Pure: the same article gives the same findings.

    The steps are loaded when they are first needed: spaCy takes longer than a build in which
    nothing changed.
    """
    findings: Findings = importlib.import_module("generator.analyse.steps").find_all(article)
    return findings
