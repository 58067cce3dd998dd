"""The settings of a Kafka table that are compared, and changing a running stack to them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clickhouse_front.statement import split
from stack import Stack
from stack.wait import Deadline

TABLE = "orders"
PATIENCE = 90


@dataclass(frozen=True)
class Variant:
    """Differences from the generated settings; None leaves a setting to ClickHouse."""

    name: str
    settings: tuple[tuple[str, str | None], ...] = ()


GENERATED = Variant("generated")
DEFAULTS = Variant(
    "ClickHouse's defaults",
    (
        ("kafka_num_consumers", None),
        ("kafka_thread_per_consumer", None),
        ("kafka_flush_interval_ms", None),
    ),
)


def use(stack: Stack, variant: Variant, group: str | None = None) -> None:
    """Makes the queue again with the variant's settings; returns when its consumers have their partitions.

    With a `group` of its own it reads the topic from the start.
    """
    database = stack.definition.warehouse
    queue = f"{database}.{TABLE}__queue"
    file = stack.out / "clickhouse" / TABLE / "30_queue.sql"
    create, view = split(file.read_bytes())
    stack.clickhouse.run(f"DROP TABLE IF EXISTS {queue} SYNC")
    stack.clickhouse.run(f"DROP VIEW IF EXISTS {queue}_to_events SYNC")
    settings = dict(variant.settings)
    if group:
        settings["kafka_group_name"] = f"'{group}'"
    stack.clickhouse.run(changed(create.decode(), settings))
    stack.clickhouse.run(view.decode())
    _await_partitions(stack, database)


def stop(stack: Stack) -> None:
    """Drops the queue, so that nothing reads the topic."""
    database = stack.definition.warehouse
    stack.clickhouse.run(f"DROP TABLE IF EXISTS {database}.{TABLE}__queue SYNC")


def changed(create: str, settings: dict[str, str | None]) -> str:
    """The statement with other settings; each must be there to be changed or left out."""
    for name, value in settings.items():
        line = rf"(\n\s+){name} = [^\n]*?(,?)(?=\n|$)"
        new = "" if value is None else rf"\g<1>{name} = {value}\g<2>"
        create, count = re.subn(line, new, create)
        if count != 1:
            raise LookupError(f"{name} is not among the queue's settings:\n{create}")
    return create


def _await_partitions(stack: Stack, database: str) -> None:
    topic, _ = stack.pipeline.queues[TABLE]
    count = len(stack.topics.partitions([topic]))
    query = (
        "SELECT sum(length(assignments.partition_id)) FROM system.kafka_consumers "
        f"WHERE database = '{database}' AND table = '{TABLE}__queue'"
    )
    assigned = 0

    def complete() -> bool:
        nonlocal assigned
        ((assigned,),) = stack.clickhouse(query)
        return int(assigned) == count

    Deadline(PATIENCE).until(
        complete, lambda: f"{TABLE}__queue has {assigned} of {count} partitions"
    )
