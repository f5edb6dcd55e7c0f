"""Speakers without a name: what tells a body by its name from a description, and why it says none.

Newspapers often give the reason: "because he was not authorised to speak". It is shown as printed.
"""

import re
from collections.abc import Mapping

from generator.language.figures.numbers import is_number_word
from generator.language.names.gazetteer import look_up
from generator.language.names.roles import generic_bodies, head_of, is_listed_noun, singular
from generator.records import Span

ANONYMITY = (
    r"(?:conditions? of anonymity|(?:requested|asked for|granted|sought) anonymity|anonymously"
    r"|(?:not|n[’']t) (?:want )?(?:to )?(?:be )?(?:named|identified|quoted by name)"
    r"|declined to be (?:named|identified)|(?:withh[eo]ld|withholding) (?:his|her|their) name)"
)
REASON = (
    r"(?:because|since|as|given|citing|for fear|out of fear|fearing|due to|owing to|in order to"
    r"|so as to|to (?:discuss|speak|describe|talk|share|disclose))\b[^.;:\n“”\"]*"
)
UNALLOWED = r"not (?:been |yet )?(?:authori[sz]ed|allowed|permitted|cleared) to\b[^.;:,\n“”\"]*"
REASON_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\b(?P<why>(?:because|since|as) [^.;:\n“”\"]{{0,60}}?{UNALLOWED})",
        rf"{ANONYMITY}[^.;:\n“”\"]{{0,60}}?\b(?P<why>{REASON})",
        rf"\b(?P<why>who (?:is|are|was|were|had|has|have) {UNALLOWED})",
    )
)
"""Most telling first."""
REASON_REACH = 320
"""Code points behind the words that name the speaker in which the reason may stand."""
TRAILING_MARKS = " ,-–—"
NEXT_SENTENCE = re.compile(r"[.!?][”\"’]? (?=[A-Z“\"])")
SENTENCES = 2
PRINTED_TWICE = 2
"""How often a story prints a name, at least, before it counts for one."""
UNNAMED_PLURALS = frozenset({"authorities", "police", "officials", "prosecutors", "campaigners"})
QUANTIFIERS = frozenset(
    {"one", "another", "some", "each", "others", "many", "several", "both", "most", "his", "her"}
    | {"its", "their", "our", "my", "all", "no", "these", "those", "other", "even", "dozens"}
    | {"hundreds", "multiple", "numerous", "few"}
)


def reason_unnamed(text: str, mention: Span) -> Span | None:
    """Why the speaker of this mention is not named, in the same sentence or the next."""
    begin = mention.start
    stretch = text[begin : mention.end + REASON_REACH].split("\n")[0]
    ends = [m.start() + 1 for m in NEXT_SENTENCE.finditer(stretch)]
    stretch = stretch[: ends[SENTENCES - 1]] if len(ends) >= SENTENCES else stretch
    found = next((m for form in REASON_FORMS if (m := form.search(stretch))), None)
    if found is None:
        return None
    words = found["why"].rstrip(TRAILING_MARKS)
    start = begin + found.start("why")
    return Span(article=mention.article, start=start, end=start + len(words))


def is_named_body(name: str, texts: Mapping[str, str]) -> bool:
    """ "Harbour Board", "Weil campaign"; not "Authorities", "Both sides", "Russian group", "an
    angry Ulm group", "Court papers in the Weil case"."""
    first, *rest = name.split()
    if is_counting(first) or is_any_body(name) or _are_many(head_of(name)):
        return False
    if first.lower() in UNNAMED_PLURALS and rest[:1] == ["in"]:
        return False
    if any(word[0].isupper() for word in rest):
        return True
    entry = look_up(first)
    if entry is not None and entry.kind == "adjective":
        return bool(rest) and rest[-1].lower() not in generic_bodies()
    if not first[0].isupper() or is_listed_noun(first):
        return False
    lower = re.compile(rf"(?<!\w){re.escape(first.lower())}(?!\w)")
    return not any(lower.search(text) for text in texts.values())


def _are_many(noun: str) -> bool:
    """ "papers", "intelligence services": several, and none of them by name."""
    return noun.islower() and singular(noun) != noun


def is_counting(word: str) -> bool:
    """ "Both", "Nineteen", "27": what follows is told by how many they are."""
    return word.lower() in QUANTIFIERS or is_number_word(word.lower()) or word[0].isdigit()


def is_any_body(name: str) -> bool:
    """ "North Dakota company", "Kurdish militant group": the last word only says what kind."""
    words = name.split()
    return len(words) > 1 and bool({words[-1], singular(words[-1])} & generic_bodies())


def is_proper(name: str, texts: Mapping[str, str]) -> bool:
    """Whether words name a body: each has its capital, and the story prints them more than once."""
    words = [w for w in re.findall(r"[^\W_][\w’'&.-]*", name) if len(w) > 3 or w[0].isupper()]
    if not words or is_counting(words[0]) or not all(w[0].isupper() for w in words):
        return False
    printed = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    lower = re.compile(rf"(?<!\w){re.escape(name.lower())}(?!\w)")
    told = sum(len(printed.findall(text)) for text in texts.values())
    return told >= PRINTED_TWICE and not any(lower.search(text) for text in texts.values())
