"""The signs for and against one who may be the speaker, as numbers for the learned choice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from generator.analyse.scene import OUTSIDE
from generator.analyse.speakers.choosing.names_beside import beside_signs
from generator.analyse.speakers.loose import LooseWords
from generator.analyse.speakers.sentence_subjects import Referent, SentenceSubject, words_of_span
from generator.analyse.speakers.walk import Walk
from generator.language.grammar import GENDERS, SUBJECTS
from generator.language.names.gazetteer import LEADING_ARTICLE
from generator.language.names.roles import office_of, offices_fit, standing_of, standings_fit

NAMED_SENTENCES_BACK = 8
"""Sentences before in which whom they name may speak on."""
SUBJECTS_BACK = 3
NEAR_QUOTATION = 300
"""Code points between two quotations that belong together."""
NEXT = 120
"""The same before the words that follow."""

OptionSigns = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hinge:
    """Where a quotation hangs: the block and token of its mention, or of its first word."""

    at: int
    token: int
    kind: str
    """What the mention is: `he`, `she`, `it`, `they`, `role`, `thing`, or `none`."""
    own: int
    """The place of its sentence in the walk."""


def same(a: Referent, b: Referent) -> bool:
    """Whether both mean one speaker."""
    return a.span == b.span or (a.person is not None and a.person == b.person)


def alike(walk: Walk, a: Referent, b: Referent) -> bool:
    """Whether two that are no persons of the cast have one name or description."""
    if a.person is not None or b.person is not None:
        return False
    one, other = (
        LEADING_ARTICLE.sub("", words_of_span(walk.stage, r.span)).casefold() for r in (a, b)
    )
    return bool(one == other)


def past_of_spot(walk: Walk, spot: Hinge) -> Sequence[SentenceSubject]:
    """The sentences before, as far back as any sign looks."""
    return walk.sentences[max(0, spot.own - NAMED_SENTENCES_BACK) : spot.own]


def signs_of_option(
    walk: Walk,
    heard: Sequence[LooseWords],
    k: int,
    spot: Hinge,
    option: Referent,
    options: Sequence[Referent],
) -> OptionSigns:
    """All signs of one option of quotation `k`."""
    return {
        f"mention {spot.kind}": 1.0,
        f"is {option.kind}": 1.0,
        **_rule_signs(heard[k], option),
        **_fitting_signs(walk, spot, option, options),
        **_office(walk, spot, option),
        **_before_signs(walk, spot, option),
        **_here(walk, spot, option),
        **beside_signs(walk, heard[k].quotation.span, option, options),
        **_words(walk, spot, option),
        **_spoke(walk, heard, k, option),
        **_speaks_next(walk, heard, k, option),
        **_speaks_much(heard, k, option),
    }


def _rule_signs(heard: LooseWords, option: Referent) -> OptionSigns:
    """What the rules say, and which of them: the last that decided."""
    if heard.referent is None:
        return {"no rule": 1.0}
    rule = heard.quotation.why.split("; ")[-1 if heard.quotation.mention else 0]
    side = "rule" if same(option, heard.referent) else "against"
    return {side: 1.0, f"{side} {rule}": 1.0}


def _fitting_signs(
    walk: Walk, spot: Hinge, option: Referent, options: Sequence[Referent]
) -> OptionSigns:
    wanted, told = GENDERS.get(spot.kind), option.gender
    signs = {"options": float(len(options)), "many": float(option.many)}
    if wanted is not None:
        rivals = sum(o.kind == "person" and o.gender in (None, wanted) for o in options)
        signs["sex fits"] = float(told == wanted)
        signs["sex clashes"] = float(told is not None and told != wanted)
        signs["rivals"] = float(rivals)
    return signs


def standings(walk: Walk, spot: Hinge, option: Referent) -> list[bool]:
    """For each role of the office that the mention means: held now, or only once or not yet."""
    if option.person is None or spot.kind != "role":
        return []
    words = role_words(walk, spot)
    office = office_of(words)
    held = walk.stage.cast.people[option.person].offices
    fits = [role for own, role in held if office and offices_fit(office, own)]
    return [standings_fit(standing_of(words), standing_of(role)) for role in fits]


def role_words(walk: Walk, spot: Hinge) -> str:
    """The mention's noun with what stands before it: "the former mayor"."""
    doc = walk.stage.settings[spot.at].scene.doc
    return str(doc[doc[spot.token].left_edge.i : spot.token + 1].text)


def _office(walk: Walk, spot: Hinge, option: Referent) -> OptionSigns:
    if option.person is None:
        return {}
    offices = walk.stage.cast.people[option.person].offices
    signs = {"has role": float(bool(walk.stage.cast.people[option.person].roles))}
    if spot.kind == "role":
        words, standing = role_words(walk, spot), standings(walk, spot, option)
        noun = words.split()[-1].lower()
        signs["office fits"] = float(bool(standing))
        signs["former"] = float(bool(standing) and not all(standing))
        signs["holds another"] = float(bool(office_of(words) and offices) and not standing)
        signs["role word"] = float(any(noun in role for _, role in offices))
    return signs


def _before_signs(walk: Walk, spot: Hinge, option: Referent) -> OptionSigns:
    """Where the article named the option last, and what it did there."""
    past, setting = past_of_spot(walk, spot), walk.stage.settings[spot.at]
    signs: OptionSigns = {}
    for back, sentence in enumerate(islice(reversed(past), SUBJECTS_BACK), 1):
        if sentence.subject is not None and same(sentence.subject, option):
            signs[f"subject {back} before"] = 1.0
            if sentence.setting is setting:
                signs["subject in the paragraph"] = 1.0
    named = [(b, s) for b, s in enumerate(reversed(past), 1) if option.person in s.people]
    if option.person is not None and named:
        signs["named back"] = float(named[0][0])
        signs["alone back"] = float(next((b for b, s in named if len(s.people) == 1), 0))
    signs["not named"] = float("named back" not in signs)
    if past:
        signs["words before"] = float(past[-1].quoted)
        signs["opens the paragraph"] = float(past[-1].setting is not setting)
    return signs


def _here(walk: Walk, spot: Hinge, option: Referent) -> OptionSigns:
    """Whether the sentence itself names the option, and how much the article does."""
    if option.person is None:
        return {}
    setting = walk.stage.settings[spot.at]
    places = list(_places_named(walk, spot, option.person))
    counted = walk.stage.cast.counted
    doc = setting.scene.doc
    heads = {doc[i].head.i for i in places if doc[i].dep_ in SUBJECTS}
    return {
        "here before": float(any(i < spot.token for i in places)),
        "here behind": float(any(i > spot.token for i in places)),
        "here subject": float(bool(heads)),
        "here says": float(bool(heads & setting.cues)),
        "here object": float(any(doc[i].dep_ in ("dobj", "dative") for i in places)),
        "here owner": float(any(doc[i].dep_ == "poss" for i in places)),
        "here pobj": float(any(doc[i].dep_ == "pobj" for i in places)),
        "here quoted": float(any(_is_quoted(doc[i]) for i in places)),
        "share": counted[option.person] / max(1, sum(counted)),
        "most named": float(counted[option.person] == max(counted)),
    }


def _is_quoted(name: Token) -> bool:
    """ "Tass quoted Weil as saying", "Weil was quoted by Tass"."""
    return name.dep_ in ("dobj", "nsubjpass") and name.head.lemma_ in ("quote", "cite")


def _places_named(walk: Walk, spot: Hinge, person: int) -> Iterator[int]:
    """Tokens of the sentence, outside marks, that name the person."""
    setting = walk.stage.settings[spot.at]
    start, end = setting.scene.bounds[setting.scene.sentence[spot.token]]
    for i in range(start, end):
        if setting.people.get(i) == person and setting.scene.inside[i] == OUTSIDE:
            yield i


def _spoke(walk: Walk, heard: Sequence[LooseWords], k: int, option: Referent) -> OptionSigns:
    signs: OptionSigns = {}
    for back in (1, 2):
        near = heard[k - back] if k >= back else None
        if near is not None and near.referent is not None and same(near.referent, option):
            between = _words_between(walk, near, heard[k])
            close = between.count("\n") <= 2 and len(between) < NEAR_QUOTATION
            signs[f"spoke {back} before"] = 1.0
            signs[f"spoke {back} near"] = float(close)
            signs[f"spoke {back} marks"] = float(near.quotation.kind != "indirect")
    return signs


def _speaks_next(walk: Walk, heard: Sequence[LooseWords], k: int, option: Referent) -> OptionSigns:
    near = heard[k + 1] if k + 1 < len(heard) else None
    if near is None or near.referent is None or not same(near.referent, option):
        return {}
    return {
        "speaks next": 1.0,
        "speaks next near": float(len(_words_between(walk, heard[k], near)) < NEXT),
        "next named": float(near.referent.why == "named"),
    }


def _speaks_much(heard: Sequence[LooseWords], k: int, option: Referent) -> OptionSigns:
    """How much of what the article quotes beside a name is the option's."""
    named = [h.referent for j, h in enumerate(heard) if j != k and h.referent]
    own = sum(same(r, option) for r in named)
    return {"speaks": float(own), "speaks share": own / max(1, len(named))}


def _words(walk: Walk, spot: Hinge, option: Referent) -> OptionSigns:
    """Whether the mention and the option's name or roles share a word: "the centre's website"."""
    if spot.kind not in ("role", "thing"):
        return {}
    scene = walk.stage.settings[spot.at].scene
    noun = scene.doc[spot.token]
    told = {t.lower_ for t in noun.subtree if t.is_alpha and not t.is_stop and t.i <= noun.i}
    words = words_of_span(walk.stage, option.span).lower()
    roles = " ".join(role for _, role in _offices_of(walk, option))
    return {
        "with the noun": float(_told_with(walk, spot, option)),
        "shares a word": float(any(w in words for w in told)),
        "shares the noun": float(noun.lower_ in words),
        "role has a word": float(any(w in roles for w in told)),
    }


def _told_with(walk: Walk, spot: Hinge, option: Referent) -> bool:
    """Whether the last sentence with the mention's noun names the option: "The Weil campaign
    answered with an advertisement", "the ad"."""
    noun = walk.stage.settings[spot.at].scene.doc[spot.token]
    for sentence in reversed(past_of_spot(walk, spot)):
        tokens = sentence.setting.scene.doc[slice(*sentence.bounds)]
        if any(_is_like(t, noun) for t in tokens):
            subject = sentence.subject
            own = subject and (same(subject, option) or alike(walk, subject, option))
            return bool(own) or option.person in sentence.people
    return False


def _is_like(word: Token, noun: Token) -> bool:
    """ "ad" and "advertisement"."""
    one, other = word.lemma_.lower(), noun.lemma_.lower()
    begins = one.startswith(other) or other.startswith(one)
    return word.pos_ == "NOUN" and begins and one[:2] == other[:2]


def _offices_of(walk: Walk, option: Referent) -> Sequence[tuple[str, str]]:
    return () if option.person is None else walk.stage.cast.people[option.person].offices


def _words_between(walk: Walk, first: LooseWords, second: LooseWords) -> str:
    text = walk.stage.parsed.article.text
    return text[first.quotation.span.end : second.quotation.span.start]
