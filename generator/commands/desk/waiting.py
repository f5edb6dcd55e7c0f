"""What waits for a hand, each with the line of the index that would mend it."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.commands.desk.index_edit import order_at, with_digest, with_story, without_order
from generator.merge.disputes.rules import is_told
from generator.merge.point_sides import sides_of
from generator.problems import Problem
from generator.read.index.entries import INDEX_FILE
from generator.read.index.readings import DIGEST_DIGITS
from generator.records import Article, Briefing, Dispute, Quotation, Span
from generator.render.story.story_disputes import letter_of_side
from generator.spans import cut

READING_OLDER = "reading-older"
SINCE_READ = re.compile(r"(?P<article>.+) (?:has changed since|is new since|is no longer in)")
YES, NO = frozenset({"yes", "y"}), frozenset({"no", "n"})
NEAR_STORIES = 3
"""Stories that share names with one of a single source, offered as its own."""
UNMET = frozenset(
    {
        *("words-not-found", "other-story", "unknown-article", "no-such-dispute"),
        *("no-such-quotation", "no-such-fact", "not-in-story"),
    }
)
"""Codes of orders in the index that meet nothing in the articles any more."""
FEWEST_WAITING_WORDS = 5
"""Words of a quotation whose speaker is worth looking for."""
Briefings = Mapping[str, Briefing]
Articles = Mapping[str, Article]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing to decide. `key` is the list under the story that gets `line(answer)`.

    `asks` is what the editor writes, empty where there is nothing to write but yes; `key` is empty
    where only a hand can mend it.
    """

    kind: str
    story: str
    what: str
    where: str
    asks: str = ""
    hint: str = ""
    key: str = ""
    key_of_no: str = ""
    """The list that gets the line where the answer is "no"; empty where that is no answer."""
    line: Callable[[str], str] = str
    file: str = ""
    """Below the seeds folder; empty for the index."""
    choices: tuple[str, ...] = ()
    """Answers that have a button of their own."""
    rewrite: Callable[[str, str], str | None] | None = None
    """(the file's text, the answer) -> its text after that, where no line of a list mends it; None
    where the answer is none."""


def tasks(
    briefings: Briefings, articles: Articles, problems: Sequence[Problem], index: str = ""
) -> tuple[Task, ...]:
    """Everything that waits, by kind: what a reader would be misled by comes first. `index` is the
    text that the problems' lines are of."""
    found = [*_unmet(articles, problems, index)]
    for rule in (_undecided, _nearly, _unsettled, _one_source):
        for _, briefing in sorted(briefings.items()):
            found += rule(briefing, briefings, articles)
    return tuple(found)


def _unmet(articles: Articles, problems: Sequence[Problem], index: str) -> Iterator[Task]:
    """Orders and readings that no longer fit, and every other problem."""
    for one in problems:
        if one.code == READING_OLDER and (about := SINCE_READ.match(one.message)):
            yield _look_again(one, about["article"], articles)
            continue
        task = Task(
            kind="does not fit" if one.severity == "notice" else "wrong",
            story="",
            what=f"{one.message}; {one.remedy}",
            where=f"{one.file}:{one.line}",
        )
        unmet = one.file == INDEX_FILE and one.code in UNMET
        order = order_at(index, one.line) if unmet else None
        yield _taken_out(task, order) if order else task


def _taken_out(task: Task, order: str) -> Task:
    """An order that meets nothing any more goes, if the editor says so."""
    return replace(
        task,
        asks="Take it out of the index?",
        choices=("yes",),
        rewrite=lambda text, answer: without_order(text, order) if is_yes(answer) else None,
    )


def _look_again(one: Problem, name: str, articles: Articles) -> Task:
    """A reading that is older than an article: somebody looked, and it holds."""
    article = articles.get(name)
    digest = article.sha256[:DIGEST_DIGITS] if article else None
    return Task(
        kind="reading is older",
        story="",
        what=f"{one.message}; {one.remedy}",
        where=f"{one.file}:{one.line}",
        asks="Did you look, and does the reading still hold?",
        choices=("yes",),
        file=one.file,
        rewrite=lambda text, answer: with_digest(text, name, digest) if is_yes(answer) else None,
    )


def _undecided(briefing: Briefing, _all: Briefings, articles: Articles) -> Iterator[Task]:
    for quotation in briefing.quotations:
        words = _words_waiting(articles, quotation.span)
        if quotation.speaker is None and len(words.split()) >= FEWEST_WAITING_WORDS:
            yield _who_said(briefing.id, quotation, words)


def _who_said(story: str, quotation: Quotation, words: str) -> Task:
    def line(answer: str) -> str:
        return f"{{words: {_yaml_scalar(words)}, speaker: {_yaml_scalar(answer)}}}"

    return Task(
        kind="speaker not determined",
        story=story,
        what=words,
        where=quotation.span.article,
        asks="Who said it?",
        key="quotations",
        line=line,
    )


def _nearly(briefing: Briefing, _all: Briefings, articles: Articles) -> Iterator[Task]:
    """Points that the program would not show by itself: to confirm or to refuse."""
    return (_confirm(briefing.id, dispute, articles) for dispute in briefing.suggestions)


def _confirm(story: str, dispute: Dispute, articles: Articles) -> Task:
    """The answer no keeps a passage of the first side apart from one of the second."""
    sides = sides_of([position for position in dispute.positions if position.evidence])
    said = [
        (number, position.holder, _words_waiting(articles, position.evidence[0]))
        for number, side in enumerate(sides)
        for position in side
    ]

    def line(answer: str) -> str:
        if is_no(answer):
            first = {number: words for number, _, words in reversed(said)}
            return f"[{', '.join(_yaml_scalar(first[number]) for number in sorted(first)[:2])}]"
        heading = dispute.issue if is_yes(answer) else answer
        positions = [
            f"{{holder: {_yaml_scalar(who)}, side: {_yaml_scalar(letter_of_side(number))},"
            f" evidence: {_yaml_scalar(words)}}}"
            for number, who, words in said
        ]
        return f"{{heading: {_yaml_scalar(heading)}, positions: [{', '.join(positions)}]}}"

    return Task(
        kind="nearly a disputed point",
        story=story,
        what=f"{dispute.issue}: {' / '.join(words for *_, words in said)}",
        where=", ".join(who for _, who, _ in said),
        asks="Is it one? yes, no, or a heading",
        choices=("yes", "no"),
        key="disputes",
        key_of_no="apart",
        line=line,
    )


def is_yes(answer: str) -> bool:
    return answer.strip().lower() in YES


def is_no(answer: str) -> bool:
    return answer.strip().lower() in NO


def key_for(task: Task, answer: str) -> str:
    """The list under the story that the line belongs to."""
    return task.key_of_no if task.key_of_no and is_no(answer) else task.key


def _unsettled(briefing: Briefing, _all: Briefings, _articles: Articles) -> Iterator[Task]:
    """Disputed points without a later word."""
    open_points = (d for d in briefing.disputes if d.resolved is None and is_told(d))
    return (_settle(briefing.id, one.issue, briefing.updated or "") for one in open_points)


def _settle(story: str, issue: str, day: str) -> Task:
    def line(answer: str) -> str:
        date, _, source = answer.partition(" ")
        settled = f"{{date: {date}, source: {_yaml_scalar(source.strip())}}}"
        return f"{{match: {_yaml_scalar(issue)}, resolved: {settled}}}"

    return Task(
        kind="no later word",
        story=story,
        what=issue,
        where=story,
        asks="Settled when and by what?",
        hint=f"{day[:10] or '2031-05-20'} The log of the port",
        key="disputes",
        line=line,
    )


def _one_source(briefing: Briefing, every: Briefings, articles: Articles) -> Iterator[Task]:
    """An article that shares its story with no other: which story it belongs to, if to one."""
    if len(briefing.sources) != 1:
        return
    file = briefing.sources[0].article
    headline = articles[file].headline

    def told(text: str, answer: str) -> str | None:
        other = answer.strip()
        return with_story(text, file, other) if other in every and other != briefing.id else None

    yield Task(
        kind="one source",
        story=briefing.id,
        what=_words_waiting(articles, headline) if headline else file,
        where=file,
        asks="Which other story does it belong to? its id",
        choices=briefing.related[:NEAR_STORIES],
        rewrite=told,
    )


def _words_waiting(articles: Articles, span: Span) -> str:
    return " ".join(cut(articles[span.article].text, span).split())


def _yaml_scalar(words: str) -> str:
    """A double-quoted scalar of YAML: JSON's escapes are among YAML's."""
    return json.dumps(words, ensure_ascii=False)
