"""Every decision behind one story, with the rule that made it and the words it was made on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from generator.merge.disputes.judging import JudgedPair, JudgedPoint
from generator.records import Article, Briefing, Dispute, Quotation, Span, Thread
from generator.render.exports.judged import RULE_WORDS, pairs_in_words, points_in_words
from generator.render.exports.story_json import as_text, dispute_json

WIDTH_TOLD = 160
"""Code points of a passage that are shown before it is cut with an ellipsis."""

CutWords = Callable[[Span], str]


def explain(
    briefing: Briefing, points: Sequence[JudgedPoint], articles: Mapping[str, Article]
) -> str:
    """The decisions as plain text, one block a part of the page."""
    cut = _cutter(briefing, articles)
    blocks = (
        ("Sources", _sources_told(briefing)),
        ("Editor", iter(briefing.editor)),
        ("Notices", iter(briefing.notices)),
        ("Disputed points", _disputes_told(briefing, cut)),
        ("Weighed", points_in_words(points, cut)),
        ("Quotations", _quotations(briefing, cut)),
        ("Agreed", (f"{cut(a.evidence[0])}\n    rule: {a.why}" for a in briefing.agreed)),
        ("Updates", (f"{u.issue}\n    rule: {u.why}" for u in briefing.updates)),
        ("Figures that differ", (f"{u.issue}\n    {u.why}" for u in briefing.reasoned)),
        ("Thread", _thread_told(briefing.thread)),
    )
    lines = [f"story {briefing.id}"]
    for heading, entries in blocks:
        found = [f"  {entry}" for entry in entries]
        lines += ["", heading, *(found or ["  none"])]
    return "\n".join(lines)


def explain_about(
    briefing: Briefing, pairs: Sequence[JudgedPair], articles: Mapping[str, Article]
) -> str:
    """Why passages are a disputed point, or none."""
    told = list(pairs_in_words(pairs, _cutter(briefing, articles)))
    return "\n\n".join(told or ["no passage that can be compared has these words"])


def explain_json(
    briefing: Briefing, points: Sequence[JudgedPoint], articles: Mapping[str, Article]
) -> str:
    """The points and the suggestions in one form, then every score beside its bar."""
    numbers = {source.article: source.number for source in briefing.sources}

    def cut(span: Span) -> dict[str, Any]:
        text = articles[span.article].text[span.start : span.end]
        number = numbers[span.article]
        return {"text": text, "source": number, "start": span.start, "end": span.end}

    return as_text(
        {
            "id": briefing.id,
            "disputes": [dispute_json(d, cut) for d in briefing.disputes],
            "suggestions": [dispute_json(d, cut) for d in briefing.suggestions],
            "weighed": [
                {
                    "issue": point.heading,
                    "status": point.status,
                    "score": point.score,
                    "bar": point.bar,
                    "signs": {part.sign: part.points for part in point.parts},
                }
                for point in points
            ],
        }
    ).rstrip()


def _cutter(briefing: Briefing, articles: Mapping[str, Article]) -> CutWords:
    numbers = {source.article: source.number for source in briefing.sources}

    def cut(span: Span) -> str:
        words = " ".join(articles[span.article].text[span.start : span.end].split())
        short = words if len(words) <= WIDTH_TOLD else words[: WIDTH_TOLD - 1] + "…"
        return f"[{numbers[span.article]}:{span.start}-{span.end}] {short}"

    return cut


def _sources_told(briefing: Briefing) -> Iterator[str]:
    reasons = briefing.why or ("",) * len(briefing.sources)
    for source, reason in zip(briefing.sources, reasons, strict=True):
        copy = f"; copy of {source.copy_of}: {source.why}" if source.copy_of else ""
        yield f"{source.number} {source.article}: {reason}{copy}"


def _disputes_told(briefing: Briefing, cut: CutWords) -> Iterator[str]:
    for dispute in briefing.disputes:
        heading = f"{dispute.issue} ({dispute.kind}, {dispute.type})"
        rule = RULE_WORDS.get(dispute.why, dispute.why)
        yield f"{heading}\n    rule: {rule}; {dispute.hardness}{_sides_told(dispute, cut)}"


def _thread_told(thread: Thread | None) -> Iterator[str]:
    """The stories of one matter beside this one, each with what both tell of."""
    if thread:
        yield f"{thread.id}: {thread.title}; put together by the {thread.by}"
        for one in thread.along:
            yield f"with {one.story}: {', '.join(one.shared) or 'named by the editor'}"


def _sides_told(dispute: Dispute, cut: CutWords) -> str:
    return "".join(
        f"\n    {position.holder}: {cut(span)}"
        for position in dispute.positions
        for span in position.evidence
    )


def _quotations(briefing: Briefing, cut: CutWords) -> Iterator[str]:
    for quotation in briefing.quotations:
        yield f"{cut(quotation.span)}\n    {_speaker_told(quotation, cut)}"


def _speaker_told(quotation: Quotation, cut: CutWords) -> str:
    who = quotation.speaker.name if quotation.speaker else "speaker not determined"
    mention = f", named there as {cut(quotation.mention)}" if quotation.mention else ""
    key = f"\n    key quote: {quotation.key_why}" if quotation.key else ""
    return f"{who}{mention}\n    rule: {quotation.why or 'none'}{key}"
