"""Differences between the catalogue and an engine: those that are meant, with the reason, and all others."""

from __future__ import annotations

#: Declared as optional, and the transform does not start without.
_NEEDED = {
    "ByLogicalTableRouter": (
        "topic.regex",
        "topic.replacement",
    ),
    "HeaderToValue": (
        "fields",
        "operation",
        "headers",
    ),
    "PartitionRouting": (
        "partition.payload.fields",
        "partition.topic.num",
    ),
    "SchemaChangeEventFilter": ("schema.change.event.exclude.list",),
    "TimezoneConverter": ("converted.timezone",),
}

#: What the catalogue says otherwise than a worker, on purpose: class or role, key, attribute.
TOLD = {
    (
        "source",
        "connector.plugin.version",
        "default",
    ): "the worker fills in the version that it has",
    (
        "sink",
        "connector.plugin.version",
        "default",
    ): "the worker fills in the version that it has",
    ("converter", "converter.type", "required"): "the worker sets it itself",
    (
        "IcebergSinkConnector",
        "iceberg.control.commit.threads",
        "default",
    ): "twice the processors of the machine",
    (
        "source",
        "column.truncate.to.*.chars",
        "kind",
    ): "its value is a list of columns, which INT would refuse",
    **{
        (transform, key, "required"): "the transform does not start without"
        for transform, keys in _NEEDED.items()
        for key in keys
    },
}


#: What the catalogue says otherwise than a class that was loaded.
LOADED = {
    **{
        (client, f"{part}.{kind}", "required"): "the worker sets it itself"
        for client, kind in (
            ("KafkaConsumer", "deserializer"),
            ("KafkaProducer", "serializer"),
        )
        for part in ("key", "value")
    },
    ("CloudEventsConverter", "converter.type", "required"): "the worker sets it itself",
    (
        "KafkaSchemaHistory",
        "kafka.topic",
        "required",
    ): "declared as optional, and the task fails without",
    (
        "KafkaSchemaHistory",
        "kafka.bootstrap.servers",
        "required",
    ): "declared as optional, and the task fails without",
    (
        "source",
        "internal.schema.history.internal.ddl.filter",
        "default",
    ): "a page of expressions",
}


class Differences:
    """What differed, and how much was compared; `meant` are differences with a reason."""

    def __init__(self, meant: dict[tuple[str, str, str], str]) -> None:
        self._meant = meant
        self.compared = 0
        self.found: list[str] = []
        self._met: set[tuple[str, str, str]] = set()

    def compare(
        self,
        of: tuple[str, str],
        key: str,
        attribute: str,
        ours: object,
        theirs: object,
    ) -> None:
        """Compares an attribute of a key; `of` is the class and its role."""
        self.compared += 1
        if ours == theirs:
            return
        for who in of:
            if (who, key, attribute) in self._meant:
                self._met.add((who, key, attribute))
                return
        self.found.append(
            f"{of[0]}: {key}: {attribute}: {ours!r}, the engine says {theirs!r}"
        )

    def idle(self) -> list[str]:
        """Differences that are meant, and are none."""
        return [" ".join(meant) for meant in self._meant if meant not in self._met]
