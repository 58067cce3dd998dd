"""The overlay of the test bed: hosts, versions and the value format, nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bed import Bed


def overlay(bed: Bed, given: dict[str, str]) -> dict[str, str]:
    """Dotted keys with TOML values; `given` comes on top."""
    server = json.loads(given.get("mysql.server", '"mysql"'))
    catalog = bed.folder / "data" / "iceberg-catalog.db"
    hosts = {
        "mysql.host": '"127.0.0.1"',
        "mysql.port": str(bed.port(server)),
        "kafka.bootstrap": _text(bed.address("kafka")),
        "kafka.connect": _text(bed.url("connect")),
        "kafka.registry": _text(bed.url("registry")),
        "clickhouse.url": _text(bed.url("clickhouse")),
        "object_store.endpoint": _text(bed.url("minio")),
        # Where the archive's catalog is: a file, for want of a REST catalog.
        "archive.catalog": f'{{ kind = "jdbc", uri = "jdbc:sqlite:{catalog}" }}',
    }
    versions = {
        "versions.mysql": '"10.11"' if server == "mariadb" else '"9.7"',
        "versions.converter": '"confluent 7.0"',
        "versions.registry": '"apicurio 3.0"',
    }
    return hosts | versions | given


def _text(value: str) -> str:
    return json.dumps(value)
