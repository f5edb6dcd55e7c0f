"""What came first: two tellings that put the same two events in the opposite order.

`The dam was searched before the siren was heard`, `... after the siren was heard`. Both events have
to be told alike; what is denied, planned or only possible tells no order.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from generator.language.grammar import MODALS, NEGATIONS, WORD
from generator.language.words.news_words import news_share, stem, stop_words
from generator.merge.claims.held import HeldClaim, HeldClaims
from generator.merge.disputes.by_words.sides import passage_of
from generator.merge.disputes.headings import ASKED_FRAMES
from generator.merge.disputes.rules import IN_ANOTHER_ORDER
from generator.merge.disputes.unworded import UnwordedPoint
from generator.merge.likeness import event_likeness
from generator.spans import cut

JOINED = re.compile(r"\b(before|after)\b", re.IGNORECASE)
SUBORDINATE_ENDS = re.compile(r"[,;:—–]")
JUNCTURE = re.compile(r"[,;:—–“”\"\n]")
NO_TELLING = MODALS | NEGATIONS | {"if", "unless", "until"}
EVENT_WORDS = 2
"""Fewest words in which two tellings of an event agree."""
EVENT_SHARE = 0.6
"""Least share of the shorter telling of an event that both have."""
# origin: set by hand, 2026-11-29; no two of the 1,336 orders told in 578 real stories pass, and no
# marked point is of this kind, so that only the cases in tests/cases/sequences.yml measure it


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldOrder:
    """Two events of one statement by the stems of their words."""

    statement: HeldClaim
    first: frozenset[str]
    then: frozenset[str]


def sequences(statements: HeldClaims) -> Iterator[UnwordedPoint]:
    """A point for each two statements of two voices that contradict each other in the order. It is
    asked by what the first side tells that has the order behind its main clause."""
    told = [order for statement in statements.all if (order := order_told(statement))]
    done: set[int] = set()
    for one, other in combinations(told, 2):
        if {one.statement.place, other.statement.place} & done or not _contradict(one, other):
            continue
        sides = [
            [
                passage_of(t.statement, 0.0, t.statement.holder)
                for t in told
                if t is order or _is_same(t, order)
            ]
            for order in (one, other)
        ]
        done |= {passage.statement.place for side in sides for passage in side}
        asked = (_asked(passage.statement) for side in sides for passage in side)
        yield UnwordedPoint(
            sides=[[[passage] for passage in side] for side in sides],
            rule=IN_ANOTHER_ORDER,
            type=IN_ANOTHER_ORDER.type,
            asking=sides,
            worded=tuple(filter(None, asked)),
        )


def _asked(statement: HeldClaim) -> str:
    """`Whether` and the words as printed, up to where the second event ends; a capital that only
    opens a sentence goes."""
    text = cut(statement.report.article.text, statement.words)
    joined = JOINED.search(text)
    if (
        joined is None
        or not text[: joined.start()].strip()
        or JUNCTURE.search(text, 0, joined.end())
    ):
        return ""
    below = SUBORDINATE_ENDS.split(text[joined.end() :])[0]
    words = f"{text[: joined.end()]}{below}".strip(" .")
    first = words.split()[0].casefold()
    common = first in stop_words() or first in news_share()
    return ASKED_FRAMES["whether"].format(words[:1].lower() + words[1:] if common else words)


def order_told(statement: HeldClaim) -> ToldOrder | None:
    """None where the statement does not join two events by one `before` or `after`."""
    text = cut(statement.report.article.text, statement.words)
    joined = list(JOINED.finditer(text))
    if len(joined) != 1 or NO_TELLING & set(WORD.findall(text.casefold())):
        return None
    main, below = text[: joined[0].start()], text[joined[0].end() :]
    if main.strip():
        below = SUBORDINATE_ENDS.split(below)[0]
    else:
        below, _, main = below.partition(",")
    events = _event(main), _event(below)
    if min(map(len, events)) < EVENT_WORDS:
        return None
    first, then = events if joined[0][1].casefold() == "before" else events[::-1]
    return ToldOrder(statement=statement, first=first, then=then)


def _event(text: str) -> frozenset[str]:
    words = WORD.findall(text.casefold())
    return frozenset(stem(w) for w in words if w not in stop_words() and len(w) > 2)


def _contradict(one: ToldOrder, other: ToldOrder) -> bool:
    turned = _alike(one.first, other.then) and _alike(one.then, other.first)
    return turned and not _alike(one.first, other.first) and _of_two_voices(one, other)


def _is_same(one: ToldOrder, other: ToldOrder) -> bool:
    return _alike(one.first, other.first) and _alike(one.then, other.then)


def _alike(event: frozenset[str], other: frozenset[str]) -> bool:
    alike = event_likeness(event, other) >= EVENT_SHARE
    return alike and len(event & other) >= EVENT_WORDS


def _of_two_voices(one: ToldOrder, other: ToldOrder) -> bool:
    """Two who are named and do not speak for each other, or two reports in their own words."""
    a, b = one.statement, other.statement
    if a.is_nobodys or b.is_nobodys:
        return False
    if a.holder is None or b.holder is None:
        return a.source != b.source
    return b.holder not in a.holder.voice
