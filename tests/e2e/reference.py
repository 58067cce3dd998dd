"""The reference stack, three times: Avro, JSON, and Avro from MariaDB."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from bed import Bed
from stack import Comparison, Stack, database, deploy

DATA = Path(__file__).parent / "data"

OVERLAYS = {
    "avro": {"cdc.format": '"avro"'},
    "json": {"cdc.format": '"json"'},
    "mariadb": {"cdc.format": '"avro"', "mysql.server": '"mariadb"'},
}

#: The archive's tests cannot wait a minute for each commit.
COMMIT = {"archive.commit": '"5s"'}

#: The newest Avro converter that can be had for tests makes the default out of NULL.
NULLABLE_WITH_DEFAULT = {
    "orders": {
        "channel": "can be NULL and has a default: needs an Avro converter from 7.3 on"
    }
}


class Reference(Stack):
    """A reference stack that runs; `snapshot` tells how the first rows arrived."""

    def __init__(self, bed: Bed) -> None:
        overlay = OVERLAYS.get(bed.name, OVERLAYS["json"])
        avro = overlay["cdc.format"] == '"avro"'
        exclude = NULLABLE_WITH_DEFAULT if avro else {}
        super().__init__(bed, overlay=overlay | COMMIT, exclude=exclude)
        self.deploy_topics()
        self.checks = self.deploy_mysql()
        with ThreadPoolExecutor() as pool:
            filling = pool.submit(self._fill)
            self.deploy_clickhouse()
            filling.result()
        self.deploy_source()
        self.deploy_archive()
        self.settle()
        self.snapshot: Comparison = self.compare()

    def deploy_topics(self) -> None:
        """All topics; in one stack, the generated script makes the first and mends another.

        It starts Java for each, so that it does not make all of them.
        """
        if self.name != "json":
            super().deploy_topics()
            return
        changed, *others = self.pipeline.topics[1:]
        changed = changed | {"config": changed["config"] | {"retention.ms": "1000"}}
        deploy.topics.create(self.bed.address("kafka"), [changed, *others])
        deploy.topics.apply(self)

    def _fill(self) -> None:
        """Fills the tables before a connector reads them, once in a bed."""
        filled = self.bed.folder / "run" / "filled"
        if not filled.exists():
            self.ingest(ticks=3)
            with closing(self.mysql()) as connection:
                database.run_file(connection, DATA / "extremes.sql")
            filled.touch()
