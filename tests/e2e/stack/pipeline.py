"""Names that tests need, read from the generated files and nowhere else."""

from __future__ import annotations

import json
import re
from functools import cached_property
from pathlib import Path
from typing import Any


class Pipeline:
    """The generated files of a stack as facts."""

    def __init__(self, out: Path) -> None:
        self.out = out

    @cached_property
    def connectors(self) -> dict[str, dict[str, Any]]:
        """Configurations of the connectors by name."""
        files = sorted((self.out / "connectors").glob("*.json"))
        found = [json.loads(file.read_text()) for file in files]
        return {connector["name"]: connector["config"] for connector in found}

    @cached_property
    def source(self) -> str:
        """The source connector."""
        return self._connector("io.debezium.")

    @cached_property
    def archive(self) -> str:
        """The sink that archives the topics."""
        others = [name for name in self.connectors if name != self.source]
        return others[0]

    def _connector(self, package: str) -> str:
        for name, config in self.connectors.items():
            if config["connector.class"].startswith(package):
                return name
        raise LookupError(f"no connector of {package} in {self.out}/connectors")

    @cached_property
    def topics(self) -> list[dict[str, Any]]:
        """All topics with partitions and settings."""
        files = sorted((self.out / "topics").glob("*.json"))
        return [json.loads(file.read_text()) for file in files]

    @cached_property
    def prefix(self) -> str:
        """What the data topics' names begin with."""
        config = self.connectors[self.source]
        database = config["database.include.list"].replace("\\", "")
        return f"{config['topic.prefix']}.{database}"

    @cached_property
    def heartbeat_topic(self) -> str:
        """Topic of the heartbeat's rows."""
        return f"{self.prefix}.datastack_heartbeat"

    @cached_property
    def schema_registry(self) -> str | None:
        """The registry of the values' schemas; None where values are JSON."""
        config = self.connectors[self.source]
        return config.get("value.converter.schema.registry.url")

    @cached_property
    def queues(self) -> dict[str, tuple[str, str]]:
        """Topic and consumer group of each table's queue in ClickHouse."""
        found = {}
        for file in sorted((self.out / "clickhouse").glob("*/30_queue.sql")):
            text = file.read_text()
            found[file.parent.name] = (
                _setting(text, "kafka_topic_list"),
                _setting(text, "kafka_group_name"),
            )
        return found

    @cached_property
    def ingest_user(self) -> str:
        """Who writes sample data."""
        connections = json.loads((self.out / "airflow/connections.json").read_text())
        for name, connection in connections.items():
            if name.endswith("_mysql_ingest"):
                return connection["login"]
        raise LookupError(f"no login of the ingestor in {self.out}/airflow")

    @cached_property
    def buckets(self) -> list[str]:
        """Buckets of the archive and of the clean data."""
        script = (self.out / "clickhouse/config.d").glob("*named_collections.xml")
        clean = re.search(r"<url>https?://[^/]+/([^/]+)/", next(script).read_text())
        warehouse = self.connectors[self.archive].get("iceberg.catalog.warehouse", "")
        raw = re.match(r"s3://([^/]+)/", warehouse)
        return [match.group(1) for match in (raw, clean) if match]


def _setting(text: str, name: str) -> str:
    return re.search(rf"{name} = '([^']*)'", text).group(1)
