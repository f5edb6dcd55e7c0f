"""Findings of one article as plain data: what `analyse --json` prints, a public format."""

from __future__ import annotations

from typing import Any

from generator.records import Article, DateMention, Findings, Quotation, Span


def findings_json(article: Article, findings: Findings) -> dict[str, Any]:
    """One JSON object: the text that offsets point into, and everything found in it."""

    def cut(span: Span | None) -> str | None:
        return article.text[span.start : span.end] if span else None

    def passage(span: Span) -> dict[str, Any]:
        return {"text": cut(span), "source": 1, "start": span.start, "end": span.end}

    def quotation(found: Quotation) -> dict[str, Any]:
        return passage(found.span) | {
            "kind": found.kind,
            "cue": cut(found.cue.span) if found.cue else None,
            "mention": cut(found.mention),
            "speaker": cut(found.antecedent),
            "why": found.why,
        }

    def date(found: DateMention) -> dict[str, Any]:
        return passage(found.span) | {"value": found.value, "assumed": found.assumed}

    return {
        "article": article.file,
        "text": article.text,
        "quotations": [quotation(found) for found in findings.quotations],
        "dates": [date(found) for found in findings.dates],
        "names": [passage(found.span) | {"kind": found.kind} for found in findings.names],
        "sentences": [passage(found.span) for found in findings.sentences],
    }
