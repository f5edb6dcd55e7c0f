"""What waits for a hand, each with the line of the index that would mend it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.commands.desk.entry_edit import order_at, with_story, without_order
from generator.commands.desk.index_edit import with_digest
from generator.problems import Problem
from generator.read.index.entries import INDEX_FILE
from generator.read.index.readings import DIGEST_DIGITS
from generator.records import Article, Briefing, Dispute, Quotation, Span
from generator.spans import cut

READING_OLDER = "reading-older"
SINCE_READ = re.compile(r"(?P<article>.+) (?:has changed since|is new since|is no longer in)")
YES, NO = frozenset({"yes", "y"}), frozenset({"no", "n"})
NEAR_STORIES = 3
"""Stories that share names with one of a single source, offered as its own."""
UNMET = frozenset(
    {
        *("words-not-found", "other-story", "unknown-article", "no-such-dispute"),
        *("no-such-quotation", "not-in-story"),
    }
)
"""Codes of orders in the index that meet nothing in the articles any more."""
FEWEST_WAITING_WORDS = 5
"""Words of a quotation whose speaker is worth looking for."""


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
    briefings: Mapping[str, Briefing],
    articles: Mapping[str, Article],
    problems: Sequence[Problem],
    index: str = "",
) -> tuple[Task, ...]:
    """Everything that waits, by kind: what a reader would be misled by comes first. `index` is the
    text that the problems' lines are of."""
    found: list[Task] = [*_unmet(articles, problems, index)]
    for rule in (_undecided, _nearly, _unsettled, _one_source_stories):
        found += rule(briefings, articles)
    return tuple(found)


def _unmet(
    articles: Mapping[str, Article], problems: Sequence[Problem], index: str
) -> Iterator[Task]:
    """Orders and readings that no longer fit, and every other problem."""
    for one in problems:
        if one.code == READING_OLDER and (about := SINCE_READ.match(one.message)):
            yield _read_again(one, about["article"], articles)
            continue
        task = Task(
            kind="does not fit" if one.severity == "notice" else "wrong",
            story="",
            what=f"{one.message}; {one.remedy}",
            where=f"{one.file}:{one.line}",
        )
        order = order_at(index, one.line) if _is_unmet_order(one) else None
        yield _taken_out(task, order) if order else task


def _is_unmet_order(one: Problem) -> bool:
    return one.file == INDEX_FILE and one.code in UNMET


def _taken_out(task: Task, order: str) -> Task:
    """An order that meets nothing any more goes, if the editor says so."""
    return replace(
        task,
        asks="Take it out of the index?",
        choices=("yes",),
        rewrite=lambda text, answer: without_order(text, order) if is_yes(answer) else None,
    )


def _read_again(one: Problem, name: str, articles: Mapping[str, Article]) -> Task:
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


def _undecided(
    briefings: Mapping[str, Briefing], articles: Mapping[str, Article]
) -> Iterator[Task]:
    for story, briefing in sorted(briefings.items()):
        for quotation in briefing.quotations:
            words = _words_waiting(articles, quotation.span)
            if quotation.speaker is None and len(words.split()) >= FEWEST_WAITING_WORDS:
                yield _who_said(story, quotation, words)


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


def _nearly(briefings: Mapping[str, Briefing], articles: Mapping[str, Article]) -> Iterator[Task]:
    """Points that the program would not show by itself: to confirm or to refuse."""
    for story, briefing in sorted(briefings.items()):
        for dispute in briefing.suggestions:
            yield _confirm(story, dispute, articles)


def _confirm(story: str, dispute: Dispute, articles: Mapping[str, Article]) -> Task:
    said = [
        (p.holder, _words_waiting(articles, p.evidence[0])) for p in dispute.positions if p.evidence
    ]

    def line(answer: str) -> str:
        if is_no(answer):
            return f"[{', '.join(_yaml_scalar(words) for _, words in said[:2])}]"
        heading = dispute.issue if is_yes(answer) else answer
        sides = [
            f"{{holder: {_yaml_scalar(who)}, evidence: {_yaml_scalar(words)}}}"
            for who, words in said
        ]
        return f"{{heading: {_yaml_scalar(heading)}, positions: [{', '.join(sides)}]}}"

    return Task(
        kind="nearly a disputed point",
        story=story,
        what=f"{dispute.issue}: {' / '.join(words for _, words in said)}",
        where=", ".join(who for who, _ in said),
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


def _unsettled(briefings: Mapping[str, Briefing], _articles: object) -> Iterator[Task]:
    """Disputed points without a later word."""
    for story, briefing in sorted(briefings.items()):
        for dispute in briefing.disputes:
            if dispute.resolved is None:
                yield _settle(story, dispute.issue, briefing.updated or "")


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


def _one_source_stories(
    briefings: Mapping[str, Briefing], articles: Mapping[str, Article]
) -> Iterator[Task]:
    """Articles that share their story with no other: which story each belongs to, if to one."""
    for story, briefing in sorted(briefings.items()):
        if len(briefing.sources) == 1:
            file = briefing.sources[0].article
            headline = articles[file].headline
            what = _words_waiting(articles, headline) if headline else file
            yield _belongs_to(story, what, file, briefings)


def _belongs_to(story: str, what: str, file: str, briefings: Mapping[str, Briefing]) -> Task:
    def told(text: str, answer: str) -> str | None:
        other = answer.strip()
        return with_story(text, file, other) if other in briefings and other != story else None

    near = briefings[story].related
    return Task(
        kind="one source",
        story=story,
        what=what,
        where=file,
        asks="Which other story does it belong to? its id",
        choices=near[:NEAR_STORIES],
        rewrite=told,
    )


def _words_waiting(articles: Mapping[str, Article], span: Span) -> str:
    return " ".join(cut(articles[span.article].text, span).split())


def _yaml_scalar(words: str) -> str:
    """A double-quoted scalar of YAML: JSON's escapes are among YAML's."""
    return json.dumps(words, ensure_ascii=False)
