"""Kafka: one node that is broker and controller (KRaft)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bed import configuration, java, maven, probe, template
from bed.engine.base import Engine
from bed.requirements import JAVA, MAVEN, run

if TYPE_CHECKING:
    from bed.bed import Bed

RELEASE = "4.1.0"
# With version 2, which 4.1 would take, a producer's commit overtakes its first batch now and then: the client looks
# whether batches are left before it takes the lock under which they are added. The broker answers INVALID_TXN_STATE,
# and the task of the sink fails. With version 1 the client announces the partition before it ends the transaction.
_TRANSACTIONS = 1
_TEMPLATE = "formatted"

#: User and password of those who come by the port `kafka.login`.
LOGIN = ("bed", "come in, please")
# The id of a cluster is 16 bytes in URL-safe base64. Clusters of two beds never meet, so they share one.
_CLUSTER = "ZGF0YXN0YWNrLXRlc3RiZA"


class Kafka(Engine):
    """Jars from Maven. The same jars hold Connect's runtime."""

    name = "kafka"
    version = f"{RELEASE}-transactions-{_TRANSACTIONS}"
    ports = ("kafka", "kafka.controller", "kafka.login")
    programs = (JAVA, MAVEN)
    files = (
        f"libs/kafka_2.13-{RELEASE}.jar",
        f"libs/connect-runtime-{RELEASE}.jar",
        f"{_TEMPLATE}/meta.properties",
    )
    disk = 250
    memory = 450

    def install(self, folder: Path) -> None:
        maven.jars(configuration.FOLDER / "kafka.pom.xml", folder / "libs", folder)
        configuration.copy("log4j2.yaml", folder)
        server = folder / "server.properties"
        self._configure(server, folder / _TEMPLATE, port=1, controller=2, login=3)
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
            "--feature",
            f"transaction.version={_TRANSACTIONS}",
        )
        run(tool, "formatting Kafka's storage", "is the disk full?")
        server.unlink()

    def installed_version(self) -> str:
        return RELEASE

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
            bed.port("kafka.login"),
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

    def _configure(
        self, file: Path, data: Path, port: int, controller: int, login: int
    ) -> None:
        user, password = LOGIN
        values = {
            "host": probe.LOOPBACK,
            "port": port,
            "controller": controller,
            "login": login,
            "user": user,
            "password": password,
            "data": data,
        }
        configuration.write("kafka.properties", file, values)


ENGINE = Kafka()
