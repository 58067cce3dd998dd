"""Records that ClickHouse reads once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluent_kafka import (
    ConsumerGroupTopicPartitions,
    KafkaException,
    TopicPartition,
)
from confluent_kafka.admin import AdminClient
from stack.wait import Deadline

if TYPE_CHECKING:
    from stack import Stack


def redeliver(stack: Stack, table: str) -> None:
    """Sets the group of the table's queue back to the topic's first record."""
    topic, group = stack.pipeline.queues[table]
    admin = AdminClient({"bootstrap.servers": stack.bed.address("kafka")})
    starts = [TopicPartition(*at, 0) for at in stack.topics.partitions([topic])]
    stack.bed.stop("clickhouse")
    refusals: list[Exception] = []

    def set_back() -> bool:
        asked = [ConsumerGroupTopicPartitions(group, starts)]
        (answer,) = admin.alter_consumer_group_offsets(asked).values()
        try:
            answer.result(10)
        except KafkaException as error:  # Members of a group leave after a while.
            refusals.append(error)
            return False
        return True

    Deadline(30).until(set_back, lambda: f"{group} stays: {refusals[-1]}")
    stack.bed.start("clickhouse")
