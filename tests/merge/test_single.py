"""What only one source says: nothing that another says too, nothing shown elsewhere."""

from dataclasses import replace

from generator.merge.facts.agreement import find_agreement
from generator.merge.facts.single import find_single
from generator.merge.ground import ground_of
from generator.records import Briefing
from tests.merge.test_agreement import ORDER, STORY, reports

ALONE = "The safety office in Hamre said the Solveig had failed an inspection at Tarvik in 2029."


def single(*texts: str) -> list[str]:
    found = reports(*texts)
    briefing = Briefing(id="s", title="S", updated=None, sources=tuple(r.source for r in found))
    ground = ground_of(found, ORDER)
    briefing = find_single(find_agreement(briefing, ground), ground)
    text = {r.article.file: r.article.text for r in found}
    return [text[s.article][s.start : s.end].strip() for s in briefing.single]


def test_what_one_source_adds_is_shown_once() -> None:
    assert ALONE in single(STORY[0] + "\n\n" + ALONE, STORY[1])


def test_what_both_say_is_not() -> None:
    assert ALONE not in single(STORY[0] + "\n\n" + ALONE, STORY[1] + "\n\n" + ALONE)


def test_a_lean_sentence_needs_the_one_before_it() -> None:
    leaning = ALONE.replace("The safety office in Hamre", "It")
    assert leaning not in single(STORY[0] + "\n\n" + leaning, STORY[1])


def test_one_source_alone_is_all_single_and_therefore_nothing_is_marked() -> None:
    assert single(STORY[0] + "\n\n" + ALONE) == []


def test_agreed_and_single_do_not_overlap() -> None:
    found = reports(*STORY)
    briefing = Briefing(id="s", title="S", updated=None, sources=tuple(r.source for r in found))
    ground = ground_of(found, ORDER)
    done = find_single(find_agreement(briefing, ground), ground)
    agreed = {span for fact in done.agreed for span in fact.evidence}
    assert not agreed & set(done.single)
    assert replace(done, agreed=(), single=()) == briefing
