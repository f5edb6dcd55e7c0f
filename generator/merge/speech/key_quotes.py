"""Which quotations lead a briefing, by points that can be told.

First come the sides of the first disputed point and who is quoted most, then the best of each
party that speaks, then the rest by points, at most `PER_SPEAKER` of one speaker. Words that say
nothing by themselves lead no briefing, nor do words that the summary shows already.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.language.grammar import PRINTED_WORD
from generator.language.names.gazetteer import look_up
from generator.language.words.news_words import news_share, stop_words
from generator.language.words.standing_alone import SCRAP
from generator.merge.disputes.rules import is_told
from generator.merge.ground import Ground
from generator.merge.point_sides import sides_of
from generator.records import IN_SEVERAL, Briefing, KeyReasons, Quotation, Report, Span, Speaker
from generator.spans import cut, overlaps

MOST_KEY_QUOTES = 6
"""Key quotes of one story."""
PER_SPEAKER = 2
MIN_WORDS, MAX_WORDS = 6, 80
"""A key quote makes a statement and is read at a glance; between these, length is nothing."""
MIN_POINTS = 4
OPENING = 0.34
"""Share of an article's text that counts as its opening."""
# origin: set by hand, 2026-11-21; a fifth less changes 7 of 21 real stories, a quarter more 11
CENTRAL_TERMS = 8
"""How many of the story's commonest content words count as its subject."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteSetting:
    """What a quotation's points are given for."""

    reports: Mapping[str, Report]
    disputing: frozenset[str]
    """Ids of the speakers who hold a position in a dispute."""
    evidence: tuple[Span, ...]
    central: frozenset[str]


def choose_key_quotes(briefing: Briefing, ground: Ground) -> Briefing:
    """Marks the key quotes, each with its reasons; what the summary shows is none."""
    told = replace(briefing, disputes=tuple(filter(is_told, briefing.disputes)))
    positions = [p for dispute in told.disputes for p in dispute.positions]
    setting = QuoteSetting(
        reports=ground.by_article,
        disputing=frozenset(p.speaker.id for p in positions if p.speaker),
        evidence=tuple(span for p in positions for span in p.evidence[:2]),
        central=_central_terms(ground.reports),
    )
    points = {
        k: _points_of_quote(q, q.speaker, setting)
        for k, q in enumerate(briefing.quotations)
        if q.speaker and not _meets(q, briefing.summary) and _is_candidate(q, ground)
    }
    said = {k: _words_said(briefing.quotations[k], ground) for k in points}
    chosen = _choose_quotes(told, points, said)
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
        return replace(quotation, key=True, by=by)
    return quotation


def _is_candidate(quotation: Quotation, ground: Ground) -> bool:
    """Words in marks of which nobody said anything, not in copies only, not told by another
    passage."""
    text = ground.by_article[quotation.span.article].article.text
    return (
        quotation.span not in ground.keys
        and quotation.kind != "indirect"
        and quotation.repeats is None
        and bool(_independent_files(quotation, ground.by_article))
        and not _is_reported(quotation, text)
        and _says_something(quotation, text, ground)
    )


def _independent_files(quotation: Quotation, reports: Mapping[str, Report]) -> list[str]:
    """Articles that have it and are no copies."""
    files = {span.article for span in (quotation.span, *quotation.variants)}
    return [file for file in files if reports[file].source.copy_of is None]


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
    given: Mapping[int, KeyReasons],
    said: Mapping[int, frozenset[str]],
) -> dict[int, KeyReasons]:
    """Number -> reasons, in the order of choice; no words a second time, whoever says them."""
    quotations = briefing.quotations
    points = {k: reasons.points for k, reasons in given.items()}
    ranked = sorted(points, key=lambda k: -points[k])
    good = [k for k in ranked if points[k] >= MIN_POINTS]
    wanted = [
        *_of_first_point(briefing, ranked),
        *_of_most_quoted(briefing, ranked),
        *_best_of_parties(quotations, good, points),
        *((k, "") for k in good),
    ]
    chosen: dict[int, KeyReasons] = {}
    spoken: Counter[str] = Counter()
    for k, reason in wanted:
        speaker = quotations[k].speaker
        if k in chosen or speaker is None or spoken[speaker.id] >= PER_SPEAKER:
            continue
        if len(chosen) >= MOST_KEY_QUOTES:
            break
        if any(_are_same(said[k], said[other]) for other in chosen):
            continue
        chosen[k] = replace(given[k], names=(*given[k].names, *filter(None, [reason])))
        spoken[speaker.id] += 1
    return chosen


def _are_same(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= SAME_SHARE * min(len(one), len(other))


def _of_first_point(briefing: Briefing, ranked: Sequence[int]) -> Iterator[tuple[int, str]]:
    """For each side of the first disputed point its best words: evidence first, else a holder's."""
    for positions in sides_of(briefing.disputes[0].positions) if briefing.disputes else ():
        evidence = [span for position in positions for span in position.evidence]
        holders = {position.speaker.id for position in positions if position.speaker}
        spoken = [k for k in ranked if _speaker_id(briefing.quotations[k]) in holders]
        shown = [k for k in spoken if _meets(briefing.quotations[k], evidence)]
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
    quotations: Sequence[Quotation], good: Sequence[int], points: Mapping[int, int]
) -> Iterator[tuple[int, str]]:
    """The best words of each party that speaks, the strongest first."""
    sides: dict[str, int] = {}
    for k in good:
        sides.setdefault(_side_of_quotation(quotations[k]), k)
    for k in sorted(sides.values(), key=lambda k: (-points[k], k)):
        yield k, "the best of its side" if len(sides) > 1 else ""


def _meets(quotation: Quotation, spans: Sequence[Span]) -> bool:
    return any(overlaps(quotation.span, span) for span in spans)


def _speaker_id(quotation: Quotation) -> str:
    return quotation.speaker.id if quotation.speaker else ""


def _side_of_quotation(quotation: Quotation) -> str:
    speaker = quotation.speaker
    return (speaker.party or speaker.id) if speaker else ""


# --- points -------------------------------------------------------------------------------------


def _points_of_quote(quotation: Quotation, speaker: Speaker, setting: QuoteSetting) -> KeyReasons:
    """What speaks for it; two points for each further independent source, four at most."""
    span = quotation.span
    text = setting.reports[span.article].article.text
    sources = len(_independent_files(quotation, setting.reports))
    states, terms = _meets(quotation, setting.evidence), _terms_of_quote(cut(text, span))
    given = {
        "speaks for a party": 2 - speaker.unnamed if speaker.party else 0,
        "a named speaker": not (speaker.party or speaker.unnamed),
        "in the speaker's own words": quotation.kind == "direct",
        "states a side of a disputed point": 3 * states,
        "from a side of a disputed point": not states and speaker.id in setting.disputing,
        IN_SEVERAL: min(2 * (sources - 1), 4),
        "opens a report": span.start <= OPENING * len(text),
        "on the story's subject": len(setting.central & terms) > 1,
    }
    names = tuple(name for name, points in given.items() if points)
    return KeyReasons(points=sum(given.values()), names=names, sources=sources)


def _central_terms(reports: Sequence[Report]) -> frozenset[str]:
    """Words that many of the articles open with and that news at large seldom uses."""
    texts = [report.article.text for report in reports]
    used = Counter(t for text in texts for t in _terms_of_quote(text[: int(OPENING * len(text))]))
    told = {term: count * (1 - news_share().get(term, 0.0)) for term, count in used.items()}
    return frozenset(sorted(told, key=lambda term: (-told[term], term))[:CENTRAL_TERMS])


def _terms_of_quote(text: str) -> set[str]:
    words = {word.casefold() for word in PRINTED_WORD.findall(text)}
    return {w for w in words if w not in stop_words() and len(w) > 2}
