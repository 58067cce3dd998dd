"""Classes whose keys a worker does not tell: they are loaded from its jars, and asked for what they declare."""

from __future__ import annotations

import atexit
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from bed import java
from bed.engine.kafka import ENGINE as KAFKA

_PROGRAM = Path(__file__).parent / "Declared.java"
_HISTORY = "schema.history.internal."
_SERIALIZERS = "io.confluent.kafka.serializers.KafkaAvro"


@dataclass(frozen=True)
class Loaded:
    """Where the keys of a class are declared."""

    #: Folder of the jars; empty for Kafka's own.
    plugin: str
    #: Pairs of how and where, as Declared.java takes them.
    declared: tuple[str, ...]
    #: What stands before the keys there, and not in the catalogue.
    prefix: str = ""


def _fields(plugin: str, *classes: str, prefix: str = "") -> Loaded:
    pairs = [word for name in classes for word in ("fields", name)]
    return Loaded(plugin, tuple(pairs), prefix)


_CLIENTS = "org.apache.kafka.clients."
_MYSQL = "debezium-connector-mysql"
_MARIADB = "debezium-connector-mariadb"
_SCHEMA = "io.debezium.schema."
_BINLOG = "io.debezium.connector.binlog.converters."
_ALL = f"{_SCHEMA}AbstractTopicNamingStrategy"
_REGEX = f"{_SCHEMA}AbstractRegexTopicNamingStrategy"
_CHANNELS = (
    "io.debezium.pipeline.signal.channels.KafkaSignalChannel",
    "io.debezium.pipeline.signal.channels.FileSignalChannel",
    "io.debezium.relational.history.SchemaHistory",
)

LOADED = {
    "io.confluent.connect.avro.AvroConverter": Loaded(
        "avro-converter",
        (
            *("definition", f"{_SERIALIZERS}SerializerConfig#config"),
            *("definition", f"{_SERIALIZERS}DeserializerConfig#config"),
            *("definition", "io.confluent.connect.avro.AvroDataConfig#baseConfigDef"),
        ),
    ),
    "io.debezium.converters.CloudEventsConverter": Loaded(
        _MYSQL,
        ("definition", "io.debezium.converters.CloudEventsConverterConfig#CONFIG"),
    ),
    "io.debezium.connector.jdbc.JdbcSinkConnector": Loaded(
        "debezium-connector-jdbc",
        (
            # Its fields know what is required, which the connector does not tell.
            *("fields", "io.debezium.connector.jdbc.JdbcSinkConnectorConfig"),
            *("connector", "io.debezium.connector.jdbc.JdbcSinkConnector"),
        ),
    ),
    **{
        f"io.debezium.{name}": _fields(_MYSQL, f"io.debezium.{name}", prefix=_HISTORY)
        for name in (
            "storage.kafka.history.KafkaSchemaHistory",
            "storage.file.history.FileSchemaHistory",
            "relational.history.MemorySchemaHistory",
        )
    },
    **{
        f"{_SCHEMA}{name}": _fields(_MYSQL, base)
        for name, base in (
            ("SchemaTopicNamingStrategy", _ALL),
            ("DefaultTopicNamingStrategy", _ALL),
            ("SchemaUnicodeTopicNamingStrategy", _ALL),
            ("DefaultUnicodeTopicNamingStrategy", _ALL),
            ("SchemaRegexTopicNamingStrategy", _REGEX),
            ("DefaultRegexTopicNamingStrategy", _REGEX),
        )
    },
    **{
        f"io.debezium.connector.{package}.converters.{name}": _fields(
            _MYSQL, f"{_BINLOG}{name}Config"
        )
        for package in ("mysql", "binlog")
        for name in ("TinyIntOneToBooleanConverter", "JdbcSinkDataTypesConverter")
    },
    **{
        name: Loaded("", ("definition", definition))
        for name, definition in (
            (
                f"{_CLIENTS}admin.KafkaAdminClient",
                f"{_CLIENTS}admin.AdminClientConfig#CONFIG",
            ),
            (
                f"{_CLIENTS}consumer.KafkaConsumer",
                f"{_CLIENTS}consumer.ConsumerConfig#CONFIG",
            ),
            (
                f"{_CLIENTS}producer.KafkaProducer",
                f"{_CLIENTS}producer.ProducerConfig#CONFIG",
            ),
            (
                "org.apache.kafka.common.config.TopicConfig",
                "org.apache.kafka.storage.internals.log.LogConfig#CONFIG",
            ),
        )
    },
    "com.mysql.cj.jdbc.Driver": Loaded(_MYSQL, ("mysql", "-")),
    "org.mariadb.jdbc.Driver": Loaded(_MARIADB, ("mariadb", "-")),
}

#: Connectors that a worker tells of, and that read more than they tell.
UNDECLARED = {
    f"io.debezium.connector.{package}.{name}Connector": _fields(
        plugin,
        f"io.debezium.connector.{package}.{name}ConnectorConfig",
        *_CHANNELS,
    )
    for package, name, plugin in (
        ("mysql", "MySql", _MYSQL),
        ("mariadb", "MariaDb", _MARIADB),
    )
}

#: Types in Connect's words, as the drivers name them.
_KINDS = {
    "Boolean": "BOOLEAN",
    "Integer": "INT",
    "Long": "LONG",
    "Enum": "STRING",
    "MemorySize": "STRING",
    "String": "STRING",
}


def declared(of: Loaded, plugins: Path) -> dict[str, dict[str, object]]:
    """Each key with kind, default, importance and whether it is required; without what the class does not say."""
    jars = f"{_compiled()}:{plugins / of.plugin}/*:{KAFKA.classpath}"
    command = [*java.command(256, "-cp", jars, "Declared"), *of.declared]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    keys: dict[str, dict[str, object]] = {}
    for line in done.stdout.splitlines():
        name, kind, default, importance, required = line.split("\t")
        says = {
            "kind": _kind(name, kind),
            "default": _default(default),
            "importance": importance,
            "required": {"true": True, "false": False}.get(required, "?"),
        }
        told = {attribute: value for attribute, value in says.items() if value != "?"}
        keys.setdefault(name.removeprefix(of.prefix), told)
    return keys


@cache
def _compiled() -> Path:
    """The folder of the compiled program."""
    folder = Path(mkdtemp(prefix="declared-"))
    atexit.register(shutil.rmtree, folder)
    compiler = Path(java.program() or "java").with_name("javac")
    command = [str(compiler), "-cp", KAFKA.classpath, "-d", str(folder), str(_PROGRAM)]
    subprocess.run(command, check=True)
    return folder


def _kind(name: str, told: str) -> str:
    """The drivers do not tell secrets from other texts."""
    if told == "String" and "password" in name.lower():
        return "PASSWORD"
    return _KINDS.get(told, told)


def _default(told: str) -> str | None:
    if told == "?":
        return told
    # A secret's default is hidden; it is empty.
    return None if told == "~" else told[1:].replace("[hidden]", "")
