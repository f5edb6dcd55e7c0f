"""Words of several at once: each of them is a speaker, all together are none."""

from generator.records import Speaker


def each_of(speaker: Speaker) -> tuple[Speaker, ...]:
    """The speaker, or everybody who says it together."""
    return speaker.together or (speaker,)


def is_among(speaker: Speaker | None, wanted: str) -> bool:
    """Whether the one with this id says it, alone or with others."""
    return speaker is not None and any(one.id == wanted for one in each_of(speaker))
