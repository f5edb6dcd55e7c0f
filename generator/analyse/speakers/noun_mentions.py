"""Whom a noun means by itself: a named person, an office, a body, whoever issued a document."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from spacy.tokens import Token

from generator.analyse.mentions import child as child_of
from generator.analyse.scene import OUTSIDE, Scene
from generator.analyse.speakers.mention_phrases import (
    PLURAL,
    is_definite,
    may_be_body,
    of_person,
    phrase_of,
)
from generator.analyse.speakers.offices import of_office
from generator.analyse.speakers.sentence_subjects import (
    Referent,
    SentenceSubject,
    Setting,
    Stage,
    span_of_tokens,
    subjects_of,
    words_of_span,
)
from generator.language.names.gazetteer import find_entries, look_up
from generator.language.names.roles import generic_bodies, is_silent, kind_of_noun
from generator.records import Span

MEASURE_LABELS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL"})
ISSUING = frozenset(
    {"issue", "release", "publish", "post", "send", "write", "sign", "file", "put", "make"}
    | {"give", "offer", "deliver", "read"}
)
DETERMINERS = frozenset({"the", "a", "an", "another", "one"})
COLLECTIVE = ("sh", "ch", "se", "ss", "party")
"""Ends of words that mean a whole nation even in the singular: "the French", "the Swiss"."""
POSSESSION = re.compile(r"['’]s\b")
CALLED = frozenset({"called", "named", "dubbed"})
FILED = frozenset({"documents", "papers", "filing", "filings", "records"})
CAUSES = frozenset({"for", "against", "without"})
ISSUER_SENTENCES_BACK = 3
"""How far back the issuer of "the statement" is looked for, in sentences."""
COMPANY_BACK = 8
"""The same for the body that "the company" calls back."""


def of_noun(
    stage: Stage, setting: Setting, noun: Token, past: Sequence[SentenceSubject]
) -> Referent | None:
    """The referent of a noun that is no pronoun; None where it cannot speak or is doubtful."""
    if noun.i in setting.people:
        return of_person(stage, setting.people[noun.i], "named")
    owned = noun.ent_type_ in ("GPE", "LOC") and any(t.dep_ == "poss" for t in noun.lefts)
    if noun.ent_type_ in MEASURE_LABELS or noun.i in setting.doubtful or owned:
        return None
    if _is_member(noun):
        return _member(stage, setting, noun, past)
    span = phrase_of(stage, setting, noun)
    if is_silent(noun.text) and not look_up(words_of_span(stage, span)):
        return None
    called = _called(stage, setting, noun)
    return (
        called
        or _body_meant(stage, setting, noun, span)
        or _by_kind(stage, setting, noun, span, past)
    )


def _called(stage: Stage, setting: Setting, noun: Token) -> Referent | None:
    """ "a group called Ulm First", "one of the groups, the Ulm Congress,": the name beside it."""
    if noun.pos_ == "PROPN" or noun.i in setting.roles:
        return None
    below = (t for p in noun.children if p.dep_ == "prep" for t in p.children if t.dep_ == "pobj")
    for head in (noun, *below):
        for clause in head.rights:
            name = child_of(clause, "oprd", "dobj", "attr") if clause.lower_ in CALLED else clause
            beside = clause.dep_ == "appos" or clause.lower_ in CALLED
            told = name is not None and setting.scene.inside[name.i] == OUTSIDE
            if name and told and beside and name.pos_ == "PROPN" and name.ent_type_ == "ORG":
                span = phrase_of(stage, setting, name)
                return Referent(span=span, kind="body", why="named body")
    return None


def _by_kind(
    stage: Stage, setting: Setting, noun: Token, span: Span, past: Sequence[SentenceSubject]
) -> Referent | None:
    kind = "person" if noun.lower_ == "elect" else kind_of_noun(noun.text)
    if kind == "person" and noun.tag_ in PLURAL and _is_cause(noun):
        kind = None
    if kind == "person" and noun.i in setting.roles and noun.tag_ not in PLURAL:
        return of_person(stage, setting.roles[noun.i], "named beside the role")
    if kind == "person":
        return of_office(stage, setting, noun, past)
    if kind == "body":
        return _known_body(stage, setting, noun, span, past) or _plain_referent(span, noun)
    if kind == "document":
        return issuer(stage, setting, noun, past)
    cause = _is_cause(noun)
    many = noun.tag_ in PLURAL and not cause
    named = Referent(span=span, kind="body", why="named body", many=many)
    return named if noun.pos_ == "PROPN" or cause else None


def _is_member(noun: Token) -> bool:
    """ "the Finn", "an Oregon Democrat": one person, never the nation or the party."""
    entry = look_up(noun.text) if noun.tag_ in ("NN", "NNP") else None
    one = any(t.lower_ in DETERMINERS for t in noun.lefts) and not noun.lower_.endswith(COLLECTIVE)
    return entry is not None and one and entry.kind in ("adjective", "party")


def _member(
    stage: Stage, setting: Setting, noun: Token, past: Sequence[SentenceSubject]
) -> Referent | None:
    """The person who was the subject just before; somebody unnamed behind "a"."""
    if not is_definite(noun):
        return Referent(span=phrase_of(stage, setting, noun), kind="description", why="described")
    subject = past[-1].subject if past else None
    person = subject.person if subject else None
    return None if person is None else of_person(stage, person, "the person just named")


def _is_cause(noun: Token) -> bool:
    """ "Citizens for the Park", "Mothers against Noise": a group named by what it is for."""
    purpose = next((t for t in noun.rights if t.lower_ in CAUSES), None)
    below = purpose.subtree if purpose is not None and noun.text[0].isupper() else ()
    return any(t.is_alpha and t.text[0].isupper() for t in below)


def _plain_referent(span: Span, noun: Token) -> Referent:
    return Referent(span=span, kind="body", why="as printed", many=noun.tag_ in PLURAL)


def _known_body(
    stage: Stage, setting: Setting, noun: Token, span: Span, past: Sequence[SentenceSubject]
) -> Referent | None:
    """ "the company", "the law firm": the body that was a subject just before."""
    bare = span.end - span.start <= len(noun.text) + len("the ")
    if not is_definite(noun) or not (bare or _is_kind_alone(noun)):
        return None
    for focus in reversed(past if bare else ()):
        if fuller := _fuller(stage, focus, noun):
            return fuller
    if noun.lower_ not in generic_bodies():
        return None
    low, _ = setting.scene.bounds[setting.scene.sentence[noun.i]]
    earlier = reversed(subjects_of(setting.scene, (low, noun.i)))
    here = (of_noun(stage, setting, t, past) for t in earlier if t.pos_ == "PROPN")
    before = (_as_body(stage, focus.subject) for focus in reversed(past[-COMPANY_BACK:]))
    subject = next((r for r in chain(here, before) if r and _is_company(stage, r)), None)
    return subject or _only_company(stage, past[-ISSUER_SENTENCES_BACK:])


def _is_kind_alone(noun: Token) -> bool:
    """ "the law firm", "the Ulm company": told by kind or place, not by a name or an owner."""
    before = [t for t in noun.subtree if t.i < noun.i and t.lower_ != "the"]
    places = all(t.pos_ != "PROPN" or t.ent_type_ in ("GPE", "NORP") for t in before)
    return places and noun.right_edge.i == noun.i and not any(t.dep_ == "poss" for t in before)


def _as_body(stage: Stage, subject: Referent | None) -> Referent | None:
    """ "Lumora denied it. ... the company said": what seemed a person is the company."""
    if subject is None or not may_be_body(stage, subject):
        return subject
    return Referent(span=subject.span, kind="body", why="the name before")


def _only_company(stage: Stage, past: Sequence[SentenceSubject]) -> Referent | None:
    """The one body that the last sentences name, where no body was their subject."""
    found: dict[str, Referent] = {}
    for focus in past:
        scene = focus.setting.scene
        for start, end in _bodies(scene, focus.bounds):
            span = span_of_tokens(stage, scene, start, end)
            named = Referent(span=span, kind="body", why="only body named")
            if _is_company(stage, named):
                found.setdefault(words_of_span(stage, span), named)
    return next(iter(found.values())) if len(found) == 1 else None


def _bodies(scene: Scene, bounds: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Tokens of the parser's names of bodies outside marks, half-open, articles left out."""
    start: int | None = None
    for k in range(*bounds):
        token = scene.doc[k]
        inside = token.ent_type_ == "ORG" and scene.inside[k] == OUTSIDE
        if start is not None and (not inside or token.ent_iob_ == "B"):
            yield start, k
            start = None
        if inside and start is None and token.pos_ == "PROPN":
            start = k
    if start is not None:
        yield start, bounds[1]


def _fuller(stage: Stage, focus: SentenceSubject, noun: Token) -> Referent | None:
    """ "the French foreign ministry", where "the ministry" follows."""
    scene = focus.setting.scene
    for token in reversed(list(scene.doc[focus.bounds[0] : focus.bounds[1]])):
        same = token.lower_ == noun.lower_ and scene.inside[token.i] == OUTSIDE
        if same and any(t.dep_ in ("poss", "compound", "amod") for t in token.lefts):
            return _plain_referent(phrase_of(stage, focus.setting, token), token)
    return None


def _is_company(stage: Stage, referent: Referent) -> bool:
    """A named body that is no country and no government's."""
    words = words_of_span(stage, referent.span)
    if referent.kind != "body" or referent.why == "as printed" or POSSESSION.search(words):
        return False
    entry = look_up(words)
    return entry is None or entry.country is None


def _body_meant(stage: Stage, setting: Setting, noun: Token, span: Span) -> Referent | None:
    """A country or body of the gazetteer that is the phrase's head."""
    words = words_of_span(stage, span)
    at = setting.scene.block.offset + noun.idx - span.start
    if look_up(words):
        return Referent(span=span, kind="body", why="gazetteer", many=noun.tag_ in PLURAL)
    entry = next((f for f in find_entries(words) if f.start <= at < f.end), None)
    if entry and entry.entry.kind != "adjective" and entry.end >= at + len(noun.text):
        kept = Span(
            article=span.article, start=span.start + entry.start, end=span.start + entry.end
        )
        return Referent(span=kept, kind="body", why="gazetteer")
    if entry and noun.tag_ in PLURAL:
        return Referent(span=span, kind="description", why="described", many=True)
    if noun.ent_type_ == "ORG" and noun.pos_ == "PROPN":
        return Referent(span=span, kind="body", why="named body")
    return None


def issuer(
    stage: Stage, setting: Setting, noun: Token, past: Sequence[SentenceSubject]
) -> Referent | None:
    """Who issued the statement, report or advertisement: named in its phrase, or just before."""
    own = _issuer_in_phrase(stage, setting, noun, past)
    if own is None and noun.dep_ == "dobj" and noun.head.lemma_ in ISSUING:
        doer = next((t for t in noun.head.lefts if t.dep_ == "nsubj"), None)
        own = of_noun(stage, setting, doer, past) if doer is not None else None
    if own is not None or not is_definite(noun):
        return own
    for focus in reversed(past[-ISSUER_SENTENCES_BACK:]):
        tokens = focus.setting.scene.doc[focus.bounds[0] : focus.bounds[1]]
        for token in reversed(list(tokens)):
            found = _issued(stage, focus, token, noun, past)
            if found is not None:
                return found
    return None


def _issued(
    stage: Stage, focus: SentenceSubject, token: Token, noun: Token, past: Sequence[SentenceSubject]
) -> Referent | None:
    """Who issued the document `token`, where `noun` can mean the same one."""
    if kind_of_noun(token.text) != "document":
        return None
    same = token.lemma_.lower() == noun.lemma_.lower()
    published = token.dep_ == "dobj" and token.head.lemma_ in ISSUING
    own = any(t.dep_ == "poss" for t in token.lefts)
    inside = token.dep_ == "pobj" and token.head.lower_ == "in" and same and not own
    found = _issuer_in_phrase(stage, focus.setting, token, past) if same else None
    return found or (focus.subject if published or inside else None)


def _issuer_in_phrase(
    stage: Stage, setting: Setting, noun: Token, past: Sequence[SentenceSubject]
) -> Referent | None:
    """ "the ministry's statement", "a statement by the ministry", "an Obama campaign ad"."""
    for child in noun.children:
        if child.dep_ == "poss" and child.pos_ != "PRON":
            return of_noun(stage, setting, child, past)
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            inner = next((t for t in child.children if t.dep_ == "pobj"), None)
            return of_noun(stage, setting, inner, past) if inner is not None else None
    return _issuer_before(stage, setting, noun, past)


def _issuer_before(
    stage: Stage, setting: Setting, noun: Token, past: Sequence[SentenceSubject]
) -> Referent | None:
    """ "Weil campaign" of "a Weil campaign ad", "ministry" of "the ministry statement"."""
    compounds = [t for t in noun.lefts if t.dep_ in ("compound", "nmod")]
    before = [t for t in compounds if t.ent_type_ not in MEASURE_LABELS]
    if before and before[-1].lower_ == "court" and noun.lower_ in FILED:
        filers = [*before[:-1], *before[-1].lefts]
        before = [t for t in filers if t.pos_ == "PROPN" and t.ent_type_ != "GPE"]
    if not before:
        return None
    last = before[-1]
    if kind_of_noun(last.text) == "body":
        start = min(before[0].left_edge.i, last.left_edge.i)
        return _plain_referent(span_of_tokens(stage, setting.scene, start, last.i + 1), last)
    return of_noun(stage, setting, last, past) if last.pos_ == "PROPN" else None
