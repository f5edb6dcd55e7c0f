"""Who may be the speaker of words that no name stands beside: the speakers around, the named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from generator.analyse.blocks import words_at
from generator.analyse.scene import OUTSIDE
from generator.analyse.speakers.choosing.option_signs import (
    Hinge,
    past_of_spot,
    same,
    signs_of_option,
)
from generator.analyse.speakers.loose import LooseWords
from generator.analyse.speakers.mention_phrases import is_definite, of_person
from generator.analyse.speakers.sentence_subjects import Referent
from generator.analyse.speakers.walk import Walk
from generator.language.grammar import PRONOUNS
from generator.language.names.roles import (
    kind_of_noun,
    office_of,
    offices_fit,
    standing_of,
    standings_fit,
)

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
    stays: bool = False
    """The rules' answer to a mention: grammar told it, and no score takes it away."""


def options_of(walk: Walk, heard: Sequence[LooseWords], k: int) -> list[Option]:
    """The options of quotation `k`, whom the rules chose first; none where a name stands beside."""
    spot = spot_of(walk, heard[k])
    if spot is None:
        return []
    chosen = heard[k].referent
    found = [chosen] if chosen else []
    for other in _others_near(walk, heard, k, spot):
        if not any(same(other, known) for known in found) and not _holds_another(walk, spot, other):
            found.append(other)
    return [
        Option(
            referent=option,
            signs=signs_of_option(walk, heard, k, spot, option, found),
            rule=option is chosen,
            stays=option is chosen and spot.kind != "none",
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
    kind = "none" if quotation.mention is None else _mention_kind(head)
    told = found is not None and found.why in SURE_RULES | SELF_NAMING_RULES
    if not kind or (told and kind in ("role", "thing")):
        return None
    own = walk.number[at, scene.sentence[head.i]]
    return Hinge(at=at, token=head.i, kind=kind, own=own)


def _holds_another(walk: Walk, spot: Hinge, option: Referent) -> bool:
    """Whether the article gives the person offices, and none that the mention can mean."""
    if spot.kind != "role" or option.person is None:
        return False
    scene = walk.stage.settings[spot.at].scene
    noun = scene.doc[spot.token]
    words = scene.doc[noun.left_edge.i : noun.i + 1].text
    wanted = office_of(words)
    held = walk.stage.cast.people[option.person].offices
    if wanted is None or not held:
        return False
    return not any(
        offices_fit(wanted, office) and standings_fit(standing_of(words), standing_of(role))
        for office, role in held
    )


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
