"""Whom the one who speaks only quotes: "the agency quoted Weil as saying", "said, quoting Weil"."""

from dataclasses import replace

from spacy.tokens import Token

from generator.analyse.blocks import length_of, words_at
from generator.analyse.mentions import child
from generator.analyse.speakers.loose import quoted_one
from generator.analyse.speakers.sentence_subjects import Referent
from generator.analyse.speakers.walk import Walk, meaning_of_token
from generator.records import Quotation

SAID_WHILE = frozenset({"advcl", "xcomp", "conj", "prep", "dep"})


def passed_on(walk: Walk, quotation: Quotation) -> Referent | None:
    """The person whose words in marks the cue's own clause says it quotes."""
    cue = quotation.cue
    if cue is None or quotation.kind == "indirect":
        return None
    for block, setting in enumerate(walk.stage.settings):
        offset, doc = setting.scene.block.offset, setting.scene.doc
        if offset <= cue.span.start < offset + length_of(doc):
            words = words_at(doc, cue.span.start - offset, cue.span.end - offset)
            source = _quoted_below(words.root) if words is not None and len(words) else None
            found = meaning_of_token(walk, block, source) if source is not None else None
            person = found is not None and found.kind == "person"
            return replace(found, why="quoted by who speaks") if found and person else None
    return None


def _quoted_below(verb: Token) -> Token | None:
    if quoted := quoted_one(verb):
        return quoted
    for clause in verb.children:
        if clause.dep_ in SAID_WHILE and clause.lower_ in ("quoting", "citing"):
            return child(clause, "dobj", "pobj")
    return None
