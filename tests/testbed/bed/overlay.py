"""Where a pipeline finds the engines of a bed, in the words of its definition."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bed.probe import LOOPBACK

if TYPE_CHECKING:
    from bed.bed import Bed


def addresses(bed: Bed, source: str) -> dict[str, str]:
    """Dotted keys and TOML values for the engines that have ports; `source` is the database: mysql or mariadb."""
    there = bed.ports()
    found = {}
    if source in there:
        found["mysql.host"] = _text(LOOPBACK)
        found["mysql.port"] = str(there[source])
    if "kafka" in there:
        found["kafka.bootstrap"] = _text(bed.address("kafka"))
    for key, name in (
        ("kafka.connect", "connect"),
        ("kafka.registry", "registry"),
        ("clickhouse.url", "clickhouse"),
        ("object_store.endpoint", "minio"),
    ):
        if name in there:
            found[key] = _text(bed.url(name))
    return found


def environment(bed: Bed) -> str:
    """The environment `testbed` for a datastack.toml."""
    source = "mysql" if "mysql" in bed.ports() else "mariadb"
    lines = [f"{key} = {value}" for key, value in addresses(bed, source).items()]
    return "\n".join(["[env.testbed]", *lines])


def _text(value: str) -> str:
    return json.dumps(value)
