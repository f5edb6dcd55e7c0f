"""The story JSON, a public format: every passage with its source number and code point offsets."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from generator.interface import INTERFACES, in_language, say_count, say_remark
from generator.merge.disputes.rules import is_told
from generator.records import (
    Agreement,
    Amendment,
    Article,
    Briefing,
    Correction,
    Dispute,
    Outline,
    Position,
    Quotation,
    Remark,
    Source,
    Span,
    Speaker,
    Thread,
    TimelineEvent,
    Update,
)
from generator.render.addresses import story_address
from generator.render.cut import title_of
from generator.render.reasons_told import say_key
from generator.render.site import numbers_of

SCHEMA_VERSION = "1.2"
"""Of the data files: the first number changes when a field goes or means something else."""
CutRecord = Callable[[Span], dict[str, Any]]


def story_json(
    briefing: Briefing,
    articles: Mapping[str, Article],
    slugs: Mapping[str, str],
    names: Sequence[Mapping[str, Any]],
) -> str:
    """One story as published under data/stories/; `names` tell where each speaker's is from."""
    cut = record_cutter(numbers_of(briefing), articles)
    return as_text(
        {
            "schema": SCHEMA_VERSION,
            "id": briefing.id,
            "address": story_address(briefing.id),
            "data": f"data/stories/{briefing.id}.json",
            "title": title_of(briefing, articles),
            **picked(briefing, "titled_by", "updated"),
            "editor": _in_english(briefing.editor),
            "reading": picked(briefing.reading, "name", "kind", "read"),
            "notices": _in_english(briefing.notices),
            "tags": briefing.tags,
            "sources": [_source(s, articles[s.article], slugs) for s in briefing.sources],
            "summary": [cut(span) for span in briefing.summary],
            "quotations": [_quotation_json(q, cut) for q in briefing.quotations],
            "disputes": [dispute_json(d, cut) for d in briefing.disputes],
            "updates": [_evidence_json(u, cut) | {"issue": u.issue} for u in briefing.updates],
            "reasoned": [_evidence_json(u, cut) | {"issue": u.issue} for u in briefing.reasoned],
            "denials": [_quotation_json(q, cut) for q in briefing.denials],
            "agreed": [_evidence_json(a, cut) | {"by": a.by} for a in briefing.agreed],
            "single": [cut(span) for span in briefing.single],
            "not_known": [cut(span) for span in briefing.not_known],
            "superseded": [[cut(span) for span in u.evidence] for u in briefing.updates],
            "planned": [cut(e.evidence[0]) for e in briefing.timeline if e.planned and e.evidence],
            "corrections": [_correction(c, cut) for c in briefing.corrections],
            "timeline": [_event(event, cut) for event in briefing.timeline],
            "names": names,
            **picked(briefing, "places", "bodies", "related"),
            "thread": _thread_json(briefing.thread),
            "note": briefing.note,
            "correction": corrected(briefing.amended),
            "withheld": [{"source": w.source, "hidden": w.passages} for w in briefing.withheld],
        }
    )


def _in_english(remarks: Sequence[Remark]) -> list[str]:
    """In one language whatever the pages speak, as all words of ours in the data are."""
    with in_language(INTERFACES[0]):
        return [say_remark(remark) for remark in remarks]


def record_cutter(numbers: Mapping[str, int], articles: Mapping[str, Article]) -> CutRecord:
    """A function span -> its words with their place and the number of their source."""

    def cut(span: Span) -> dict[str, Any]:
        text, number = articles[span.article].text[span.start : span.end], numbers[span.article]
        return {"text": text, "source": number, "start": span.start, "end": span.end}

    return cut


def picked(record: object, *names: str) -> Any:
    """Fields of a record under their own names; None where there is no record."""
    return None if record is None else {name: getattr(record, name) for name in names}


def _thread_json(thread: Thread | None) -> dict[str, Any] | None:
    if thread is None:
        return None
    return {
        **picked(thread, "id", "title"),
        "address": f"threads/{thread.id}/",
        "by": thread.by,
        "along": [picked(one, "story", "shared") for one in thread.along],
    }


def corrected(amended: Sequence[Amendment]) -> list[dict[str, Any]]:
    """The editor's corrections as schema.org has them."""
    return [
        {"@type": "CorrectionComment", "text": one.words, "datePublished": one.date}
        for one in amended
    ]


_json_line: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False).encode


def as_text(data: Mapping[str, Any]) -> str:
    """JSON as published: UTF-8, final newline, keys in the order given.

    A key a line, and an entry a line where a key holds a list: readable, quick to write, and a
    changed passage is a changed line.
    """
    lines = [f"{_json_line(key)}: {_json_list(value)}" for key, value in data.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _json_list(value: Any) -> str:
    if not isinstance(value, list | tuple) or not value:
        return _json_line(value)
    return "[\n" + ",\n".join(map(_json_line, value)) + "\n]"


def _source(source: Source, article: Article, slugs: Mapping[str, str]) -> dict[str, Any]:
    head = article.headline
    return {
        "number": source.number,
        "article": article.file,
        "slug": slugs[article.file],
        **picked(article, "sha256", "outlet"),
        "headline": article.text[head.start : head.end] if head else None,
        "url": article.url,
        "published": article.published or source.dateline_day,
        "published_from": article.published_from or ("dateline" if source.dateline_day else None),
        **picked(article, "kind", "author", "licence"),
        "copy_of": source.copy_of,
        "removed": removed_json(article),
    }


def removed_json(article: Article) -> list[dict[str, Any]]:
    """What was taken out of an article, and why."""
    return [{"reason": r.reason, **picked(r.span, "start", "end")} for r in article.removals]


def _who_says(speaker: Speaker | None, cut: CutRecord) -> dict[str, Any]:
    """`speaker`; where several say it together it is null, and `speakers` has each of them."""
    if speaker is None or not speaker.together:
        return {"speaker": _speaker_json(speaker, cut) if speaker else None}
    each = [_speaker_json(one, cut) | {"joint": True} for one in speaker.together]
    return {"speaker": None, "speakers": each}


def _speaker_json(speaker: Speaker, cut: CutRecord) -> dict[str, Any]:
    printed = cut(speaker.role) if speaker.role else None
    role = printed["text"] if printed else speaker.role_by_editor
    known = {"name": speaker.name, "role": role, "role_at": printed, "party": speaker.party}
    if not speaker.unnamed:
        return {"id": speaker.id, **known}
    because = speaker.unnamed_because
    told = {"unnamed_because": cut(because)} if because else {}
    return {"id": None, **known, "unnamed": True, **told}


def _quotation_json(quotation: Quotation, cut: CutRecord) -> dict[str, Any]:
    return cut(quotation.span) | {
        "kind": quotation.kind,
        **_with_place("cue", quotation.cue.span if quotation.cue else None, cut),
        **_with_place("mention", quotation.mention, cut),
        **_who_says(quotation.speaker, cut),
        "key": quotation.key,
        "variants": [cut(span) for span in quotation.variants],
        **picked(quotation, "by", "why"),
        **({"key_why": why} if (why := say_key(quotation)) else {}),
        **({"repeats": cut(quotation.repeats)} if quotation.repeats else {}),
    }


def _with_place(key: str, span: Span | None, cut: CutRecord) -> dict[str, Any]:
    """Words beside a quotation, and their place."""
    place = cut(span) if span else None
    return {key: place["text"] if place else None, f"{key}_at": place}


def dispute_json(dispute: Dispute, cut: CutRecord) -> dict[str, Any]:
    return {
        **picked(dispute, "issue", "kind", "type"),
        "positions": [
            {
                "holder": _holder_told(position),
                "side": position.side,
                **_who_says(position.speaker, cut),
                "evidence": [cut(span) for span in position.evidence],
            }
            for position in dispute.positions
        ],
        **picked(dispute, "why", "hardness", "importance"),
        "resolved": picked(dispute.resolved, "date", "source", "url"),
        **picked(dispute, "by", "headed_by"),
        "by_editor": "editor" in (dispute.by, dispute.headed_by),
        "told": is_told(dispute),
    }


def _holder_told(position: Position) -> str:
    """The holder, and in brackets for whom it speaks where that says more: `Ann Lee (Weil)`; not
    behind a party's own people: `Democrats`."""
    speaker = position.speaker
    party = speaker.party if speaker else None
    if not party or speaker is None or speaker.name == party:
        return position.holder
    if f" {party} ".casefold() in f" {position.holder} ".casefold():
        return position.holder
    return f"{position.holder} ({party})"


def _evidence_json(record: Agreement | Update, cut: CutRecord) -> dict[str, Any]:
    with in_language(INTERFACES[0]):
        why = why_in_words(record)
    return {"evidence": [cut(span) for span in record.evidence], "why": why}


def why_in_words(record: Agreement | Update) -> str:
    """Why sentences are one fact, or figures no dispute."""
    if not isinstance(record, Agreement) or not record.shared:
        return record.why
    shared = ", ".join(record.shared)
    return say_count(len(record.evidence), "terms_shared", rule=record.why, terms=shared)


def _correction(correction: Correction, cut: CutRecord) -> dict[str, Any]:
    stands = [cut(span) for span in correction.stands]
    return cut(correction.span) | {"kind": correction.kind, "stands": stands}


def _event(event: TimelineEvent, cut: CutRecord) -> dict[str, Any]:
    return {
        "value": event.value,
        "printed": cut(event.printed)["text"] if event.printed else None,
        **picked(event, "coverage", "assumed", "planned"),
        **(cut(event.evidence[0]) if event.evidence else {}),
        "also": [cut(span) for span in event.evidence[1:]],
    }


def index_json(outlines: Sequence[Outline], articles: Mapping[str, Article]) -> str:
    """data/index.json: one row a story, in the order given."""
    return as_text(
        {
            "schema": SCHEMA_VERSION,
            "stories": [_index_row(outline, articles) for outline in outlines],
        }
    )


def _index_row(outline: Outline, articles: Mapping[str, Article]) -> dict[str, Any]:
    sources = [articles[source.article] for source in outline.sources]
    return {
        "id": outline.id,
        "title": title_of(outline, articles),
        "updated": outline.updated,
        "address": story_address(outline.id),
        "data": f"data/stories/{outline.id}.json",
        "sources": len(sources),
        "disputes": len(outline.disputes),
        "thread": outline.thread.id if outline.thread else None,
        "outlets": _known_names(article.outlet for article in sources),
        "speakers": _known_names(voice.speaker.name for voice in outline.voices),
        "dates": sorted(_known_names(article.published for article in sources)),
    }


def _known_names(names: Iterable[str | None]) -> list[str]:
    """Each once, in order, without those that are not known."""
    return list(dict.fromkeys(filter(None, names)))
