"""The findings JSON, a public format: what `analyse --json` prints of one article."""

from typing import Any

from generator.records import Article, Findings, Quotation, Span
from generator.render.exports.story_json import picked, record_cutter


def findings_json(article: Article, findings: Findings) -> dict[str, Any]:
    """What `analyse --json` prints: the text that offsets point into, and what was found in it."""
    cut = record_cutter({article.file: 1}, {article.file: article})

    def words(span: Span | None) -> str | None:
        return article.text[span.start : span.end] if span else None

    def quotation(found: Quotation) -> dict[str, Any]:
        return cut(found.span) | {
            "kind": found.kind,
            "cue": words(found.cue.span if found.cue else None),
            "mention": words(found.mention),
            "speaker": words(found.antecedent),
            "why": found.why,
        }

    return {
        "article": article.file,
        "text": article.text,
        "quotations": [quotation(found) for found in findings.quotations],
        "dates": [cut(found.span) | picked(found, "value", "assumed") for found in findings.dates],
        "names": [cut(found.span) | {"kind": found.kind} for found in findings.names],
        "sentences": [cut(found.span) for found in findings.sentences],
    }
