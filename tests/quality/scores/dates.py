"""Date expressions and their values."""

from generator.records import DateMention
from tests.quality.labels import LabelledDate
from tests.quality.places import locate, pairs
from tests.quality.scores.case import Case, Counted, missed, span_place, wrong


def dates(case: Case) -> Counted:
    """Date expressions, and whether each names the right day."""
    labels = case.story.dates or ()
    labelled = locate([label.words for label in labels], case.answer.texts)
    shown = case.answer.dates if case.story.dates is not None else ()
    matched = dict(pairs([span_place(case, date.span) for date in shown], labelled))
    for at, date in enumerate(shown):
        if at not in matched:
            yield "dates.found", wrong(case, "dates", f"is none: {date.value}", date.span)
        elif labels[matched[at]].value is not None:
            yield "dates.found", None
    by_label = {to: shown[at] for at, to in matched.items()}
    for to, label in enumerate(labels):
        if label.value is not None:
            yield "dates.labelled", None
            yield from one_label(case, label, by_label.get(to))


def one_label(case: Case, label: LabelledDate, found: DateMention | None) -> Counted:
    """A labelled date with what was found there."""
    if found is None:
        yield "dates.missed", missed(case, "dates", f"missed: {label.value}", label.words.words)
        return
    yield "dates.hit", None
    if found.value == label.value:
        yield "dates.right", None
    else:
        what = f"{found.value}, should be {label.value}"
        yield "dates.wrong", wrong(case, "dates", what, found.span)
