"""The rules behind a page in words: why an article is in its story, what a source is beside the
others, why a quotation leads the page."""

from generator.interface import say, say_count
from generator.records import IN_SEVERAL, NearArticle, Placement, Quotation, Source

SAME_OR_NEXT = ("same", "next")


def say_placement(placed: Placement) -> str:
    if placed.why == "index":
        return say("placed.index", story=placed.story)
    near = _say_near(placed.nearest) if placed.nearest else ""
    if placed.why == "alone":
        bar = placed.needed
        lacks = say("placed.needed", bar=f"{bar:.2f}") if bar else say("placed.only_place")
        return f"{near or say('placed.nothing_near')}, {lacks}"
    likeness = f"{placed.likeness or 0.0:.2f}"
    return f"{say_count(placed.others, 'likeness_to', likeness=likeness)}; {near}"


def _say_near(near: NearArticle) -> str:
    return say(
        "placed.nearest",
        article=near.article,
        likeness=f"{near.likeness:.2f}",
        apart=_say_apart(near.apart),
        words=", ".join(near.shared),
    )


def _say_apart(days: int | None) -> str:
    if days is None:
        return say("placed.date_unknown")
    return say_count(days, "days_apart") if days > 1 else say(f"placed.{SAME_OR_NEXT[days]}_day")


def say_origin(source: Source) -> str:
    """What the source is beside the one that has most of its word runs."""
    if source.shared_with is None:
        return source.why
    share = f"{source.shared:.0%}"
    return say("placed.runs", kind=source.why, share=share, source=source.shared_with)


def say_key(quotation: Quotation) -> str:
    """Why it leads the page; empty for one that does not."""
    reasons = quotation.key_why
    if reasons is None:
        return "chosen" if quotation.key else ""
    several = say_count(reasons.sources, "independent_sources")
    names = (several if name == IN_SEVERAL else name for name in reasons.names)
    return f"{say_count(reasons.points, 'points')}: {'; '.join(names)}"
