"""Topics, as their generated files describe them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bed import java
from confluent_kafka import KafkaError, KafkaException
from confluent_kafka.admin import AdminClient, NewTopic

from stack.deploy import script

if TYPE_CHECKING:
    from stack.stack import Stack

# The programs of Kafka's distribution that the script calls.
_PROGRAMS = {
    "kafka-topics.sh": "org.apache.kafka.tools.TopicCommand",
    "kafka-configs.sh": "kafka.admin.ConfigCommand",
}


def apply(stack: Stack) -> str:
    """Runs `topics/apply.sh`; gives what it printed. Each topic takes a virtual machine."""
    classpath = stack.bed.engine("kafka").classpath
    programs = {
        name: java.command(128, "-Xshare:auto", "-cp", classpath, main)
        for name, main in _PROGRAMS.items()
    }
    clients = script.clients(stack.bed.folder / "run" / "clients", programs)
    bootstrap = {"KAFKA_BOOTSTRAP": stack.bed.address("kafka")}
    return script.run(stack.out / "topics" / "apply.sh", clients | bootstrap)


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
