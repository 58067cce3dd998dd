"""The events in the data topics, and which of them came twice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from stack.registry import Registry
from stack.topics import Place

if TYPE_CHECKING:
    from stack import Stack


def ends(stack: Stack) -> dict[Place, int]:
    """Where the data topics end now."""
    return stack.topics.ends([topic for topic, _ in stack.pipeline.queues.values()])


def offsets(stack: Stack, topic: str, since: dict[Place, int]) -> dict[Place, set[int]]:
    """The offsets of the records of a topic from `since` on, up to its present end."""
    found: dict[Place, set[int]] = {}
    for record in stack.topics.records(topic):
        place = (record.topic(), record.partition())
        if record.offset() >= since.get(place, 0):
            found.setdefault(place, set()).add(record.offset())
    return found


def repeated(stack: Stack, since: dict[Place, int]) -> list[str]:
    """Changes that readers of committed records see more than once."""
    registry = Registry(stack.pipeline.schema_registry)
    times: Counter[str] = Counter()
    for topic, _ in stack.pipeline.queues.values():
        for record in stack.topics.records(topic):
            place = (record.topic(), record.partition())
            if record.offset() < since.get(place, 0) or record.value() is None:
                continue
            value = registry.decode(record.value())
            times[
                f"{topic} {value['__source_file']} {value['__source_pos']} "
                f"{value['__source_row']} {value['__op']}"
            ] += 1
    assert times, "no record came in the time that is looked at"
    return sorted(change for change, count in times.items() if count > 1)
