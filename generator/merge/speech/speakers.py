"""Whose words they are: the mention resolved over all articles of the story, or left undecided.

Within the article the analysis has told whom a mention means; here a surname gets its full name
from another report, a role the one person who is introduced with it elsewhere, a metonym its
country. Exactly one candidate is left, or the speaker is not determined.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath

from generator.language.grammar import GENDERS
from generator.language.names.gazetteer import (
    LEADING_ARTICLE,
    PHRASES_REMEMBERED,
    GazetteerEntry,
    compass_country,
    demonym,
    is_compass,
    look_up,
)
from generator.language.names.person_names import person_key, read_name
from generator.language.names.roles import head_of, is_person_noun, kind_of_noun, office_of
from generator.language.words.link_boxes import has_box
from generator.merge.speech.body_names import (
    bare_name,
    is_common_plural,
    name_in_full,
    with_its_article,
    without_front,
)
from generator.merge.speech.spellings import one_spelling, parts_joined
from generator.merge.speech.unnamed import is_any_body, is_named_body, is_proper, reason_unnamed
from generator.people.parties import LETTERS_ALONE, party_in
from generator.people.persons import (
    People,
    by_role,
    by_short_name,
    described_as,
    folded,
    names_from,
    presidents_seat,
)
from generator.records import By, Quotation, Report, Span, Speaker, SpeakerOrder
from generator.slugs import speaker_key
from generator.spans import cut

DEFINITE_START = re.compile(
    r"^(?:the|his|her|its|their)\b|^(?!(?:a|an|one|another)\b).*['’]s\b", re.IGNORECASE
)
PRONOUN_NAMES = frozenset(
    {"he", "she", "it", "they", "who", "which", "that", "this", "i", "we", "you", "one", "both"}
)
KIND_OF_OUTLET = re.compile(r"(?<=\w) (?:news agency|newspaper|newswire)$")
OWNER_BEFORE = re.compile(r"^(?P<owner>.+?)['’]s?\s+(?P<rest>.+)$")


@lru_cache(maxsize=PHRASES_REMEMBERED)
def _slug(words: str) -> str:
    return speaker_key(words)


def resolve_speakers(people: People, reports: Sequence[Report]) -> tuple[Quotation, ...]:
    """Every quotation of the story, in source and text order, with its speaker."""
    return one_spelling([with_speaker(people, q) for r in reports for q in r.findings.quotations])


def with_speaker(people: People, quotation: Quotation) -> Quotation:
    """The quotation with its speaker, or with the reason why there is none."""
    words = quotation.antecedent or quotation.mention
    if words is None:
        return replace(quotation, why=_why_speaker(quotation, "no words name the speaker"))
    speaker, rule = _speaker_meant(people, words, certain=quotation.antecedent is not None)
    if speaker and quotation.mention and _clashes(people, quotation.mention, speaker):
        speaker, rule = None, "the pronoun does not fit the person of that name"
    return replace(quotation, speaker=speaker, why=_why_speaker(quotation, rule))


def speaker_named(people: People, words: Span) -> Speaker | None:
    """Whom words mean that are known to name somebody."""
    speaker, _ = _speaker_meant(people, words, certain=True)
    return None if speaker and _clashes(people, words, speaker) else speaker


def _clashes(people: People, mention: Span, speaker: Speaker) -> bool:
    """Whether "she" would stand for a man: a full name found elsewhere can show that."""
    said = cut(people.texts[mention.article], mention).lower()
    name = read_name(speaker.name) if said in GENDERS else None
    return name is not None and name.gender not in (None, GENDERS[said])


def _why_speaker(quotation: Quotation, rule: str) -> str:
    return f"{quotation.why}; {rule}" if quotation.why else rule


def speaker_called(people: People, name: str, article: str, by: By = "editor") -> Speaker:
    """Whom an editor or a reader means by a name: somebody of the story, or somebody new."""
    order = described_as(people.described, name)
    names = [name, *((order.name, *order.also) if order else ())]
    known = (number for said in names for number in _persons_called(people, said))
    number = next(known, None)
    if number is not None:
        speaker = _person_speaker(people, number, article)
    elif entry := look_up(name):
        speaker = _body_speaker(entry)
    else:
        speaker = Speaker(id=people.given[order.name if order else name], name=name)
    told = _as_described(people, speaker, order) if order else _in_editors_words(people, speaker)
    return replace(told, named_by=by)


def _persons_called(people: People, name: str) -> list[int]:
    """The one person of the story with that name, or whom a family name can mean."""
    key = person_key(name)
    whole = [k for k, person in enumerate(people.persons) if person_key(person.name) == key]
    short = by_short_name(people, name)
    return whole or ([] if short is None else [short])


def _in_editors_words(people: People, speaker: Speaker) -> Speaker:
    """The speaker as an editor describes it, if one does."""
    known = people.described
    name = speaker.name
    order = known.get(folded(name)) if speaker.unnamed else described_as(known, name)
    return _as_described(people, speaker, order) if order else speaker


def _as_described(people: People, speaker: Speaker, order: SpeakerOrder) -> Speaker:
    return replace(
        speaker,
        id=people.given[order.name],
        name=order.name,
        named_by="editor",
        role=None if order.role or speaker.unnamed else speaker.role,
        role_by_editor=order.role,
        party=order.party or speaker.party,
        unnamed=False,
    )


def _speaker_meant(people: People, words: Span, certain: bool) -> tuple[Speaker | None, str]:
    printed = cut(people.texts[words.article], words)
    order = people.described.get(folded(printed))
    if order and words not in people.of:
        return speaker_called(people, order.name, words.article), "an editor says who that is"
    speaker, rule = _found_speaker(people, words, printed, certain)
    return (_in_editors_words(people, speaker) if speaker else None), rule


def _found_speaker(
    people: People, words: Span, printed: str, certain: bool
) -> tuple[Speaker | None, str]:
    if printed.lower() in PRONOUN_NAMES:
        return None, "pronoun with no certain antecedent"
    if has_box(printed):
        return None, "links stand in the words"
    number, rule = _person_number(people, words, printed)
    if number is not None:
        return _person_speaker(people, number, words.article), rule
    if not certain:
        return None, "no certain antecedent"
    several = _several_named(people, words)
    if several is not None:
        return _together(several), "several who are named" if several else "not all are named"
    entry = look_up(KIND_OF_OUTLET.sub("", printed)) or _compass(people, printed)
    if entry and not is_common_plural(printed, entry, people.texts):
        return _body_speaker(entry), "gazetteer"
    return _described(people, printed, words), "as described"


def _person_number(people: People, words: Span, printed: str) -> tuple[int | None, str]:
    """The person of the story whom the words mean, and the rule that tells."""
    if words in people.of:
        return people.of[words], "named person"
    begins = any(name.start == words.start for name in names_from(people, words))
    number = None if begins else by_short_name(people, printed)
    if number is not None:
        return number, "full name in another report"
    known_office = DEFINITE_START.search(printed) and not look_up(printed) and office_of(printed)
    if known_office:
        return by_role(people, printed), "role held by one person of the story"
    return None, ""


def _several_named(people: People, words: Span) -> list[Speaker] | None:
    """Those whom words join: "Ann Weil and Ben Roth", "Britain, France and Germany". Empty where
    one of them is not known; None where the words are of one speaker.

    Words from one person's name to another's, as an antecedent has them, join the two.
    """
    parts = parts_joined(people, words)
    if parts is None:
        names = names_from(people, words)
        numbers = list(dict.fromkeys(people.of[name] for name in names))
        whole = len(numbers) == 2 and (names[0].start, names[-1].end) == (words.start, words.end)
        return [_person_speaker(people, n, words.article) for n in numbers] if whole else None
    found = [_one_of_several(people, part) for part in parts]
    known = list(dict.fromkeys(speaker for speaker in found if speaker))
    return known if len(known) == len(parts) else []


def _one_of_several(people: People, words: Span) -> Speaker | None:
    """The person whose name ends the words, or the body or country that they name."""
    ends = [name for name in names_from(people, words) if name.end == words.end]
    if ends:
        return _person_speaker(people, people.of[ends[0]], words.article)
    printed = LEADING_ARTICLE.sub("", cut(people.texts[words.article], words))
    entry = look_up(printed) or _compass(people, printed)
    return _body_speaker(entry) if entry else None


def _together(several: Sequence[Speaker]) -> Speaker | None:
    if len(several) < 2:
        return several[0] if several else None
    name = " and ".join(speaker.name for speaker in several)
    return Speaker(id=_slug(name), name=name, together=tuple(several))


def _compass(people: People, printed: str) -> GazetteerEntry | None:
    country = compass_country(printed, people.countries) if is_compass(printed) else None
    return GazetteerEntry(name=country, kind="country", country=country) if country else None


def _person_speaker(people: People, number: int, article: str) -> Speaker:
    """The role is one of the same article where it has any, else the story's first."""
    person = people.persons[number]
    roles = sorted(person.roles, key=lambda role: role.article != article)
    told = Counter(p for role in roles if (p := party_in(cut(people.texts[role.article], role))))
    body = told.most_common(1)[0][0] if told else None
    if body and LETTERS_ALONE.fullmatch(body):
        body = name_in_full(body, people.texts)
    return Speaker(
        id=_slug(person_key(person.name).strip("-") or person.name),
        name=person.name,
        role=roles[0] if roles else None,
        party=person.marked or body or presidents_seat(people, number),
    )


def _body_speaker(entry: GazetteerEntry) -> Speaker:
    party = entry.name if entry.kind == "party" else entry.country
    return Speaker(id=_slug(entry.name), name=entry.name, party=party or entry.name)


def _owners_party(people: People, name: str) -> str | None:
    """That of Weil for the "Weil administration"."""
    owner = name.removesuffix(" administration")
    number = by_short_name(people, owner) if owner != name else None
    return None if number is None else _person_speaker(people, number, "").party


def _described(people: People, printed: str, words: Span) -> Speaker:
    """A body with its country in front, else the words as printed."""
    name = bare_name(printed)
    owned = OWNER_BEFORE.match(name)
    entry = (look_up(owned["owner"]) or _compass(people, owned["owner"])) if owned else None
    if owned and entry and entry.country and kind_of_noun(head_of(owned["rest"])) == "body":
        any_one = is_any_body(owned["rest"])
        name = printed if any_one else f"{demonym(entry.country)} {owned['rest']}"
        return Speaker(id=_slug(name), name=name, party=entry.country, unnamed=any_one)
    full = name_in_full(name, people.texts)
    known, name = full != name, full
    entry = look_up(name) or (look_up(name[:1].upper() + name[1:]) if " " in name else None)
    plural = entry is not None and is_common_plural(name, entry, people.texts)
    if entry and not plural:
        return _body_speaker(entry)
    person = plural or is_person_noun(name.split()[-1])
    kind = "person" if person else kind_of_noun(head_of(name))
    party = party_in(printed) or _owners_party(people, name)
    if kind == "body":
        unnamed = not is_named_body(name, people.texts)
        name = name if unnamed else with_its_article(name, people.texts)
        return Speaker(id=_slug(name), name=name, party=party, unnamed=unnamed)
    if known or (kind != "person" and is_proper(name, people.texts)):
        name = with_its_article(name, people.texts)
        return Speaker(id=_slug(name), name=name, party=party)
    place = "" if DEFINITE_START.search(printed) else f" {words.start}"
    own = _slug(f"{printed} {PurePosixPath(words.article).stem}{place}")
    return Speaker(
        id=own,
        name=without_front(printed),
        role=words,
        party=party,
        unnamed=True,
        unnamed_because=reason_unnamed(people.texts[words.article], words),
    )
