# ruff: noqa: E501 (sentences of invented articles)
"""Invented stories: two sources at odds, one source alone, and twelve sources with nine disputes."""

from generator.records import (
    Agreement,
    Along,
    Article,
    Briefing,
    Dispute,
    DisputeType,
    Findings,
    Outlet,
    Placement,
    Position,
    Quotation,
    Remark,
    Seeds,
    Sentence,
    Source,
    Speaker,
    Thread,
    TimelineEvent,
    Update,
)
from tests.render.invented import Marked, article, sentences

GAZETTE = article(
    "gazette.txt",
    """
{headline|Harbour bridge closed after crack found}
{summary|The harbour bridge was closed on Tuesday after engineers found a crack in its deck.} {count|At least 12 people were hurt when a bus braked hard}, the fire brigade said.
Mayor {role|Mayor} Ida Lund said the city had been warned in time. {lund|“Nobody told this office anything before Tuesday,”} Lund told reporters.
{agreed|The bridge carries 40,000 cars a day.} {engineer|“We wrote to the mayor in March,”} said chief engineer Omar Saïd.
{dup|The bridge carries 40,000 cars a day.}
{caption|Cars queue at the harbour. Picture: archive}
""",
    removed=(("dup", "repeated paragraph"), ("caption", "caption")),
    outlet="Harbour Gazette",
    url="https://gazette.example/bridge?id=1&x=<2>",
    published="2024-03-05",
)
WIRE = article(
    "wire/bridge 2.txt",
    """
{headline|Bridge shut; city and engineers at odds}
{summary|City hall and its own engineers gave opposite accounts on Wednesday of who knew about the crack.} It is *not* <b>safe</b>, a note read.
{count|Sixteen people were injured}, hospitals said on Wednesday. {agreed|Some 40,000 vehicles cross it each day.}
{lund|“No one told this office anything before Tuesday,”} Mayor Ida Lund said. {saïd|The city had known since March}, Omar Saïd said. {anon|“It will be shut for months,”} one official said.
{when|On 4 March inspectors saw the crack}, records show.
""",
    outlet="North Wire",
    published="2024-03-06T09:30:00Z",
)
ARABIC = article(
    "arabic.txt",
    """
{headline|إغلاق جسر الميناء}
{summary|أُغلق الجسر يوم الثلاثاء.} قال المهندس عمر سعيد: {quote|«كتبنا إلى رئيسة البلدية في مارس»}.
""",
    outlet="الميناء",
    published="2024-03-06",
    language="ar",
)
MAYOR = Speaker(id="ida-lund", name="Ida Lund", role=GAZETTE.spans["role"], party="City hall")
ENGINEER = Speaker(id="omar-said", name="Omar Saïd", party="Harbour engineers")


def bridge() -> Briefing:
    """Three sources, one in Arabic, with everything a page can show."""
    g, w, a = GAZETTE.spans, WIRE.spans, ARABIC.spans
    warned = Dispute(
        issue="Whether the city was warned of the crack",
        kind="parties",
        type="blame",
        positions=(
            Position(holder="Ida Lund", speaker=MAYOR, evidence=(g["lund"], w["lund"])),
            Position(
                holder="Omar Saïd",
                speaker=ENGINEER,
                evidence=(g["engineer"], w["saïd"], a["quote"]),
            ),
        ),
        why="opposite-claims",
        headed_by="editor",
    )
    return Briefing(
        id="harbour-bridge",
        title=g["headline"],
        updated="2024-03-06",
        sources=_numbered(GAZETTE, WIRE, ARABIC),
        summary=(g["summary"], w["summary"]),
        quotations=(
            Quotation(
                span=g["lund"], kind="direct", speaker=MAYOR, key=True, variants=(w["lund"],)
            ),
            Quotation(span=g["engineer"], kind="direct", speaker=ENGINEER, key=True),
            Quotation(span=w["saïd"], kind="indirect", speaker=ENGINEER),
            Quotation(span=w["anon"], kind="direct"),
        ),
        disputes=(warned,),
        updates=(
            Update(issue="People hurt", evidence=(g["count"], w["count"]), why="later-count"),
        ),
        agreed=(Agreement(evidence=(g["agreed"], w["agreed"]), why="same-figure"),),
        single=(w["anon"],),
        timeline=(
            TimelineEvent(value="2024-03-04", printed=None, evidence=(w["when"],)),
            TimelineEvent(value="2024-03-05", printed=None, evidence=(g["summary"],)),
        ),
        places=("Harbour",),
        bodies=("City hall",),
        tags=("Transport",),
        formerly=("bridge-closed",),
        editor=(Remark(name="title_given"),),
        related=("one-report",),
        thread=Thread(
            id="bridge-closed",
            title="Harbour bridge & ferries",
            along=(Along(story="one-report", shared=("Harbour", "<b>ferry</b>")),),
        ),
        why=(Placement(why="index", story="harbour"),) * 3,
    )


LONE = article(
    "lone.txt",
    """
{headline|Ferry timetable changes on Monday}
{summary|Ferries will leave every 20 minutes from Monday.} The operator gave no reason.
""",
    publish="full",
)


def one_report() -> Briefing:
    """One source, no date, nothing disputed."""
    return Briefing(
        id="one-report",
        title=LONE.spans["headline"],
        updated=None,
        sources=_numbered(LONE),
        summary=(LONE.spans["summary"],),
        thread=Thread(
            id="bridge-closed",
            title="Harbour bridge & ferries",
            along=(Along(story="harbour-bridge", shared=("Harbour", "<b>ferry</b>")),),
        ),
        why=(Placement(why="alone", needed=0.31),),
    )


def _numbered(*marked: Marked) -> tuple[Source, ...]:
    return tuple(Source(number=k, article=m.article.file) for k, m in enumerate(marked, start=1))


def seeds(*marked: Marked) -> Seeds:
    """Seeds that hold just these articles."""
    return Seeds(
        articles=tuple(m.article for m in marked),
        outlets=(Outlet(name="Harbour Gazette", country="Norway", kind="newspaper"),),
    )


def findings(of: Seeds) -> tuple[Findings, ...]:
    """Sentences only."""
    return tuple(_findings(a) for a in of.articles)


def _findings(of: Article) -> Findings:
    return Findings(
        article=of.file, sentences=tuple(Sentence(span=s, paragraph=0) for s in sentences(of))
    )


def small_site() -> tuple[tuple[Briefing, ...], Seeds]:
    """The two small stories."""
    return (bridge(), one_report()), seeds(GAZETTE, WIRE, ARABIC, LONE)


# --- a large story ----------------------------------------------------------------------------

ISSUES: tuple[tuple[str, DisputeType, str, str], ...] = (
    ("Who opened the sluice gates", "blame", "The dam company opened the gates at night without warning", "The gates opened on the order of the water board"),
    ("How many homes were flooded", "number", "Some 2,300 homes stand in water", "No more than 900 homes are affected"),
    ("When the alarm was raised", "date", "The alarm came at 4 a.m. on Friday, when streets were already under water", "Sirens sounded on Thursday evening"),
    ("Whether the release was lawful", "legality", "The release broke the river act", "Every step followed the river act"),
    ("How to describe the flood", "characterisation", "This was a man-made disaster", "It was an act of nature that nobody could foresee"),
    ("What the company intended", "intention", "They wanted to save their turbines", "The only aim was to save the dam, and with it the valley"),
    ("Whether the valley should be resettled", "policy", "The valley should be resettled and given back to the river", "People have to be able to go home by spring"),
    ("Whether drinking water is safe", "fact", "The water is not fit to drink", "Tap water is safe in every district"),
    ("Whether help came in time", "fact", "Nobody came for two days", "Help came in time, with boats in the streets within three hours"),
)  # fmt: skip
PEOPLE = (
    ("ana-torres", "Ana Torres", "Governor Ana Torres", "Valley government"),
    ("jun-park", "Jun Park", "company spokesman Jun Park", "Upper Dam Company"),
)


def flood() -> tuple[Briefing, Seeds]:
    """Twelve sources, nine disputed points, forty quotations."""
    marked = [_flood_article(k) for k in range(1, 13)]
    speakers = [
        Speaker(id=i, name=n, party=p, role=marked[0].spans[f"role{k}"])
        for k, (i, n, _, p) in enumerate(PEOPLE)
    ]
    disputes = tuple(_flood_dispute(k, marked, speakers) for k in range(len(ISSUES)))
    quotations = tuple(
        Quotation(
            span=m.spans[f"s{k}-{side}"],
            kind="direct",
            speaker=speakers[side],
            key=n < 2,
            variants=(marked[(n + 3) % 12].spans[f"s{k}-{side}"],) if n == 0 else (),
        )
        for k in range(len(ISSUES))
        for side in (0, 1)
        for n, m in enumerate(marked)
        if f"s{k}-{side}" in m.spans and n % 4 == k % 4
    )
    numbered = tuple(
        Source(number=k, article=m.article.file, copy_of=2 if k in (5, 9) else None)
        for k, m in enumerate(marked, start=1)
    )
    story = Briefing(
        id="valley-flood",
        title=marked[0].spans["headline"],
        updated="2024-06-14",
        sources=numbered,
        summary=tuple(m.spans["summary"] for m in marked[:4]),
        quotations=quotations,
        disputes=disputes,
        agreed=tuple(
            Agreement(evidence=tuple(m.spans[key] for m in marked), why="same-figure")
            for key in ("rain", "dead")
        ),
        timeline=tuple(
            TimelineEvent(
                value=f"2024-06-{day:02d}", printed=None, evidence=(marked[day % 12].spans["rain"],)
            )
            for day in (3, 5, 6, 7, 8, 12)
        ),
        single=tuple(m.spans["own"] for m in marked[6:]),
        places=("Upper Valley", "Lake Kestrel"),
        bodies=("Upper Dam Company", "Valley government"),
        tags=("Floods", "Energy"),
        why=tuple(Placement(why="alike", others=len(marked) - 1) for _ in marked),
    )
    return story, seeds(*marked)


def _flood_article(k: int) -> Marked:
    lines = [
        f"{{headline|Night flood sweeps the Upper Valley, leaves thousands without homes — report {k}}}",
        f"{{summary|Water from the Upper Dam swept through the valley early on Friday and left thousands of people without homes, report {k} of the day said.}} {{rain|In two days 310 millimetres of rain fell on the valley.}}",
        f"{{dead|Eleven people died, the rescue service said.}} {{own|Reporter {k} saw a piano drift past the town hall.}}",
    ]
    for n, (_, _, first, second) in enumerate(ISSUES):
        lines.append(
            f"{{role0|Governor}} Ana Torres said: {{s{n}-0|“{first},”}} in answer to questions. It was late."
        )
        if k % 3:
            lines.append(
                f"{{s{n}-1|“{second}{', as we said' if k % 2 else ''},”}} {{role1|company spokesman}} Jun Park said."
            )
    return article(
        f"flood-{k:02d}.txt",
        "\n".join(lines),
        outlet=f"Daily Record {k}" if k % 2 else "Valley News Agency",
        url=f"https://news.example/{k}",
        published=f"2024-06-{6 + k // 2:02d}",
    )


def _flood_dispute(k: int, marked: list[Marked], speakers: list[Speaker]) -> Dispute:
    issue, kind, _, _ = ISSUES[k]
    return Dispute(
        issue=issue,
        kind="parties",
        type=kind,
        positions=tuple(
            Position(
                holder=speakers[side].name,
                speaker=speakers[side],
                evidence=tuple(
                    m.spans[f"s{k}-{side}"] for m in marked[k:] if f"s{k}-{side}" in m.spans
                )[: 1 + (k + side) % 5],
            )
            for side in (0, 1)
        ),
        why="opposite-claims",
        headed_by="editor",
    )
