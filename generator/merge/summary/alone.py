"""Sentences that can stand alone in a summary: whole, the outlet's own, with nothing left open."""

import re
from collections.abc import Iterable

from generator.language.words.standing_alone import is_scrap, leaning
from generator.merge.ground import Ground
from generator.merge.statements import Statement
from generator.records import Name
from generator.spans import cut, overlaps, within

DOUBLE_QUOTE = re.compile(r'["“”„‟]')
"""A newspaper that opens with one kind may close with another: "hostile policy”."""
SENTENCE_WORDS = (8, 60)
"""Words of a sentence that can be read on its own: fewest, most."""
SPEAKER_OF_HIMSELF = re.compile(r"\b(?:I|us|[Ww]e|[Mm]y|[Oo]ur|[Yy]ou|[Yy]our)\b")
OPINION = re.compile(r"\b(?:should|ought|must)\b(?!.*\b(?:said|says|argued|told|warned|wrote)\b)")
"""What the outlet itself thinks ought to be; not what somebody said ought to be."""
SCENERY = re.compile(
    r"\b(?:(?:was|were|is|are) (?:crying|weeping|smiling|laughing|eating|sitting|standing)|wept"
    r"|smil(?:ed|es)|sigh(?:ed|s)|grin(?:ned|s)|shrug(?:ged|s)|nod(?:ded|s)|frown(?:ed|s)|sobbed"
    r"|(?:did|does) not hide|look(?:ed|s) (?:tired|pleased|relieved|angry|happy|sad|worried)"
    r"|(?:sits?|sat|stands?|stood|lies?|lay) (?:in|on|at|outside|behind) (?:an?|the|his|her)"
    r"|steps away|held up an?)\b"
)
"""What a reporter saw around the event: "The minister looked tired"."""
PERSONAL = re.compile(r"\b(?:he|she|him)\b", re.IGNORECASE)
BACK_PRONOUN = re.compile(r"\b(?:he|she|him|they|(?<!among )them)\b", re.IGNORECASE)
TOLD_WORD = re.compile(r"\w[\w'’-]*")
KINDS_OF_VIEWS = frozenset({"opinion", "interview", "transcript", "live"})
"""Kinds of articles that are no report: their sentences stand here only where nothing else can."""


def standing_alone(ground: Ground) -> list[Statement]:
    """Of the reports in English, in source and text order; of views where there is nothing else."""
    english = [s for s in ground.statements if s.span.article in ground.english]
    whole = [s for s in english if _reads_alone(s, ground)]
    news = [
        s for s in whole if ground.by_article[s.span.article].article.kind not in KINDS_OF_VIEWS
    ]
    return news or whole


def _reads_alone(statement: Statement, ground: Ground) -> bool:
    """A whole statement, no headline once more, no quotation cut through, nobody left unnamed."""
    text = statement.text
    fewest, most = SENTENCE_WORDS
    return (
        fewest <= len(TOLD_WORD.findall(text)) <= most
        and not text.endswith("?")
        and len(DOUBLE_QUOTE.findall(text)) % 2 == 0
        and not any(shape.search(statement.outside) for shape in (SPEAKER_OF_HIMSELF, SCENERY))
        and not _is_opinion(statement)
        and not leaning(text)
        and not is_scrap(text)
        and not _dangles(statement, ground)
        and not _cuts(statement, ground)
        and not _repeats_headline(statement, ground)
    )


def _is_opinion(statement: Statement) -> bool:
    """What the outlet itself thinks ought to be; not what somebody says or wants."""
    reported = statement.quotations or any(claim.holder for claim in statement.claims)
    return not reported and OPINION.search(statement.outside) is not None


def _cuts(statement: Statement, ground: Ground) -> bool:
    """Whether it ends or begins in the middle of a quotation."""
    return any(
        overlaps(span, statement.span) and not within(span, statement.span)
        for span in ground.quoted[statement.span.article]
    )


def _repeats_headline(statement: Statement, ground: Ground) -> bool:
    """The headline, once more in the body."""
    article = ground.by_article[statement.span.article].article
    headline = cut(article.text, article.headline) if article.headline else ""
    said, told = (TOLD_WORD.findall(text.lower()) for text in (statement.text, headline))
    return said == told


def _dangles(statement: Statement, ground: Ground) -> bool:
    """A pronoun before any name in the sentence: "After the storm, he apologised"."""
    persons = (name for name in statement.names if name.kind == "person")
    return _nameless_pronoun(BACK_PRONOUN, statement, statement.names) or _nameless_pronoun(
        PERSONAL, statement, persons
    )


def _nameless_pronoun(
    pronoun: re.Pattern[str], statement: Statement, names: Iterable[Name]
) -> bool:
    """Whether such a word stands in it and none of the names before it."""
    found = pronoun.search(statement.text)
    start = statement.span.start
    return found is not None and all(n.span.end > start + found.start() for n in names)
