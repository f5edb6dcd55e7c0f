"""Direct speech: quoted stretches with the cue behind, between or before them."""

from collections.abc import Sequence

from generator.analyse.mentions import is_reporting
from generator.analyse.quotations.cue_beside import Announced, behind, cue_before, narration_before
from generator.analyse.scene import Candidates, QuotationCandidate, Scene, is_whole, token_at
from generator.language.grammar import RELATIVE_TAGS
from generator.language.marks.pairing import Quoted
from generator.language.words.reporting import reporting_words

AT_ONCE = frozenset({"answer", "reply", "say"})
"""Verbs whose marks right behind are always what is said, never a title."""


def _absorb(scene: Scene, k: int, reach: int) -> int:
    """The last stretch that goes on with stretch k, whose cue narration ends at token `reach`."""
    last = k
    while last + 1 < len(scene.stretches):
        start = scene.tokens[last + 1][0]
        gap = scene.doc[reach:start]
        if any(t.is_alpha or t.like_num for t in gap) or scene.doc[start - 1].is_alpha:
            break
        if behind(scene, last + 1) or not _ends_utterance(scene, last + 1):
            break
        last += 1
        reach = scene.tokens[last][1]
    return last


def _ends_utterance(scene: Scene, k: int) -> bool:
    """Whether stretch k can end an utterance: no narration goes on with its sentence."""
    stretch = scene.stretches[k]
    after = scene.doc[scene.tokens[k][1] : scene.tokens[k][1] + 1]
    end = scene.text[stretch.inner_end - 1 : stretch.inner_end]
    return not len(after) or after[0].is_space or (end in ".?!…-—" and not after[0].is_lower)


def _said_at_once(scene: Scene, k: int, found: Sequence[QuotationCandidate]) -> Announced | None:
    """ "He said "yes", she said "no".": the verb and its subject right before the marks.

    What follows the marks must end the clause, and the verb must not be the cue of marks before.
    """
    cue = cue_before(scene, k)
    start, end = scene.tokens[k]
    after = scene.doc[end : end + 1].text
    adjacent = cue is not None and cue.lemma in AT_ONCE and cue.token.i == start - 1
    if cue is None or not adjacent or cue.mention is None or (after and after not in ".,;!?"):
        return None
    used = any(c.cue[0] == cue.token.idx for c in found)
    return None if used or cue.mention[0] > cue.token.idx else cue


def _says_more(scene: Scene, cue: Announced) -> bool:
    """Whether the narration behind the cue reports something else, too: ", adding that ..."."""
    later = scene.doc[cue.token.i + 1 : cue.reach]
    return any(is_reporting(t) and t.lower_ not in ("quoted", "asked") for t in later)


def _fits_cue(scene: Scene, stretch: Quoted, cue: Announced) -> bool:
    """A whole utterance behind the cue, or any words behind "X said," and "X said:"."""
    mark = scene.doc[cue.reach].text
    if is_whole(scene, stretch) or _aloud(cue):
        return True
    if cue.mention:
        first = token_at(scene, cue.mention[0])
        if first and scene.doc[first - 1].text == ",":
            return False
    return mark in ",:" and cue.token.i + 2 >= cue.reach


def _aloud(cue: Announced) -> bool:
    """ "shouting "she wins, we lose"", "a sign that read "Hands off"": marks right behind."""
    adjacent = cue.token.i + 1 == cue.reach
    carried = cue.lemma != "read" or cue.token.dep_ in ("acl", "relcl")
    return adjacent and carried and cue.lemma in reporting_words("aloud")


def _start_behind(scene: Scene, k: int) -> int:
    """Where the words announced behind stretch k begin: with the sentence that leads into it.

    Of ".., whose "thefts go on," X said" the relative clause alone is what is said.
    """
    stretch = scene.stretches[k]
    words = narration_before(scene, k)
    led = any(t.is_alpha for t in words) and words[-1].text not in (":", "(", ";")
    apart = bool(words) and words[-1].text in (",", "-", "–", "—", "--")
    if not led or (apart and is_whole(scene, stretch)):
        return stretch.start
    if words[-1].tag_ in RELATIVE_TAGS and words[-1].i > words[0].i:
        return words[-1].idx
    return next(t for t in words if t.is_alpha).idx


def direct(scene: Scene, found: Sequence[QuotationCandidate]) -> Candidates:
    new: list[QuotationCandidate] = []
    last = -1
    for k, stretch in enumerate(scene.stretches):
        if k <= last:
            continue
        first = _said_at_once(scene, k, new)
        cue = None if first else behind(scene, k)
        if cue:
            last = k if _says_more(scene, cue) else _absorb(scene, k, cue.reach)
            end = scene.stretches[last].end
            new.append(cue.candidate(_start_behind(scene, k), end, "cue behind"))
        elif (cue := first or cue_before(scene, k)) and (first or _fits_cue(scene, stretch, cue)):
            last = _absorb(scene, k, scene.tokens[k][1])
            new.append(cue.candidate(stretch.start, scene.stretches[last].end, "cue before"))
    return new
