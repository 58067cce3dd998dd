"""Rows a second, from MySQL's commit to ClickHouse and on the parts of the way."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import dataclass

from confluent_kafka import TopicPartition
from stack import Stack
from stack.wait import Deadline

from measurement.changes import fill
from measurement.variant import TABLE, Variant, stop, use

PATIENCE = 900
MARKERS = 64
"""Offsets before a partition's end among which its last record is looked for."""


@dataclass(frozen=True)
class Throughput:
    """Seconds from the first commit until all rows were through each part."""

    variant: str
    rows: int
    mysql: float
    kafka: float
    clickhouse: float


@dataclass(frozen=True)
class Reading:
    """ClickHouse alone: rows that were in the topic when it began to read."""

    variant: str
    rows: int
    seconds: float


def stream(stack: Stack, variant: Variant, rows: int, first: int) -> Throughput:
    """Writes orders from number `first` on, while the whole pipeline runs."""
    use(stack, variant)
    before = count(stack)
    filled = fill(stack, rows, first)
    arrived = _await_rows(stack, before + rows)
    return Throughput(
        variant.name,
        rows,
        filled.end - filled.begin,
        _last_record(stack) - filled.begin,
        arrived - filled.begin,
    )


def read_again(stack: Stack, variant: Variant, rows: int, group: str) -> Reading:
    """Reads the topic from its start into the emptied table."""
    stop(stack)
    database = stack.definition.warehouse
    stack.clickhouse.run(f"TRUNCATE TABLE {database}.{TABLE}__rows SYNC")
    # Joining the group takes seconds and says nothing about the settings.
    use(stack, variant, group.replace("'", ""))
    begin = time.time()
    return Reading(variant.name, rows, _await_rows(stack, rows) - begin)


def count(stack: Stack) -> int:
    """Rows that have arrived; a merge takes away none, as each order comes once."""
    database = stack.definition.warehouse
    ((rows,),) = stack.clickhouse(f"SELECT count() FROM {database}.{TABLE}__rows")
    return int(rows)


def _await_rows(stack: Stack, rows: int) -> float:
    found = 0

    def arrived() -> bool:
        nonlocal found
        found = count(stack)
        return found >= rows

    Deadline(PATIENCE).until(arrived, lambda: f"{found} of {rows} rows have arrived")
    return time.time()


def _last_record(stack: Stack) -> float:
    """When the connector sent the last record of the topic."""
    topic, _ = stack.pipeline.queues[TABLE]
    latest = 0.0
    with closing(stack.topics.reader()) as reader:
        for (_, partition), end in stack.topics.ends([topic]).items():
            reader.assign([TopicPartition(topic, partition, max(0, end - MARKERS))])
            while (message := reader.poll(10)) is not None and not message.error():
                latest = max(latest, message.timestamp()[1] / 1000)
    return latest
