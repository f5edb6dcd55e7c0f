"""One file -> the Articles in it with their parts, or the problems that kept it from having any."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from generator.problems import Place, Problems, problem
from generator.read.drafts import with_headline
from generator.read.encoding.decode import load_bytes
from generator.read.formats import FORMATS, TEXT, disguised
from generator.read.index.consistency import check_date, check_words
from generator.read.index.entries import FRONT_MATTER_KEYS
from generator.read.index.pointing import find_words, united
from generator.read.index.shapes import GivenKeys
from generator.read.index.withholding import HOLDING, LIMITS
from generator.read.kinds.report import Loaded, RawReport
from generator.read.layout.article_kinds import article_kind
from generator.read.layout.draft import Draft, TextPassage, trimmed, words_of_passage
from generator.read.layout.head_lines import find_byline, find_dateline, iso_date
from generator.read.layout.headline import find_headline
from generator.read.layout.removals import BEYOND, NO_WORD, remove, take_out, within_budget
from generator.records import Article, Dateline, Removal, Span
from generator.spans import cut

PART_MARK = "#"
"""Between a file's name and the name of a report in it: `agency.json#harbour-closes`."""
OWN_FIELDS = frozenset(FRONT_MATTER_KEYS) - {"keep", "remove", "headline", "withdrawn"}
"""Keys that an article has as its own fields."""
WITHHOLDING = frozenset({"withdrawn", "embargo"})
LAYOUT_STEPS: tuple[Callable[[Draft], Draft], ...] = (
    within_budget,
    find_headline,
    find_byline,
    remove,
    find_dateline,
)
"""In order; each parts something from the body."""
PARTS_LISTED = 5
"""Parts that a problem lists."""
NO_PARTS: Mapping[str, GivenKeys] = {}


def read_file(
    path: Path,
    name: str,
    entry: GivenKeys | None = None,
    parts: Mapping[str, GivenKeys] = NO_PARTS,
    called: frozenset[str] = frozenset(),
) -> tuple[tuple[Article, ...], Problems]:
    """Every article of a file. `name` is its key; none where there are no words.

    `entry` is what the index says of the file, and `parts` what it says of single reports in it, by
    the name of the part; either wins over what the file says of itself. `called` are names under
    which reports of it were published.
    """
    place = Place(file=name, line=1)
    suffix = PurePosixPath(name).suffix.lower()
    form = FORMATS.get(suffix, TEXT)
    data, problems = load_bytes(path, place, form.most)
    if data is None:
        return (), problems
    wrong = disguised(place, suffix, data) if suffix in FORMATS else None
    if wrong:
        return (), (wrong,)
    language = entry.values.get("language") if entry else None
    loaded = Loaded(place=place, data=data, language=language)
    raw = form.read(loaded)
    if len(raw) == 1 and raw[0].part not in {*parts, *called}:
        raw = (replace(raw[0], part=""),)
    known = {report.part for report in raw}
    missing = [p for p in parts if p not in known and "withdrawn" not in parts[p].values]
    lost = _limits_of_lost([parts[part] for part in missing])
    made = [_article_of(report, place, entry, parts.get(report.part, lost)) for report in raw]
    names = ", ".join(sorted(filter(None, known))[:PARTS_LISTED]) or "none"
    for part in missing:
        message = f"there is no report {part!r} in the file"
        loaded.told.append(problem(parts[part].place, "unknown-part", message, f"it has: {names}"))
    more = (found for _, several in made for found in several)
    return tuple(article for article, _ in made if article), (*loaded.told, *more)


def read_article(
    path: Path, name: str, entry: GivenKeys | None = None
) -> tuple[Article | None, Problems]:
    """The article of a file that holds one, or the first of several."""
    articles, problems = read_file(path, name, entry)
    return (articles[0] if articles else None), problems


def _article_of(
    report: RawReport, place: Place, entry: GivenKeys | None, of_part: GivenKeys | None
) -> tuple[Article | None, Problems]:
    name = f"{place.file}{PART_MARK}{report.part}" if report.part else place.file
    given = {
        **report.ordered,
        **(entry.values if entry else {}),
        **(of_part.values if of_part else {}),
    }
    if of_part and "withdrawn" in of_part.values:
        return None, ()
    if reason := _kept_back(report, entry, of_part):
        remedy = "withdraw and embargo articles in index.yml, as its reference says"
        where = (of_part or entry or GivenKeys(place=place)).place
        return None, (problem(where, "kept-back", f"{name!r} is not shown: {reason}", remedy),)
    draft = report.draft
    if given.get("headline"):
        draft = with_headline(draft, given["headline"])
    article = article_of(name, ordered(draft, given))
    told = [*article.paragraphs, *([article.headline] if article.headline else [])]
    if all(NO_WORD.fullmatch(cut(article.text, span)) for span in told):
        remedy = "put the report into it or remove the file"
        return None, (problem(place, "empty-article", "there are no words in it", remedy),)
    article = _with_told(article, report)
    notices = (
        *check_words(article, given),
        *check_date(article, of_part or entry),
        *_check_length(article, place),
    )
    return with_given(article, given), notices


def _kept_back(report: RawReport, *entries: GivenKeys | None) -> str | None:
    """Why nothing of the report may be shown: what takes it away stands where no page can tell of
    it, or could not be read, and a slip of the pen publishes nothing."""
    slips = report.slips.union(*(entry.slips for entry in entries if entry))
    if unread := sorted(slips & WITHHOLDING):
        return f"its {unread[0]!r} cannot be read"
    return "the file itself says that it is withdrawn" if "withdrawn" in report.ordered else None


def _limits_of_lost(missing: Sequence[GivenKeys]) -> GivenKeys | None:
    """What holds for reports without an entry where an entry that withholds names none of them: it
    may have been meant for any."""
    held = {key: given.places[key] for given in missing for key in HOLDING & given.places.keys()}
    if not held:
        return None
    values = {key: LIMITS[key] for key in held if key in LIMITS}
    return GivenKeys(place=missing[0].place, values=values, places=held)


def _check_length(article: Article, place: Place) -> Problems:
    gone = [r.span.end - r.span.start for r in article.removals if r.reason == BEYOND]
    if not gone:
        return ()
    message = f"the last {sum(gone):,} characters of {article.file!r} are not read"
    return (problem(place, "too-long", message, "save it in parts, a file each"),)


def _with_told(article: Article, report: RawReport) -> Article:
    """What a page or a feed says of its report; a date printed in the report wins."""
    told: dict[str, Any] = dict(report.told)
    if article.published:
        told.pop("published", None)
    elif "published" in told:
        told["published_from"] = "article"
    return replace(article, **told, excerpt=report.excerpt)


def ordered(draft: Draft, given: Mapping[str, Any]) -> Draft:
    """The draft with the words that an editor keeps, and without those that an editor removes."""
    keep, remove = (
        [find_words(draft.text, order.values["words"]) for order in given.get(key, ())]
        for key in ("keep", "remove")
    )
    pieces = [
        trimmed(draft.text, max(start, left), min(end, right))
        for left, right in united(place for place in remove if place)
        for start, end in draft.body
        if max(start, left) < min(end, right)
    ]
    draft = take_out(draft, pieces, "removed by an editor")
    return replace(draft, kept=tuple(place for place in keep if place))


def with_given(article: Article, given: Mapping[str, Any]) -> Article:
    """The article with what the index or front matter says of it."""
    values = {key: value for key, value in given.items() if key in OWN_FIELDS}
    if "published" in given:
        values["published_from"] = "editor"
    article = replace(article, **values)
    return article if "kind" in given else replace(article, kind=article_kind(article))


def article_of(name: str, draft: Draft) -> Article:
    for step in LAYOUT_STEPS:
        draft = step(draft)
    printed = iso_date(words_of_passage(draft, draft.dated)) if draft.dated else None

    def span(passage: TextPassage) -> Span:
        return Span(article=name, start=passage[0], end=passage[1])

    def maybe(passage: TextPassage | None) -> Span | None:
        return span(passage) if passage else None

    dateline, parts = None, draft.dateline
    if parts:
        places = {key: maybe(getattr(parts, key)) for key in ("place", "agencies", "date")}
        dateline = Dateline(span=span(parts.whole), **places)
    return Article(
        file=name,
        text=draft.text,
        sha256=hashlib.sha256(draft.text.encode("utf-8")).hexdigest(),
        headline=maybe(draft.headline),
        dateline=dateline,
        byline=maybe(draft.byline),
        dated=maybe(draft.dated),
        published=printed,
        published_from="article" if printed else None,
        paragraphs=tuple(span(passage) for passage in draft.body),
        removals=tuple(Removal(span=span(p), reason=r) for p, r in sorted(draft.removals)),
    )
