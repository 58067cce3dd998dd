"""A small source and a worker, on which many faulty connectors run side by side."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, Any

from bed import Bed
from stack import StackError, database
from stack.connect import Connect
from stack.registry import Registry
from stack.topics import Topics
from stack.wait import Deadline

if TYPE_CHECKING:
    from confluent_kafka import Message

    from silent.cases import Case

DATABASE = "silent"
#: Captured by every connector: the row that is written last tells how far one has come.
MARKS = f"{DATABASE}.marks"
#: Has a row until a TRUNCATE.
EMPTIED = f"{DATABASE}.emptied"
_PASSWORD = "a password of the bed"
#: Over a connector that sends JSON.
AVRO = {
    "value.converter": "io.confluent.connect.avro.AvroConverter",
    "value.converter.schema.registry.url": "{registry}",
    "value.converter.schemas.enable": None,
    "value.converter.replace.null.with.default": None,
}
_JSON = "org.apache.kafka.connect.json.JsonConverter"

GRANTS = (
    f"CREATE USER cdc@'%' IDENTIFIED BY '{_PASSWORD}'",
    "GRANT SELECT, RELOAD, SHOW DATABASES, REPLICATION SLAVE, REPLICATION CLIENT, LOCK TABLES ON *.* TO cdc@'%'",
)
_TABLES = (
    f"CREATE DATABASE {DATABASE}",
    f"CREATE TABLE {MARKS} (id INT NOT NULL PRIMARY KEY)",
    f"CREATE TABLE {EMPTIED} (id INT NOT NULL PRIMARY KEY)",
    f"INSERT INTO {EMPTIED} VALUES (1)",
    f"""CREATE TABLE {DATABASE}.orders (
        id INT NOT NULL PRIMARY KEY,
        note VARCHAR(20) DEFAULT 'none',
        amount DECIMAL(20,4) NOT NULL,
        code VARBINARY(4) NOT NULL,
        span TIME,
        made_at DATETIME NOT NULL,
        sent_at TIMESTAMP NOT NULL,
        flag TINYINT(1) NOT NULL)""",
    f"""INSERT INTO {DATABASE}.orders VALUES
        (1, 'first', 1234567890123456.7891, X'00FF', '838:59:59', '9999-12-31 23:59:59', '2026-01-02 03:04:05', 2),
        (2, NULL, 1.5, X'41', '01:02:03', '2026-01-02 03:04:05', '2026-01-02 03:04:05', -1)""",
)
_CHANGES = (
    f"DELETE FROM {DATABASE}.orders WHERE id = 1",
    f"UPDATE {DATABASE}.orders SET note = 'later' WHERE id = 2",
    f"UPDATE {DATABASE}.orders SET note = NULL WHERE id = 2",
    f"TRUNCATE {EMPTIED}",
)


class Bench:
    """The engines, with a table of two rows."""

    engines: tuple[str, ...] = ("mysql", "connect", "registry")
    tables: tuple[str, ...] = (*_TABLES, *GRANTS)

    def __init__(self, bed: Bed) -> None:
        self.bed = bed
        self.name = bed.name
        bed.start(*self.engines, environment={"CDC_PASSWORD": _PASSWORD})
        self.connect = Connect(bed.url("connect"))
        self.registry = Registry(bed.url("registry"))
        self.topics = Topics(bed.address("kafka"))
        self._mark = 0
        self.sql(*self.tables)

    def sql(self, *statements: str, server: str = "mysql") -> list[Any]:
        """Runs statements on a server; gives the rows of the last."""
        rows: list[Any] = []
        socket = self.bed.socket(server)
        with closing(database.connect(socket)) as link, link.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
                rows = list(cursor.fetchall())
        return rows

    def config(self, case: Case, number: int) -> dict[str, str]:
        """The configuration of a case: one without a fault, and the case's changes; None takes a key away."""
        config = {
            "connector.class": "io.debezium.connector.mysql.MySqlConnector",
            "tasks.max": "1",
            "database.hostname": "127.0.0.1",
            "database.port": str(self.bed.port("mysql")),
            "database.user": "cdc",
            "database.password": "${env:CDC_PASSWORD}",
            "database.ssl.mode": "disabled",
            "driver.allowPublicKeyRetrieval": "true",
            "database.server.id": str(7000 + number),
            "topic.prefix": f"s{number}",
            "database.include.list": DATABASE,
            "table.include.list": f"{DATABASE}.orders,{MARKS}",
            "schema.history.internal.kafka.bootstrap.servers": self.bed.address(
                "kafka"
            ),
            "schema.history.internal.kafka.topic": f"history.s{number}",
            "include.schema.changes": "false",
            "topic.creation.default.partitions": "1",
            "topic.creation.default.replication.factor": "1",
            "key.converter": _JSON,
            "key.converter.schemas.enable": "false",
            "value.converter": _JSON,
            "value.converter.schemas.enable": "false",
            "value.converter.replace.null.with.default": "false",
            "transforms": "unwrap",
            "transforms.unwrap.type": "io.debezium.transforms.ExtractNewRecordState",
            "transforms.unwrap.delete.tombstone.handling.mode": "rewrite",
            "transforms.unwrap.replace.null.with.default": "false",
        }
        for key, value in case.changes.items():
            if value is None:
                config.pop(key, None)
            else:
                config[key] = value.format(
                    number=number,
                    registry=self.bed.url("registry"),
                    password=_PASSWORD,
                )
        return config

    def accepted(self, config: dict[str, str], name: str) -> list[str]:
        """What the worker's own validation finds wrong."""
        path = f"/connector-plugins/{config['connector.class']}/config/validate"
        answer = self.connect.put(path, {"name": name, **config})
        return [
            f"{setting['value']['name']}: {error}"
            for setting in answer["configs"]
            for error in setting["value"]["errors"]
        ]

    def change(self) -> None:
        """Deletes a row, changes one, and empties a table."""
        self.sql(*_CHANGES)

    def mark(self, server: str = "mysql") -> None:
        """Writes the row that comes after all others."""
        self._mark += 1
        self.sql(f"INSERT INTO {MARKS} VALUES ({self._mark})", server=server)

    def marked(self, prefix: str) -> bool:
        """Whether a connector has sent the last mark."""
        return any(
            self._mark in (value.get("id"), value.get("payload", {}).get("id"))
            for value in self.values(prefix, MARKS)
            if isinstance(value, dict)
        )

    def values(self, prefix: str, table: str = f"{DATABASE}.orders") -> list[Any]:
        """The values of a connector's topic, JSON or Avro; None for a tombstone."""
        return [self._read(each.value()) for each in self.records(prefix, table)]

    def keys(self, prefix: str, table: str) -> list[Any]:
        """The keys of a connector's topic, JSON."""
        keys = [each.key() for each in self.records(prefix, table)]
        return [json.loads(key) if key else None for key in keys]

    def records(self, prefix: str, table: str = f"{DATABASE}.orders") -> list[Message]:
        """The records of a connector's topic."""
        return list(self.topics.records(f"{prefix}.{table}"))

    def _read(self, value: bytes | None) -> Any:
        if value is None:
            return None
        return self.registry.decode(value) if value[0] == 0 else json.loads(value)

    def wait_failed(self, name: str) -> str:
        """Waits until a connector or its task has failed; gives why."""
        why: list[str] = []

        def failed() -> bool:
            if found := self.connect.failure(name):
                why.append(found)
            return bool(why)

        Deadline(90).until(failed, lambda: f"{name} does not fail")
        return why[0]

    def wait_marked(self, name: str, prefix: str) -> None:
        """Waits until a connector has sent all that was written before the last mark."""

        def there() -> bool:
            if why := self.connect.failure(name):
                raise StackError(f"connector {name} has failed: {why}")
            return self.marked(prefix)

        Deadline(90).until(there, lambda: f"{name} does not send the mark")


def build(bed: Bed) -> Bench:
    """The engines of the bed, started."""
    return Bench(bed)
