"""A quotation that runs over paragraphs: marks left open above, and closed or opened again here."""

from dataclasses import replace

from generator.analyse.quotations.continued import OPEN_OVER
from generator.analyse.scene import Scene
from generator.analyse.speakers.walk import Walk
from generator.records import Quotation


def open_above(walk: Walk, block: int) -> int | None:
    """The block whose last marks were never closed, if this one opens with words that go on there.

    They open with a mark of their own (one in each paragraph, one closing mark in the end), or are
    closed without one; then blocks without any marks may stand between.
    """
    scene = walk.stage.settings[block].scene
    if not scene.stretches or scene.text[: scene.stretches[0].start].strip():
        return None
    reach = 1 if scene.stretches[0].opened else OPEN_OVER
    for k in range(block - 1, max(-1, block - 1 - reach), -1):
        above = walk.stage.settings[k].scene.stretches
        if above:
            return None if above[-1].closed else k
    return None


def run_on(walk: Walk, block: int, item: Quotation | int, last: Quotation) -> Quotation | None:
    """The one quotation that `last`, above, and `item` are; None where they are two.

    `item` is a quotation or the number of a stretch without a cue. A cue here speaks for both.
    """
    opened = open_above(walk, block)
    if opened is None or (isinstance(item, int) and item):
        return None
    above, scene = (walk.stage.settings[k].scene for k in (opened, block))
    if last.span.end != above.block.offset + above.stretches[-1].end:
        return None
    if isinstance(item, int):
        end = scene.block.offset + scene.stretches[0].end
        return replace(last, span=replace(last.span, end=end))
    first = not scene.stretches[0].opened and _begins(item, scene)
    if not first or last.cue is not None:
        return None
    return replace(item, span=replace(last.span, end=item.span.end))


def _begins(quotation: Quotation, scene: Scene) -> bool:
    return quotation.span.start == scene.block.offset + scene.stretches[0].start
