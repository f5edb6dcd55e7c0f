"""Quotations, and whose words they are."""

from collections.abc import Sequence

from generator.records import Quotation
from tests.quality.labels import LabelledQuotation
from tests.quality.names import same_name
from tests.quality.places import Place, locate, overlap
from tests.quality.scores.case import Case, Counted, missed, span_place, wrong


def quotations(case: Case) -> Counted:
    """Found, missed and wrong quotations, and the speakers of those found.

    A quotation shown is right where most of its words are labelled as one speaker's; a label is
    found where most of its words stand in quotations that are right. So it does not matter whether
    words parted by `she said` are shown as one quotation or as two.
    """
    labels = case.story.quotations
    labelled = locate([label.words for label in labels], case.answer.texts)
    shown = case.answer.briefing.quotations
    found = [span_place(case, quotation.span) for quotation in shown]
    right = []
    for at, quotation in enumerate(shown):
        inside = [k for k in range(len(labels)) if overlap(found[at], labelled[k])]
        if not is_right(found[at], [(labels[k].speakers, labelled[k]) for k in inside]):
            yield "quotations.found", wrong(case, "quotations", "is none", quotation.span)
            continue
        right.append(at)
        if any(labels[k].kind != "optional" for k in inside):
            yield "quotations.found", None
            yield "quotations.right", None
    for k, label in enumerate(labels):
        if label.kind != "optional":
            near = [at for at in right if overlap(found[at], labelled[k])]
            yield from one_label(case, label, labelled[k], [(shown[n], found[n]) for n in near])


def is_right(found: Place, labelled: Sequence[tuple[tuple[str, ...], Place]]) -> bool:
    """Most of its words are one speaker's."""
    return any(
        2 * sum(overlap(found, words) for names, words in labelled if names == speaker)
        > len(found[1])
        for speaker, _ in labelled
    )


def one_label(
    case: Case, label: LabelledQuotation, words: Place, near: Sequence[tuple[Quotation, Place]]
) -> Counted:
    """A labelled quotation with the right ones that share words with it."""
    kind = "indirect" if label.kind == "indirect" else "direct"
    yield "quotations.labelled", None
    yield f"quotations.{kind}", None
    if 2 * sum(overlap(words, place) for _, place in near) <= len(words[1]):
        yield "quotations.missed", missed(case, "quotations", label.kind, label.words.words)
        return
    yield "quotations.hit", None
    yield f"quotations.{kind}_hit", None
    nearest = max(near, key=lambda one: overlap(words, one[1]))[0]
    yield from speakers(case, nearest, label.speakers, kind)


def speakers(case: Case, quotation: Quotation, right: tuple[str, ...], kind: str) -> Counted:
    """Speaker of a found quotation; one that the article does not tell has to stay open."""
    if quotation.speaker is None:
        if right:
            why = f"{kind}: no speaker, should be {right[0]}"
            yield "speakers.open", wrong(case, "speakers", why, quotation.span)
        return
    given = quotation.speaker.name
    yield "speakers.named", None
    if any(same_name(given, name) for name in right):
        yield "speakers.right", None
    else:
        why = f"{kind}: {given}, should be {right[0] if right else 'open'}"
        yield "speakers.wrong", wrong(case, "speakers", why, quotation.span)
