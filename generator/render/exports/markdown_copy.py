"""A story as a plain Markdown file to keep: the same passages, with footnotes for the sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from generator.interface import say
from generator.people.together import each_of
from generator.records import Briefing, Quotation, Span, Update
from generator.render.calendar import spell_date
from generator.render.cut import label_of, plain_words_of, title_of
from generator.render.escape import one_line, safe_url
from generator.render.pages import holder_told
from generator.render.site import Site
from generator.render.story.story_disputes import view_disputes
from generator.render.story.story_page import reading_line, story_facts
from generator.render.story.story_speech import with_cue

SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&]|^[-+]|(?<=^\d)[.)]|(?<=^\d\d)[.)]|(?<=^\d{4})[.)]")


class _Cited(Protocol):
    def __call__(self, span: Span, *more: Span) -> str: ...


def story_copy(site: Site, briefing: Briefing) -> str:
    """The whole story as Markdown; a passage carries `[^n]`, n being the number of its source."""
    numbers = {source.article: source.number for source in briefing.sources}

    def cited(span: Span, *more: Span) -> str:
        marks = dict.fromkeys(numbers[s.article] for s in (span, *more))
        return safe_line(plain_words_of(site, span)) + "".join(f"[^{n}]" for n in marks)

    blocks = [
        [f"# {safe_line(title_of(briefing, site.articles))}", _facts_in_markdown(site, briefing)],
        [safe_line(reading_line(briefing))],
        _section(say("story.in_brief"), [cited(s) for s in briefing.summary]),
        _section(say("story.disputed_points"), list(_disputes_in_markdown(site, briefing, cited))),
        _section(say("story.agreed"), [f"- {cited(*a.evidence)}" for a in briefing.agreed]),
        _section(say("story.quotations"), [_quote(site, q, cited) for q in briefing.quotations]),
        _section(
            say("story.timeline"),
            [
                f"- {spell_date(e.value)}: {cited(*e.evidence)}"
                for e in briefing.timeline
                if e.evidence and not e.coverage
            ],
        ),
        _section(say("story.single"), [f"- {cited(s)}" for s in briefing.single]),
        _section(say("story.not_known"), [f"- {cited(s)}" for s in briefing.not_known]),
        _section(say("story.changes"), [_figure_change(u, cited) for u in briefing.updates]),
        _section(say("story.reasoned"), [_figures_apart(u, cited) for u in briefing.reasoned]),
        _section(say("story.notices"), [f"- {cited(c.span)}" for c in briefing.corrections]),
        _section(say("story.denials"), [_quote(site, q, cited) for q in briefing.denials]),
        [f"## {say('story.sources')}", *_sources_in_markdown(site, briefing)],
    ]
    return "\n\n".join(block for group in blocks for block in group if block) + "\n"


def safe_line(text: str) -> str:
    """The text on one line, with a backslash before what Markdown would take for markup."""
    return SPECIAL.sub(lambda found: f"\\{found[0]}", one_line(text))


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return [f"## {title}", *lines] if lines else []


def _facts_in_markdown(site: Site, briefing: Briefing) -> str:
    facts = story_facts(site, briefing)
    dates = [spell_date(d) for d in dict.fromkeys((facts.first, facts.last)) if d]
    return " · ".join(
        [
            say("copy.sources", sources=facts.sources, independent=facts.independent),
            say("copy.points", points=facts.disputed),
            *([say("copy.reported", dates=_range(dates))] if dates else []),
        ]
    )


def _range(dates: Sequence[str]) -> str:
    return say("copy.from_to", first=dates[0], last=dates[-1]) if len(dates) > 1 else dates[0]


def _disputes_in_markdown(site: Site, briefing: Briefing, cited: _Cited) -> Iterator[str]:
    """Every side with all its words, whatever the page folds or points to."""
    for point in view_disputes(site, briefing):
        yield f"### {safe_line(point.issue)}"
        for side in point.sides:
            for holding in side.holdings:
                words = "\n".join(f"> {cited(*line.spans)}\n>" for line in holding.lines)
                head = f"**{side.letter}: {safe_line(holder_told(holding.name))}**"
                yield f"{head}\n\n{words.removesuffix(chr(10) + '>')}"


def _figure_change(update: Update, cited: _Cited) -> str:
    """The passages of a figure that changed, earlier first."""
    return f"- {safe_line(update.issue)}: {' → '.join(map(cited, update.evidence))}"


def _figures_apart(update: Update, cited: _Cited) -> str:
    reason = say("story." + update.why.replace(" ", "_"))
    return f"- {safe_line(update.issue)}, {reason}: {'; '.join(map(cited, update.evidence))}"


def _quote(site: Site, quotation: Quotation, cited: _Cited) -> str:
    everybody = [one.name for one in each_of(quotation.speaker)] if quotation.speaker else ()
    named = (f"> — {safe_line(name)}" for name in everybody or [say("story.undetermined")])
    return "\n".join((f"> {cited(with_cue(site, quotation))}", ">", *named))


def _sources_in_markdown(site: Site, briefing: Briefing) -> Iterator[str]:
    for source in briefing.sources:
        article = site.articles[source.article]
        head = plain_words_of(site, article.headline) if article.headline else article.file
        parts = [safe_line(head), safe_line(label_of(article))]
        parts += [f"<{url}>"] if (url := safe_url(article.url)) else []
        parts += [say("copy.copy_of", number=source.copy_of)] if source.copy_of else []
        yield f"[^{source.number}]: " + ". ".join(parts)
