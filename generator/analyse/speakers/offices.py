"""Whom an office means: "the spokeswoman" is the one so introduced, "a spokeswoman" unnamed."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from generator.analyse.scene import OUTSIDE
from generator.analyse.speakers.cast import CastMember
from generator.analyse.speakers.mention_phrases import PLURAL, is_definite, of_person, phrase_of
from generator.analyse.speakers.sentence_subjects import (
    Referent,
    SentenceSubject,
    Setting,
    Stage,
    span_of_tokens,
    words_of_span,
)
from generator.language.grammar import LETTERS
from generator.language.names.gazetteer import countries_in, find_entries
from generator.language.names.roles import (
    gender_of,
    is_person_noun,
    office_of,
    offices_fit,
    singular,
    standing_of,
    standings_fit,
    wide_offices,
)
from generator.records import Span

LAWMAKERS = dict.fromkeys(("lawmaker", "legislator"), ("senator", "representative"))
"""Whom either word means as well as members of a parliament."""
TOLD_BESIDES = frozenset({"person", "candidate", "official", "kin", "expert", "activist", "critic"})
"""What is told of somebody who is something else besides."""
EPITHETS = frozenset(
    {"expert", "lawmaker", "senator", "representative", "candidate", "activist", "actor", "singer"}
    | {"billionaire", "magnate", "tycoon", "mogul", "entrepreneur", "comedian", "founder"}
)
"""Offices by which reports call back whom they have named, and hardly anybody who is nameless."""
NEW_PERSON = frozenset({"a", "an", "another", "one"})
OFFICE_SENTENCES_BACK = 3
"""Sentences in which a person of a doubtful office may have been named."""


def of_office(
    stage: Stage, setting: Setting, noun: Token, past: Sequence[SentenceSubject]
) -> Referent | None:
    """The one holder of a known office; somebody unnamed; None where several fit."""
    span = phrase_of(stage, setting, noun)
    words = words_of_span(stage, span)
    described = Referent(
        span=span,
        kind="description",
        gender=gender_of(noun.text.lower()),
        many=noun.tag_ in PLURAL,
        why="described",
    )
    if noun.tag_ in PLURAL:
        return _both_holders(stage, words, noun, past) if _is_two(noun) else described
    if not is_definite(noun):
        return described
    fitting = holders(stage, words, noun) or _of_that_place(stage, words, noun, past)
    nameless = _nameless_official(stage, setting, noun, past, fitting)
    if nameless is not None:
        return nameless
    if len(fitting) > 1:
        fitting = _last_named(fitting, past)
    if len(fitting) == 1:
        return of_person(stage, fitting[0], "introduced with that role")
    if fitting:
        return None
    return _named_before(stage, setting, noun, past) or described


def _nameless_official(
    stage: Stage,
    setting: Setting,
    noun: Token,
    past: Sequence[SentenceSubject],
    fitting: Sequence[int],
) -> Referent | None:
    """ "a senior official", whom "the official" calls back; None if a fitting name is nearer."""
    low, _ = setting.scene.bounds[setting.scene.sentence[noun.i]]
    here = [(setting, (low, noun.i))]
    for where, bounds in (*here, *((s.setting, s.bounds) for s in reversed(past))):
        for k in range(bounds[1] - 1, bounds[0] - 1, -1):
            token = where.scene.doc[k]
            if where.people.get(k) in fitting:
                return None
            if token.lower_ == noun.lower_ and _is_new(where, token):
                return Referent(
                    span=phrase_of(stage, where, token),
                    kind="description",
                    gender=gender_of(noun.text.lower()),
                    why="introduced without a name",
                )
    return None


def _is_new(setting: Setting, token: Token) -> bool:
    """ "a senior official" outside marks, who is not named beside it."""
    outside = setting.scene.inside[token.i] == OUTSIDE and token.i not in setting.roles
    new = any(t.lower_ in NEW_PERSON for t in token.lefts)
    return outside and new and token.dep_ not in ("compound", "appos", "attr", "poss")


def _named_before(
    stage: Stage, setting: Setting, noun: Token, past: Sequence[SentenceSubject]
) -> Referent | None:
    """ "Ann Weil is blunt. "No," the head of the bank said.": a subject whom nothing introduces."""
    epithet = office_of(noun.text.lower()) in EPITHETS
    subject = _last_subject(setting, past[-OFFICE_SENTENCES_BACK if epithet else -1 :])
    if subject is None or subject.person is None:
        return None
    gender = gender_of(noun.text.lower())
    fits = gender is None or subject.gender in (None, gender)
    fits = fits and _may_be_told_of(stage.cast.people[subject.person], epithet=epithet)
    return of_person(stage, subject.person, "named before the role") if fits else None


def _last_subject(setting: Setting, past: Sequence[SentenceSubject]) -> Referent | None:
    """Of the last of these sentences that is not all quoted, in this paragraph or the one before;
    a paragraph of quoted words is stepped over."""
    place = _place_in_stage(setting)
    for back, sentence in enumerate(reversed(past)):
        if sentence.setting.scene.block.paragraph + back + 1 < place:
            return None
        if not sentence.quoted or sentence.subject is not None:
            return sentence.subject
    return None


def _may_be_told_of(person: CastMember, *, epithet: bool) -> bool:
    """ "the expert" of "Eva Roth, a member of the board", never "the judge"."""
    told = {office for office, _ in person.offices}
    return not person.roles or (epithet and bool(told) and told <= TOLD_BESIDES)


def _place_in_stage(setting: Setting) -> int:
    return setting.scene.block.paragraph


def _is_two(noun: Token) -> bool:
    """ "the two leaders", "both leaders"; not "two clerks", whom nobody has named."""
    lefts = {t.lower_ for t in noun.lefts}
    return "both" in lefts or ("two" in lefts and is_definite(noun))


def _both_holders(
    stage: Stage, words: str, noun: Token, past: Sequence[SentenceSubject]
) -> Referent | None:
    """ "the two leaders": two holders of the office named in the nearest sentence."""
    fitting = set(holders(stage, words, noun))
    for focus in reversed(past[-OFFICE_SENTENCES_BACK:]):
        places = [k for k in range(*focus.bounds) if focus.setting.people.get(k) in fitting]
        if len({focus.setting.people[k] for k in places}) == 2:
            span = span_of_tokens(stage, focus.setting.scene, places[0], places[-1] + 1)
            return Referent(span=span, kind="description", many=True, why="two of that office")
    return None


def holders(stage: Stage, words: str, noun: Token) -> list[int]:
    """Numbers of the persons introduced with an office that the words can mean."""
    wanted = office_of(words) or singular(noun.text.lower())
    countries = set(countries_in(words))
    gender = None if noun.tag_ in PLURAL else gender_of(noun.text.lower())
    proper, standing = _proper(words), standing_of(words)
    found = []
    for number, person in enumerate(stage.cast.people):
        fits = [
            role
            for held, role in person.offices
            if offices_fit(wanted, held) and standings_fit(standing, standing_of(role))
        ]
        if wanted in wide_offices():
            fits = [role for role in fits if noun.text.lower() in role]
        clash = bool(countries and person.countries and not countries & person.countries)
        clash = clash or bool(proper and not any(_proper_in(proper, role) for role in fits))
        if fits and not clash and not (gender and person.gender and gender != person.gender):
            found.append((number, any(noun.text.lower() in words for words in fits)))
    exact = [number for number, same_word in found if same_word]
    return exact or [number for number, _ in found]


def _of_that_place(
    stage: Stage, words: str, noun: Token, past: Sequence[SentenceSubject]
) -> list[int]:
    """ "Rep. Ann Weil", then "the Ulm congresswoman": named just before, with no other place.

    "Bonn Rep. Eva Roth" is no Ulm congresswoman.
    """
    wanted, word = office_of(words), noun.text.lower()
    if not wanted or not _proper(words) or standing_of(words):
        return []
    meant = {wanted, *LAWMAKERS.get(word, ())}
    for focus in reversed(past[-OFFICE_SENTENCES_BACK:]):
        if near := {n for n in focus.people if _may_hold(stage.cast.people[n], meant, word)}:
            roles = [role for n in near for role in stage.cast.people[n].roles]
            told = any(_has_place(stage, role, meant) for role in roles)
            return [] if told else sorted(near)
    return []


def _may_hold(person: CastMember, offices: set[str], word: str) -> bool:
    fits = any(
        offices_fit(wanted, held) and not standing_of(role)
        for wanted in offices
        for held, role in person.offices
    )
    return fits and not {person.gender, gender_of(word)} >= {"m", "f"}


def _has_place(stage: Stage, role: Span, offices: set[str]) -> bool:
    words = words_of_span(stage, role)
    return office_of(words) in offices and bool(_proper(f"the {words}"))


def _proper(words: str) -> set[str]:
    """Capitalised words of a role that name neither a country nor an office: "Nordbank"."""
    told = [words[found.start : found.end] for found in find_entries(words) if found.entry.country]
    known = {word for phrase in told for word in LETTERS.findall(phrase)}
    capital = (word for word in LETTERS.findall(words)[1:] if word[0].isupper())
    return {w.lower() for w in capital if w not in known and not is_person_noun(w)}


def _proper_in(proper: set[str], role: str) -> bool:
    return bool(proper & set(LETTERS.findall(role)))


def _last_named(numbers: Iterable[int], past: Sequence[SentenceSubject]) -> list[int]:
    """Of several, the one whom the nearest of the last sentences names alone."""
    wanted = set(numbers)
    for focus in reversed(past[-OFFICE_SENTENCES_BACK:]):
        named = wanted & set(focus.people)
        if named:
            return sorted(named)
    return sorted(wanted)
