"""Words of several at once: each of them is a speaker, all together are none."""

from collections.abc import Iterator

from generator.records import Briefing, Speaker


def each_of(speaker: Speaker) -> tuple[Speaker, ...]:
    """The speaker, or everybody who says it together."""
    return speaker.together or (speaker,)


def is_among(speaker: Speaker | None, wanted: str) -> bool:
    """Whether the one with this id says it, alone or with others."""
    return speaker is not None and any(one.id == wanted for one in each_of(speaker))


def speakers_of(briefing: Briefing) -> Iterator[Speaker]:
    """Everybody who is heard or holds a position, as often as that."""
    spoken = (quotation.speaker for quotation in (*briefing.quotations, *briefing.denials))
    holding = (position.speaker for dispute in briefing.disputes for position in dispute.positions)
    for speaker in filter(None, (*spoken, *holding)):
        yield from each_of(speaker)
