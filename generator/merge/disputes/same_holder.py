"""Holders of one side that are one under two spellings: `Hale administration`, `administration`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.language.names.gazetteer import LEADING_ARTICLE, look_up
from generator.language.names.person_names import is_full, is_short_for, read_name
from generator.language.names.roles import is_person_noun, singular
from generator.records import Position

POINTING = frozenset({"this", "that", "these", "those"})
NO_OTHERS = frozenset({"senior", "top", "some", "several", "many"})
"""Words before a body's people that name nobody else: `senior Harbour officials`."""
OF_AN_OUTLET = frozenset({"online", "news", "web", "editorial", "opinion"})
"""Words that catalogues put behind an outlet's name: `NPR Online News`, `CNN (Web News)`."""

HolderWords = tuple[str, ...]


def each_holder_once(positions: Sequence[Position]) -> tuple[Position, ...]:
    """The positions; those of one side whose holders are one stand as one, under the fuller name,
    in the place of the first. A short name that two can mean is nobody's."""
    told: dict[tuple[int | None, HolderWords], list[Position]] = {}
    for position in positions:
        beside = [other for other in positions if other.side == position.side]
        told.setdefault((position.side, _fullest_words(position, beside)), []).append(position)
    return tuple(_as_one(group, words) for (_, words), group in told.items())


def _fullest_words(position: Position, beside: Sequence[Position]) -> HolderWords:
    """The words of the one fuller name beside it, else its own: `officials`, `UAW officials` and
    `UAW` are one."""
    for _ in beside:
        fuller = [other for other in beside if _is_short_for(position, other)]
        fullest = [f for f in fuller if not any(_is_short_for(f, other) for other in fuller)]
        if len({_words(f.holder) for f in fullest}) != 1:
            break
        position = fullest[0]
    return _words(position.holder)


def _as_one(group: Sequence[Position], words: HolderWords) -> Position:
    named = next((p for p in group if _words(p.holder) == words), group[0])
    evidence = dict.fromkeys(span for position in group for span in position.evidence)
    return replace(named, evidence=tuple(evidence))


def _is_short_for(position: Position, other: Position) -> bool:
    short, full = _words(position.holder), _words(other.holder)
    if short == full or not short:
        return False
    if position.speaker is None and other.speaker is None:
        return len(short) < len(full) and _of_outlet(full) == _of_outlet(short)
    if len(short) < len(full):
        ends = full[-len(short) :] == short
        placed = len(short) > 1 and full[: len(short) + 1] == (*short, "in")
        some = len(short) > 1 and NO_OTHERS.issuperset(full[: -len(short)])
        of_a_kind = _is_common(position.holder) or (some and is_person_noun(short[-1]))
        return (ends and of_a_kind) or placed or _is_family_name(position.holder, other.holder)
    return _are_its_people(short, full)


def _words(holder: str) -> HolderWords:
    """The words without article or what points, lower case."""
    plain = LEADING_ARTICLE.sub("", holder).replace("(", " ").replace(")", " ")
    words = tuple(plain.casefold().split())
    return words[1:] if words[:1] and words[0] in POINTING else words


def _of_outlet(words: HolderWords) -> HolderWords:
    return tuple(word for word in words if word not in OF_AN_OUTLET) or words


def _is_family_name(holder: str, other: str) -> bool:
    """`Harris` beside `Kamala Harris`."""
    short, full = read_name(holder), read_name(other)
    if short is None or full is None or is_full(short) or look_up(holder):
        return False
    return is_short_for(short, full) and full.parts[-1] == short.parts[-1]


def _is_common(holder: str) -> bool:
    """Whether the words are no name: `the department`, `Officials`."""
    words = LEADING_ARTICLE.sub("", holder).split()
    if not words or look_up(holder) or not all(word.islower() for word in words[1:]):
        return False
    one = singular(words[0])
    return words[0].islower() or (one != words[0] and look_up(one) is None)


def _are_its_people(people: HolderWords, body: HolderWords) -> bool:
    """`UAW officials` beside `UAW`."""
    behind = people[len(body) :]
    return len(behind) == 1 and people[: len(body)] == body and is_person_noun(behind[0])
