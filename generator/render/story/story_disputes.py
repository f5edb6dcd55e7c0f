"""The disputed points of a story: each side's holders and words, and which outlets carry it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from slugify import slugify

from generator.interface import say
from generator.merge.disputes.rules import is_told
from generator.records import Briefing, Dispute, Position, Span, Speaker
from generator.render.cut import plain_words, plain_words_of, role_and_party
from generator.render.site import Site, grouped, numbers_of
from generator.render.story.once import Ledger, Line, Spot, spot, telling_words, words_in
from generator.render.story.who_reports import copies_counted

SHAPES = "●■▲◆"
"""One a side, beside its letter and colour; sides beyond them have their letter."""
SIDE_POINTER_WORDS = 24
"""Words that a pointer shows of a side's passage: the side should be told from the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One holder with its passages, best first. `href` leads to its page, if it has one."""

    name: str
    href: str | None
    role: Span | str | None
    party: str | None
    speaker: Speaker | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """Holders who stand together. `letter` and `shape` name the side, `first` stands open."""

    letter: str
    shape: str
    named: tuple[Holding, ...]
    """Those of the holdings whom the heading of the side names."""
    holdings: tuple[Holding, ...]
    first: Line | None
    rest: tuple[tuple[Holding, tuple[Line, ...]], ...]
    """What stands folded by holder; nothing of one whose words another one's passages have."""
    sources: tuple[int, ...]
    """Numbers of the sources that carry it."""
    reach: str
    """`3 outlets, 1 origin`, where copies of them print it too; else empty."""

    @property
    def hidden(self) -> int:
        """Passages that stand folded."""
        return sum(len(lines) for _, lines in self.rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class PointLine:
    """A disputed point as lists name it; `anchor` does not change while its heading does not."""

    anchor: str
    issue: str
    names: tuple[tuple[str, tuple[str, ...]], ...]
    """(shape, holders) of each side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointView(PointLine):
    """The same with its words."""

    number: int
    type: str
    kind: str
    hardness: str
    """Empty where somebody gave the point: nobody said how hard it is."""
    only_weighed: bool
    """No report says that the sides differ: the program set their words against each other."""
    sides: tuple[SideView, ...]
    dispute: Dispute

    @property
    def evidence(self) -> Iterator[Span]:
        return (span for position in self.dispute.positions for span in position.evidence)


def view_disputes(site: Site, briefing: Briefing) -> Sequence[PointView]:
    """Every point, where nothing else of the story is told: behind the others those that only the
    program tells of."""
    ledger = Ledger(site)
    return [*view_told(site, briefing, ledger), *view_perhaps(site, briefing, ledger)]


def view_told(site: Site, briefing: Briefing, ledger: Ledger) -> Sequence[PointView]:
    """The points of which a report or somebody who read it tells, in the order given; what the
    ledger has already is pointed to."""
    return [*_point_views(site, briefing, ledger, told=True)]


def view_perhaps(site: Site, briefing: Briefing, ledger: Ledger) -> Sequence[PointView]:
    """The others, numbered on behind those."""
    return [*_point_views(site, briefing, ledger, told=False)]


def _point_views(
    site: Site, briefing: Briefing, ledger: Ledger, *, told: bool
) -> Iterator[PointView]:
    disputes = sorted(briefing.disputes, key=lambda dispute: not is_told(dispute))
    points = zip(point_lines(disputes), disputes, strict=True)
    for number, (line, dispute) in enumerate(points, start=1):
        if is_told(dispute) == told:
            place = spot(line.anchor, "point" if told else "perhaps", number=number)
            yield PointView(
                anchor=line.anchor,
                issue=line.issue,
                names=line.names,
                number=number,
                type=say(f"types.{dispute.type}"),
                kind=say(f"sides.{dispute.kind}"),
                hardness=say(f"hardness.{dispute.hardness}") if dispute.by == "program" else "",
                only_weighed=not told,
                sides=tuple(_side_views(site, briefing, dispute, ledger, place)),
                dispute=dispute,
            )


def point_lines(disputes: Sequence[Dispute]) -> list[PointLine]:
    """The points as lists name them, in the order given."""
    return [
        PointLine(
            anchor=anchor,
            issue=dispute.issue,
            names=tuple(
                (shape_of(k), tuple(p.holder for p in leading(held, dispute)))
                for k, held in enumerate(by_side(dispute.positions))
            ),
        )
        for anchor, dispute in zip(_dispute_anchors(disputes), disputes, strict=True)
    ]


def _dispute_anchors(disputes: Sequence[Dispute]) -> Sequence[str]:
    """One id a dispute, made of its heading; a number is added where two would be the same."""
    taken: dict[str, int] = {}
    anchors = []
    for dispute in disputes:
        wanted = f"dispute-{slugify(dispute.issue, max_length=60, word_boundary=True)}".rstrip("-")
        taken[wanted] = taken.get(wanted, 0) + 1
        anchors.append(wanted if taken[wanted] == 1 else f"{wanted}-{taken[wanted]}")
    return anchors


def shape_of(side: int) -> str:
    """The shape of the side with this place; empty beyond the shapes."""
    return SHAPES[side : side + 1]


def by_side(positions: Sequence[Position]) -> list[tuple[Position, ...]]:
    """Positions that stand together, in the order of their first."""
    keys = (k if p.side is None else f"side {p.side}" for k, p in enumerate(positions))
    return list(grouped(zip(keys, positions, strict=True)).values())


def leading(held: Sequence[Position], dispute: Dispute) -> Sequence[Position]:
    """Those of a side whom a page names at once: all whom somebody put there; of the program's own
    who holds the first passage, since it errs most often in who joins him."""
    if dispute.by != "program":
        return held
    first = held[0].evidence[:1]
    return [position for position in held if position.evidence[:1] == first]


def named_in(dispute: Dispute) -> Iterator[Position]:
    """The positions of all sides that a page names at once."""
    for held in by_side(dispute.positions):
        yield from leading(held, dispute)


def letter_of_side(place: int) -> str:
    """`A` for the first side."""
    return chr(ord("A") + place)


def _side_views(
    site: Site, briefing: Briefing, dispute: Dispute, told: Ledger, point: Spot
) -> Iterator[SideView]:
    numbers = numbers_of(briefing)
    for k, held in enumerate(by_side(dispute.positions)):
        side = replace(point, label=f"{point.label}, {letter_of_side(k)}")
        holdings = tuple(_holding(site, position, told, side) for position in held)
        leaders = leading(held, dispute)
        named = tuple(h for h, position in zip(holdings, held, strict=True) if position in leaders)
        lines = chain.from_iterable(h.lines for h in (*named, *holdings))
        first = next(lines, None)
        rest = ((h, tuple(x for x in h.lines if x is not first)) for h in holdings)
        spans = tuple(chain.from_iterable(position.evidence for position in held))
        yield SideView(
            letter=letter_of_side(k),
            shape=shape_of(k),
            named=named,
            holdings=holdings,
            first=first,
            rest=tuple((h, left) for h, left in rest if left or h not in named),
            sources=tuple(sorted({numbers[span.article] for span in spans})),
            reach=copies_counted(site, briefing, spans),
        )


def _holding(site: Site, position: Position, told: Ledger, spot: Spot) -> Holding:
    """A passage that lies in another of this side is not listed: its words stand there."""
    role, party = role_and_party(site, position.speaker)
    words = (tuple(plain_words(plain_words_of(site, span))) for span in position.evidence)
    same = grouped(zip(words, position.evidence, strict=True))
    lines = (told.line(spans, spot) for spans in same.values())
    return Holding(
        name=position.holder,
        href=holder_address(site, position),
        role=role,
        party=party if party != position.holder else None,
        speaker=position.speaker,
        lines=tuple(_side_line(site, line) for line in lines if line.spot != spot),
    )


def _side_line(site: Site, line: Line) -> Line:
    if line.spot is None:
        return line
    return replace(line, opening=telling_words(site, line.span, SIDE_POINTER_WORDS))


def holder_address(site: Site, position: Position) -> str | None:
    """The page of the speaker or outlet that holds the position, from the site's root."""
    speaker = position.speaker
    if speaker:
        return f"speakers/{speaker.id}/" if speaker.id in site.heard else None
    slug = site.outlet_slugs.get(position.holder)
    return f"outlets/{slug}/" if slug else None


def words_open(site: Site, point: PointView) -> int:
    return words_in(site, (s.first.span for s in point.sides if s.first and not s.first.spot))
