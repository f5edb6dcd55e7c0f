"""A text without full stops is no sentence: it is kept whole and nothing is read into it."""

from generator.analyse import analyse
from generator.analyse.claims import LONGEST_CLAIM_SENTENCE
from generator.records import Article, Span


def article(text: str) -> Article:
    whole = Span(article="a.txt", start=0, end=len(text))
    return Article(file="a.txt", text=text, sha256="0", paragraphs=(whole,))


def test_an_endless_sentence_makes_one_plain_claim_and_loses_nothing() -> None:
    text = "the mayor denied the report and " * LONGEST_CLAIM_SENTENCE + "left"
    findings = analyse(article(text))
    long = [c for c in findings.claims if c.span.end - c.span.start > len(text) // 2]
    assert [claim.acts for claim in long] == [()] * len(long)
    covered = sum(s.span.end - s.span.start for s in findings.sentences)
    assert covered >= len(text) * 0.99


def test_a_usual_sentence_is_looked_into() -> None:
    findings = analyse(article("The mayor denied the report on Monday."))
    assert [act.kind for claim in findings.claims for act in claim.acts] == ["deny"]
