"""Apicurio Registry, which speaks Confluent's schema registry API."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bed import java, maven, probe
from bed.engine.base import Engine
from bed.requirements import JAVA, MAVEN

if TYPE_CHECKING:
    from bed.bed import Bed

_API = "/apis/ccompat/v7"


class Registry(Engine):
    """Schemas are kept in a file, so that a registry that was killed comes back with its ids."""

    name = "registry"
    version = "3.0.9"
    ports = ("registry",)
    programs = (JAVA, MAVEN)
    files = ("apicurio-registry-app-3.0.9-runner.jar", "lib/*.jar")
    disk = 350
    memory = 350
    deadline = 120

    def install(self, folder: Path) -> None:
        artifact = f"io.apicurio:apicurio-registry-app:{self.version}:tar.gz:all"
        maven.archive(artifact, folder, folder)

    def prepare(self, bed: Bed) -> None:
        bed.data(self.name).mkdir(exist_ok=True)

    def command(self, bed: Bed) -> list[str]:
        data = bed.data(self.name) / "registry"
        properties = {
            "quarkus.http.host": probe.LOOPBACK,
            "quarkus.http.port": str(bed.port(self.name)),
            "apicurio.storage.kind": "sql",
            "apicurio.storage.sql.kind": "h2",
            # Each commit is on disk at once: by default kill -9 loses the schemas of the last half second.
            "apicurio.datasource.url": f"jdbc:h2:file:{data};WRITE_DELAY=0",
            "apicurio.datasource.jdbc.initial-size": "1",
            "apicurio.datasource.jdbc.min-size": "1",
            "apicurio.datasource.jdbc.max-size": "8",
            # Without it some look-ups of a schema that is registered answer 40403.
            "apicurio.ccompat.use-canonical-hash": "true",
        }
        jar = f"{self.folder}/apicurio-registry-app-{self.version}-runner.jar"
        return java.command(384, "-jar", jar, properties=properties)

    def ready(self, bed: Bed) -> bool:
        return probe.http_status(bed.port(self.name), f"{_API}/subjects") == 200

    def url(self, bed: Bed) -> str:
        return super().url(bed) + _API


ENGINE = Registry()
