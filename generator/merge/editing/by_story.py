"""Which story each order and each reading is about."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.merge.editing.standing import told
from generator.problems import Problem
from generator.records import Briefing, Reading, Seeds, Story, StoryOrder


def orders_by_story(
    library: Seeds, stories: Sequence[Story]
) -> tuple[Mapping[str, StoryOrder], tuple[Problem, ...]]:
    """The orders of the stories that have any, by id, each with its reading; and a notice for a
    reading of no story. A story that moved takes its reading along."""
    orders = {order.id: order for order in library.stories}
    readings = {reading.story: reading for reading in library.readings}
    seconds = {reading.story: reading for reading in library.second_readings}
    met: set[str] = set()
    for story in stories:
        order = orders.get(story.id) or StoryOrder(id=story.id)
        ids = (story.id, *story.formerly, *order.formerly)
        name = next((known for known in ids if known in readings), None)
        if name is not None:
            orders[story.id] = replace(order, reading=readings[name], second=seconds.get(name))
            met.add(name)
    lost = (_of_no_story(reading) for name, reading in readings.items() if name not in met)
    return orders, tuple(lost)


def unmet_orders(
    library: Seeds, stories: Sequence[Story], briefings: Mapping[str, Briefing]
) -> tuple[Problem, ...]:
    """What editors and readers say that meets nothing: notices, by file and line."""
    orders, lost = orders_by_story(library, stories)
    said = (p for story in orders if story in briefings for p in briefings[story].problems)
    return tuple(sorted({*lost, *said}))


def _of_no_story(reading: Reading) -> Problem:
    return told(
        reading.place,
        code="reading-without-story",
        message=f"there is no story {reading.story!r}",
        remedy="name the file like the last part of the story's address",
    )
