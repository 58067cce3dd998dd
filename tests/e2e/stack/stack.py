"""A project on a bed: generated, deployed, filled, and compared with its source."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pymysql

from stack import database, deploy, ingest
from stack import project as _project
from stack.clickhouse import ClickHouse
from stack.compare import Comparison, Expected, compare, read_expected
from stack.connect import Connect
from stack.definition import Definition
from stack.overlay import overlay as testbed_overlay
from stack.passwords import PASSWORDS
from stack.pipeline import Pipeline
from stack.settle import settle
from stack.topics import Topics

if TYPE_CHECKING:
    from bed import Bed

PRODUCTION = _project.REPOSITORY / "examples" / "production"


class Stack:
    """One project, its generated files, and the engines that run them."""

    def __init__(
        self,
        bed: Bed,
        project: Path = PRODUCTION,
        overlay: dict[str, str] | None = None,
        name: str | None = None,
        exclude: dict[str, dict[str, str]] | None = None,
    ) -> None:
        """Copies `project` into the bed's folder and generates its files.

        `overlay` are dotted keys with TOML values, on top of the test bed's hosts and
        versions; `exclude` columns by table, with reasons. Starts the engines.
        """
        given = overlay or {}
        self.bed = bed
        self.name = name or bed.name
        self.server = json.loads(given.get("mysql.server", '"mysql"'))
        self.folder = bed.folder / "projects" / self.name
        avro = json.loads(given.get("cdc.format", '"avro"')) == "avro"
        deploy.engines.start(bed, self.server, registry=avro)
        _project.copy(
            project, self.folder, testbed_overlay(bed, self.name, given), exclude or {}
        )
        self.generate()
        self._ticks = 0

    def generate(self) -> None:
        """Generates the files, again after a change of the definition in `folder`."""
        self.out = _project.generate(self.folder)
        self.definition = Definition.read(self.folder)
        self.pipeline = Pipeline(self.out)

    @cached_property
    def connect(self) -> Connect:
        """The worker's REST interface."""
        return Connect(self.bed.url("connect"))

    @cached_property
    def topics(self) -> Topics:
        """The topics, as a reader of committed records sees them."""
        return Topics(self.bed.address("kafka"))

    @cached_property
    def clickhouse(self) -> ClickHouse:
        """ClickHouse as its administrator; `stack.clickhouse(sql)` gives rows."""
        return ClickHouse(self.bed.url("clickhouse"))

    def mysql(self) -> pymysql.Connection:
        """A new connection to the source as root: strict, in UTC, each statement committed."""
        socket = self.bed.socket(self.server)
        return database.connect(socket, self.definition.database)

    def deploy(self) -> None:
        """All of the stack."""
        self.deploy_topics()
        self.deploy_mysql()
        self.deploy_clickhouse()
        self.deploy_source()
        self.deploy_archive()

    def deploy_mysql(self) -> str:
        """Database, tables, users; gives what the checks of the server say."""
        return deploy.mysql.apply(self)

    def deploy_topics(self) -> None:
        """Every topic with its settings."""
        deploy.topics.create(self.bed.address("kafka"), self.pipeline.topics)

    def deploy_clickhouse(self) -> None:
        """Collections, tables, views, users."""
        deploy.clickhouse.apply(self)

    def deploy_source(self) -> None:
        """The source connector, until it runs."""
        deploy.connectors.create(self, self.pipeline.source)

    def deploy_archive(self) -> None:
        """Buckets and the sink, until it runs."""
        deploy.buckets.create(self.bed, self.pipeline.buckets)
        deploy.connectors.create(self, self.pipeline.archive)

    def ingest(self, ticks: int = 1, first: int | None = None) -> None:
        """Runs the generated ingestor for further intervals, or from the `first` on.

        An interval also changes rows of the one before, and deletes rows of the twelfth
        before it.
        """
        login = {
            "MYSQL_HOST": "127.0.0.1",
            "MYSQL_PORT": str(self.bed.port(self.server)),
            "MYSQL_USER": self.pipeline.ingest_user,
            "MYSQL_PASSWORD": PASSWORDS["INGEST_PASSWORD"],
            "MYSQL_DATABASE": self.definition.database,
        }
        start = self._ticks if first is None else first
        self._ticks = start + ticks
        for number in range(start, self._ticks):
            ingest.tick(self.out / "ingestor", login, number)

    def settle(self, timeout: float = 60) -> None:
        """Waits until ClickHouse holds all that MySQL had committed at the call."""
        settle(self, timeout)

    def expected(self, tables: list[str] | None = None) -> Expected:
        """What the source holds now, as the pipeline is to carry it."""
        return read_expected(self, tables)

    def compare(
        self,
        tables: list[str] | None = None,
        history: str | None = None,
        expected: Expected | None = None,
    ) -> Comparison:
        """Every row and column of the current state, or of history's day, with MySQL.

        History is compared with what `expected()` gave at the cut-off.
        """
        wanted = expected if expected is not None else self.expected(tables)
        return compare(self, wanted, history)
