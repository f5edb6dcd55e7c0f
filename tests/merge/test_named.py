"""Places and organisations of a story: which names belong to it, and under which name."""

import re

from generator.merge.ground import ground_of
from generator.merge.places_and_bodies import find_named
from generator.records import (
    Article,
    Briefing,
    Findings,
    Name,
    NameKind,
    Report,
    Source,
    Span,
    StoryOrder,
)


def report(number: int, text: str, copy_of: int | None = None) -> Report:
    """`[p Hanoi]` marks a place, `[b Fire Board]` a body, `[x Ida Lund]` a person."""
    kinds: dict[str, NameKind] = {"p": "place", "b": "body", "x": "person", "o": "other"}
    plain, names, at = "", [], 0
    for found in re.finditer(r"\[(\w) ([^\]]+)\]", text):
        plain += text[at : found.start()]
        span = Span(article=f"{number}", start=len(plain), end=len(plain) + len(found[2]))
        names.append(Name(span=span, kind=kinds[found[1]]))
        plain += found[2]
        at = found.end()
    plain += text[at:]
    head = Span(article=f"{number}", start=0, end=plain.find("\n")) if "\n" in plain else None
    return Report(
        source=Source(number=number, article=f"{number}", copy_of=copy_of),
        article=Article(file=f"{number}", text=plain, sha256="", headline=head),
        findings=Findings(article=f"{number}", names=tuple(names)),
    )


def named(*reports: Report) -> tuple[tuple[str, ...], tuple[str, ...]]:
    briefing = Briefing(id="s", title="t", updated=None, sources=tuple(r.source for r in reports))
    filled = find_named(briefing, ground_of(reports, StoryOrder(id="s")))
    return filled.places, filled.bodies


def test_names_of_two_sources_or_three_mentions_belong_to_the_story():
    first = report(1, "[p Norrland] and [p Uppvik], [p Uppvik], [p Uppvik] and [p Oddby].")
    second = report(2, "In [p Norrland] it rained.")
    assert named(first, second) == (("Norrland", "Uppvik"), ())


def test_a_name_in_the_headline_belongs_to_it():
    assert named(report(1, "Fire in [p Oddby]\nIt burnt.")) == (("Oddby",), ())


def test_spellings_of_one_country_or_body_are_one_name():
    first = report(1, "The [p U.S.] and [b the C.I.A.] and [p North Korea’s] army")
    second = report(2, "[p The United States], [b CIA], [b DPRK]")
    assert named(first, second) == (("North Korea", "United States"), ("CIA",))


def test_capitals_are_places_nationalities_and_persons_are_not():
    first = report(1, "[p Pyongyang] [o Korean] [x Ida Lund] [p North]")
    second = report(2, "[p PYONGYANG] [o Korean] [x Ida Lund] [p North]")
    assert named(first, second) == (("Pyongyang",), ())


def test_most_mentions_decide_the_kind_and_a_part_of_a_longer_name_is_left_out():
    first = report(1, "[p Oddby], [p Oddby], [b Oddby], [b Harbour Board] and [b Harbour]")
    second = report(2, "[b the Harbour Board] and [b Harbour]")
    assert named(first, second) == (("Oddby",), ("Harbour Board",))


def test_the_end_of_an_office_is_no_body():
    text = "The secretary of [b State] met the head of the [b Harbour Board]."
    assert named(report(1, text), report(2, text)) == ((), ("Harbour Board",))


def test_a_copy_adds_no_voice():
    text = "[p Oddby]"
    assert named(report(1, text), report(2, text, copy_of=1)) == ((), ())
