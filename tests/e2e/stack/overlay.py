"""The overlay of the test bed: hosts, versions and the value format, nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bed.overlay import addresses

if TYPE_CHECKING:
    from bed import Bed


def overlay(bed: Bed, project: str, given: dict[str, str]) -> dict[str, str]:
    """Dotted keys with TOML values; `given` comes on top."""
    server = json.loads(given.get("mysql.server", '"mysql"'))
    # Each project has its own: sinks that make the tables of one at once fail.
    catalog = bed.folder / "data" / f"{project}.iceberg.db"
    archive = {}
    if given.get("archive.kind", '"iceberg"') == '"iceberg"':
        # Where the archive's catalog is: a file, for want of a REST catalog.
        uri = f"jdbc:sqlite:{catalog}"
        archive["archive.catalog"] = f'{{ kind = "jdbc", uri = "{uri}" }}'
    hosts = addresses(bed, server) | archive
    versions = {
        "versions.mysql": '"10.11"' if server == "mariadb" else '"9.7"',
        "versions.converter": '"confluent 7.0"',
        "versions.registry": '"apicurio 3.0"',
    }
    return hosts | versions | given
