"""The events of a table, as its topic holds them for readers of committed records."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stack import Stack


@dataclass(frozen=True)
class Event:
    """One change of a row, or its reading by a snapshot."""

    key: str
    op: str
    step: int
    committed_ms: int
    place: tuple[str, int, int]
    partition: int
    offset: int
    produced_ms: int
    value: dict[str, object]


def topic(stack: Stack, table: str) -> str:
    """The topic of a table."""
    return stack.pipeline.queues[table][0]


def ends(stack: Stack, table: str) -> dict[int, int]:
    """Where each partition of the table's topic ends now."""
    found = stack.topics.ends([topic(stack, table)])
    return {partition: end for (_, partition), end in found.items()}


def events(
    stack: Stack, table: str, since: dict[int, int] | None = None
) -> list[Event]:
    """All events of a table in the order of arrival, from `since` (`ends`) on."""
    start = since or {}
    found = [
        _event(message)
        for message in stack.topics.records(topic(stack, table))
        if message.offset() >= start.get(message.partition(), 0)
    ]
    return sorted(found, key=lambda event: (event.produced_ms, event.offset))


def _event(message) -> Event:
    value = json.loads(message.value())
    return Event(
        key=message.key().decode(),
        op=value["__op"],
        step=value["step"],
        committed_ms=value["__source_ts_ms"],
        place=(value["__source_file"], value["__source_pos"], value["__source_row"]),
        partition=message.partition(),
        offset=message.offset(),
        produced_ms=message.timestamp()[1],
        value=value,
    )


def repeated(found: list[Event]) -> int:
    """How many events came more than once; a writer gives no two changes one step."""
    times = Counter((event.key, event.op, event.step) for event in found)
    return sum(count - 1 for count in times.values())
