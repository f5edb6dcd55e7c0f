"""What analysis finds in one article: sentences, names, quotations, claims and dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.records.article import Span
from generator.records.orders import By

QuotationKind = Literal["direct", "indirect", "mixed"]
NameKind = Literal["person", "body", "place", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence. `paragraph` counts from 0 in `Article.paragraphs`; -1 is the headline."""

    span: Span
    paragraph: int
    terms: tuple[str, ...] = ()
    """Lemmas of its content words, lower case, in text order: what comparisons look at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A named person, body or place where it stands."""

    span: Span
    kind: NameKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """A person's name and the words that say what the person is: `Ann Weil`, `the mayor of Ulm`."""

    name: Span
    role: Span
    why: str
    """The name of the pattern that tied them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date expression. `value` is ISO 8601 as precise as printed; None = not resolved."""

    span: Span
    value: str | None
    assumed: bool = False
    """True where the article's own date had to be assumed to get the value."""
    direction: Literal["past", "future", ""] = ""
    """Where the tense looks, so that a value can be reckoned anew from an assumed date."""
    dated: Literal["deed", "words", "thing", "state", ""] = ""
    """What it dates: "met Saturday", "said Saturday", "the Saturday talks", "since Saturday"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The words announcing a quotation. `lemma` is the reporting verb, or `according to`, `:`."""

    span: Span
    lemma: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Whose words they are. `id` is stable within the site; `name` the full name most in print."""

    id: str
    name: str
    role: Span | None = None
    """The role as printed."""
    role_by_editor: str | None = None
    """The role in an editor's words; where it is set, `role` is None."""
    party: str | None = None
    """The body the speaker speaks for, by its name in the gazetteer or in print."""
    unnamed: bool = False
    """True for "a resident", "the company": `name` is the description in print, and the `id` means
    nobody beyond the story."""
    together: tuple[Speaker, ...] = ()
    """Who says it together: "Ann Weil and Ben Roth" are two speakers, and `name` lists them; empty
    for one alone."""
    named_by: By = "program"
    """Who gave the name, where no report has to have it in print."""
    unnamed_because: Span | None = None
    """Why the speaker is not named, where the text says so: `because he was not authorised`."""


IN_SEVERAL = "in several sources"
"""Name of the reason of which `KeyReasons.sources` tells how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyReasons:
    """Why the program chose a key quote: its points, the names of what gave them, and how many
    independent sources have it."""

    points: int
    names: tuple[str, ...]
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words of somebody, as printed. Findings leave `speaker` None; merge fills it."""

    span: Span
    kind: QuotationKind
    cue: Cue | None = None
    mention: Span | None = None
    """The words that name the speaker there: a pronoun, a surname, a role."""
    antecedent: Span | None = None
    """The fullest words in the same article that the mention stands for, if they are certain."""
    speaker: Speaker | None = None
    key: bool = False
    variants: tuple[Span, ...] = ()
    """The same utterance as other passages give it."""
    repeats: Span | None = None
    """The quotation, by its span, that has this one among its variants; None = shown itself."""
    why: str = ""
    """The name of the rule that decided the speaker (or that left it undecided)."""
    by: By = "program"
    """Who decided the speaker, or that it leads the page."""
    key_why: KeyReasons | None = None
    """Why the program lets it lead the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with what it counts. `low`/`high` bound the values it allows ("at least 12")."""

    span: Span
    low: float
    high: float
    unit: str
    """Lemma of the counted noun, currency sign or `percent`; empty if none stands there."""
    scope: tuple[str, ...] = ()
    """Lemmas that narrow what is counted, sorted: `injure`, `critical`."""
    things: tuple[str, ...] = ()
    """What it is of, by names from the word list: `dead`, `price`."""
    group: tuple[str, ...] = ()
    """Lemmas of the counted noun and of what narrows it; empty for `12 people`."""
    about: tuple[str, ...] = ()
    """Content lemmas of its clause, sorted."""
    part: bool = False
    """A part, a rest, a share or a former value: `12 of them`, `another 12`, `from 12`."""
    changed: bool = False
    """Told as what an earlier figure became: `rose to 12`."""
    bare: bool = False
    """No noun of its own says what it is of: `police counted 7,000`."""
    holder: Span | None = None
    """The words that name who gives it, where its own clause does; the claim has a holder too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CutWords:
    """Words of a sentence that can stand behind the frame of a question: `front` is the subject,
    what was counted, or a noun phrase; `back` the rest. Parts in the order of reading."""

    frame: str
    """`thing`, `whether`, `to`, `should`, `many`, `much`, `when`."""
    front: tuple[Span, ...]
    back: tuple[Span, ...] = ()
    terms: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    """What the parse tells of it, sorted: `named`, `modal`, `opens` (its first word has a capital
    only because it opens the sentence)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act of dispute that a sentence reports: who denies, accuses, opposes, supports, and what.

    `kind` is a section of the word list: deny, accuse, oppose, support, insist, falsehood.
    """

    span: Span
    """The verb or the word that judges."""
    kind: str
    negated: bool
    holder: Span | None
    """The words that name who does it; None = whose words the sentence is."""
    target: Span | None
    """What it is about, from its first word to its last."""
    owner: Span | None = None
    """Who stands behind the target: the bank in `denied the bank's report`."""
    terms: tuple[str, ...] = ()
    """Content lemmas of the target, in text order."""
    opposites: tuple[str, ...] = ()
    """Sides that the target takes in the word list's pairs of opposites: `3+`, `3-`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A comparable statement: a sentence, or its clause where two holders share the sentence."""

    span: Span
    sentence: int
    """Index into `Findings.sentences`."""
    quotation: int | None = None
    """Index into `Findings.quotations`; None = no quotation stands in it."""
    holder: Span | None = None
    """The words that name whose statement it is; None = the outlet's own narration."""
    doer: Span | None = None
    """The words that name who does what the narration tells; None where `holder` is set."""
    unnamed: bool = False
    """It is reported speech, but who speaks is not said in words that name anybody: `he said`."""
    negated: bool = False
    hedged: bool = False
    contrast: bool = False
    """It turns against what stands before it: `But`, `however`."""
    predicate: str = ""
    """Lemma of the clause's head."""
    terms: tuple[str, ...] = ()
    opposites: tuple[str, ...] = ()
    """Sides taken in the word list's pairs of opposites: `3+`, `3-`."""
    figures: tuple[Figure, ...] = ()
    acts: tuple[Act, ...] = ()
    wordings: tuple[CutWords, ...] = ()
    diverging: bool = False
    """It says outright that accounts or stances differ: `opposing assessments`."""
    silent: bool = False
    """The holder declines to comment, or did not answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectMeant:
    """A grammatical subject that is no name, and the name in the same article that it stands for:
    `she`, `the mayor`."""

    head: Span
    """The pronoun, or the noun without its article and what else belongs to it."""
    antecedent: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that analysis found in one article, each list in text order."""

    article: str
    sentences: tuple[Sentence, ...] = ()
    names: tuple[Name, ...] = ()
    introductions: tuple[Introduction, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    subjects: tuple[SubjectMeant, ...] = ()
    claims: tuple[Claim, ...] = ()
    dates: tuple[DateMention, ...] = ()
