"""One spelling a speaker: of `YouTube` and `Youtube` the one that stands most often in print."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.records import Quotation, Speaker
from generator.slugs import speaker_key


def one_spelling(quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """The quotations of a story; two names that only a capital or the form of an apostrophe tells
    apart are one speaker's."""
    printed = Counter((q.speaker.id, q.speaker.name) for q in quotations if q.speaker)
    spelled = {_in_common(*told): told for told, _ in reversed(printed.most_common())}

    def respelled(speaker: Speaker) -> Speaker:
        key, name = spelled[_in_common(speaker.id, speaker.name)]
        return replace(speaker, id=key, name=name)

    return tuple(replace(q, speaker=respelled(q.speaker)) if q.speaker else q for q in quotations)


def _in_common(key: str, name: str) -> str:
    """What two spellings of one name have in common; whoever has a key of his own has it alone."""
    return speaker_key(name.replace("’", "'")) if key == speaker_key(name) else key
