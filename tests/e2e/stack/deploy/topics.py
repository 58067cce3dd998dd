"""Topics, as their generated files describe them."""

from __future__ import annotations

from typing import Any

from confluent_kafka import KafkaError, KafkaException
from confluent_kafka.admin import AdminClient, NewTopic


def create(bootstrap: str, topics: list[dict[str, Any]]) -> None:
    """Creates the topics that are not there."""
    admin = AdminClient({"bootstrap.servers": bootstrap})
    new = [
        NewTopic(
            topic["name"],
            num_partitions=topic["partitions"],
            replication_factor=topic["replication_factor"],
            config=topic["config"],
        )
        for topic in topics
    ]
    for made in admin.create_topics(new, operation_timeout=30).values():
        try:
            made.result()
        except KafkaException as error:
            if error.args[0].code() != KafkaError.TOPIC_ALREADY_EXISTS:
                raise
