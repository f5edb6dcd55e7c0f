"""What is made of several reports: updates, agreed facts and copies."""

from collections.abc import Sequence
from itertools import combinations

from tests.quality.labels import LabelledDispute
from tests.quality.places import Place, locate_all
from tests.quality.scores.case import Case, Counted, meet, missed, span_place, wrong


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
    """Agreed facts: both labelled passages have to stand side by side.

    A fact clashes where its passages stand on different sides of a labelled dispute.
    """
    told = [[span_place(case, s) for s in a.evidence] for a in case.answer.briefing.agreed]
    labels = [locate_all(label.evidence, case.answer.texts) for label in case.story.agreed]
    for agreement, passages in zip(case.answer.briefing.agreed, told, strict=True):
        yield "agreed.shown", None
        if any(states(passages, places) for places in labels):
            yield "agreed.known", None
        if any(clashes(case, label, passages) for label in case.story.disputes):
            span = agreement.evidence[0]
            yield "agreed.clashing", wrong(case, "agreed", "shown, but disputed", span)
        else:
            yield "agreed.unopposed", None
    for label, places in zip(case.story.agreed, labels, strict=True):
        yield "agreed.labelled", None
        if any(states(passages, places) for passages in told):
            yield "agreed.hit", None
        else:
            words = " // ".join(passage.words for passage in label.evidence)
            yield "agreed.missed", missed(case, "agreed", label.title, words)


def states(passages: Sequence[Place], labelled: Sequence[Place]) -> bool:
    """It shows the labelled fact from two articles."""
    return len({place[0] for place in labelled if meet([place], passages)}) >= 2


def clashes(case: Case, label: LabelledDispute, passages: Sequence[Place]) -> bool:
    """Two of the passages carry sides, and share none."""
    sides = [locate_all(side.evidence, case.answer.texts) for side in label.sides]
    taken = [{k for k, side in enumerate(sides) if meet([p], side)} for p in passages]
    return any(one and other and not one & other for one, other in combinations(taken, 2))


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
