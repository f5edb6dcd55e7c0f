"""The story JSON, a public format: every passage with its source number and code point offsets."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

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
    ReadBy,
    Resolution,
    Source,
    Span,
    Speaker,
    Thread,
    TimelineEvent,
    Update,
)
from generator.render.cut import after_title

SCHEMA_VERSION = "1.1"
"""Of the data files: the first number changes when a field goes or means something else."""
CutRecord = Callable[[Span], dict[str, Any]]


def story_json(
    briefing: Briefing,
    articles: Mapping[str, Article],
    slugs: Mapping[str, str],
    names: Sequence[Mapping[str, Any]],
) -> str:
    """One story as published under data/stories/; `names` tell where each speaker's is from."""
    numbers = {source.article: source.number for source in briefing.sources}

    def cut(span: Span) -> dict[str, Any]:
        text = articles[span.article].text[span.start : span.end]
        number = numbers[span.article]
        return {"text": text, "source": number, "start": span.start, "end": span.end}

    return as_text(
        {
            "schema": SCHEMA_VERSION,
            "id": briefing.id,
            "address": f"stories/{briefing.id}/",
            "data": f"data/stories/{briefing.id}.json",
            "title": title_of(briefing, articles),
            "titled_by": briefing.titled_by,
            "updated": briefing.updated,
            "editor": list(briefing.editor),
            "reading": _reading_json(briefing.reading),
            "notices": list(briefing.notices),
            "tags": list(briefing.tags),
            "sources": [_source(s, articles[s.article], slugs) for s in briefing.sources],
            "summary": [cut(span) for span in briefing.summary],
            "quotations": [_quotation_json(q, cut) for q in briefing.quotations],
            "disputes": [dispute_json(d, cut) for d in briefing.disputes],
            "updates": [_cut_record(u, cut) | {"issue": u.issue} for u in briefing.updates],
            "reasoned": [_cut_record(u, cut) | {"issue": u.issue} for u in briefing.reasoned],
            "denials": [_quotation_json(q, cut) for q in briefing.denials],
            "agreed": [_cut_record(a, cut) | {"by": a.by} for a in briefing.agreed],
            "single": [cut(span) for span in briefing.single],
            "not_known": [cut(span) for span in briefing.not_known],
            "superseded": [[cut(span) for span in u.evidence] for u in briefing.updates],
            "planned": [cut(e.evidence[0]) for e in briefing.timeline if e.planned and e.evidence],
            "corrections": [_correction(c, cut) for c in briefing.corrections],
            "timeline": [_event(event, cut) for event in briefing.timeline],
            "names": list(names),
            "places": list(briefing.places),
            "bodies": list(briefing.bodies),
            "related": list(briefing.related),
            "thread": _thread_json(briefing.thread),
            "note": briefing.note,
            "correction": corrected(briefing.amended),
            "withheld": [{"source": w.source, "hidden": w.passages} for w in briefing.withheld],
        }
    )


def _thread_json(thread: Thread | None) -> dict[str, Any] | None:
    if thread is None:
        return None
    along = [{"story": one.story, "shared": list(one.shared)} for one in thread.along]
    address = f"threads/{thread.id}/"
    return {
        "id": thread.id,
        "title": thread.title,
        "address": address,
        "by": thread.by,
        "along": along,
    }


def corrected(amended: Sequence[Amendment]) -> list[dict[str, Any]]:
    """The editor's corrections as schema.org has them."""
    return [
        {"@type": "CorrectionComment", "text": one.words, "datePublished": one.date}
        for one in amended
    ]


def _resolved(resolution: Resolution | None) -> dict[str, Any] | None:
    if resolution is None:
        return None
    return {"date": resolution.date, "source": resolution.source, "url": resolution.url}


_json_line: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False).encode


def as_text(data: Mapping[str, Any]) -> str:
    """JSON as published: UTF-8, final newline, keys in the order given.

    A key a line, and an entry a line where a key holds a list: readable, quick to write, and a
    changed passage is a changed line.
    """
    lines = [f"{_json_line(key)}: {_json_list(value)}" for key, value in data.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _json_list(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return _json_line(value)
    return "[\n" + ",\n".join(map(_json_line, value)) + "\n]"


def title_of(story: Briefing | Outline, articles: Mapping[str, Article]) -> str:
    """The editor's title, or the headline as it is printed; what stands for one ends in `…`."""
    title = story.title
    if isinstance(title, str):
        return title
    printed = articles[title.article].text[title.start : title.end]
    return printed + after_title(story)


def _reading_json(reading: ReadBy | None) -> dict[str, Any] | None:
    if reading is None:
        return None
    return {"name": reading.name, "kind": reading.kind, "read": reading.read}


def _source(source: Source, article: Article, slugs: Mapping[str, str]) -> dict[str, Any]:
    head = article.headline
    return {
        "number": source.number,
        "article": article.file,
        "slug": slugs[article.file],
        "sha256": article.sha256,
        "outlet": article.outlet,
        "headline": article.text[head.start : head.end] if head else None,
        "url": article.url,
        "published": article.published or source.dateline_day,
        "published_from": article.published_from or ("dateline" if source.dateline_day else None),
        "kind": article.kind,
        "author": article.author,
        "licence": article.licence,
        "copy_of": source.copy_of,
        "removed": [
            {"reason": r.reason, "start": r.span.start, "end": r.span.end} for r in article.removals
        ],
    }


def _who_says(speaker: Speaker | None, cut: CutRecord) -> dict[str, Any]:
    """`speaker`; where several say it together it is null, and `speakers` has each of them."""
    if speaker is None or not speaker.together:
        return {"speaker": _speaker_json(speaker, cut)}
    each = [(_speaker_json(one, cut) or {}) | {"joint": True} for one in speaker.together]
    return {"speaker": None, "speakers": each}


def _speaker_json(speaker: Speaker | None, cut: CutRecord) -> dict[str, Any] | None:
    if speaker is None:
        return None
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
        "by": quotation.by,
        "why": quotation.why,
        **({"key_why": quotation.key_why} if quotation.key_why else {}),
        **({"repeats": cut(quotation.repeats)} if quotation.repeats else {}),
    }


def _with_place(key: str, span: Span | None, cut: CutRecord) -> dict[str, Any]:
    """Words beside a quotation, and their place."""
    place = cut(span) if span else None
    return {key: place["text"] if place else None, f"{key}_at": place}


def dispute_json(dispute: Dispute, cut: CutRecord) -> dict[str, Any]:
    return {
        "issue": dispute.issue,
        "kind": dispute.kind,
        "type": dispute.type,
        "positions": [
            {
                "holder": _holder_told(position),
                "side": position.side,
                **_who_says(position.speaker, cut),
                "evidence": [cut(span) for span in position.evidence],
            }
            for position in dispute.positions
        ],
        "why": dispute.why,
        "hardness": dispute.hardness,
        "importance": dispute.importance,
        "resolved": _resolved(dispute.resolved),
        "by": dispute.by,
        "headed_by": dispute.headed_by,
        "by_editor": "editor" in (dispute.by, dispute.headed_by),
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


def _cut_record(record: Agreement | Update, cut: CutRecord) -> dict[str, Any]:
    return {"evidence": [cut(span) for span in record.evidence], "why": record.why}


def _correction(correction: Correction, cut: CutRecord) -> dict[str, Any]:
    stands = [cut(span) for span in correction.stands]
    return cut(correction.span) | {"kind": correction.kind, "stands": stands}


def _event(event: TimelineEvent, cut: CutRecord) -> dict[str, Any]:
    head: dict[str, Any] = cut(event.evidence[0]) if event.evidence else {}
    return {
        "value": event.value,
        "printed": cut(event.printed)["text"] if event.printed else None,
        "coverage": event.coverage,
        "assumed": event.assumed,
        "planned": event.planned,
        **head,
        "also": [cut(span) for span in event.evidence[1:]],
    }


def index_json(outlines: Sequence[Outline], articles: Mapping[str, Article]) -> str:
    """data/index.json: one row a story, in the order given."""
    rows = [
        {
            "id": outline.id,
            "title": title_of(outline, articles),
            "updated": outline.updated,
            "address": f"stories/{outline.id}/",
            "data": f"data/stories/{outline.id}.json",
            "sources": len(outline.sources),
            "disputes": len(outline.disputes),
            "thread": outline.thread.id if outline.thread else None,
            "outlets": _known_names(articles[s.article].outlet for s in outline.sources),
            "speakers": _known_names(voice.speaker.name for voice in outline.voices),
            "dates": sorted(_known_names(articles[s.article].published for s in outline.sources)),
        }
        for outline in outlines
    ]
    return as_text({"schema": SCHEMA_VERSION, "stories": rows})


def _known_names(names: Iterable[str | None]) -> list[str]:
    """Each once, in order, without those that are not known."""
    return list(dict.fromkeys(name for name in names if name))
