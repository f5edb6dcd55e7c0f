"""Whom a quotation's mention stands for within its article: exactly one candidate, or none."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from generator.analyse.blocks import Parsed, length_of
from generator.analyse.scene import Scene
from generator.analyse.speakers.cast import make_cast
from generator.analyse.speakers.choosing.chosen import choose_speakers
from generator.analyse.speakers.choosing.named_next import with_named_next
from generator.analyse.speakers.choosing.passing_on import passed_on
from generator.analyse.speakers.continuations import speaker_of_loose
from generator.analyse.speakers.loose import Loose, LooseWords, is_long, stretch_span
from generator.analyse.speakers.over_paragraphs import open_above, run_on
from generator.analyse.speakers.sentence_subjects import (
    Referent,
    is_headline,
    make_stage,
    span_of_tokens,
    subjects_of,
    words_of_span,
)
from generator.analyse.speakers.walk import (
    Walk,
    meaning_of_token,
    meaning_of_words,
    past_of,
    walk_article,
)
from generator.analyse.transcripts import POST
from generator.language.names.gazetteer import find_entries
from generator.records import Findings, Quotation, Span, SubjectMeant

BODIES = frozenset({"outlet", "body", "party"})


def find_antecedents(findings: Findings, parsed: Parsed) -> Findings:
    """Fills `antecedent` where the mention can mean only one; adds quotations without a cue."""
    walk, heard = hear(findings, parsed)
    chosen = choose_speakers(walk, heard)
    said = replace(
        findings,
        quotations=tuple(h.quotation for h in chosen),
        subjects=tuple(_subjects_meant(walk)),
    )
    return with_named_next(said, walk, chosen)


def _subjects_meant(walk: Walk) -> Iterator[SubjectMeant]:
    """Pronouns and roles that are subjects outside quotation marks and can mean only one person."""
    for k, setting in enumerate(walk.stage.settings):
        if is_headline(setting):
            continue
        for bounds in setting.scene.bounds:
            for token in subjects_of(setting.scene, bounds):
                if token.pos_ not in ("PRON", "NOUN") or token.i in setting.people:
                    continue
                meant = meaning_of_token(walk, k, token)
                if meant is not None and meant.person is not None:
                    head = span_of_tokens(walk.stage, setting.scene, token.i, token.i + 1)
                    yield SubjectMeant(head=head, antecedent=meant.span)


def hear(findings: Findings, parsed: Parsed) -> tuple[Walk, list[LooseWords]]:
    """The quotations in text order, with whom the rules take for their speakers."""
    headline = parsed.article.headline
    cast = make_cast(findings, parsed.article.text, headline.end if headline else 0)
    walk = walk_article(make_stage(parsed, cast))
    heard: dict[int, list[LooseWords]] = {}
    left = list(reversed(findings.quotations))
    reached = 0
    for k, setting in enumerate(walk.stage.settings):
        scene = setting.scene
        end = scene.block.offset + length_of(scene.doc)
        own: list[Quotation] = []
        while left and left[-1].span.start < end:
            own.append(left.pop())
        goes_on = open_above(walk, k) is not None
        loose = () if is_headline(setting) else _uncovered(scene, own, reached, goes_on)
        reached = max([reached, *(q.span.end for q in own)])
        heard[k] = []
        for item in sorted([*own, *loose], key=partial(_start_of_item, scene)):
            if _runs_on(walk, k, item, heard):
                continue
            heard[k].append(
                _found_loose(walk, k, item, heard)
                if isinstance(item, int)
                else _heard(walk, k, item)
            )
    return walk, [h for k in sorted(heard) for h in heard[k]]


def _heard(walk: Walk, block: int, quotation: Quotation) -> LooseWords:
    """A quotation with a cue, its mention resolved."""
    words = quotation.antecedent or quotation.mention
    block = _block_of(walk, block, words.start) if words else block
    found = meaning_of_words(walk, block, words) if words else None
    if words and quotation.why == POST and _is_bodys_account(walk, words, found):
        found = Referent(span=words, kind="body", why="named body")
    return _as_heard(quotation, passed_on(walk, quotation) or found, quotation.why)


def _is_bodys_account(walk: Walk, words: Span, found: Referent | None) -> bool:
    """ "CBS News PR", "Society of Dam Builders": what the parser takes for a name in it is none."""
    printed = words_of_span(walk.stage, words)
    known = any(not f.start and f.entry.kind in BODIES for f in find_entries(printed))
    if known or found is None or found.kind != "person":
        return known
    return " of " in printed and " " not in words_of_span(walk.stage, found.span)


def _block_of(walk: Walk, block: int, start: int) -> int:
    """The block that holds this offset, near `block`: a cue may stand above or below its words."""
    settings = walk.stage.settings
    while block and start < settings[block].scene.block.offset:
        block -= 1
    while block + 1 < len(settings) and start >= settings[block + 1].scene.block.offset:
        block += 1
    return block


def _as_heard(quotation: Quotation, found: Referent | None, why: str) -> LooseWords:
    antecedent = found.span if found else None
    rule = f"{why}; {found.why}" if found and why else why
    return LooseWords(quotation=replace(quotation, antecedent=antecedent, why=rule), referent=found)


def _start_of_item(scene: Scene, item: Quotation | int) -> int:
    """Where a quotation, or the stretch of this number, begins in the article."""
    if isinstance(item, int):
        return scene.block.offset + scene.stretches[item].start
    return item.span.start


def _uncovered(
    scene: Scene, own: Sequence[Quotation], reached: int, goes_on: bool
) -> Iterator[int]:
    """Long stretches in marks that no quotation holds; one from above may reach into the block.

    A stretch that nothing closes counts as free even then: how far it reaches is not known.
    """
    offset = scene.block.offset
    ahead = sorted((q.span for q in own), reverse=True)
    end = reached
    for number, stretch in enumerate(scene.stretches):
        while ahead and ahead[-1].start < offset + stretch.end:
            end = max(end, ahead.pop().end)
        cut = end == reached and not stretch.closed and end < offset + stretch.end
        free = end <= offset + stretch.start or cut
        if free and (is_long(scene, number) or (goes_on and not number)):
            yield number


def _runs_on(
    walk: Walk, block: int, item: Quotation | int, heard: dict[int, list[LooseWords]]
) -> bool:
    """Makes the last quotation above longer, if it goes on here."""
    at = next((k for k in range(block - 1, -1, -1) if heard.get(k)), None)
    last = heard[at][-1] if at is not None else None
    whole = run_on(walk, block, item, last.quotation) if last else None
    if at is None or last is None or whole is None:
        return False
    own = isinstance(item, int)
    heard[at][-1] = replace(last, quotation=whole) if own else _heard(walk, block, whole)
    return True


def _found_loose(
    walk: Walk, block: int, number: int, heard: dict[int, list[LooseWords]]
) -> LooseWords:
    """A quotation without a cue, with the speaker that the place tells."""
    scene = walk.stage.settings[block].scene
    first = scene.doc[scene.tokens[number][0]]
    loose = Loose(
        at=block,
        number=number,
        settings=walk.stage.settings,
        heard=heard,
        earlier=past_of(walk, block, first),
        meaning=partial(meaning_of_token, walk, block),
        near=partial(meaning_of_token, walk),
    )
    found, rule = speaker_of_loose(loose)
    span = stretch_span(walk.stage.parsed.article.file, scene, number)
    return _as_heard(Quotation(span=span, kind="direct"), found, rule)
