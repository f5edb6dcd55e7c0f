"""Who may be the speaker of words that no name stands beside: the speakers around, the named."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from generator.analyse.blocks import words_at
from generator.analyse.scene import OUTSIDE
from generator.analyse.speakers.choosing.option_signs import (
    Hinge,
    alike,
    past_of_spot,
    same,
    signs_of_option,
    standings,
)
from generator.analyse.speakers.loose import LooseWords
from generator.analyse.speakers.mention_phrases import is_definite, of_person
from generator.analyse.speakers.noun_mentions import of_noun
from generator.analyse.speakers.sentence_subjects import Referent
from generator.analyse.speakers.walk import Walk
from generator.language.grammar import PRONOUNS
from generator.language.names.roles import kind_of_noun

BODIES_BACK = 3
"""Sentences before in which a body may be named that speaks now."""
SURE_RULES = frozenset({"named", "two named", "several named", "named beside the role"})
LAID_OUT = ("signed below", "label")
"""Rules by which the layout names the speaker."""
SELF_NAMING_RULES = frozenset({"gazetteer", "named body"})
"""Rules by which a mention names its speaker itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One who may be meant; `rule` marks whom the rules chose."""

    referent: Referent
    signs: Mapping[str, float]
    rule: bool
    grammar: bool = False
    """The rules' answer to a mention, not to words that stand alone."""


def options_of(walk: Walk, heard: Sequence[LooseWords], k: int) -> list[Option]:
    """The options of quotation `k`, whom the rules chose first; none where a name stands beside."""
    spot = spot_of(walk, heard[k])
    if spot is None:
        return []
    chosen = heard[k].referent
    found = [chosen] if chosen else []
    for other in _others_near(walk, heard, k, spot):
        told = standings(walk, spot, other)
        gone = bool(told) and not any(told)
        if not gone and not any(same(other, f) or alike(walk, other, f) for f in found):
            found.append(other)
    return [
        Option(
            referent=option,
            signs=signs_of_option(walk, heard, k, spot, option, found),
            rule=option is chosen,
            grammar=option is chosen and spot.kind != "none",
        )
        for option in found
    ]


def spot_of(walk: Walk, heard: LooseWords) -> Hinge | None:
    """None where the words beside the quotation name its speaker, or are no more than described."""
    quotation, found = heard.quotation, heard.referent
    if quotation.why.startswith(LAID_OUT) and found is not None:
        return None
    words = quotation.mention or quotation.span
    at = _block_at(walk, words.start)
    scene = walk.stage.settings[at].scene
    offset = scene.block.offset
    tokens = words_at(scene.doc, words.start - offset, words.end - offset)
    if tokens is None or not len(tokens):
        return None
    head = tokens.root if quotation.mention is not None else tokens[0]
    torn = found is None and quotation.kind != "indirect"
    named = "torn" if torn else ""
    kind = "none" if quotation.mention is None else _mention_kind(head) or named
    told = found is not None and (
        found.why in SURE_RULES | SELF_NAMING_RULES
        or (found.why == "as printed" and any(t.pos_ == "PROPN" for t in tokens))
    )
    if not kind or (told and kind in ("role", "thing")):
        return None
    own = walk.number[at, scene.sentence[head.i]]
    return Hinge(at=at, token=head.i, kind=kind, own=own)


def _mention_kind(head: Token) -> str:
    if head.lower_ in PRONOUNS:
        return head.lower_
    if head.pos_ not in ("NOUN", "PROPN") or not is_definite(head):
        return ""
    return "role" if kind_of_noun(head.text) == "person" else "thing"


def _block_at(walk: Walk, start: int) -> int:
    offsets = [s.scene.block.offset for s in walk.stage.settings]
    return max(k for k, offset in enumerate(offsets) if offset <= start or not k)


def _others_near(
    walk: Walk, heard: Sequence[LooseWords], k: int, spot: Hinge
) -> Iterator[Referent]:
    """The last speakers and the next, the subjects before, and whom the sentences before name."""
    for j in (k - 1, k - 2, k + 1):
        near = heard[j].referent if 0 <= j < len(heard) else None
        if near is not None and not near.many:
            yield near
    people: list[int] = []
    for sentence in reversed(past_of_spot(walk, spot)):
        if sentence.subject is not None and sentence.subject.person is None:
            yield sentence.subject
        people.extend(sentence.people)
    setting = walk.stage.settings[spot.at]
    here = (n for i, n in setting.people.items() if setting.scene.inside[i] == OUTSIDE)
    for number in dict.fromkeys((*here, *people)):
        yield of_person(walk.stage, number, "near")
    yield from _bodies(walk, spot)


def _bodies(walk: Walk, spot: Hinge) -> Iterator[Referent]:
    """Bodies that the sentence and those before it name outside marks, whatever they do there."""
    near = walk.sentences[max(0, spot.own - BODIES_BACK) : spot.own + 1]
    for sentence in reversed(near):
        scene, (start, end) = sentence.setting.scene, sentence.bounds
        for name in scene.doc[start:end].ents:
            if name.label_ == "ORG" and scene.inside[name.root.i] == OUTSIDE:
                found = of_noun(walk.stage, sentence.setting, name.root, ())
                if found is not None and found.kind == "body":
                    yield found
