"""One utterance as several passages give it: trimmed, put differently, or word for word.

Two quotations are one utterance where the words of the shorter stand in the longer in the same
order, or where one speaker uses the same rare words in both. The fullest passage stands for all;
the others become its variants and point to it.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import combinations

from generator.language.grammar import NEGATIONS, PRINTED_WORD
from generator.language.marks.pairing import outermost, quoted_stretches
from generator.language.words.news_words import stop_words
from generator.records import Quotation, Span
from generator.spans import cut

MIN_SAME = 4
"""Fewest words that have to be the same in the same order."""
VARIANT_SHARE = 0.85
"""Share of the shorter passage's words that stand in the longer one, in the same order."""
# origin: set by hand, 2026-11-21; a fifth less changes 2 of 21 real stories, a quarter more 7
MIN_RARE = 3
"""Fewest content words that a passage and its rewording share."""
RARE_SHARE = 0.5
"""Share of the shorter passage's content words, weighed by rarity, that both have."""
# origin: set by hand, 2026-11-21; a fifth less changes 0 of 21 real stories, a quarter more 1
VARIANT_STEM = 5
"""Letters by which two content words are compared: `discarded`, `discards`."""
ONLY_TWO = 0.5
"""Weight of a word that two passages of the story have."""
# origin: set by hand, 2026-11-21; a fifth less changes 0 of 21 real stories, a quarter more 3
RARE_REACH, RARE_WINDOW = 4, 9
"""Words between two rare ones, and words looked at in front of the second."""
KIND_ORDER = {"direct": 0, "mixed": 1, "indirect": 2}
SURE_WORDS = 6
"""Words in the same order from which on the speaker of one passage holds for the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A quotation's folded words, and the stems of those that carry content.

    Of a reported statement with words in marks only these count, where they are enough.
    """

    quotation: Quotation
    words: tuple[str, ...]
    stems: frozenset[str]
    trimmed: tuple[str, ...]
    """All words, cut to VARIANT_STEM letters."""
    known: frozenset[str]
    """The same without their order."""
    leads: bool
    """Somebody wants it shown."""


def find_variants(
    quotations: Sequence[Quotation],
    texts: Mapping[str, str],
    leading: Container[Span] = frozenset(),
) -> tuple[Quotation, ...]:
    """Ties the passages of one utterance together; one named speaker holds for all of them.

    `texts` are the articles' by their keys. Of several passages one of the `leading` quotations
    stands for the others, whatever else it is.
    """
    passages = [_spoken_passage(q, texts, leading) for q in quotations]
    weights = _stem_weights(passages)
    first = list(range(len(passages)))
    names = [{name} if (name := _name(passage)) else set() for passage in passages]
    for a, b in _variant_candidates(passages):
        if _one_utterance(passages[a], passages[b], weights):
            first = _variants_joined(first, names, a, b)
    members: defaultdict[int, list[int]] = defaultdict(list)
    for k, home in enumerate(first):
        members[home].append(k)
    tied = {k: q for numbers in members.values() for k, q in _tied(passages, numbers).items()}
    return tuple(tied[k] for k in range(len(passages)))


def _spoken_passage(
    quotation: Quotation, texts: Mapping[str, str], leading: Container[Span]
) -> Spoken:
    span = quotation.span
    text = cut(texts[span.article], span)
    words = _variant_words(text)
    inner = " ".join(text[q.inner_start : q.inner_end] for q in outermost(quoted_stretches(text)))
    marked = _variant_words(inner)
    if quotation.kind == "mixed" and len(marked) >= MIN_SAME:
        words = marked
    stems = frozenset(w[:VARIANT_STEM] for w in words if w not in stop_words() and not w.isdigit())
    trimmed = tuple(word[:VARIANT_STEM] for word in words)
    return Spoken(
        quotation=quotation,
        words=words,
        stems=stems,
        trimmed=trimmed,
        known=frozenset(trimmed),
        leads=span in leading,
    )


def _variant_words(text: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in PRINTED_WORD.findall(text))


def _stem_weights(passages: Iterable[Spoken]) -> dict[str, float]:
    """Stem -> one over the number of passages that have it."""
    counts = Counter(stem for passage in passages for stem in passage.stems)
    return {stem: 1 / count for stem, count in counts.items()}


def _variant_candidates(passages: Sequence[Spoken]) -> list[tuple[int, int]]:
    """Pairs that share two content words, or one that no other passage has; only these are
    compared: one word that many have makes no two passages one utterance."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for k, passage in enumerate(passages):
        for stem in passage.stems:
            having[stem].append(k)
    pairs = Counter(pair for numbers in having.values() for pair in combinations(numbers, 2))
    rare = {tuple(numbers) for numbers in having.values() if len(numbers) == 2}
    return sorted(pair for pair, shared in pairs.items() if shared > 1 or pair in rare)


def _one_utterance(a: Spoken, b: Spoken, weights: Mapping[str, float]) -> bool:
    return (
        _words_in_same_order(a, b) >= MIN_SAME
        or _reworded(a, b, weights)
        or _translated(a, b, weights)
    )


def _words_in_same_order(a: Spoken, b: Spoken) -> int:
    """How many words stand in both in the same order; 0 where that is too small a share."""
    speakers = {_name(a), _name(b)}
    short = min(len(a.words), len(b.words))
    if len(speakers - {None}) > 1 or short < MIN_SAME or len(a.stems & b.stems) < 2:
        return 0
    if "indirect" in (a.quotation.kind, b.quotation.kind) and not _one_speaker(a, b):
        return 0
    if not _may_be_same(a, b):
        return 0
    matcher = SequenceMatcher(a=a.trimmed, b=b.trimmed, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks() if block.size > 1)
    return same if same >= VARIANT_SHARE * short else 0


def _may_be_same(a: Spoken, b: Spoken) -> bool:
    """A quick no: too few words of the shorter stand in the longer at all."""
    short, long = sorted((a, b), key=lambda passage: len(passage.words))
    return sum(word in long.known for word in short.trimmed) >= VARIANT_SHARE * len(short.words)


def _reworded(a: Spoken, b: Spoken, weights: Mapping[str, float]) -> bool:
    """One named speaker, two articles, the same rare words."""
    if not _comparable(a, b):
        return False
    shared = a.stems & b.stems
    least = min(sum(weights[s] for s in p.stems) for p in (a, b))
    return len(shared) >= MIN_RARE and sum(weights[s] for s in shared) >= RARE_SHARE * least


def _translated(a: Spoken, b: Spoken, weights: Mapping[str, float]) -> bool:
    """One named speaker, two articles, two words near each other that nobody else uses.

    A third word or a "not" has to stand in front of them in both: "not discarded its old stance
    and attitude", "not give up their old attitude".
    """
    if not _comparable(a, b):
        return False
    rare = {stem for stem in a.stems & b.stems if weights[stem] >= ONLY_TWO}
    common = (a.stems & b.stems) | NEGATIONS
    places = [
        {tuple(t for t in window if t in common) for window in _windows(passage, rare)}
        for passage in (a, b)
    ]
    return any(len(told) >= MIN_RARE for told in places[0] & places[1])


def _windows(passage: Spoken, rare: set[str]) -> Iterable[tuple[str, ...]]:
    """The words up to each rare word that has another one just before it."""
    last = -RARE_WINDOW
    for k, stem in enumerate(passage.trimmed):
        if stem in rare:
            if k - last <= RARE_REACH:
                yield passage.trimmed[max(0, k - RARE_WINDOW) : k + 1]
            last = k


def _comparable(a: Spoken, b: Spoken) -> bool:
    one, two = a.quotation, b.quotation
    apart = one.span.article != two.span.article and "indirect" not in (one.kind, two.kind)
    return apart and _one_speaker(a, b)


def _one_speaker(a: Spoken, b: Spoken) -> bool:
    one, two = a.quotation.speaker, b.quotation.speaker
    if one is None or two is None:
        return False
    return one.id == two.id or (one.unnamed and two.unnamed and one.name == two.name)


def _has_named_speaker(passage: Spoken) -> bool:
    """A person by name, or a body; not "a spokesman", whose only name is the description."""
    speaker = passage.quotation.speaker
    return speaker is not None and not speaker.unnamed


# --- groups -------------------------------------------------------------------------------------


def _variants_joined(first: list[int], names: list[set[str]], a: int, b: int) -> list[int]:
    """The first passage of each one's group, two groups being one, unless they hold the words of
    different named speakers; `names` has those of each group at its first passage."""
    low, high = sorted((first[a], first[b]))
    if len(names[low] | names[high]) > 1:
        return first
    names[low] |= names[high]
    return [low if home == high else home for home in first]


def _name(passage: Spoken) -> str | None:
    speaker = passage.quotation.speaker
    return speaker.id if speaker and _has_named_speaker(passage) else None


def _tied(passages: Sequence[Spoken], numbers: Sequence[int]) -> dict[int, Quotation]:
    """The quotations of one group, by number: the fullest with variants, the others pointing."""
    if len(numbers) == 1:
        return {numbers[0]: passages[numbers[0]].quotation}
    first = min(numbers, key=lambda k: _variant_rank(passages[k]))
    spoken = [_with_named_speaker(passages, k, numbers) for k in numbers]
    spans = tuple(passages[k].quotation.span for k in numbers if k != first)
    head = passages[first].quotation.span
    return {
        k: replace(q, variants=spans) if k == first else replace(q, repeats=head)
        for k, q in zip(numbers, spoken, strict=True)
    }


def _variant_rank(passage: Spoken) -> tuple[bool, int, bool, int]:
    quotation = passage.quotation
    return (
        not passage.leads,
        KIND_ORDER[quotation.kind],
        quotation.speaker is None,
        -len(passage.words),
    )


def _with_named_speaker(passages: Sequence[Spoken], k: int, numbers: Sequence[int]) -> Quotation:
    """An undecided or unnamed speaker gives way to the one named speaker of the same words."""
    quotation = passages[k].quotation
    if quotation.by != "program" or (quotation.speaker and _has_named_speaker(passages[k])):
        return quotation
    named = {
        other.quotation.speaker.id: other.quotation.speaker
        for other in (passages[n] for n in numbers if n != k)
        if other.quotation.speaker
        and _has_named_speaker(other)
        and _words_in_same_order(other, passages[k]) >= SURE_WORDS
    }
    if len(named) != 1:
        return quotation
    speaker = next(iter(named.values()))
    why = f"{quotation.why}; same words, speaker named in another passage"
    return replace(quotation, speaker=speaker, why=why)
