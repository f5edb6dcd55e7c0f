"""What the program makes of the labelled set: once with the stories given, once grouping itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from generator.build import analyse_all, merge_all
from generator.group import group
from generator.problems import shown_problem
from generator.read import read
from generator.records import Briefing, DateMention, Seeds
from generator.store import Store
from generator.work import copies
from tests.quality.labels import LabelledStory, file_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The program's page of one labelled story. Spans name the articles as the labels do not:
    `names` translates."""

    briefing: Briefing
    names: Mapping[str, str]
    """The program's key of an article -> its name in the labels."""
    texts: Mapping[str, str]
    """Text of each article, by its name in the labels; offsets point into it."""
    dates: tuple[DateMention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """All pages by story, and the groups of (story, article) that the program made by itself."""

    stories: Mapping[str, Answer]
    groups: tuple[tuple[tuple[str, str], ...], ...]


def run_program(stories: Sequence[LabelledStory], folder: Path, jobs: int = 1) -> Answers:
    """Lay the set out as a seeds folder below `folder` and run the program on it."""
    library = lay_out(stories, folder)
    findings = analyse_all(library.articles, Store(), copies(jobs))
    briefings = merge_all(group(library).stories, library, findings, Store(), copies(jobs))
    texts = {article.file: article.text for article in library.articles}

    def answer(story: LabelledStory) -> Answer:
        files = {key_of(story.id, name): name for name in story.articles}
        return Answer(
            briefing=briefings[story.id],
            names=files,
            texts={name: texts[file] for file, name in files.items()},
            dates=tuple(date for file in files for date in findings[file].dates),
        )

    return Answers(stories={story.id: answer(story) for story in stories}, groups=grouped(library))


def grouped(library: Seeds) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The program's groups where the index names no story."""
    free = tuple(replace(article, story=None) for article in library.articles)
    stories = group(replace(library, articles=free)).stories
    return tuple(tuple(_split(file) for file in story.articles) for story in stories)


def lay_out(stories: Sequence[LabelledStory], folder: Path) -> Seeds:
    """A seeds folder of the whole set, read."""
    entries = [entry for story in stories for entry in _copied(story, folder)]
    index = yaml.safe_dump({"articles": entries}, allow_unicode=True)
    (folder / "index.yml").write_text(index, encoding="utf-8")
    library, problems = read(folder)
    errors = [shown_problem(problem) for problem in problems if problem.severity == "error"]
    if errors:
        raise ValueError("\n".join(errors))
    return library


def key_of(story: str, article: str) -> str:
    """The file name that an article of the set gets in the seeds folder."""
    return f"{story}--{article}"


def _split(file: str) -> tuple[str, str]:
    story, _, article = file.partition("--")
    return story, article


def _copied(story: LabelledStory, folder: Path) -> list[dict[str, str]]:
    given = ("outlet", "published")
    entries = []
    for name, facts in story.articles.items():
        key = key_of(story.id, name)
        (folder / key).write_bytes(file_of(story, name).read_bytes())
        known = {field: facts[field] for field in given if field in facts}
        entries.append({"file": key, "story": story.id, **known})
    return entries
