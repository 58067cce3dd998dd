"""Kafka Connect: one distributed worker with the plugins that generated connectors name."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from bed import configuration, java, maven, probe
from bed.engine.base import Engine
from bed.engine.kafka import ENGINE as KAFKA
from bed.engine.kafka import RELEASE
from bed.error import BedError
from bed.requirements import JAVA, MAVEN

if TYPE_CHECKING:
    from bed.bed import Bed

DEBEZIUM = "3.5.0.Final"
AVRO_CONVERTER = "7.0.16"
ICEBERG = "1.12.0"

#: The variable that turns exactly-once sources off in a bed (`disabled`), in the spelling of Confluent's image.
EXACTLY_ONCE = "CONNECT_EXACTLY_ONCE_SOURCE_SUPPORT"

# Confluent's converter is in no public Maven repository by itself; this connector's archive carries it.
_CONVERTER_ARCHIVE = (
    f"io.debezium:debezium-connector-cassandra-4:{DEBEZIUM}:tar.gz:plugin"
)
_CONVERTER_JARS = (
    "avro-1",
    "common-utils",
    "commons-codec",
    "commons-compress",
    "commons-io",
    "commons-lang3",
    "guava-24",
    "jackson-dataformat-yaml",
    "jackson-datatype-jdk8",
    "kafka-avro-serializer",
    "kafka-connect-avro-converter",
    "kafka-connect-avro-data",
    "kafka-schema-registry-client",
    "kafka-schema-serializer",
    "snakeyaml",
    "swagger-annotations",
    "swagger-core",
    "swagger-models",
)


class Connect(Engine):
    """Exactly-once sources unless turned off, secrets from the environment (those the bed was given, no other), any client override."""

    name = "connect"
    version = f"{RELEASE}-debezium-{DEBEZIUM}-avro-{AVRO_CONVERTER}-iceberg-{ICEBERG}"
    needs = ("kafka",)
    ports = ("connect",)
    programs = (JAVA, MAVEN)
    files = (
        f"plugins/debezium-connector-mysql/debezium-connector-mysql-{DEBEZIUM}.jar",
        f"plugins/debezium-connector-mariadb/debezium-connector-mariadb-{DEBEZIUM}.jar",
        f"plugins/avro-converter/kafka-connect-avro-converter-{AVRO_CONVERTER}.jar",
        "plugins/avro-converter/service.jar",
        f"plugins/iceberg-sink/iceberg-kafka-connect-{ICEBERG}.jar",
        "plugins/iceberg-sink/hadoop-client-runtime-*.jar",
        "plugins/iceberg-sink/sqlite-jdbc-*.jar",
    )
    disk = 900
    memory = 1200
    deadline = 120

    def install(self, folder: Path) -> None:
        plugins = folder / "plugins"
        for source in ("mysql", "mariadb"):
            artifact = (
                f"io.debezium:debezium-connector-{source}:{DEBEZIUM}:tar.gz:plugin"
            )
            maven.archive(artifact, plugins, folder)
        maven.jars(
            configuration.FOLDER / "iceberg-sink.pom.xml",
            plugins / "iceberg-sink",
            folder,
        )
        archive = folder / "archive"
        maven.archive(_CONVERTER_ARCHIVE, archive, folder)
        _take_converter(archive, plugins / "avro-converter")
        shutil.rmtree(archive)

    def installed_version(self) -> str:
        return RELEASE

    def prepare(self, bed: Bed) -> None:
        stated = bed.stated_environment()
        values = {
            "host": probe.LOOPBACK,
            "port": bed.port(self.name),
            "kafka": bed.address("kafka"),
            "plugins": self.folder / "plugins",
            "variables": "|".join(sorted(stated)) or "none",
            "exactly_once": stated.get(EXACTLY_ONCE, "enabled"),
        }
        configuration.write(
            "connect.properties", bed.run / "connect.properties", values
        )

    def command(self, bed: Bed) -> list[str]:
        return java.command(
            1280,
            "-cp",
            KAFKA.classpath,
            "org.apache.kafka.connect.cli.ConnectDistributed",
            str(bed.run / "connect.properties"),
            properties=KAFKA.logging,
        )

    def ready(self, bed: Bed) -> bool:
        # The worker answers 404 or nothing for a while, and may lose what is posted before it is healthy.
        port = bed.port(self.name)
        return (
            probe.http_status(port, "/health") == 200
            and probe.http_status(port, "/connectors") == 200
        )


def _take_converter(archive: Path, folder: Path) -> None:
    """Copies the converter's jars and adds the manifest by which the worker finds it without a scan of all classes."""
    folder.mkdir()
    for prefix in _CONVERTER_JARS:
        found = list(archive.glob(f"*/{prefix}*.jar"))
        if not found:
            raise BedError(f"{_CONVERTER_ARCHIVE} holds no {prefix}*.jar")
        for jar in found:
            shutil.copy(jar, folder)
    with zipfile.ZipFile(folder / "service.jar", "w") as jar:
        jar.writestr(
            "META-INF/services/org.apache.kafka.connect.storage.Converter",
            "io.confluent.connect.avro.AvroConverter\n",
        )


ENGINE = Connect()
