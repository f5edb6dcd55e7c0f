"""Positions as a reader wants them: each holder once, no quotation cut in two, neighbours in one.

Holders of one side can be one under two spellings: `Hale administration`, `administration`. And
sides are found sentence by sentence; `“There was a talk.` and `There was no deal,” he said.` are
then two passages of one position, each with half the quotation marks.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.language.names.gazetteer import LEADING_ARTICLE, look_up
from generator.language.names.person_names import is_full, is_short_for, read_name
from generator.language.names.roles import is_person_noun, singular
from generator.merge.ground import Ground
from generator.merge.point_sides import sides_of
from generator.records import Dispute, Position, Quotation, Span, Speaker
from generator.spans import begins_in, cut, join, overlaps, within

POINTING = frozenset({"this", "that", "these", "those"})
NO_OTHERS = frozenset({"senior", "top", "some", "several", "many"})
"""Words before a body's people that name nobody else: `senior Harbour officials`."""
OF_AN_OUTLET = frozenset({"online", "news", "web", "editorial", "opinion"})
"""Words that catalogues put behind an outlet's name: `NPR Online News`, `CNN (Web News)`."""
TEAM = re.compile(r"(?P<owner>[^'’]{1,60})['’]s? (?:team|office|spokes(?:man|woman|person))")
"""Who speaks for somebody, and is he where he stands beside: `Robert Mueller’s team`."""
WHOLE_MOST = 60
"""Words of a quotation that is shown whole where a passage begins or ends within it. Longer ones
stay cut: a position is to be read at a glance."""

HolderWords = tuple[str, ...]


def as_read(disputes: Sequence[Dispute], ground: Ground) -> tuple[Dispute, ...]:
    """The disputes with each holder once, and with every position's evidence made whole, in the
    order it had; no passage is stretched over words that an editor dropped, nor over what somebody
    else says. No passage stands on two sides; what is left with one side is none."""
    merged = (replace(d, positions=each_holder_once(d.positions)) for d in disputes)
    found = (_whole_dispute(dispute, ground) for dispute in merged)
    return tuple(
        after
        for before, after in zip(disputes, found, strict=True)
        if len(sides_of(after.positions)) >= min(2, len(sides_of(before.positions)))
    )


def _whole_dispute(dispute: Dispute, ground: Ground) -> Dispute:
    whole = []
    for position in dispute.positions:
        barred = (
            *ground.struck,
            *_evidence_against(position, dispute.positions),
            *_of_others(position, ground.quotations),
        )
        whole.append(_whole_position(position, ground, barred))
    return replace(dispute, positions=_sides_apart(whole))


def _sides_apart(positions: Sequence[Position]) -> tuple[Position, ...]:
    """A passage that stands on two sides stands on none; a denial may hold in it what it denies."""
    alone = (
        replace(p, evidence=tuple(s for s in p.evidence if s not in against))
        for p in positions
        for against in [_evidence_against(p, positions)]
    )
    return tuple(position for position in alone if position.evidence)


def _evidence_against(position: Position, positions: Sequence[Position]) -> list[Span]:
    """The passages of the other sides."""
    others = (
        p for p in positions if p is not position and (p.side is None or p.side != position.side)
    )
    return [span for other in others for span in other.evidence]


def _of_others(position: Position, said: Sequence[Quotation]) -> list[Span]:
    """What somebody else is known to have said, who does not speak for the same body."""
    ours = _names_of(position.speaker)
    return [q.span for q in said if ours and q.speaker and ours.isdisjoint(_names_of(q.speaker))]


def _names_of(speaker: Speaker | None) -> frozenset[str]:
    """By which one speaker, or one body, can be told."""
    names = (speaker.id, speaker.name, speaker.party) if speaker else ()
    return frozenset(filter(None, names))


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
    owned = TEAM.fullmatch(position.holder)
    if owned is not None:
        return full[-len(_words(owned["owner"])) :] == _words(owned["owner"])
    if position.speaker is None and other.speaker is None:
        return len(short) < len(full) and _of_outlet(full) == _of_outlet(short)
    if len(short) < len(full):
        ends = short in (full[-len(short) :], _before_of(full)[-len(short) :])
        placed = len(short) > 1 and full[: len(short) + 1] == (*short, "in")
        some = len(short) > 1 and NO_OTHERS.issuperset(full[: -len(short)])
        of_a_kind = _is_common(position.holder) or (some and is_person_noun(short[-1]))
        return (ends and of_a_kind) or placed or _is_family_name(position.holder, other.holder)
    return _are_its_people(short, full)


def _before_of(words: HolderWords) -> HolderWords:
    """`port authority` of `port authority of olm`."""
    return words[: words.index("of")] if "of" in words else words


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


def _whole_position(position: Position, ground: Ground, barred: Sequence[Span]) -> Position:
    """Stretched over quotations, but over nothing barred that does not lie in the passage."""
    spans: list[Span] = []
    for span in position.evidence:
        stretched = _whole(span, ground)
        over = any(overlaps(stretched, gone) and not within(gone, span) for gone in barred)
        _add(spans, span if over else stretched, ground)
    return replace(position, evidence=tuple(spans))


def _whole(span: Span, ground: Ground) -> Span:
    """The passage, stretched over each quotation of its paragraph that it only touches."""
    article = ground.by_article[span.article].article
    paragraph = next((p for p in article.paragraphs if begins_in(span, p)), None)
    if paragraph is None:
        return span
    for stretch in ground.quoted[span.article]:
        inside = within(stretch, paragraph) and overlaps(stretch, span)
        if inside and len(cut(article.text, stretch).split()) <= WHOLE_MOST:
            span = join(span, stretch)
    return span


def _add(spans: list[Span], new: Span, ground: Ground) -> None:
    """Adds a passage in place of those before it that it meets in the same paragraph; the joined
    one stands where the first of them stood."""
    text = ground.by_article[new.article].article.text
    place = len(spans)
    for k in range(len(spans) - 1, -1, -1):
        if _meet(spans[k], new, text):
            new, place = join(spans[k], new), k
            del spans[k]
    spans.insert(place, new)


def _meet(one: Span, other: Span, text: str) -> bool:
    """They overlap, or only spaces part them."""
    if one.article != other.article:
        return False
    first, second = sorted((one, other), key=lambda span: span.start)
    between = text[first.end : second.start]
    return not between.strip() and "\n" not in between
