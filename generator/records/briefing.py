"""What merging makes of many findings: a story, its sources and the page's content."""

from dataclasses import dataclass
from typing import Literal

from generator.problems import Problem
from generator.records.article import Article, Span
from generator.records.findings import Findings, Quotation, Speaker
from generator.records.orders import Amendment, By, DisputeType, Importance, ReaderKind, Resolution

DisputeKind = Literal["parties", "reports"]
TitledBy = Literal["program", "editor", "lead", "address"]
"""What a story's title is: a report's headline, an editor's words, the first words of the brief
where no report has a headline, or the words of its address where there is no brief either."""
Hardness = Literal["cannot both hold", "named differently", "told differently"]
"""How far the sides of a dispute exclude each other, hardest first."""
PlacedBy = Literal["index", "kept", "alike", "alone"]
"""An editor's word, an earlier build, likeness to the others; or nothing put it to any other."""
Origin = Literal["independent", "shares text", "copy"]
"""What a source is beside the others of its story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Along:
    """Another story of the same thread, and what the two share: the reason for the link."""

    story: str
    shared: tuple[str, ...]
    """Names as they are printed, then words of the leads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """Stories of one matter on different days, as one of them sees it."""

    id: str
    """The last part of its address."""
    title: str
    along: tuple[Along, ...]
    """The stories before and after this one, by day; undated ones last."""
    by: By = "program"
    """Who put its stories together: the editor where the index names the thread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearArticle:
    """The article that is nearest to another one, and what makes it so."""

    article: str
    likeness: float
    apart: int | None
    """Days between the two; None = the day of one is not known."""
    shared: tuple[str, ...]
    """Words and names that both have, the heaviest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Why an article is in its story."""

    why: PlacedBy
    story: str = ""
    """The id that the index gives; empty but for `index`."""
    others: int = 0
    """Other articles of the story."""
    likeness: float | None = None
    """Mean likeness to those."""
    nearest: NearArticle | None = None
    """The nearest of the story; of an article that is alone, of all."""
    needed: float | None = None
    """What an article that is alone lacks: this likeness to the nearest. None = it shares little
    with it beside the names of the place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The reports of one event. `why` has one entry an article."""

    id: str
    articles: tuple[str, ...]
    why: tuple[Placement, ...]
    formerly: tuple[str, ...] = ()
    torn: tuple[tuple[str, str], ...] = ()
    """Articles that another story would take nearly as well, each with that story's id."""
    related: tuple[str, ...] = ()
    """Ids of other stories that share names, nearest first."""
    thread: Thread | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A numbered line in the sources list; `number` counts from 1."""

    number: int
    article: str
    copy_of: int | None = None
    """Number of the source that this one repeats; None = independent."""
    why: Origin = "independent"
    shared_with: int | None = None
    """Number of the source that has most of its word runs; None where it is independent."""
    shared: float = 0.0
    """The share of its word runs that stand there."""
    dateline_day: str | None = None
    """The day that its dateline tells, ISO 8601, where no date of publication is known."""


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
    importance: Importance | None = None
    """`core`: a reader would be misled without it; None = nobody said."""
    by: By = "program"
    headed_by: By = "program"
    """Whose words the heading is."""
    resolved: Resolution | None = None
    """What the editor says settled it; the sides stay as they were said."""
    hardness: Hardness = "cannot both hold"
    score: float | None = None
    """Log-odds of the gate over points; None = no gate decided."""
    told: bool = True
    """Whether the reports tell of it; False = not surely: the program sets these words against each
    other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """A figure that a later report raised or lowered: earlier first. Not a dispute. Among
    `reasoned`, two figures of one thing that differ because of `why`."""

    issue: str
    evidence: tuple[Span, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A fact that independent sources state compatibly: one sentence of each."""

    evidence: tuple[Span, ...]
    why: str
    shared: tuple[str, ...] = ()
    """Terms that the surest pair shares, the heaviest first."""
    by: By = "program"


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
    planned: bool = False
    """True where every report tells it as something to come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """An outlet's own notice, `span`, that it changed its report.

    `stands` are sentences of other reports that still say what the notice takes back.
    """

    span: Span
    kind: Literal["correction", "update"]
    stands: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """How many passages of a source its limits keep off the page."""

    source: int
    """Its number."""
    passages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """How far the program alone agrees with a reading: counts of disputed points."""

    program: int
    """Points of the program, without the reading."""
    right: int
    """Those of them that the reading has."""
    read: int
    """Points of the reading."""
    found: int
    """Those of them that the program has."""
    core: int
    core_found: int
    second: int | None = None
    """Points of another reader; None = there is none."""
    second_right: int = 0
    second_found: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBy:
    """Who read the story besides the program, and what they chose."""

    name: str
    kind: ReaderKind
    read: str | None
    """ISO 8601 day."""
    chose: tuple[str, ...]
    """Of `disputes`, `agreed`, `summary`, `key`, `quotations`."""
    compared: Compared | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What an editor decided, or where one should look: the name of its sentence in the tables of
    `interface/`, and what stands in it."""

    name: str
    about: str = ""
    """A heading, names, a day or a story."""
    sources: tuple[int, ...] = ()
    """Numbers in the sources list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryHead:
    """What a story's page and the lists of stories both show; lists are in the order shown."""

    id: str
    title: Span | str
    """A headline, or the editor's own words; what else stands for them tells `titled_by`."""
    updated: str | None
    """The newest known publication date among the sources."""
    sources: tuple[Source, ...]
    summary: tuple[Span, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    places: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    titled_by: TitledBy = "program"
    related: tuple[str, ...] = ()
    """Ids of other stories that share names, nearest first."""
    thread: Thread | None = None
    formerly: tuple[str, ...] = ()
    reading: ReadBy | None = None
    amended: tuple[Amendment, ...] = ()
    """Corrections of the page by its editor, newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing(StoryHead):
    """The content of one story page."""

    quotations: tuple[Quotation, ...] = ()
    suggestions: tuple[Dispute, ...] = ()
    """Points too uncertain for readers, best first: for an editor to confirm or refuse."""
    updates: tuple[Update, ...] = ()
    reasoned: tuple[Update, ...] = ()
    """Figures that differ for a reason that the text gives: another time, scope or definition."""
    denials: tuple[Quotation, ...] = ()
    """Denials and refusals to comment that answer nothing another source reports."""
    agreed: tuple[Agreement, ...] = ()
    single: tuple[Span, ...] = ()
    """Notable statements that only one independent source has."""
    not_known: tuple[Span, ...] = ()
    """Sentences that say what is not known, not confirmed or not answered."""
    corrections: tuple[Correction, ...] = ()
    timeline: tuple[TimelineEvent, ...] = ()
    editor: tuple[Remark, ...] = ()
    """What an editor decided."""
    notices: tuple[Remark, ...] = ()
    """Where an editor should look."""
    problems: tuple[Problem, ...] = ()
    """What of the index or of a reading meets nothing here; told to editors, not to readers."""
    why: tuple[Placement, ...] = ()
    """Per source: what put the article into this story."""
    note: str | None = None
    """A word of the editor to readers."""
    withheld: tuple[Withheld, ...] = ()
    """By source number; a source of which all may be shown is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A speaker as one story knows it; `quotations` may be 0 for somebody who only takes a side."""

    speaker: Speaker
    quotations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline(StoryHead):
    """What tells which lists a story stands in; its disputes have no evidence. Small beside a
    Briefing."""

    voices: tuple[Voice, ...] = ()
    """Speakers that have a name, in the order in which they appear."""
