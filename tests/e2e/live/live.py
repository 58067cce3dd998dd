"""A project beside engines that hold nothing, without a source."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bed import Bed
from bed.engine import minio
from stack import project
from stack.clickhouse import ClickHouse
from stack.overlay import overlay
from stack.stack import PRODUCTION

from live.command import Command, Ran

if TYPE_CHECKING:
    from collections.abc import Iterator


class Live:
    """A project beside Kafka and a ClickHouse that start empty; `only` are the systems to look at."""

    def __init__(self, bed: Bed, only: tuple[str, ...]) -> None:
        self.bed = bed
        self.folder = bed.folder / "projects" / "live"
        self.command = Command(self.folder, only=only)
        bed.start("kafka")
        for engine in ("mysql", "registry", "minio", "connect", "clickhouse"):
            bed.reserve(engine)
        project.copy(PRODUCTION, self.folder, overlay(bed, "live", {}), {})
        # Readable in the older converter's place: these tests convert nothing.
        self.replace("datastack.toml", 'versions.converter = "confluent 7.0"\n', "")
        generated = project.generate(self.folder)
        self.engine = bed.engine("clickhouse")
        self.engine.configure(bed, generated / "clickhouse" / "config.d")
        self.start()
        self.sql = ClickHouse(bed.url("clickhouse"))

    def start(self) -> None:
        login = {
            "OBJECT_STORE_ACCESS_KEY": minio.USER,
            "OBJECT_STORE_SECRET_KEY": minio.PASSWORD,
        }
        self.bed.start("clickhouse", environment=login)

    def run(self, *words: str, **variables: str) -> Ran:
        return self.command.run(*words, **variables)

    def steps(self) -> list[str]:
        """The ids of the steps that a plan has now."""
        return self.command.steps()

    def apply(self, *words: str) -> None:
        self.command.apply(*words)

    def replace(self, file: str, old: str, new: str) -> None:
        path = self.folder / file
        text = path.read_text()
        assert text.count(old) == 1, f"{file}: {text.count(old)} times {old!r}"
        path.write_text(text.replace(old, new))

    def objects(self) -> list[tuple]:
        """Every object with its statement, but those that refreshable views keep for themselves."""
        return self.sql(
            "SELECT name, create_table_query FROM system.tables "
            "WHERE database = 'production' AND NOT match(name, '^[.](tmp[.])?inner') ORDER BY name"
        )


@contextmanager
def applied(name: str, *only: str) -> Iterator[Live]:
    """A project whose first `apply` is done, on a bed of its own that goes afterwards."""
    bed = Bed.open(name)
    try:
        live = Live(bed, only)
        live.apply()
        yield live
    finally:
        bed.stop()
        if not os.environ.get("DATASTACK_KEEP"):
            shutil.rmtree(bed.folder)
