"""Every decision behind one story, with the rule that made it and the words it was made on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, repeat

from generator.interface import say_remark
from generator.learned.gate import Part, chance
from generator.merge.disputes.judging import JudgedPair, JudgedPoint
from generator.merge.disputes.present import LIKELY
from generator.merge.disputes.rules import RULES, is_told
from generator.records import Article, Briefing, Dispute, Span, Thread
from generator.render.exports.story_json import as_text, dispute_json, record_cutter, why_in_words
from generator.render.reasons_told import say_key, say_origin, say_placement
from generator.render.site import numbers_of
from generator.spans import overlaps

WIDTH_TOLD = 160
"""Code points of a passage that are shown before it is cut with an ellipsis."""

CutPassage = Callable[[Span], str]
ADDED = {"added": "an editor or a reader added it"}
RULE_WORDS = {rule.name: rule.words for rule in RULES} | ADDED
"""Literal name of a rule -> what it says."""
REASON_WORDS = {
    "one voice": "both are of one voice: nobody stands against himself",
    "no comment": "one of them says nothing to it",
    "not known whose words": "it is not known whose words one of them is",
    "same words": "both are the same words",
    "same said again": "the same said again",
    "more precise": "one tells more precisely what the other tells",
    "condition": "one holds only under a condition",
    "later state": "one tells of a later or an earlier state",
    "one more of a list": "one adds one more item",
    "other period": "they tell of different periods",
    "two things of one name": "they speak of two things of one name",
    "other scope": "they speak of two of one kind, or of different parts: the north, the south",
    "nothing in common": "they have no term in common and stand far apart",
    "better passages": "other passages of their voices, or better points, came before them",
}
"""Literal name of a reason -> what it says; those of figures say it themselves."""


def explain(
    briefing: Briefing, points: Sequence[JudgedPoint], articles: Mapping[str, Article]
) -> str:
    """The decisions as plain text, one block a part of the page."""
    cut = _cutter(briefing, articles)
    blocks = (
        ("Sources", _sources_told(briefing)),
        ("Editor", map(say_remark, briefing.editor)),
        ("Notices", map(say_remark, briefing.notices)),
        ("Disputed points", _points_told(briefing, cut)),
        ("Weighed", points_in_words(points, cut)),
        ("Quotations", _quotations(briefing, cut)),
        ("Agreed", (f"{cut(a.evidence[0])}\n    rule: {why_in_words(a)}" for a in briefing.agreed)),
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
    told = list(pairs_in_words(pairs, briefing.disputes, _cutter(briefing, articles)))
    return "\n\n".join(told or ["no passage that can be compared has these words"])


def explain_json(
    briefing: Briefing, points: Sequence[JudgedPoint], articles: Mapping[str, Article]
) -> str:
    """The points and the suggestions in one form, then every score beside its bar."""
    cut = record_cutter(numbers_of(briefing), articles)
    return as_text(
        {
            "id": briefing.id,
            "disputes": [dispute_json(d, cut) for d in briefing.disputes],
            "suggestions": [dispute_json(d, cut) for d in briefing.suggestions],
            "weighed": [
                {
                    "issue": point.heading,
                    "status": point.weighed.status,
                    "score": point.weighed.score,
                    "bar": point.weighed.bar,
                    "likeliest_pair": point.weighed.odds,
                    "suggested_from": point.suggested,
                    "signs": {part.sign: part.points for part in point.parts},
                }
                for point in points
            ],
        }
    ).rstrip()


def _cutter(briefing: Briefing, articles: Mapping[str, Article]) -> CutPassage:
    numbers = numbers_of(briefing)

    def cut(span: Span) -> str:
        words = " ".join(articles[span.article].text[span.start : span.end].split())
        short = words if len(words) <= WIDTH_TOLD else words[: WIDTH_TOLD - 1] + "…"
        return f"[{numbers[span.article]}:{span.start}-{span.end}] {short}"

    return cut


def _sources_told(briefing: Briefing) -> Iterator[str]:
    reasons = [f"{placed.why}: {say_placement(placed)}" for placed in briefing.why]
    for source, reason in zip(briefing.sources, chain(reasons, repeat("")), strict=False):
        copy = f"; copy of {source.copy_of}: {say_origin(source)}" if source.copy_of else ""
        yield f"{source.number} {source.article}: {reason}{copy}"


def _points_told(briefing: Briefing, cut: CutPassage) -> Iterator[str]:
    for dispute in briefing.disputes:
        heading = f"{dispute.issue} ({dispute.kind}, {dispute.type})"
        rule = RULE_WORDS.get(dispute.why, dispute.why)
        sides = [f"{p.holder}: {cut(span)}" for p in dispute.positions for span in p.evidence]
        shown = dispute.hardness if is_told(dispute) else "perhaps disputed"
        yield "\n    ".join([heading, f"rule: {rule}; {shown}", *sides])


def _thread_told(thread: Thread | None) -> Iterator[str]:
    """The stories of one matter beside this one, each with what both tell of."""
    if thread:
        yield f"{thread.id}: {thread.title}; put together by the {thread.by}"
        for one in thread.along:
            yield f"with {one.story}: {', '.join(one.shared) or 'named by the editor'}"


def _quotations(briefing: Briefing, cut: CutPassage) -> Iterator[str]:
    for quotation in briefing.quotations:
        who = quotation.speaker.name if quotation.speaker else "speaker not determined"
        mention = f", named there as {cut(quotation.mention)}" if quotation.mention else ""
        key = f"\n    key quote: {say_key(quotation)}" if quotation.key else ""
        why = quotation.why or "none"
        yield f"{cut(quotation.span)}\n    {who}{mention}\n    rule: {why}{key}"


def points_in_words(points: Sequence[JudgedPoint], cut: CutPassage) -> Iterator[str]:
    for point in points:
        sides = point.weighed.point
        lines = (
            f"{point.weighed.status}: {point.heading or 'no words for a heading'}",
            f"{_of_point(point)}{_signs(point.parts)}",
            *_reasons_told(point.weighed.reasons, point.reasons),
            *map(cut, [*sides.facing, *sides.against][:2]),
        )
        yield "\n    ".join(lines)


def _of_point(point: JudgedPoint) -> str:
    weighed = point.weighed
    what = "words of dispute show" if weighed.point.anchors else "only stands at odds"
    more = f"; likeliest pair {_beside(weighed.odds, LIKELY)} of what is told"
    more += "; better points have its passages" if weighed.repeats else ""
    if weighed.status != "shown":
        more += f"; suggested from {_odds(point.suggested)} on"
    return f"score {_beside(weighed.score, weighed.bar)} for what {what}{more}"


def pairs_in_words(
    pairs: Sequence[JudgedPair], disputes: Sequence[Dispute], cut: CutPassage
) -> Iterator[str]:
    """`disputes` are those of the page."""
    for pair in pairs:
        lines = [cut(pair.one), cut(pair.other), *_verdict(pair, disputes)]
        yield "\n    ".join(lines)


def _verdict(pair: JudgedPair, disputes: Sequence[Dispute]) -> Iterator[str]:
    shown = next((d for d in disputes if _faces(d, pair)), None)
    if shown is not None:
        yield f"both sides of a point of the page: {shown.issue}"
    else:
        yield "no point of the page has them on two sides"
    names = [shown.why] if shown else []
    for name in dict.fromkeys((*names, *(rule.removeprefix("rule ") for rule in pair.rules))):
        yield f"rule: {RULE_WORDS.get(name, name)}"
    if pair.point is not None:
        yield f"weighed, {pair.point.weighed.status}: {_of_point(pair.point)}"
        yield from _reasons_told(pair.point.weighed.reasons, pair.point.reasons)
    if pair.score is not None and pair.bars is not None:
        bar = f"{_beside(pair.score, pair.bars.pair)} of the pairs that count between their voices"
        yield f"the two alone: score {bar}{_signs(pair.parts)}"
        against = "at least" if pair.bars.strength >= pair.bars.voices else "below"
        yield (
            f"their voices: strength {pair.bars.strength:.2f}, {against} the bar "
            f"{pair.bars.voices:.2f} of those that are looked at"
        )
    yield from _reasons_told(pair.sure, pair.reasons)


def _reasons_told(sure: Sequence[str], others: Sequence[str]) -> Iterator[str]:
    for told, reasons in (("none", sure), ("may be none", others)):
        for reason in reasons:
            yield f"{told}: {REASON_WORDS.get(reason) or 'of their figures, ' + reason}"


def _faces(dispute: Dispute, pair: JudgedPair) -> bool:
    """Whether the two stand in positions of two sides, or in two that have no sides."""
    one, other = (
        [p for p in dispute.positions if any(overlaps(span, e) for e in p.evidence)]
        for span in (pair.one, pair.other)
    )
    return any(a is not b and (a.side != b.side or a.side is None) for a in one for b in other)


def _beside(score: float, bar: float) -> str:
    return f"{_odds(score)}, {'at least' if score >= bar else 'below'} the bar {_odds(bar)}"


def _odds(score: float) -> str:
    """Log-odds with the chance that they stand for: `0.41 (60 %)`."""
    return f"{score:.2f} ({round(100 * chance(score))} %)"


def _signs(found: Sequence[Part]) -> str:
    told = ", ".join(f"{part.sign} {part.points:+.2f}" for part in found)
    return f"; signs: {told}" if told else ""
