"""Records that ClickHouse reads once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stack import Stack


def redeliver(stack: Stack, table: str) -> None:
    """Sets the group of the table's queue back to the topic's first record."""
    topic, group = stack.pipeline.queues[table]
    stack.bed.stop("clickhouse")
    stack.topics.set_back(group, topic)
    stack.bed.start("clickhouse")
