"""A story as a plain Markdown file to keep: the same passages, with footnotes for the sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from generator.records import Briefing, Quotation, Span, Update
from generator.render.calendar import spell_date
from generator.render.cut import label_of, plain_words_of
from generator.render.escape import one_line, safe_url
from generator.render.site import Site
from generator.render.story.deciders import reading_line
from generator.render.story.story_disputes import view_disputes
from generator.render.story.story_page import plain_title, story_facts
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
        [f"# {safe_line(plain_title(site, briefing))}", _facts_in_markdown(site, briefing)],
        [safe_line(reading_line(briefing))],
        _section("In brief", [cited(s) for s in briefing.summary]),
        _section("Disputed points", list(_disputes_in_markdown(site, briefing, cited))),
        _section("What the sources agree on", [f"- {cited(*a.evidence)}" for a in briefing.agreed]),
        _section("Quotations", [_quote(site, q, cited) for q in briefing.quotations]),
        _section(
            "Timeline",
            [
                f"- {spell_date(e.value)}: {cited(*e.evidence)}"
                for e in briefing.timeline
                if e.evidence and not e.coverage
            ],
        ),
        _section("Only one source says", [f"- {cited(s)}" for s in briefing.single]),
        _section("Not known", [f"- {cited(s)}" for s in briefing.not_known]),
        _section("Figures that changed", [_figure_change(u, cited) for u in briefing.updates]),
        _section("Corrected by the outlets", [f"- {cited(c.span)}" for c in briefing.corrections]),
        _section("Denials", [_quote(site, q, cited) for q in briefing.denials]),
        ["## Sources", *_sources_in_markdown(site, briefing)],
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
            f"Sources: {facts.sources}, independent: {facts.independent}",
            f"Disputed points: {facts.disputed}",
            *(["Reported: " + " to ".join(dates)] if dates else []),
        ]
    )


def _disputes_in_markdown(site: Site, briefing: Briefing, cited: _Cited) -> Iterator[str]:
    """Every side with all its words, whatever the page folds or points to."""
    for point in view_disputes(site, briefing):
        yield f"### {safe_line(point.issue)}"
        for side in point.sides:
            for holding in side.holdings:
                words = "\n".join(f"> {cited(*line.spans)}\n>" for line in holding.lines)
                head = f"**{side.letter}: {safe_line(holding.name)}**"
                yield f"{head}\n\n{words.removesuffix(chr(10) + '>')}"


def _figure_change(update: Update, cited: _Cited) -> str:
    """The passages of a figure that changed, earlier first."""
    return f"- {safe_line(update.issue)}: {' → '.join(map(cited, update.evidence))}"


def _quote(site: Site, quotation: Quotation, cited: _Cited) -> str:
    name = quotation.speaker.name if quotation.speaker else "Speaker not determined"
    return f"> {cited(with_cue(site, quotation))}\n>\n> — {safe_line(name)}"


def _sources_in_markdown(site: Site, briefing: Briefing) -> Iterator[str]:
    for source in briefing.sources:
        article = site.articles[source.article]
        head = plain_words_of(site, article.headline) if article.headline else article.file
        parts = [safe_line(head), safe_line(label_of(article))]
        parts += [f"<{url}>"] if (url := safe_url(article.url)) else []
        parts += [f"copy of source {source.copy_of}"] if source.copy_of else []
        yield f"[^{source.number}]: " + ". ".join(parts)
