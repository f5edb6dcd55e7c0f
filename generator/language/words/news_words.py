"""The words and capitalised names of a plain text, how common a word is in English news, which
words are one thing whatever their ending, and runs of five that tell a copy.

Needs no parse: grouping looks at every article of a folder, and words as written are enough for it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.language.grammar import WORD
from generator.language.word_lists import first_words, loaded, table

NEWS_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*\d|\d")
NEWS_WORDS_FORM = re.compile(f"({NEWS_WORD.pattern})")
SENTENCE_START = re.compile(r"[.!?:\n“”\"‘]")
"""What stands before a word whose capital says nothing."""
GRAMMAR = 0.4
"""A word that more than this share of articles use ("after", "people") is not counted at all."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it: the list took
# B-cubed F1 on small folders from .93 to .97

WORDS_OF_A_RUN = 5
"""Words of a run: two texts share one only if one was copied from the other, or from a third. 491
pairs of articles were measured with them: reports of one event written apart share less than 10 %
of their runs, partly copied ones 30 to 80 %, copies more."""
QUOTED_RUN = re.compile(r"[“\"][^“”\"]*[”\"]?")
ENDINGS = (
    *("ization", "isation", "ational", "ations", "ation", "ements", "ement", "ments", "ment"),
    *("ings", "ing", "ions", "ion", "ors", "or", "ers", "er", "ists", "ist", "ism", "ities", "ity"),
    *("ances", "ance", "ences", "ence", "ives", "ive", "ables", "able", "ness", "ful", "ally"),
    *("al", "ly", "ians", "ian", "ans", "an", "ese", "ies", "es", "ed", "s", "e", "y"),
)
"""Longest first among those that end alike."""
SHORTEST_STEM = 4
"""Letters that are left of a word at least."""
STEMS_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The first words of a text, in order; `gaps[k]` is what stands before word k."""

    plain: Sequence[str]
    """Lower case, without a possessive ending."""
    written: Sequence[str]
    gaps: Sequence[str]


@cache
def news_share() -> Mapping[str, float]:
    """Word -> share of English news articles that use it. Words below 0.02 are not listed."""
    return {word: float(share) for word, share in table("common_words").items()}


def colourless() -> frozenset[str]:
    """Lemmas that two sentences share whatever they say."""
    return first_words("colourless")


def stop_words() -> frozenset[str]:
    """Words that say nothing of what a text is about, as written, lower case."""
    return first_words("stop_words")


def words_of(text: str, limit: int) -> Words:
    """The first `limit` words of a text.

    Split and lowered in two calls, whatever the number of words: word by word takes four times
    as long, and grouping reads every word of a folder.
    """
    pieces = NEWS_WORDS_FORM.split(text, maxsplit=limit)
    written = pieces[1::2]
    lowered = "\n".join([*written, ""]).lower().replace("’", "'").replace("'s\n", "\n")
    return Words(plain=lowered.split("\n")[:-1], written=written, gaps=pieces[:-1:2])


@cache
def grammar() -> frozenset[str]:
    """The words that nearly every article uses, whatever it is about."""
    return frozenset(word for word, share in news_share().items() if share > GRAMMAR)


def count_words(words: Words) -> Counter[str]:
    """How often each word stands there; single letters and grammar words are left out."""
    counted, left_out = Counter(words.plain), grammar()
    for word in [word for word in counted if len(word) < 2 or word in left_out]:
        del counted[word]
    return counted


def count_names(words: Words) -> Counter[str]:
    """Runs of capitalised words ("Ada Holm") and the last word of each ("holm"), lower case.

    A single capital at the start of a sentence is no name.
    """
    names = Counter[str]()
    for first, end in _runs_of_capitals(words):
        name = [word for word in words.plain[first:end] if word not in grammar()]
        if name and not (end - first == 1 and _starts_sentence(words, first)):
            names.update({" ".join(name), name[-1]})
    return names


def _starts_sentence(words: Words, at: int) -> bool:
    return at == 0 or SENTENCE_START.search(words.gaps[at]) is not None


def _runs_of_capitals(words: Words) -> Iterator[tuple[int, int]]:
    """First word and end of each; only a single space may part two words of a run."""
    first = end = 0
    for at, written in enumerate(words.written):
        if not written[0].isupper() or len(words.plain[at]) < 2:
            continue
        if at == end > first and words.gaps[at] == " ":
            end += 1
            continue
        if end > first:
            yield first, end
        leaves = words.plain[at] in grammar() and _starts_sentence(words, at)
        first, end = (at, at) if leaves else (at, at + 1)
    if end > first:
        yield first, end


# --- runs of five words -------------------------------------------------------------------------


def runs_of(text: str) -> frozenset[str]:
    """Every run of a text, lower case, without punctuation; none in a text of four words."""
    words = WORD.findall(text.casefold())
    return frozenset(map(" ".join, zip(*(words[k:] for k in range(WORDS_OF_A_RUN)), strict=False)))


def without_quotations(text: str) -> str:
    """The text with quoted words cut: two reporters may well hear the same sentence."""
    return QUOTED_RUN.sub(" . ", text)


def share_in(runs: frozenset[str], others: frozenset[str]) -> float:
    """Part of the runs that the others hold, 0 to 1; 0 where there are none."""
    return len(runs & others) / len(runs) if runs else 0.0


# --- stems --------------------------------------------------------------------------------------


@cache
def _one_thing() -> Mapping[str, str]:
    """Word -> the first word of its line in the list."""
    return {word: words[0] for words in loaded("same_words") for word in words}


@lru_cache(maxsize=STEMS_REMEMBERED)
def stem(lemma: str) -> str:
    """`election` and `elected` are one, so are `killing` and `death`; a number stays as it is."""
    word = lemma.replace("-", "").rstrip(".")
    if lemma in _one_thing():
        return _one_thing()[lemma]
    if word[:1].isdigit():
        return word.replace(",", "")
    bare = (word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending))
    return next((left for left in bare if len(left) >= SHORTEST_STEM), word)
