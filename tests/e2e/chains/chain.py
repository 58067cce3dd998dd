"""A connector with a chain of transforms."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stack import Stack

KAFKA = "org.apache.kafka.connect.transforms."
DEBEZIUM = "io.debezium.transforms."


@dataclass(frozen=True)
class Transform:
    """A transform with its settings; `on` names a predicate, after a `!` one that must not hold."""

    type: str
    settings: dict[str, str] = field(default_factory=dict)
    on: str = ""


def kafka(name: str, on: str = "", **settings: str) -> Transform:
    """One of Kafka's; `_` in names of settings stands for a point."""
    return Transform(KAFKA + name, _dotted(settings), on)


def debezium(name: str, on: str = "", **settings: str) -> Transform:
    """One of Debezium's; `_` in names of settings stands for a point."""
    return Transform(DEBEZIUM + name, _dotted(settings), on)


def _dotted(settings: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "."): value for name, value in settings.items()}


@dataclass(frozen=True)
class Chain:
    """A chain to be run; `{prefix}` in a setting stands for the connector's topic prefix."""

    name: str
    transforms: tuple[Transform, ...]
    table: str = "orders"
    further: dict[str, str] = field(default_factory=dict)
    #: Topics that do not hold the prefix in their names.
    topics: tuple[str, ...] = ()

    def config(self, stack: Stack, prefix: str) -> dict[str, Any]:
        """The connector: Debezium's source, Avro with all that the converter registers."""
        registry = stack.bed.url("registry")
        avro = "io.confluent.connect.avro.AvroConverter"
        source = stack.pipeline.connectors[stack.pipeline.source]
        names = ("hostname", "port", "user", "password", "ssl.mode")
        login = {f"database.{name}": source[f"database.{name}"] for name in names}
        history = "schema.history.internal.kafka."
        return {
            "connector.class": source["connector.class"],
            "tasks.max": "1",
            **login,
            "driver.allowPublicKeyRetrieval": "true",
            "database.server.id": str(20_000 + int(prefix[1:])),
            "database.include.list": "shop",
            "table.include.list": f"shop.{self.table}",
            "topic.prefix": prefix,
            f"{history}bootstrap.servers": stack.bed.address("kafka"),
            f"{history}topic": f"history-{prefix}",
            "heartbeat.interval.ms": "500",
            "provide.transaction.metadata": "true",
            "topic.creation.default.partitions": "1",
            "topic.creation.default.replication.factor": "1",
            "key.converter": avro,
            "key.converter.schema.registry.url": registry,
            "value.converter": avro,
            "value.converter.schema.registry.url": registry,
            **self._transforms(prefix),
            **self.further,
        }

    def _transforms(self, prefix: str) -> dict[str, str]:
        names = [f"t{number}" for number in range(len(self.transforms))]
        predicates = f"{KAFKA}predicates."
        config = {
            "transforms": ",".join(names),
            "predicates": "rows,tombstones,marked",
            "predicates.rows.type": f"{predicates}TopicNameMatches",
            "predicates.rows.pattern": rf"{prefix}\.shop\..*",
            "predicates.tombstones.type": f"{predicates}RecordIsTombstone",
            "predicates.marked.type": f"{predicates}HasHeaderKey",
            "predicates.marked.name": "mark",
        }
        for name, transform in zip(names, self.transforms, strict=True):
            own = f"transforms.{name}."
            config[f"{own}type"] = transform.type
            for key, value in transform.settings.items():
                config[own + key] = value.replace("{prefix}", prefix)
            if transform.on:
                config[f"{own}predicate"] = transform.on.removeprefix("!")
            if transform.on.startswith("!"):
                config[f"{own}negate"] = "true"
        return config
