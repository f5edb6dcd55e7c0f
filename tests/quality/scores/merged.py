"""What is made of several reports: updates, agreed facts and copies."""

from __future__ import annotations

from tests.quality.places import locate_all
from tests.quality.scores.case import Case, Counted, meet, missed, span_place


def updates(case: Case) -> Counted:
    """Labelled updates: told as updates, or wrongly told as a dispute."""
    told = [[span_place(case, s) for s in u.evidence] for u in case.answer.briefing.updates]
    for label in case.story.updates:
        places = locate_all(label.evidence, case.answer.texts)
        yield "updates.labelled", None
        if any(sum(meet([p], passages) for p in places) >= 2 for passages in told):
            yield "updates.hit", None
        else:
            passages = " // ".join(words.words for words in label.evidence)
            yield "updates.missed", missed(case, "updates", label.title, passages)


def agreed(case: Case) -> Counted:
    """Agreed facts: both labelled passages have to stand side by side."""
    told = [[span_place(case, s) for s in a.evidence] for a in case.answer.briefing.agreed]
    for _ in told:
        yield "agreed.shown", None
    for label in case.story.agreed:
        places = locate_all(label.evidence, case.answer.texts)
        yield "agreed.labelled", None
        if any(len({p[0] for p in places if meet([p], passages)}) >= 2 for passages in told):
            yield "agreed.hit", None
        else:
            passages = " // ".join(words.words for words in label.evidence)
            yield "agreed.missed", missed(case, "agreed", label.title, passages)


def copies(case: Case) -> Counted:
    """Reports that repeat another one of the set."""
    of = {source.number: source for source in case.answer.briefing.sources}
    for source in of.values():
        name = case.answer.names[source.article]
        right = case.story.articles[name].get("copy_of")
        said = case.answer.names[of[source.copy_of].article] if source.copy_of else None
        for verdict, count in (
            (said, "copies.found"),
            (right, "copies.labelled"),
            (said and right, "copies.hit"),
        ):
            if verdict:
                yield count, None
        if bool(said) != bool(right):
            why = f"copy of {said}, should be of {right}"
            yield "copies.wrong", missed(case, "copies", why, name)
