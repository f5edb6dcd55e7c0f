"""Every record the generator passes on, from an article to the briefing made of it.

Records are frozen and hold no behaviour. Words of an article are never stored: a record points at
them with a `Span`, and whoever shows them cuts them from `Article.text`. Texts that the program or
an editor composes (a heading, a speaker's name from the gazetteer) are plain strings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

QuotationKind = Literal["direct", "indirect", "mixed"]
DisputeKind = Literal["parties", "reports"]
DisputeType = Literal[
    "fact", "number", "date", "blame", "characterisation", "legality", "intention", "policy"
]
NameKind = Literal["person", "body", "place", "other"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A passage of one article: code points, half-open, into `Article.text`."""

    article: str
    """The article's key: its file name, relative to the seed index, with forward slashes."""
    start: int
    end: int


# --- read: files -> Articles ------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who publishes articles; `name` is how the index and the pages write it."""

    name: str
    country: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """A passage kept out of the report, and why: `repeated paragraph`, `caption`, ..."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """`STOCKHOLM, Oct 6 (AFP) -`: the whole, and its parts where they stand."""

    span: Span
    place: Span | None = None
    agencies: Span | None = None
    date: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One report. `text` is the normalised file, whole; every offset anywhere points into it.

    Headline, dateline, byline, paragraphs and removals do not overlap; what they leave uncovered
    is white space only.
    """

    file: str
    text: str
    sha256: str
    """Hex digest of `text` in UTF-8."""
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    """ISO 8601 date or RFC 3339 date-time; None = unknown."""
    published_from: Literal["editor", "article"] | None = None
    """Who says so: the index or front matter, or a full date printed at the article's head."""
    author: str | None = None
    language: str | None = None
    story: str | None = None
    """The story id that the index orders; None = the program groups."""
    not_in: tuple[str, ...] = ()
    """Story ids that the editor keeps this article out of."""
    full_text: bool = False
    """True where the index says `publish: full`."""
    tags: tuple[str, ...] = ()
    headline: Span | None = None
    dateline: Dateline | None = None
    byline: Span | None = None
    dated: Span | None = None
    """A full date of publication as printed; it lies within the dateline, byline or a removal."""
    paragraphs: tuple[Span, ...] = ()
    """The body in reading order, without the dateline."""
    removals: tuple[Removal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerOrder:
    """An editor's word on one person or body: its name, what it is also called, role and party."""

    name: str
    also: tuple[str, ...] = ()
    role: str | None = None
    party: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationOrder:
    """An editor's word on the quotation that holds the words `span`."""

    span: Span
    speaker: str | None = None
    key: bool | None = None
    drop: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionOrder:
    """One side of a dispute that an editor added."""

    holder: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeOrder:
    """An editor's word on one dispute.

    With `match` (the program's heading) it rewords (`heading`) or drops; without, it adds.
    """

    match: str | None = None
    heading: str | None = None
    drop: bool = False
    type: DisputeType = "fact"
    positions: tuple[PositionOrder, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryOrder:
    """What the index says under `stories:` about one story."""

    id: str
    title: str | None = None
    formerly: tuple[str, ...] = ()
    """Ids under which the story was published before; each leaves a redirect."""
    tags: tuple[str, ...] = ()
    summary: tuple[Span, ...] = ()
    """Pinned summary sentences; empty = the program chooses."""
    speakers: tuple[SpeakerOrder, ...] = ()
    quotations: tuple[QuotationOrder, ...] = ()
    disputes: tuple[DisputeOrder, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedStory:
    """A story id that was given out once, and the articles last seen in it (stories.lock.yml)."""

    id: str
    articles: tuple[str, ...]
    moved_to: str | None = None
    """The id that this one now redirects to; None = alive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeds:
    """All that was read: articles in index order, then unlisted files by name."""

    articles: tuple[Article, ...]
    outlets: tuple[Outlet, ...] = ()
    stories: tuple[StoryOrder, ...] = ()
    lock: tuple[LockedStory, ...] = ()


# --- analyse: one Article -> Findings ---------------------------------------------------------


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
    key_why: str = ""


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
class Phrase:
    """A noun phrase that could head a list: `the talks in Stockholm`. `terms` are its lemmas."""

    span: Span
    terms: tuple[str, ...]


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
    clause: Span | None = None
    """The target as a clause of its own: `the bridge is safe`; None where it is none."""
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
    unnamed: bool = False
    """It is reported speech, but who speaks is not said in words that name anybody: `he said`."""
    negated: bool = False
    denied: tuple[str, ...] = ()
    """Lemmas that a negation takes back, sorted: `resign` in `will not resign`."""
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
    phrases: tuple[Phrase, ...] = ()
    """Of the whole sentence."""
    diverging: bool = False
    """It says outright that accounts or stances differ: `opposing assessments`."""
    silent: bool = False
    """The holder declines to comment, or did not answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that analysis found in one article, each list in text order."""

    article: str
    sentences: tuple[Sentence, ...] = ()
    names: tuple[Name, ...] = ()
    introductions: tuple[Introduction, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    claims: tuple[Claim, ...] = ()
    dates: tuple[DateMention, ...] = ()


# --- merge: many Findings -> Briefing ---------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The reports of one event. `why` has one entry an article: the rule that put it there."""

    id: str
    articles: tuple[str, ...]
    why: tuple[str, ...]
    formerly: tuple[str, ...] = ()
    torn: tuple[tuple[str, str], ...] = ()
    """Articles that another story would take nearly as well, each with that story's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A numbered line in the sources list; `number` counts from 1."""

    number: int
    article: str
    copy_of: int | None = None
    """Number of the source that this one repeats; None = independent."""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article of a story with its findings: what every step of merge looks at."""

    source: Source
    article: Article
    findings: Findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one holder says on an issue. `speaker` links the holder, None for an outlet."""

    holder: str
    evidence: tuple[Span, ...]
    """Best first."""
    side: int | None = None
    """Positions with the same number stand together; None = on a side of its own."""
    speaker: Speaker | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Positions on one issue that cannot all hold. `why` is the rule that decided."""

    issue: str
    kind: DisputeKind
    type: DisputeType
    positions: tuple[Position, ...]
    why: str
    by_editor: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """A figure that a later report raised or lowered: earlier first. Not a dispute."""

    issue: str
    evidence: tuple[Span, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A fact that independent sources state compatibly: one sentence of each."""

    evidence: tuple[Span, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEvent:
    """Something that happened at `value` (ISO 8601, printed precision); `evidence` tells it."""

    value: str
    printed: Span | None
    """The date words; None for coverage, whose date comes from the index."""
    evidence: tuple[Span, ...]
    """The best passage first, then the same event in other sources."""
    coverage: bool = False
    assumed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """The content of one story page; lists are in the order shown."""

    id: str
    title: Span | str
    """A headline, or the editor's own words."""
    updated: str | None
    """The newest known publication date among the sources."""
    sources: tuple[Source, ...]
    summary: tuple[Span, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    updates: tuple[Update, ...] = ()
    denials: tuple[Quotation, ...] = ()
    """Denials and refusals to comment that answer nothing another source reports."""
    agreed: tuple[Agreement, ...] = ()
    single: tuple[Span, ...] = ()
    """Notable statements that only one independent source has."""
    timeline: tuple[TimelineEvent, ...] = ()
    places: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    """Ids of other stories that share names, nearest first."""
    formerly: tuple[str, ...] = ()
    editor: tuple[str, ...] = ()
    """What an editor decided, one plain sentence each."""
    notices: tuple[str, ...] = ()
    """Where an editor should look, one plain sentence each."""
    why: tuple[str, ...] = ()
    """Per source: the rule that put the article into this story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A speaker as one story knows it; `quotations` may be 0 for somebody who only takes a side."""

    speaker: Speaker
    quotations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What lists show of a story, and what tells which lists it stands in; small beside a Briefing.

    Fields named as in Briefing hold the same.
    """

    id: str
    title: Span | str
    updated: str | None
    sources: tuple[Source, ...]
    summary: tuple[Span, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    """Without evidence."""
    voices: tuple[Voice, ...] = ()
    """Speakers that have a name, in the order in which they appear."""
    places: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
