"""Kafka: one node that is broker and controller (KRaft)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bed import configuration, java, maven, probe, template
from bed.engine.base import Engine
from bed.requirements import JAVA, MAVEN, run

if TYPE_CHECKING:
    from bed.bed import Bed

_TEMPLATE = "formatted"
# The id of a cluster is 16 bytes in URL-safe base64. Clusters of two beds never meet, so they share one.
_CLUSTER = "ZGF0YXN0YWNrLXRlc3RiZA"


class Kafka(Engine):
    """Jars from Maven. The same jars hold Connect's runtime."""

    name = "kafka"
    version = "4.1.0"
    ports = ("kafka", "kafka.controller")
    programs = (JAVA, MAVEN)
    files = (
        "libs/kafka_2.13-4.1.0.jar",
        "libs/connect-runtime-4.1.0.jar",
        f"{_TEMPLATE}/meta.properties",
    )
    disk = 250
    memory = 450

    def install(self, folder: Path) -> None:
        maven.jars(configuration.FOLDER / "kafka.pom.xml", folder / "libs", folder)
        configuration.copy("log4j2.yaml", folder)
        server = folder / "server.properties"
        self._configure(server, folder / _TEMPLATE, port=1, controller=2)
        tool = java.command(
            128,
            "-cp",
            f"{folder}/libs/*",
            "kafka.tools.StorageTool",
            "format",
            "-t",
            _CLUSTER,
            "-c",
            str(server),
        )
        run(tool, "formatting Kafka's storage", "is the disk full?")
        server.unlink()

    @property
    def classpath(self) -> str:
        """All jars, for Java's -cp."""
        return f"{self.folder}/libs/*"

    @property
    def logging(self) -> dict[str, str]:
        """The Java property that sends the log to stdout."""
        return {"log4j2.configurationFile": str(self.folder / "log4j2.yaml")}

    def prepare(self, bed: Bed) -> None:
        data = bed.data(self.name)
        template.copy(self.folder / _TEMPLATE, data)
        self._configure(
            bed.run / "kafka.properties",
            data,
            bed.port("kafka"),
            bed.port("kafka.controller"),
        )

    def command(self, bed: Bed) -> list[str]:
        return java.command(
            512,
            "-cp",
            self.classpath,
            "kafka.Kafka",
            str(bed.run / "kafka.properties"),
            properties=self.logging,
        )

    def ready(self, bed: Bed) -> bool:
        return probe.kafka_brokers(bed.port(self.name)) == 1

    def _configure(self, file: Path, data: Path, port: int, controller: int) -> None:
        values = {
            "host": probe.LOOPBACK,
            "port": port,
            "controller": controller,
            "data": data,
        }
        configuration.write("kafka.properties", file, values)


ENGINE = Kafka()
