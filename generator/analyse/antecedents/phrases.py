"""Whom a noun phrase means by itself: a named person, a body, an office, somebody unnamed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from spacy.tokens import Token

from generator.analyse.antecedents.foci import (
    Focus,
    Referent,
    Setting,
    Stage,
    span_of,
    subjects_of,
    words_of,
)
from generator.language.gazetteer import countries_in, find_entries, look_up
from generator.language.roles import (
    gender_of,
    kind_of_noun,
    office_of,
    offices_fit,
    singular,
)
from generator.records import Span

DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})
INDEFINITE = frozenset({"a", "an", "one", "another", "some", "any"})
PLURAL = frozenset({"NNS", "NNPS"})
ISSUING = frozenset(
    {"issue", "release", "publish", "post", "send", "write", "sign", "file", "put", "make"}
)
SENTENCES_BACK = 3
"""How far back the issuer of "the statement" is looked for, in sentences."""


def phrase_of(stage: Stage, setting: Setting, noun: Token) -> Span:
    """The noun's phrase up to its last "of", "for" or "in" phrase, without commas and clauses."""
    doc = setting.scene.doc
    start, end = noun.left_edge.i, noun.i + 1
    for token in doc[start : noun.i]:
        if token.text in (",", ":", "-", "—", "–", '"', "“", "”") or token.dep_ in ("mark", "cc"):
            start = token.i + 1
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "for", "in", "at", "to", "with", "from"):
            inner = [t for t in child.subtree if t.i >= end]
            stop = next(
                (t.i for t in inner if t.text in (",", "“", '"', "”") or t.dep_ == "relcl"), None
            )
            end = stop if stop is not None else max((t.i + 1 for t in inner), default=end)
        else:
            break
    return span_of(stage, setting.scene, min(start, noun.i), end)


def of_person(stage: Stage, number: int, why: str) -> Referent:
    person = stage.cast.people[number]
    return Referent(span=person.named, kind="person", person=number, gender=person.gender, why=why)


def of_noun(stage: Stage, setting: Setting, noun: Token, past: Sequence[Focus]) -> Referent | None:
    """The referent of a noun that is no pronoun; None where it cannot speak or is doubtful."""
    if noun.i in setting.people:
        return of_person(stage, setting.people[noun.i], "named")
    span = phrase_of(stage, setting, noun)
    words = words_of(stage, span)
    if body := _body(stage, setting, noun, span):
        return body
    kind = kind_of_noun(noun.text)
    beside = _beside(stage, setting, noun) if kind == "person" else None
    if beside is not None:
        return of_person(stage, beside, "named beside the role")
    if kind == "person":
        return _office(stage, noun, span, words, past)
    if kind == "body":
        return _known_body(stage, setting, noun, span, past) or _plain(span, noun)
    if kind == "document":
        return issuer(stage, setting, noun, past)
    return _plain(span, noun) if noun.pos_ == "PROPN" else None


def _beside(stage: Stage, setting: Setting, noun: Token) -> int | None:
    """The person introduced by these very words: "the mayor" of "the mayor, Ann Weil"."""
    at = setting.scene.block.offset + noun.idx
    found = [
        number
        for number, person in enumerate(stage.cast.people)
        if any(role.start <= at < role.end for role in person.roles)
    ]
    return found[0] if len(found) == 1 else None


def _plain(span: Span, noun: Token) -> Referent:
    return Referent(span=span, kind="body", why="as printed", many=noun.tag_ in PLURAL)


def _known_body(
    stage: Stage, setting: Setting, noun: Token, span: Span, past: Sequence[Focus]
) -> Referent | None:
    """ "the company": the body that was a subject just before."""
    if span.end - span.start > len(noun.text) + len("the ") or not is_definite(noun):
        return None
    low, _ = setting.scene.bounds[setting.scene.sentence[noun.i]]
    earlier = reversed(subjects_of(setting.scene, (low, noun.i)))
    here = (of_noun(stage, setting, t, past) for t in earlier if t.pos_ == "PROPN")
    before = (focus.subject for focus in reversed(past[-SENTENCES_BACK:]))
    named = (r for r in chain(here, before) if r and r.kind == "body" and r.why != "as printed")
    return next(named, None)


def _body(stage: Stage, setting: Setting, noun: Token, span: Span) -> Referent | None:
    """A country or body of the gazetteer that is the phrase's head."""
    words = words_of(stage, span)
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


# --- offices ------------------------------------------------------------------------------------


def _office(
    stage: Stage, noun: Token, span: Span, words: str, past: Sequence[Focus]
) -> Referent | None:
    """ "the spokeswoman": the one person so introduced; "a spokeswoman": somebody unnamed."""
    described = Referent(
        span=span,
        kind="description",
        gender=gender_of(noun.text.lower()),
        many=noun.tag_ in PLURAL,
        why="described",
    )
    if noun.tag_ in PLURAL:
        return described if not is_definite(noun) else _both(stage, words, noun, past)
    if not is_definite(noun):
        return described
    fitting = holders(stage, words, noun)
    if len(fitting) > 1:
        fitting = _last_named(fitting, past)
    if len(fitting) == 1:
        return of_person(stage, fitting[0], "introduced with that role")
    return described if not fitting else None


def _both(stage: Stage, words: str, noun: Token, past: Sequence[Focus]) -> Referent | None:
    """ "the two leaders": two holders of the office named in the nearest sentence."""
    if not {t.lower_ for t in noun.lefts} & {"two", "both"}:
        return None
    fitting = set(holders(stage, words, noun))
    for focus in reversed(past[-SENTENCES_BACK:]):
        places = [k for k in range(*focus.bounds) if focus.setting.people.get(k) in fitting]
        if len({focus.setting.people[k] for k in places}) == 2:
            span = span_of(stage, focus.setting.scene, places[0], places[-1] + 1)
            return Referent(span=span, kind="description", many=True, why="two of that office")
    return None


def is_definite(noun: Token) -> bool:
    """Whether the phrase means a known person: "the", "his", "the ministry's", a country's."""
    lefts = list(noun.lefts)
    words = {t.lower_ for t in lefts}
    if words & INDEFINITE:
        return False
    return bool(words & DEFINITE) or any(t.dep_ == "poss" for t in lefts)


def holders(stage: Stage, words: str, noun: Token) -> list[int]:
    """Numbers of the persons introduced with an office that the words can mean."""
    wanted = office_of(words) or singular(noun.text.lower())
    countries = set(countries_in(words))
    gender = None if noun.tag_ in PLURAL else gender_of(noun.text.lower())
    found = []
    for number, person in enumerate(stage.cast.people):
        roles = [words_of(stage, role) for role in person.roles]
        fits = [r for r in roles if (held := office_of(r)) and offices_fit(wanted, held)]
        told = {c for role in roles for c in countries_in(role)}
        clash = bool(countries and told and not countries & told)
        if fits and not clash and not (gender and person.gender and gender != person.gender):
            found.append((number, any(noun.text.lower() in r.lower() for r in fits)))
    exact = [number for number, same_word in found if same_word]
    return exact or [number for number, _ in found]


def _last_named(numbers: Iterable[int], past: Sequence[Focus]) -> list[int]:
    """Of several, the one whom the nearest of the last sentences names alone."""
    wanted = set(numbers)
    for focus in reversed(past[-SENTENCES_BACK:]):
        named = wanted & set(focus.people)
        if named:
            return sorted(named)
    return sorted(wanted)


# --- documents ----------------------------------------------------------------------------------


def issuer(stage: Stage, setting: Setting, noun: Token, past: Sequence[Focus]) -> Referent | None:
    """Who issued the statement, report or advertisement: named in its phrase, or just before."""
    own = _issuer_in_phrase(stage, setting, noun, past)
    if own is not None or not is_definite(noun):
        return own
    for focus in reversed(past[-SENTENCES_BACK:]):
        tokens = focus.setting.scene.doc[focus.bounds[0] : focus.bounds[1]]
        for token in reversed(list(tokens)):
            found = _issued(stage, focus, token, noun, past)
            if found is not None:
                return found
    return None


def _issued(
    stage: Stage, focus: Focus, token: Token, noun: Token, past: Sequence[Focus]
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
    stage: Stage, setting: Setting, noun: Token, past: Sequence[Focus]
) -> Referent | None:
    """ "the ministry's statement", "a statement by the ministry", "an Obama campaign ad"."""
    for child in noun.children:
        if child.dep_ == "poss" and child.pos_ != "PRON":
            return of_noun(stage, setting, child, past)
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            inner = next((t for t in child.children if t.dep_ == "pobj"), None)
            return of_noun(stage, setting, inner, past) if inner is not None else None
    compounds = [t for t in noun.lefts if t.dep_ in ("compound", "nmod") and t.pos_ == "PROPN"]
    if compounds:
        return of_noun(stage, setting, compounds[-1], past)
    return None
