"""What every quotation rule looks at: a parsed block with its quoted stretches and sentences.

The parser cuts sentences inside quotation marks and between a quotation and its "he said"; here a
quoted stretch is one unit and such cuts are undone.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from generator.analyse.blocks import Block
from generator.language.marks.pairing import Quoted, outermost, quoted_stretches

Extent = tuple[int, int]
"""Code points into a block's text, or its tokens: half-open."""

OUTSIDE = -1
UTTERANCE_ENDS = ",.?!…-—–:;)]'’”"
"""Last characters within the marks of words that stand as an utterance."""
LONGEST_SENTENCE = 300
"""Tokens outside marks. Longer ones are lists or broken text; rules look at whole sentences, so
this bound keeps their time linear in the length of the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One block. `inside` gives each token's outermost stretch, `sentence` its sentence number."""

    block: Block
    doc: Doc
    stretches: tuple[Quoted, ...]
    inside: tuple[int, ...]
    sentence: tuple[int, ...]
    bounds: tuple[Extent, ...]
    """Tokens of each sentence."""
    tokens: tuple[Extent, ...]
    """Tokens of each stretch."""
    text: str
    """The block's text; spaCy makes it anew each time it is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationCandidate:
    """A quotation found by `rule`. Offsets are code points into the block's text.

    `mention` is None where no words name the speaker; `antecedent` is set by grammar only ("who").
    """

    start: int
    end: int
    cue: Extent
    lemma: str
    mention: Extent | None
    rule: str
    antecedent: Extent | None = None


Candidates = Iterable[QuotationCandidate | None]
"""What a rule finds; None where a cue announces nothing."""


def _stretch_of_tokens(doc: Doc, stretches: Sequence[Quoted]) -> tuple[int, ...]:
    ends = [stretch.end for stretch in stretches]
    near = [bisect_right(ends, token.idx) for token in doc]
    return tuple(
        k if k < len(ends) and stretches[k].start < token.idx + len(token) else OUTSIDE
        for k, token in zip(near, doc, strict=True)
    )


def _tokens_of_stretches(inside: Sequence[int], count: int) -> tuple[Extent, ...]:
    places = [*enumerate(inside)]
    first = {k: i for i, k in reversed(places)}
    end = {k: i + 1 for i, k in places}
    return tuple((first[k], end[k]) if k in end else (0, 0) for k in range(count))


def _cut_before(
    doc: Doc, text: str, i: int, inside: Sequence[int], stretches: Sequence[Quoted]
) -> bool:
    """Whether a sentence starts at token i."""
    token, before = doc[i], doc[i - 1]
    if inside[i] != OUTSIDE and inside[i] == inside[i - 1]:
        return False
    if inside[i] != OUTSIDE and inside[i - 1] == OUTSIDE and before.text in (".", "?", "!"):
        return True
    if inside[i - 1] != OUTSIDE and inside[i] == OUTSIDE:
        return _full_stop_within(text, stretches[inside[i - 1]]) and not token.is_lower
    if not token.is_sent_start:
        return False
    starts_low = token.is_lower and before.text not in (".", "?", "!")
    return not starts_low and before.text not in (",", "(", "--", "-", "–")


def _full_stop_within(text: str, stretch: Quoted) -> bool:
    """A full stop before the closing mark ends the sentence; a comma, ? or ! need not."""
    end = stretch.inner_end
    return text[max(end - 1, 0) : end] == "." and text[max(end - 3, 0) : end] != "..."


def _sentence_starts(
    doc: Doc, text: str, inside: Sequence[int], stretches: Sequence[Quoted]
) -> list[int]:
    """First tokens of the sentences; one without an end is cut after LONGEST_SENTENCE words."""
    starts, outer = list[int](), 0
    for i in range(len(doc)):
        outer += inside[i] == OUTSIDE
        cut = not i or _cut_before(doc, text, i, inside, stretches)
        if cut or (outer > LONGEST_SENTENCE and inside[i] == OUTSIDE):
            starts.append(i)
            outer = 0
    return starts


def make_scene(block: Block) -> Scene:
    doc = block.doc
    text = doc.text
    stretches = outermost(quoted_stretches(text))
    inside = _stretch_of_tokens(doc, stretches)
    starts = _sentence_starts(doc, text, inside, stretches)
    bounds = tuple(zip(starts, [*starts[1:], len(doc)], strict=True))
    sentence = tuple(k for k, (start, end) in enumerate(bounds) for _ in range(start, end))
    return Scene(
        block=block,
        doc=doc,
        stretches=stretches,
        inside=inside,
        sentence=sentence,
        bounds=bounds,
        tokens=_tokens_of_stretches(inside, len(stretches)),
        text=text,
    )


def is_whole(scene: Scene, stretch: Quoted) -> bool:
    """Words that stand as an utterance of their own: capital first, sentence mark last."""
    inner = scene.text[stretch.inner_start : stretch.inner_end].strip()
    head = inner.lstrip("([.…‘'\" ")
    torn = inner.startswith(("…", "...", "["))
    return bool(head) and (torn or not head[0].islower()) and inner[-1] in UTTERANCE_ENDS


def token_at(scene: Scene, offset: int) -> int:
    """The token that holds this code point of the block's text, or the one before it."""
    places = range(len(scene.doc))
    return max(0, bisect_right(places, offset, key=lambda i: scene.doc[i].idx) - 1)


def extent_of(first: Token, last: Token) -> Extent:
    """The code points from one token to the end of another."""
    return first.idx, last.idx + len(last)


def outside(scene: Scene, token: Token) -> bool:
    return scene.inside[token.i] == OUTSIDE


def sentence_bounds(scene: Scene, token: Token) -> Extent:
    return scene.bounds[scene.sentence[token.i]]


def candidate_of(
    scene: Scene,
    tokens: Extent,
    cue: Token,
    lemma: str,
    rule: str,
    who: tuple[Extent | None, Extent | None],
) -> QuotationCandidate | None:
    """The candidate with a mention and what it stands for; None where no words are left."""
    if tokens[0] >= tokens[1]:
        return None
    start, end = extent_of(scene.doc[tokens[0]], scene.doc[tokens[1] - 1])
    return QuotationCandidate(
        start=start,
        end=end,
        cue=extent_of(cue, cue),
        lemma=lemma,
        mention=who[0],
        antecedent=who[1],
        rule=rule,
    )
