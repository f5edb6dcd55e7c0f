"""What a page says of those who decided, and where an editor should look: orders that met nothing,
reports without a day of their own, reports not in English, reports that fit two stories."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from generator.merge.days import ReportDay
from generator.merge.editing.standing import nearest, told
from generator.merge.ground import Ground
from generator.people.together import speakers_of
from generator.problems import Place, Problem
from generator.records import (
    Briefing,
    QuotationOrder,
    ReadBy,
    Reading,
    Remark,
    Report,
    SpeakerOrder,
    Story,
    StoryOrder,
)


def find_notices(briefing: Briefing, ground: Ground) -> Briefing:
    """Adds one remark for each kind, with its sources, by the first of them."""
    sources: dict[tuple[str, str], list[int]] = {}
    for report in ground.reports:
        file = report.article.file
        english = () if file in ground.english else (("not_english", ""),)
        for kind in (*english, *_of_day(ground.days.get(file))):
            sources.setdefault(kind, []).append(report.source.number)
    found = (Remark(name=n, about=a, sources=tuple(s)) for (n, a), s in sources.items())
    return replace(briefing, notices=(*briefing.notices, *found))


def torn_notices(story: Story, reports: Sequence[Report]) -> tuple[Remark, ...]:
    """A remark for each article that another story would take nearly as well."""
    numbers = {report.article.file: report.source.number for report in reports}
    return tuple(Remark(name="torn", about=o, sources=(numbers[f],)) for f, o in story.torn)


def _of_day(day: ReportDay | None) -> Iterator[tuple[str, str]]:
    if day is None:
        yield "no_date", ""
    elif day.assumed:
        yield day.why, day.day.isoformat()


# --- who decided what ---------------------------------------------------------------------------


def tell_orders(briefing: Briefing, ground: Ground) -> Briefing:
    """Adds who decided what, before what was said of single points, and the orders on speakers that
    meet nobody who is shown."""
    reading = ground.order.reading
    problems = (*ground.problems, *briefing.problems)
    unmet = {Place(file=problem.file, line=problem.line) for problem in problems}
    shown = list(dict.fromkeys(speaker.name for speaker in speakers_of(briefing)))
    lost = [s for s in ground.order.speakers if s.name not in shown and s.place not in unmet]
    names = ", ".join(s.name for s in ground.order.speakers if s.name in shown)
    return replace(
        briefing,
        editor=(*_remarks_of(ground.order, names, unmet), *briefing.editor),
        reading=_reading_by(reading) if reading else None,
        problems=(*problems, *(_nobody(one, shown) for one in lost)),
    )


def _nobody(order: SpeakerOrder, shown: Sequence[str]) -> Problem:
    names = (order.name, *order.also)
    return told(
        order.place,
        code="no-such-speaker",
        message=f"nobody whom the story quotes is called {' or '.join(map(repr, names))}",
        remedy=nearest(names[-1], shown),
    )


def _remarks_of(order: StoryOrder, names: str, unmet: Container[Place]) -> Iterator[Remark]:
    whole: tuple[tuple[object, str], ...] = (
        (order.title, "title_given"),
        (order.thread, "thread_decided"),
        (order.summary, "summary_chosen"),
        (order.key, "key_quotes_chosen"),
        (names, "speakers_described"),
    )
    yield from (Remark(name=name, about=names) for given, name in whole if given)
    for one in (q for q in order.quotations if q.at.place not in unmet):
        yield from (Remark(name=name) for given, name in _said_of(one) if given)
    for fact in (f for f in order.agreed if f.evidence[0].place not in unmet):
        yield Remark(name="fact_dropped" if fact.drop else "fact_added")


def _said_of(order: QuotationOrder) -> tuple[tuple[object, str], ...]:
    return (
        (order.drop, "quotation_dropped"),
        (order.speaker, "speaker_named"),
        (order.undecided, "speaker_left_open"),
        (order.role, "role_given"),
        (order.key, "key_quote_chosen"),
        (order.key is False, "key_quote_refused"),
    )


def _reading_by(reading: Reading) -> ReadBy:
    lists = {
        "disputes": reading.disputes is not None,
        "agreed": reading.agreed is not None,
        "summary": reading.summary is not None,
        "key": reading.key is not None,
        "quotations": bool(reading.quotations),
    }
    return ReadBy(
        name=reading.reader,
        kind=reading.kind,
        read=reading.read,
        chose=tuple(name for name, chosen in lists.items() if chosen),
    )
