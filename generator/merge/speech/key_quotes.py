"""Which quotations lead a briefing, by points that can be told (`quote_points.py`).

First come the sides of the first disputed point and who is quoted most, then the best of each
party that speaks, then the rest by points, at most `PER_SPEAKER` of one speaker. Words that say
nothing by themselves lead no briefing, nor do words that the summary shows already.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.language.grammar import PRINTED_WORD
from generator.language.names.gazetteer import look_up
from generator.language.words.standing_alone import SCRAP
from generator.merge.ground import Ground
from generator.merge.speech.quote_points import Weighed, central_terms, points_of_quote
from generator.records import Briefing, Position, Quotation, Span
from generator.spans import cut, overlaps

MOST_KEY_QUOTES = 6
"""Key quotes of one story."""
PER_SPEAKER = 2
MIN_WORDS, MAX_WORDS = 6, 80
"""A key quote makes a statement and is read at a glance; between these, length is nothing."""
MIN_POINTS = 4
OFTEN = 2
"""Quotations of one person from which on it is somebody whom readers look for."""
SAME_SHARE = 0.8
"""Share of its words that a quotation has in common with another that says the same."""
# origin: as the labelled corpora find a quotation again, 2026-11-29
HALF_SENTENCE = re.compile(r"\W*(?:and|or|nor|that|which|who|whose|whom|than|as|of)\b")
"""What the words open with when their beginning stands elsewhere: "and said the evidence was"."""
HALF_BEFORE = re.compile(
    r"\W*(?:As|If|When|While|Because|Although|Though|Since|Unless|Until)\b[^,.!?;:—–]*[,.]?\W*"
)
"""A clause whose main clause stands elsewhere: "As often as he says that it is a hoax,"."""


def choose_key_quotes(briefing: Briefing, ground: Ground) -> Briefing:
    """Marks the key quotes, each with its reasons; what the summary shows is none."""
    holders = [p.speaker.id for d in briefing.disputes for p in d.positions if p.speaker]
    evidence = tuple(s for d in briefing.disputes for p in d.positions for s in p.evidence[:2])
    subject = central_terms(ground.reports)
    points: dict[int, tuple[int, str]] = {}
    for k, quotation in enumerate(briefing.quotations):
        shown = _meets(quotation, briefing.summary)
        if shown or quotation.span in ground.keys or not _is_candidate(quotation, ground):
            continue
        weighed = Weighed(
            quotation=quotation,
            reports=ground.by_article,
            disputing=frozenset(holders),
            evidence=evidence,
            central=subject,
        )
        points[k] = points_of_quote(weighed)
    said = {k: _words_said(briefing.quotations[k], ground) for k in points}
    chosen = _choose_quotes(briefing, points, said)
    return replace(
        briefing,
        quotations=tuple(
            replace(q, key=True, key_why=chosen[k]) if k in chosen else _as_said(q, ground)
            for k, q in enumerate(briefing.quotations)
        ),
    )


def _as_said(quotation: Quotation, ground: Ground) -> Quotation:
    """As somebody says it; what repeats another is shown by that one."""
    by, leads = ground.keys.get(quotation.span, (quotation.by, False))
    if leads and quotation.repeats is None:
        why = "an editor chose it" if by == "editor" else "a reader chose it"
        return replace(quotation, key=True, key_why=why, by=by)
    return quotation


def _is_candidate(quotation: Quotation, ground: Ground) -> bool:
    """Words in marks, of a known speaker, not in copies only, not told by another passage."""
    report = ground.by_article[quotation.span.article]
    told = {span.article for span in (quotation.span, *quotation.variants)}
    own = any(ground.by_article[file].source.copy_of is None for file in told)
    known = quotation.kind != "indirect" and quotation.speaker is not None
    return (
        own
        and quotation.repeats is None
        and known
        and not _is_reported(quotation, report.article.text)
        and _says_something(quotation, report.article.text, ground)
    )


def _is_reported(quotation: Quotation, text: str) -> bool:
    """Words of a newspaper, or what somebody calls a thing: "the plan as “even-handed”"."""
    entry = look_up(quotation.speaker.name) if quotation.speaker else None
    verb = cut(text, quotation.cue.span) if quotation.cue else ""
    printed = verb.startswith("report") and "named body" in quotation.why
    paper = printed or (entry is not None and entry.kind == "outlet")
    return paper or (quotation.kind == "mixed" and quotation.why.startswith("naming behind"))


def _says_something(quotation: Quotation, text: str, ground: Ground) -> bool:
    """A statement that is read at a glance: no half sentence, no chant, no question, no post or
    caption; of a mixed quotation the words in marks count."""
    words = cut(text, quotation.span)
    said = PRINTED_WORD.findall(words.casefold())
    marked = [s for s in ground.quoted[quotation.span.article] if overlaps(s, quotation.span)]
    own = PRINTED_WORD.findall(" ".join(cut(text, stretch) for stretch in marked))
    return (
        len(said) <= MAX_WORDS
        and (len(said) if quotation.kind == "direct" else len(own)) >= MIN_WORDS
        and len(set(said[:MIN_WORDS])) >= MIN_WORDS - 1
        and not (_is_half(quotation, words) or _is_fragment(quotation, words))
        and not words.rstrip("”\"'’, ").endswith("?")
        and not SCRAP.search(words)
    )


def _is_half(quotation: Quotation, words: str) -> bool:
    """ "and said the evidence was"; "that the evidence was thin" behind its verb is a statement."""
    whole = quotation.why.startswith("clause behind") and words.startswith("that ")
    half = HALF_SENTENCE.match(words) or HALF_BEFORE.fullmatch(words)
    return half is not None and not whole


def _is_fragment(quotation: Quotation, words: str) -> bool:
    """Words in marks that begin in the middle of what was said."""
    first = next((c for c in words if c.isalnum()), "")
    return quotation.kind == "direct" and first.islower()


def _words_said(quotation: Quotation, ground: Ground) -> frozenset[str]:
    text = ground.by_article[quotation.span.article].article.text
    return frozenset(PRINTED_WORD.findall(cut(text, quotation.span).casefold()))


def _choose_quotes(
    briefing: Briefing,
    points: Mapping[int, tuple[int, str]],
    said: Mapping[int, frozenset[str]],
) -> dict[int, str]:
    """Number -> reasons, in the order of choice; no words a second time, whoever says them."""
    quotations = briefing.quotations
    ranked = sorted(points, key=lambda k: -points[k][0])
    good = [k for k in ranked if points[k][0] >= MIN_POINTS]
    wanted = [
        *_of_first_point(briefing, ranked),
        *_of_most_quoted(briefing, ranked),
        *_best_of_parties(quotations, good, points),
        *((k, "") for k in good),
    ]
    chosen: dict[int, str] = {}
    spoken: Counter[str] = Counter()
    for k, reason in wanted:
        speaker = quotations[k].speaker
        if k in chosen or speaker is None or spoken[speaker.id] >= PER_SPEAKER:
            continue
        if len(chosen) >= MOST_KEY_QUOTES:
            break
        if any(_are_same(said[k], said[other]) for other in chosen):
            continue
        reasons = "; ".join(filter(None, (points[k][1], reason)))
        chosen[k] = f"{points[k][0]} points: {reasons}"
        spoken[speaker.id] += 1
    return chosen


def _are_same(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= SAME_SHARE * min(len(one), len(other))


def _of_first_point(briefing: Briefing, ranked: Sequence[int]) -> Iterator[tuple[int, str]]:
    """For each side of the first disputed point its best words: evidence first, else a holder's."""
    sides: dict[object, list[Position]] = {}
    for place, position in enumerate(briefing.disputes[0].positions if briefing.disputes else ()):
        side = ("alone", place) if position.side is None else position.side
        sides.setdefault(side, []).append(position)
    for positions in sides.values():
        evidence = [span for position in positions for span in position.evidence]
        holders = {position.speaker.id for position in positions if position.speaker}
        spoken = [k for k in ranked if _speaker_id(briefing.quotations[k]) in holders]
        shown = [
            k for k in spoken if any(overlaps(briefing.quotations[k].span, s) for s in evidence)
        ]
        for k in (shown or spoken)[:1]:
            yield k, "a side of the first disputed point"


def _of_most_quoted(briefing: Briefing, ranked: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The best words of the person whom the story quotes most."""
    named = (q.speaker.id for q in briefing.quotations if q.speaker and not q.speaker.unnamed)
    counts = Counter(named)
    most = min(counts, key=lambda speaker: (-counts[speaker], speaker), default=None)
    if most is not None and counts[most] >= OFTEN:
        for k in [k for k in ranked if _speaker_id(briefing.quotations[k]) == most][:1]:
            yield k, "of who is quoted most"


def _best_of_parties(
    quotations: Sequence[Quotation], good: Sequence[int], points: Mapping[int, tuple[int, str]]
) -> Iterator[tuple[int, str]]:
    """The best words of each party that speaks, the strongest first."""
    sides: dict[str, int] = {}
    for k in good:
        sides.setdefault(_side_of_quotation(quotations[k]), k)
    for k in sorted(sides.values(), key=lambda k: (-points[k][0], k)):
        yield k, "the best of its side" if len(sides) > 1 else ""


def _meets(quotation: Quotation, spans: Sequence[Span]) -> bool:
    return any(overlaps(quotation.span, span) for span in spans)


def _speaker_id(quotation: Quotation) -> str:
    return quotation.speaker.id if quotation.speaker else ""


def _side_of_quotation(quotation: Quotation) -> str:
    speaker = quotation.speaker
    return (speaker.party or speaker.id) if speaker else ""
