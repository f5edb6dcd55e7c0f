"""A name behind the words or in a line under them: "..." - Ann Weil, mayor of Ulm."""

from collections.abc import Iterable

from generator.analyse.scene import OUTSIDE
from generator.analyse.speakers.loose import Loose, scene_of_loose
from generator.analyse.speakers.sentence_subjects import Referent
from generator.language.grammar import DASHES, VERBS

SIGNATURE_WORDS = 16
"""Most words of a signature: a name with an office."""
LONGEST_SIGNED_NAME = 4
"""Most words of a line that is a name and nothing else."""
SIGNATURE_SIGNS = DASHES | {"―", "~"}


def signed(loose: Loose) -> Referent | None:
    """The first person named behind a dash at the end of the paragraph, or in the line below."""
    scene = scene_of_loose(loose)
    _, end = scene.tokens[loose.number]
    behind = [k for k in range(end, len(scene.doc)) if not scene.doc[k].is_space]
    if behind:
        dash = scene.doc[behind[0]].text in SIGNATURE_SIGNS
        return _signer(loose, loose.at, behind[1:]) if dash else None
    if loose.at + 1 >= len(loose.settings):
        return None
    below = loose.settings[loose.at + 1].scene.doc
    words = [t.i for t in below if not t.is_space]
    if words and below[words[0]].text in SIGNATURE_SIGNS:
        return _signer(loose, loose.at + 1, words[1:])
    alone = len(words) <= LONGEST_SIGNED_NAME and all(below[k].text[0].isupper() for k in words)
    return _signer(loose, loose.at + 1, words) if words and alone else None


def has_signature(loose: Loose) -> bool:
    """Whether a dash stands behind the words: whoever that names, it is not the last speaker."""
    scene = scene_of_loose(loose)
    _, end = scene.tokens[loose.number]
    return end < len(scene.doc) and scene.doc[end].text in SIGNATURE_SIGNS


def _signer(loose: Loose, at: int, words: list[int]) -> Referent | None:
    scene = loose.settings[at].scene
    told = any(scene.doc[k].pos_ in VERBS or scene.inside[k] != OUTSIDE for k in words)
    named = [k for k in words if k in loose.settings[at].people]
    if not named or told or len(words) > SIGNATURE_WORDS:
        return None
    return loose.near(at, scene.doc[named[0]])


def only_person(loose: Loose, at: int, words: Iterable[int]) -> Referent | None:
    """The person whom these tokens of block `at` name, if it is one."""
    setting = loose.settings[at]
    named = {setting.people[k]: k for k in words if k in setting.people}
    outside = [k for k in named.values() if setting.scene.inside[k] == OUTSIDE]
    return loose.near(at, setting.scene.doc[outside[0]]) if len(outside) == 1 else None
