"""The story page: everything the template shows, worked out from one Briefing."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from generator.interface import say, say_count
from generator.language.words.english import is_understood
from generator.merge.disputes.rules import is_told
from generator.records import Briefing, Dispute, Outline, ReadBy, Span, TimelineEvent
from generator.render.addresses import story_address
from generator.render.calendar import DAY_VALUE, first_day_shown, month_of, spell_date
from generator.render.cut import citer, direction, passage_url, plain_words_of, title_of
from generator.render.escape import safe_url, shortened
from generator.render.lists.story_history import state_lines
from generator.render.lists.thread_pages import ThreadView, thread_view
from generator.render.pages import site_page
from generator.render.reasons_told import say_placement
from generator.render.site import Site, day_of_source, grouped, numbers_of
from generator.render.story.claims_table import claim_rows
from generator.render.story.folds import nearby_open
from generator.render.story.pictures_story import quoted_rows, tally_of, timeline_picture
from generator.render.story.story_plan import Plan, plan_story
from generator.render.story.structured import story_facets, story_meta, structured_story
from generator.render.story.who_reports import carriers, who_reports
from generator.spans import overlaps

FRESH = 2
"""Days between an event and the first report of it at most."""
FEWEST_REASONS, REASON_NAMES = 2, 3
"""Names that tell why another story is near: fewest and most. One may be a country of both."""

TIPS_MOST = 20
"""Citations of a page that show the rest of their sentence as a tooltip: of the longest pages half
would be tooltips in folded lists. The number leads to the sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Counts and dates. `first` and `last` are publication dates, None while none is known."""

    sources: int
    independent: int
    disputed: int
    first: str | None
    last: str | None


def story_page(
    site: Site, briefing: Briefing, newer: Outline | None, older: Outline | None
) -> tuple[str, str]:
    """(path, text); `newer` and `older` are the stories next to it."""
    plan = plan_story(site, briefing)
    tally = tally_of(site, briefing, (*plan.points.open, *plan.points.more))
    facts = story_facts(site, briefing)
    thread = thread_view(site, briefing)
    numbers = numbers_of(briefing)
    days = {source.article: day_of_source(site.articles, source) for source in briefing.sources}
    return site_page(
        site,
        story_address(briefing.id),
        "story",
        {
            "title": title_of(briefing, site.articles),
            "description": description(site, briefing),
            "kind": "story",
            "image": f"cards/{briefing.id}.png",
            "published": facts.first,
            "updated": facts.last,
        },
        b=briefing,
        crumbs=_crumbs(site, briefing),
        facts=facts,
        title_dir=direction(site, briefing.title) if isinstance(briefing.title, Span) else None,
        cite=citer(site, briefing, "../../", most=TIPS_MOST),
        plan=plan,
        speech=plan.speech,
        claims=claim_rows(site, briefing),
        passage=partial(passage_url, site),
        table=f"data/stories/{briefing.id}.csv",
        who=who_reports(site, briefing),
        carriers=partial(carriers, site, briefing),
        number_of=lambda span: numbers[span.article],
        day=lambda span: days[span.article],
        happened=_happened(briefing, facts.first),
        missing=_missing(plan, facts),
        safe=safe_url,
        understood=is_understood,
        history=state_lines(site, briefing.id),
        withdrawn=site.withdrawn_from.get(briefing.id, ()),
        sources=[(source, site.articles[source.article]) for source in briefing.sources],
        reasons=_grouping_reasons(briefing),
        reading_line=reading_line(briefing),
        decided_by=partial(decided_by, briefing),
        topics=_story_topics(site, briefing),
        thread=thread,
        related=_related_beside(site, briefing, thread),
        nearby=nearby_open(site, briefing),
        shared=partial(shared_names, site.by_id[briefing.id]),
        newer=newer,
        older=older,
        structured=structured_story(site, briefing),
        facets=story_facets(site, briefing),
        found_with=story_meta(site, briefing),
        spell=spell_date,
        when=timeline_picture(site, briefing),
        tally=tally,
        quoted=quoted_rows(site, briefing, tally),
        copy=f"data/stories/{briefing.id}.md.txt",
    )


def description(site: Site, briefing: Briefing) -> str:
    """For search engines and cards: the first summary sentence, else the number of sources."""
    if briefing.summary:
        return shortened(plain_words_of(site, briefing.summary[0]), 200)
    return say("story.merged", sources=say_count(len(briefing.sources), "sources"))


def story_facts(site: Site, briefing: Briefing) -> Facts:
    """Counts and dates of the first screen."""
    dates = [day_of_source(site.articles, source) for source in briefing.sources]
    known = sorted(date for date in dates if date)
    return Facts(
        sources=len(briefing.sources),
        independent=sum(s.copy_of is None for s in briefing.sources),
        disputed=sum(map(is_told, briefing.disputes)),
        first=known[0] if known else None,
        last=known[-1] if known else None,
    )


def _happened(briefing: Briefing, first: str | None) -> TimelineEvent | None:
    """What the page dates itself by: the event of the first sentence of the brief that has one,
    else the last on a day not long before the first report; None = not told."""
    events = [e for e in briefing.timeline if DAY_VALUE.match(e.value) and not e.coverage]
    told = (e for span in briefing.summary for e in events if not e.planned and _tells_of(span, e))
    reported = first_day_shown((first or "")[:10])
    near = [
        e
        for e in events
        if reported and 0 <= (reported - (first_day_shown(e.value) or reported)).days <= FRESH
    ]
    return next(told, near[-1] if near else None)


def _tells_of(span: Span, event: TimelineEvent) -> bool:
    return any(overlaps(e, span) for e in event.evidence)


def _missing(plan: Plan, facts: Facts) -> Sequence[str]:
    """What was looked for and not found, said once at the foot."""
    looked_for = (
        (plan.brief, "event"),
        (plan.points or plan.perhaps, "points"),
        (plan.agreed or facts.sources == 1, "agreed"),
        (plan.speech.key or plan.speech.more, "quotations"),
        (plan.moments, "dated"),
    )
    return [say(f"story.no_{what}") for found, what in looked_for if not found]


def _crumbs(site: Site, briefing: Briefing) -> Sequence[tuple[str, str]]:
    """The archive, where there is one, and the month of the story where it is known."""
    if "archive" not in site.settings.lists:
        return []
    month = month_of(briefing.updated)
    months = [(spell_date(month), f"archive/{month}/")] if month else []
    return [(say("nav.archive"), "archive/"), *months]


def _related_beside(site: Site, briefing: Briefing, thread: ThreadView | None) -> Sequence[Outline]:
    """The related stories that the page does not name as those of its thread, and of which it can
    say why they are near."""
    named = {row.story.id for row in (*thread.before, *thread.after)} if thread else set()
    near = [site.by_id[b] for b in briefing.related if b in site.by_id and b not in named]
    own = site.by_id[briefing.id]
    return [story for story in near if len(shared_names(own, story)) >= FEWEST_REASONS]


def shared_names(story: Outline, other: Outline) -> Sequence[str]:
    """Why a story is near: names of persons, bodies and places that both have, at most three."""
    mine = dict.fromkeys([*(v.speaker.name for v in story.voices), *story.bodies, *story.places])
    theirs = {*(v.speaker.name for v in other.voices), *other.bodies, *other.places}
    return [name for name in mine if name in theirs][:REASON_NAMES]


def _grouping_reasons(briefing: Briefing) -> Sequence[tuple[str, Sequence[int]]]:
    """(what put articles into the story, their source numbers)."""
    numbers = (source.number for source in briefing.sources)
    return [*grouped(zip(map(say_placement, briefing.why), numbers, strict=False)).items()]


def _story_topics(
    site: Site, briefing: Briefing
) -> Sequence[tuple[str, Sequence[tuple[str, str]]]]:
    """(label, [(name, address)]) of what the story names, without the empty ones."""
    kinds = (
        ("places", briefing.places, site.place_slugs),
        ("organisations", briefing.bodies, site.body_slugs),
        ("tags", briefing.tags, site.tag_slugs),
    )
    return [
        (say(f"nav.{folder}"), [(name, f"{folder}/{slugs[name]}/") for name in names])
        for folder, names, slugs in kinds
        if names
    ]


def reading_line(briefing: Briefing) -> str:
    """`Disputed points chosen by Jane Doe on 17 May 2031; every word checked ...`; empty where
    nobody else read the story."""
    reading = briefing.reading
    if reading is None or not reading.chose:
        return ""
    *rest, last = [say(f"decided.{name}") for name in reading.chose]
    chosen = say("decided.and", first=", ".join(rest), last=last) if rest else last
    told = {"what": f"{chosen[:1].upper()}{chosen[1:]}", "reader": _reader_told(reading)}
    if not reading.read:
        return say("decided.chosen", **told)
    return say("decided.chosen_on", day=spell_date(reading.read), **told)


def _reader_told(reading: ReadBy) -> str:
    return reading.name if reading.kind == "person" else say("decided.model", name=reading.name)


def decided_by(briefing: Briefing, dispute: Dispute) -> str:
    """Where it is not what the rest of the list is: who chose the point, and who worded it."""
    reading = briefing.reading
    if dispute.by == "editor":
        return say("decided.by_editor")
    read = reading is not None and "disputes" in reading.chose
    told = [say("decided.by_program")] if read and dispute.by == "program" else []
    if dispute.headed_by == "editor":
        told.append(say("decided.headed_by_editor"))
    elif dispute.headed_by == "reading" and reading is not None and reading.kind == "model":
        told.append(say("decided.headed_by", reader=_reader_told(reading)))
    return " · ".join(told)
