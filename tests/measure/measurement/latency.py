"""Milliseconds from a commit in MySQL until the change can be seen in ClickHouse."""

from __future__ import annotations

import time
from bisect import bisect_left
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass

from confluent_kafka import TopicPartition
from stack import Stack, StackError
from stack.registry import Registry
from stack.topics import Place

from measurement.changes import Writer
from measurement.variant import TABLE, Variant, use

LOOK = 0.05
"""Seconds between looks at ClickHouse; a change counts as visible at the look that finds it."""
PATIENCE = 60


@dataclass(frozen=True)
class Latency:
    """Milliseconds, p50 and p99."""

    variant: str
    changes: int
    rate: float
    to_kafka: tuple[float, float]
    to_clickhouse: tuple[float, float]
    """From the record in Kafka until it can be seen."""
    whole: tuple[float, float]
    late: float
    """How far the writer was behind its rate at worst."""


def measure(
    stack: Stack, variant: Variant, rate: int, seconds: float, first: int
) -> Latency:
    """Changes rows at a fixed rate; each change's number is looked for in ClickHouse."""
    use(stack, variant)
    topic, _ = stack.pipeline.queues[TABLE]
    begin = stack.topics.ends([topic])
    writer = Writer(stack, rate, seconds, first)
    with ThreadPoolExecutor(1) as pool:
        looks = _look(stack, writer, pool.submit(_write, stack, writer))
    sent, partitions = _records(stack, begin, first)
    visible = {
        change: _seen(looks[partitions[change]], change) for change in writer.committed
    }
    committed = writer.committed
    span = max(committed.values()) - min(committed.values())
    return Latency(
        variant.name,
        len(committed),
        len(committed) / span,
        _percentiles([sent[change] - at for change, at in committed.items()]),
        _percentiles([visible[change] - sent[change] for change in committed]),
        _percentiles([visible[change] - at for change, at in committed.items()]),
        writer.late * 1000,
    )


def _write(stack: Stack, writer: Writer) -> None:
    writer.run()
    stack.settle(PATIENCE)


Looks = dict[int, list[tuple[int, float]]]
"""By partition: the highest change's number, and when it was seen first."""


def _look(stack: Stack, writer: Writer, writing: Future[None]) -> Looks:
    """Looks until all has been written and has arrived.

    A partition is read in its order, so the highest number tells of all before it.
    """
    database = stack.definition.warehouse
    query = (
        f"SELECT _partition, max(change_number) FROM {database}.{TABLE}__rows "
        f"WHERE order_id >= {writer.oldest} AND change_number >= {writer.first} GROUP BY _partition"
    )
    looks: Looks = {}
    last = False
    while not last:
        begin = time.monotonic()
        last = writing.done()
        found = stack.clickhouse(query)
        now = time.time()
        for partition, number in found:
            seen = looks.setdefault(int(partition), [])
            if not seen or seen[-1][0] < int(number):
                seen.append((int(number), now))
        time.sleep(max(0.0, LOOK - (time.monotonic() - begin)))
    writing.result()
    return looks


def _seen(looks: list[tuple[int, float]], change: int) -> float:
    at = bisect_left(looks, (change, 0.0))
    if at == len(looks):
        raise StackError(f"change {change} has not arrived")
    return looks[at][1]


def _records(
    stack: Stack, begin: dict[Place, int], first: int
) -> tuple[dict[int, float], dict[int, int]]:
    """When the connector sent each change, and into which partition."""
    decode = Registry(stack.pipeline.schema_registry).decode
    sent: dict[int, float] = {}
    partitions: dict[int, int] = {}
    waiting = set(begin)
    with closing(stack.topics.reader()) as reader:
        reader.assign([TopicPartition(*at, offset) for at, offset in begin.items()])
        while waiting:
            message = reader.poll(PATIENCE)
            if message is None:
                raise StackError(f"Kafka gives no records of {waiting}")
            if message.error():
                waiting.discard((message.topic(), message.partition()))
                continue
            change = decode(message.value())["change_number"]
            if change >= first:
                sent[change] = message.timestamp()[1] / 1000
                partitions[change] = message.partition()
    return sent, partitions


def _percentiles(seconds: list[float]) -> tuple[float, float]:
    """p50 and p99, in milliseconds."""
    ordered = sorted(seconds)
    p50, p99 = (ordered[int(len(ordered) * part)] for part in (0.5, 0.99))
    return p50 * 1000, p99 * 1000
