"""The barrier: all that MySQL had committed has arrived in ClickHouse.

1. A marker is written into the heartbeat's row, which the connector captures. When its
   event can be read from the topic, so can every change that MySQL committed before it.
2. ClickHouse commits an offset after the block has passed all views; its groups must
   have committed up to the ends of the data topics.
"""

from __future__ import annotations

import json
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING, Any

from confluent_kafka import Consumer, KafkaException, TopicPartition

from stack.error import StackError
from stack.registry import Registry
from stack.topics import Place
from stack.wait import Deadline

if TYPE_CHECKING:
    from stack.stack import Stack

_YEAR_5138 = 10**14

# A beat that is later than all before it, also when two fall into one millisecond.
_MARK = """
UPDATE datastack_heartbeat
SET beat_at = GREATEST(UTC_TIMESTAMP(3), beat_at + INTERVAL 1000 MICROSECOND)
WHERE id = 1
"""
_READ_MARK = """
SELECT TIMESTAMPDIFF(MICROSECOND, '1970-01-01', beat_at) DIV 1000
FROM datastack_heartbeat
WHERE id = 1
"""


def settle(stack: Stack, timeout: float) -> None:
    """Returns when ClickHouse holds all that MySQL had committed at the call."""
    deadline = Deadline(timeout)
    start = _end(stack, stack.pipeline.heartbeat_topic)
    mark = _mark(stack)
    with closing(stack.topics.reader()) as reader:
        _await_mark(stack, reader, mark, start, deadline)
        _await_groups(stack, reader, deadline)


def _end(stack: Stack, topic: str) -> int:
    try:
        return stack.topics.ends([topic]).get((topic, 0), 0)
    except KafkaException:
        return 0  # The broker is down: the topic is read from its start, then.


def _mark(stack: Stack) -> int:
    """Writes the marker; gives it in milliseconds, as its event will hold it."""
    with closing(stack.mysql()) as connection, connection.cursor() as cursor:
        connection.begin()
        cursor.execute(_MARK)
        cursor.execute(_READ_MARK)
        (mark,) = cursor.fetchone()
        connection.commit()
    return int(mark)


def _await_mark(
    stack: Stack, reader: Consumer, mark: int, start: int, deadline: Deadline
) -> None:
    url = stack.pipeline.schema_registry
    decode = Registry(url).decode if url else json.loads
    reader.assign([TopicPartition(stack.pipeline.heartbeat_topic, 0, start)])
    seen = 0
    while seen < mark:
        message = reader.poll(0.5)
        if message is not None and not message.error():
            seen = _milliseconds(decode(message.value())["beat_at"])
        elif why := stack.connect.failure(stack.pipeline.source):
            raise StackError(f"{stack.pipeline.source} has failed: {why}")
        elif deadline.over():
            raise StackError(
                f"after {deadline.seconds:g} s {stack.pipeline.source} has not passed "
                f"MySQL's place: {_source_stands(stack)}"
            )


def _milliseconds(beat: Any) -> int:
    """A beat's time since 1970, in whatever form `cdc.time` gives it."""
    if isinstance(beat, str):
        beat = datetime.fromisoformat(beat)
    if isinstance(beat, datetime):
        return round(beat.timestamp() * 1000)
    while beat > _YEAR_5138:
        beat //= 1000  # Micro- or nanoseconds.
    return beat


def _source_stands(stack: Stack) -> str:
    path = f"/connectors/{stack.pipeline.source}"
    _, state = stack.connect.request("GET", f"{path}/status")
    _, offsets = stack.connect.request("GET", f"{path}/offsets")
    return f"state {state}, offsets {offsets}"


def _await_groups(stack: Stack, reader: Consumer, deadline: Deadline) -> None:
    """Waits until ClickHouse has committed all that can be read now."""
    ends: dict[Place, int] = {}
    behind: dict[Place, int] = {}

    def caught_up() -> bool:
        try:
            if not ends:
                topics = [topic for topic, _ in stack.pipeline.queues.values()]
                ends.update(stack.topics.ends(topics))
            behind.clear()
            behind.update(_behind(stack, reader, ends))
        except KafkaException as error:
            behind.update({(f"Kafka does not answer: {error}", 0): 0})
        return not behind

    def stands() -> str:
        places = [
            f"{topic}[{number}] at {offset} of {ends.get((topic, number))}"
            for (topic, number), offset in sorted(behind.items())
        ]
        return (
            f"ClickHouse has not read all topics: {', '.join(places)}; "
            f"its consumers' last errors: {_consumers_say(stack) or 'none'}"
        )

    deadline.until(caught_up, stands)


def _consumers_say(stack: Stack) -> str:
    try:
        rows = stack.clickhouse(
            "SELECT DISTINCT table, exceptions.text[-1] FROM system.kafka_consumers "
            "WHERE notEmpty(exceptions.text)"
        )
    except StackError as error:
        return str(error)
    return "; ".join(f"{table}: {text[:600]}" for table, text in rows)


def _behind(stack: Stack, reader: Consumer, ends: dict[Place, int]) -> dict[Place, int]:
    """Where ClickHouse stands in the partitions that it has not read to their ends."""
    committed = stack.topics.starts(list(ends))
    for _, group in stack.pipeline.queues.values():
        committed.update(stack.topics.committed(group))
    short = {at: committed[at] for at, end in ends.items() if committed[at] < end}
    if not short:
        return {}
    unread = stack.topics.unread(reader, short)
    return {at: short[at] for at in unread}
