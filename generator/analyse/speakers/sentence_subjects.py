"""The article as the rules for antecedents see it: scenes with the persons named at each token."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from generator.analyse.blocks import HEADLINE_BLOCK, Parsed, length_of, words_at
from generator.analyse.mentions import cue_verbs
from generator.analyse.scene import OUTSIDE, Scene, make_scene
from generator.analyse.speakers.cast import Cast
from generator.language.grammar import SUBJECTS, Gender
from generator.records import Span

ReferentKind = Literal["person", "body", "document", "description"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Referent:
    """Whom some words mean. `person` is a number in the cast; None for a body or an unnamed one."""

    span: Span
    kind: ReferentKind
    why: str
    person: int | None = None
    gender: Gender | None = None
    many: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One block of the article. `people` gives the person's number for tokens within a name."""

    scene: Scene
    people: Mapping[int, int]
    roles: Mapping[int, int]
    """The same for tokens within the words that introduce a person."""
    doubtful: frozenset[int]
    """Tokens within a name that may be one person's or another's."""
    cues: frozenset[int]
    """Tokens that are reporting verbs, outside marks."""
    speechless: bool
    """No verb stands outside quotation marks: the block is all in marks, or nearly so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceSubject:
    """One sentence: `people` are numbers in the cast, in text order, outside quotation marks."""

    setting: Setting
    bounds: tuple[int, int]
    subject: Referent | None
    people: tuple[int, ...]
    quoted: bool
    """Nothing stands outside the quotation marks."""
    thing: bool = False
    """The subject is a noun that cannot speak: a later "it" may mean that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """An article with its cast; settings in reading order, the headline first."""

    parsed: Parsed
    cast: Cast
    settings: tuple[Setting, ...]


def make_stage(parsed: Parsed, cast: Cast) -> Stage:
    """Every block with its quoted stretches and the persons named in it."""
    roles = {role: n for n, person in enumerate(cast.people) for role in person.roles}
    names, told, doubtful = sorted(cast.of), sorted(roles), sorted(cast.doubtful)
    settings = []
    for block in parsed.blocks:
        scene = make_scene(block)
        settings.append(
            Setting(
                scene=scene,
                people=_numbered(scene, names, cast.of),
                roles=_numbered(scene, told, roles),
                doubtful=frozenset(_numbered(scene, doubtful, dict.fromkeys(doubtful, 0))),
                cues=frozenset(verb.i for verb, _ in cue_verbs(scene)),
                speechless=_speechless(scene),
            )
        )
    return Stage(parsed=parsed, cast=cast, settings=tuple(settings))


def _numbered(scene: Scene, spans: Sequence[Span], numbers: Mapping[Span, int]) -> dict[int, int]:
    """Token -> person's number, for those of the sorted spans that stand in this block."""
    offset = scene.block.offset
    low = bisect_left(spans, offset, key=lambda span: span.start)
    high = bisect_left(spans, offset + length_of(scene.doc), key=lambda span: span.start)
    found: dict[int, int] = {}
    for span in spans[low:high]:
        found.update(_tokens_of_span(scene, span, numbers[span]))
    return found


def _speechless(scene: Scene) -> bool:
    outside = (t for t in scene.doc if scene.inside[t.i] == OUTSIDE)
    return not any(t.pos_ in ("VERB", "AUX") for t in outside)


def _tokens_of_span(scene: Scene, span: Span, number: int) -> dict[int, int]:
    offset = scene.block.offset
    words = words_at(scene.doc, span.start - offset, span.end - offset)
    return {} if words is None else dict.fromkeys((token.i for token in words), number)


def span_of_tokens(stage: Stage, scene: Scene, start: int, end: int) -> Span:
    """The article span of tokens, half-open."""
    first, last = scene.doc[start], scene.doc[end - 1]
    offset = scene.block.offset
    return Span(
        article=stage.parsed.article.file,
        start=offset + first.idx,
        end=offset + last.idx + len(last.text),
    )


def words_of_span(stage: Stage, span: Span) -> str:
    return stage.parsed.article.text[span.start : span.end]


def subjects_of(scene: Scene, bounds: tuple[int, int]) -> list[Token]:
    """Grammatical subjects outside quotation marks, in text order."""
    tokens = scene.doc[bounds[0] : bounds[1]]
    return [t for t in tokens if t.dep_ in SUBJECTS and scene.inside[t.i] == OUTSIDE]


def main_subject(subjects: Sequence[Token]) -> Token | None:
    """The subject nearest to a root of the sentence; of equals the first."""
    return min(subjects, key=lambda t: sum(1 for _ in t.ancestors), default=None)


def people_in(setting: Setting, bounds: tuple[int, int]) -> tuple[int, ...]:
    """Numbers of the persons whom the narration of these tokens names, each once."""
    inside = setting.scene.inside
    numbers = (
        setting.people[k] for k in range(*bounds) if k in setting.people and inside[k] == OUTSIDE
    )
    return tuple(dict.fromkeys(numbers))


def is_headline(setting: Setting) -> bool:
    return setting.scene.block.paragraph == HEADLINE_BLOCK
