"""MinIO, an object store with the S3 API."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from bed import probe
from bed.engine.base import Engine
from bed.requirements import GO, run

if TYPE_CHECKING:
    from bed.bed import Bed

USER = "minioadmin"
PASSWORD = "minioadmin"


class Minio(Engine):
    """Built from source: there is no package of it. Its web console is off."""

    name = "minio"
    version = "2026-02-12"
    ports = ("minio",)
    programs = (GO,)
    files = ("minio",)
    disk = 3500
    memory = 250

    def install(self, folder: Path) -> None:
        # Nobody tags its releases for the module proxy, so the commit names the version.
        module = "github.com/minio/minio@v0.0.0-20260212201848-7aac2a2c5b7c"
        run(
            ["go", "install", module],
            f"go cannot build {module}",
            "check that go reaches its module proxy (go env GOPROXY)",
            environment={**os.environ, "GOBIN": str(folder)},
        )

    def prepare(self, bed: Bed) -> None:
        bed.data(self.name).mkdir(exist_ok=True)

    def command(self, bed: Bed) -> list[str]:
        data = str(bed.data(self.name))
        return [
            str(self.folder / "minio"),
            "server",
            "--quiet",
            "--address",
            bed.address(self.name),
            data,
        ]

    def environment(self, bed: Bed) -> dict[str, str]:
        return {
            "MINIO_ROOT_USER": USER,
            "MINIO_ROOT_PASSWORD": PASSWORD,
            "MINIO_BROWSER": "off",
            "MINIO_UPDATE": "off",
        }

    def ready(self, bed: Bed) -> bool:
        return probe.http_status(bed.port(self.name), "/minio/health/ready") == 200


ENGINE = Minio()
