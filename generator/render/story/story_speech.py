"""The quotations of a story page, grouped by speaker; and words that variants change."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from markupsafe import Markup

from generator.interface import say
from generator.language.grammar import WORD
from generator.people.together import each_of
from generator.records import Briefing, Quotation, Span, Speaker
from generator.render.cut import (
    cut_markup,
    plain_words,
    plain_words_of,
    role_and_party,
)
from generator.render.site import Site, grouped
from generator.render.story.folds import Room
from generator.render.story.once import Ledger, Line, spot, words_in
from generator.spans import part

QUOTE_MARKS = "\"'“”„‟‘’‚‛«»‹›「」『』"
DOUBLE_MARKS = re.compile('["“”„‟«»「」『』]')
"""Marks that are no apostrophe."""
BETWEEN_MOST = 6
"""Words between a cue and what it announces ("told reporters in the capital on Friday that")."""

KEY_QUOTES_OPEN = 4
"""Key quotations that stand open at most."""
DIFFERING_SHARE = 0.5
"""Share of words in common, 0 to 1, from which the differing ones are marked."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidView:
    """One quotation. `bare` asks the page for quote marks: direct words that bring none.

    `shown` are the words, reported speech with the cue before it. `hangs` where it starts with a
    quote mark, which stands before the edge of the text.
    """

    quotation: Quotation
    shown: Span
    anchor: str
    bare: bool
    hangs: bool
    outlet: str
    published: str | None
    same: tuple[Span, ...]
    """Variants with the same words."""
    other: tuple[tuple[Span, Markup], ...]
    """Variants with differing words, which are marked."""
    told: Line | None = None
    """Where the page has these words, or some of them, already; None = here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Everything that one speaker says here; `speaker` None = not determined."""

    speaker: Speaker | None
    role: Span | str | None
    party: str | None
    said: tuple[SaidView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Key quotations that stand open, and the rest."""

    key: tuple[Group, ...]
    more: tuple[Group, ...]
    folded: int
    undecided: int


def view_speech(site: Site, briefing: Briefing, ledger: Ledger, room: Room) -> Speech:
    """Groups come in the order in which their speakers first appear, undecided ones last.

    A quotation that another passage tells as well stands under that one. Key quotations that the
    page has told already are pointed to among the rest, unless somebody chose them.
    """
    shown = [q for q in briefing.quotations if q.repeats is None]
    chosen = [q for q in shown if q.key and q.by != "program"]
    key = [_quotation_told(site, q, ledger) for q in shown if q.key and q not in chosen]
    folded = room.fold(
        key, KEY_QUOTES_OPEN, lambda s: words_in(site, (s.shown,)), least=1, told=_told_elsewhere
    )
    more = [*folded.more, *(_quotation_told(site, q, ledger) for q in shown if not q.key)]
    return Speech(
        key=group_by_speaker(site, (*(said_view(site, q) for q in chosen), *folded.open)),
        more=group_by_speaker(site, more),
        folded=len(more),
        undecided=sum(q.speaker is None for q in shown),
    )


def _told_elsewhere(said: SaidView) -> bool:
    return said.told is not None and said.told.spot is not None


def _quotation_told(site: Site, quotation: Quotation, ledger: Ledger) -> SaidView:
    here = said_view(site, quotation)
    line = ledger.line((here.shown,), spot(here.anchor, "quotes"))
    return (
        replace(here, told=replace(line, spans=(quotation.span,)))
        if line.spot or line.parts
        else here
    )


def group_by_speaker(site: Site, everything: Iterable[SaidView]) -> tuple[Group, ...]:
    """One group a speaker, in order of first appearance; the undecided ones last."""
    said = ((one.quotation.speaker, one) for one in everything)
    groups = grouped((speaker.id if speaker else None, one) for speaker, one in said)
    ordered = sorted(groups.values(), key=lambda group: group[0].quotation.speaker is None)
    return tuple(_speaker_group(site, group) for group in ordered)


def _speaker_group(site: Site, said: tuple[SaidView, ...]) -> Group:
    """The speaker as the quotation says it that knows a role, else the first."""
    known = [one.quotation.speaker for one in said if one.quotation.speaker]
    speaker = next((s for s in known if s.role or s.role_by_editor), known[0] if known else None)
    role, party = role_and_party(site, speaker)
    return Group(speaker=speaker, role=role, party=party, said=said)


def said_view(site: Site, quotation: Quotation) -> SaidView:
    span, article = quotation.span, site.articles[quotation.span.article]
    words, shown = plain_words_of(site, span), with_cue(site, quotation)
    plain = plain_words(words)
    marked = words[:1] in QUOTE_MARKS
    same = tuple(v for v in quotation.variants if plain_words(plain_words_of(site, v)) == plain)
    other = tuple(v for v in quotation.variants if v not in same)
    return SaidView(
        quotation=quotation,
        shown=shown,
        anchor=f"q-{site.slugs[span.article]}-{span.start}-{span.end}",
        bare=quotation.kind == "direct" and not DOUBLE_MARKS.search(words) and not marked,
        hangs=quotation.kind == "direct" or (marked and shown == span),
        outlet=article.outlet or article.file,
        published=article.published,
        same=same,
        other=tuple((v, differing(site, span, v)) for v in other),
    )


def names_of(quotation: Quotation) -> list[str]:
    """Everybody who says it, or that nobody knows who does."""
    everybody = each_of(quotation.speaker) if quotation.speaker else ()
    return [one.name for one in everybody] or [say("story.undetermined")]


def with_cue(site: Site, quotation: Quotation) -> Span:
    """The words; of reported speech from the verb on, if it stands right before them.

    `any involvement` tells nothing, `denied any involvement` does.
    """
    span, cue = quotation.span, quotation.cue
    if quotation.kind == "direct" or cue is None or not cue.lemma.isalpha():
        return span
    if cue.span.article != span.article or cue.span.end > span.start:
        return span
    between = plain_words_of(site, part(span, cue.span.end, span.start))
    near = len(between.split()) <= BETWEEN_MOST and not re.search(r"[.!?:;\n]", between)
    return part(span, cue.span.start, span.end) if near else span


def differing(site: Site, first: Span, second: Span) -> Markup:
    """`second` with the words marked that `first` does not have there.

    Where most words differ nothing is marked: marks everywhere show nothing.
    """
    a = plain_words(plain_words_of(site, first))
    text = plain_words_of(site, second)
    places = list(WORD.finditer(text))
    matcher = SequenceMatcher(a=a, b=plain_words(text), autojunk=False)
    if matcher.ratio() < DIFFERING_SHARE:
        return cut_markup(site, second)
    pieces, at = [], 0
    for tag, _, _, low, high in matcher.get_opcodes():
        if tag != "equal" and low < high:
            start, end = places[low].start(), places[high - 1].end()
            marked = Markup('<mark class="differs">{}</mark>').format(
                _cut_at(site, second, start, end)
            )
            pieces += [_cut_at(site, second, at, start), marked]
            at = end
    return Markup("").join([*pieces, _cut_at(site, second, at, len(text))])


def _cut_at(site: Site, span: Span, start: int, end: int) -> Markup:
    return cut_markup(site, part(span, span.start + start, span.start + end))
