"""Topics, as a reader of committed records sees them."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, TimeoutError
from typing import Any

from confluent_kafka import (
    Consumer,
    ConsumerGroupTopicPartitions,
    IsolationLevel,
    KafkaError,
    KafkaException,
    Message,
    TopicPartition,
)
from confluent_kafka.admin import (
    AdminClient,
    AlterConfigOpType,
    ConfigEntry,
    ConfigResource,
    OffsetSpec,
    ResourceType,
)

from stack.wait import Deadline

#: Topic and partition.
Place = tuple[str, int]

_SECONDS = 10
# A broker that was killed is there again within seconds.
_BACK_SOON = {"reconnect.backoff.max.ms": 500}


class Topics:
    """The topics of a cluster."""

    def __init__(self, bootstrap: str) -> None:
        self._bootstrap = bootstrap
        self._admin = self._new_admin()

    def _new_admin(self) -> AdminClient:
        return AdminClient({"bootstrap.servers": self._bootstrap, **_BACK_SOON})

    def all(self) -> list[str]:
        """The names of all topics."""
        return sorted(self._admin.list_topics(timeout=_SECONDS).topics)

    def partitions(self, topics: list[str]) -> list[Place]:
        """The partitions of those topics that exist."""
        known = self._admin.list_topics(timeout=_SECONDS).topics
        return [
            (topic, number)
            for topic in topics
            if topic in known
            for number in sorted(known[topic].partitions)
        ]

    def configure(self, topic: str, key: str, value: str) -> None:
        """Sets a key of a topic's settings, and leaves the others."""
        entry = ConfigEntry(key, value, incremental_operation=AlterConfigOpType.SET)
        changed = ConfigResource(ResourceType.TOPIC, topic, incremental_configs=[entry])
        self._admin.incremental_alter_configs([changed])[changed].result(30)

    def settings(self, topics: list[str]) -> dict[str, dict[str, str]]:
        """The settings of topics."""
        asked = [ConfigResource(ResourceType.TOPIC, topic) for topic in topics]
        answers = self._admin.describe_configs(asked).values()
        found = [answer.result(_SECONDS) for answer in answers]
        return {
            topic: {name: entry.value for name, entry in settings.items()}
            for topic, settings in zip(topics, found, strict=True)
        }

    def ends(self, topics: list[str]) -> dict[Place, int]:
        """The offset after the last committed record of each partition."""
        return self._offsets(OffsetSpec.latest(), self.partitions(topics))

    def starts(self, places: list[Place]) -> dict[Place, int]:
        """The offset of the first record of each partition."""
        return self._offsets(OffsetSpec.earliest(), places)

    def _offsets(self, spec: OffsetSpec, places: list[Place]) -> dict[Place, int]:
        asked = {TopicPartition(*place): spec for place in places}
        level = IsolationLevel.READ_COMMITTED
        found = self._admin.list_offsets(asked, isolation_level=level)
        return {
            (at.topic, at.partition): self._result(answer).offset
            for at, answer in found.items()
        }

    def committed(self, group: str) -> dict[Place, int]:
        """What a consumer group has committed."""
        asked = [ConsumerGroupTopicPartitions(group)]
        (answer,) = self._admin.list_consumer_group_offsets(asked).values()
        places = self._result(answer).topic_partitions
        return {(at.topic, at.partition): at.offset for at in places if at.offset >= 0}

    def set_back(self, group: str, topic: str) -> None:
        """Sets a group back to a topic's first records, as soon as its members have left."""
        places = [TopicPartition(*at, 0) for at in self.partitions([topic])]
        errors: list[Exception | KafkaError] = []

        def done() -> bool:
            asked = [ConsumerGroupTopicPartitions(group, places)]
            (answer,) = self._admin.alter_consumer_group_offsets(asked).values()
            errors.clear()
            try:
                answered = self._result(answer).topic_partitions
                errors.extend(at.error for at in answered if at.error)
            except KafkaException as error:
                errors.append(error)
            return not errors

        Deadline(60).until(done, lambda: f"group {group} stays where it is: {errors}")

    def _result(self, answer: Future[Any]) -> Any:
        """What the broker answers; that it does not is an error of Kafka like others."""
        try:
            return answer.result(_SECONDS)
        except TimeoutError as error:
            # A client whose broker was killed may never ask the new one.
            self._admin = self._new_admin()
            raise KafkaException(KafkaError(KafkaError._TIMED_OUT)) from error

    def reader(self) -> Consumer:
        """A consumer that joins no group: it is told its partitions."""
        return Consumer(
            {
                "bootstrap.servers": self._bootstrap,
                **_BACK_SOON,
                "group.id": "e2e-reader",
                "enable.auto.commit": False,
                "auto.offset.reset": "earliest",
                "isolation.level": "read_committed",
                "enable.partition.eof": True,
                "fetch.wait.max.ms": 20,
            }
        )

    def unread(self, reader: Consumer, offsets: dict[Place, int]) -> set[Place]:
        """The partitions that hold a record at or after the offset.

        The last offset of a transaction is its marker, which is no record: an offset
        below the end says nothing by itself.
        """
        reader.assign([TopicPartition(*at, offset) for at, offset in offsets.items()])
        found = set()
        waiting = set(offsets)
        while waiting:
            message = reader.poll(_SECONDS)
            if message is None:
                raise KafkaException(KafkaError(KafkaError._TIMED_OUT))
            if message.topic() is None:
                continue
            at = (message.topic(), message.partition())
            waiting.discard(at)
            if not message.error():
                found.add(at)
        return found

    def since(
        self, reader: Consumer, topics: list[str], read: dict[Place, int]
    ) -> Iterator[Message]:
        """The committed records of topics that were not there the last time.

        `read` holds the offsets up to which they were read, and is kept up to date.
        """
        waiting = set(self.partitions(topics))
        places = [TopicPartition(*at, read.get(at, 0)) for at in waiting]
        if not places:
            return
        reader.assign(places)
        while waiting:
            message = reader.poll(_SECONDS)
            if message is None:
                raise KafkaException(KafkaError(KafkaError._TIMED_OUT))
            at = (message.topic(), message.partition())
            if not message.error():
                read[at] = message.offset() + 1
                yield message
            elif message.error().code() == KafkaError._PARTITION_EOF:
                waiting.discard(at)

    def records(self, topic: str) -> Iterator[Message]:
        """All committed records of a topic, up to its present end."""
        reader = self.reader()
        waiting = set(self.partitions([topic]))
        reader.assign([TopicPartition(*at, 0) for at in waiting])
        try:
            while waiting:
                message = reader.poll(_SECONDS)
                if message is None:
                    raise KafkaException(KafkaError(KafkaError._TIMED_OUT))
                if not message.error():
                    yield message
                elif message.error().code() == KafkaError._PARTITION_EOF:
                    waiting.discard((message.topic(), message.partition()))
        finally:
            reader.close()
