"""Archives of invented articles: several outlets a story, copies, later changes; seeded.

The text is made of sentence patterns over a few hundred common words, with names of people, places
and bodies made from syllables for each story, so that the vocabulary grows with the archive as it
does in a real one. Nothing in it has happened.
"""

import datetime
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

WORDS = yaml.safe_load(Path(__file__).with_name("words.yml").read_text(encoding="utf-8"))
FIRST_DAY = datetime.date(2024, 1, 1)
STORIES_A_DAY = 20
REPORTS = (1, 1, 2, 2, 3, 3, 3, 4, 5, 6)
"""Reports a story, drawn evenly: 3 on average."""
COPIES = 0.2
"""Share of the later reports that repeat an earlier one with a new headline."""
SENTENCES = (14, 26)
"""Sentences an article: about 300 words in the mean, as in short agency reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article with what the index says about it."""

    file: str
    text: str
    outlet: str
    published: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The names and figures that the reports of one story share."""

    day: datetime.date
    place: str
    bodies: tuple[str, str]
    people: tuple[tuple[str, str], tuple[str, str]]
    role: str
    nouns: tuple[str, ...]
    injured: int
    patterns: tuple[str, ...]


def reports(count: int, seed: int = 1) -> Iterator[Report]:
    """`count` articles, story by story."""
    number = story = 0
    while number < count:
        chance = random.Random(f"{seed} {story}")
        event = _event(chance, story)
        for report in _story(chance, event, number):
            if number < count:
                yield report
                number += 1
        story += 1


def write_archive(folder: Path, count: int, seed: int = 1) -> int:
    """A seeds folder of `count` articles; its words are counted."""
    folder.mkdir(parents=True, exist_ok=True)
    entries, words = [], 0
    for report in reports(count, seed):
        (folder / report.file).write_text(report.text, encoding="utf-8")
        words += len(report.text.split())
        entries.append(
            f'  - file: {report.file}\n    outlet: "{report.outlet}"\n'
            f"    published: {report.published}\n"
        )
    (folder / "index.yml").write_text("articles:\n" + "".join(entries), encoding="utf-8")
    return words


def change_one(folder: Path, turn: int = 1) -> Path:
    """A later version of an article in the middle of the archive: one sentence more."""
    files = sorted(folder.glob("*.txt"))
    file = files[len(files) // 2]
    added = f"\n\nOfficials corrected an earlier figure {turn} times on Friday evening."
    file.write_text(file.read_text(encoding="utf-8") + added, encoding="utf-8")
    return file


def _event(chance: random.Random, story: int) -> Event:
    place = _name(chance, "place")
    return Event(
        day=FIRST_DAY + datetime.timedelta(days=story // STORIES_A_DAY),
        place=place,
        bodies=(_body(chance, place), _body(chance, _name(chance, "place"))),
        people=(_person(chance), _person(chance)),
        role=chance.choice(WORDS["roles"]),
        nouns=tuple(chance.sample(WORDS["nouns"], 12)),
        injured=chance.randint(3, 90),
        patterns=tuple(chance.sample(WORDS["sentences"], 14)),
    )


def _story(chance: random.Random, event: Event, number: int) -> Iterator[Report]:
    earlier: list[str] = []
    outlets = chance.sample(WORDS["outlets"], len(WORDS["outlets"]))
    for turn in range(chance.choice(REPORTS)):
        if earlier and chance.random() < COPIES:
            body = chance.choice(earlier)
        else:
            body = _text(chance, event, turn)
            earlier.append(body)
        day = event.day + datetime.timedelta(days=turn // 3)
        yield Report(
            file=f"{number + turn:06}.txt",
            text=f"{_headline(chance, event)}\n\n{body}\n",
            outlet=outlets[turn],
            published=day.isoformat(),
        )


def _headline(chance: random.Random, event: Event) -> str:
    noun = chance.choice(event.nouns[:4])
    return f"{event.bodies[0]} {chance.choice(WORDS['verbs'])} {noun} in {event.place}"


def _text(chance: random.Random, event: Event, turn: int) -> str:
    """Paragraphs of two sentences; a later report may raise the count of the injured."""
    injured = event.injured + (turn * 2 if chance.random() < 0.4 else 0)
    lead = chance.choice(WORDS["openings"]).replace("{n}", str(injured))
    body = [chance.choice(event.patterns) for _ in range(chance.randint(*SENTENCES))]
    filled = [_fill(chance, event, pattern) for pattern in (lead, *body)]
    return "\n\n".join(" ".join(filled[k : k + 2]) for k in range(0, len(filled), 2))


def _fill(chance: random.Random, event: Event, pattern: str) -> str:
    return re.sub(r"\{(\w+:)?(\w+)\}", lambda m: _slot(chance, event, m[2], m[1] or ""), pattern)


def _slot(chance: random.Random, event: Event, slot: str, article: str) -> str:
    words = _words(chance, event, slot)
    if article == "A:":
        return f"The {words}"
    if article == "a:":
        return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"
    return words


def _words(chance: random.Random, event: Event, slot: str) -> str:
    if slot in ("adjective", "verb"):
        return str(chance.choice(WORDS[f"{slot}s"]))
    (first, last), (other_first, other_last) = event.people
    fixed = {
        "place": event.place,
        "Place": event.place.upper(),
        "body": event.bodies[chance.random() < 0.3],
        "Full": f"{first} {last}",
        "Last": last,
        "Other": f"{other_first} {other_last}",
        "role": event.role,
        "weekday": event.day.strftime("%A"),
        "month": chance.choice(("January", "March", "June", "September", "November")),
        "year": str(chance.randint(1990, 2023)),
        "n": str(chance.randint(2, 400)),
        "m": str(chance.randint(2, 90)),
    }
    return fixed.get(slot) or _noun(chance, event)


def _noun(chance: random.Random, event: Event) -> str:
    """Mostly the story's own nouns, so that its reports resemble each other."""
    return str(chance.choice(event.nouns if chance.random() < 0.8 else WORDS["nouns"]))


def _person(chance: random.Random) -> tuple[str, str]:
    return chance.choice(WORDS["first"]), _name(chance, "person")


def _body(chance: random.Random, place: str) -> str:
    return f"{place} {chance.choice(WORDS['bodies'])}"


def _name(chance: random.Random, kind: str) -> str:
    parts = WORDS["syllables"]
    return "".join(chance.choice(parts[part]) for part in ("start", "middle", kind))
