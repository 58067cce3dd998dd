"""Kafka tables over restarts.

chdb cannot load a Kafka table when it starts. So the definitions are set aside before and run again as CREATE TABLE
afterwards, when all else is loaded: the views that read a queue are then there before its first record. A definition
stays aside until its table exists; a process killed in between loses none.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from .engine import Connection, name

KAFKA = re.compile(r"^ENGINE = Kafka\b", re.MULTILINE)
ATTACH = "ATTACH TABLE _ "


class KafkaTables:
    def __init__(self, data: Path) -> None:
        self._data = data
        self._aside = data / "kafka_tables"

    def set_aside(self) -> None:
        """Takes the definitions out of the metadata; the engine must not run."""
        self._aside.mkdir(parents=True, exist_ok=True)
        for file in self._definitions("metadata/*/*.sql"):
            file.rename(self._aside / f"{file.parent.name}.{file.name}")
        # Tables that were dropped, but not yet for good, are loaded too.
        for file in self._definitions("metadata_dropped/*.sql"):
            file.unlink()

    def bring_back(self, connection: Connection) -> int:
        """Creates the tables again; returns how many."""
        files = sorted(self._aside.glob("*.sql"))
        for file in files:
            database, table = (unquote(part) for part in file.stem.split("."))
            create = f"CREATE TABLE IF NOT EXISTS {name(database)}.{name(table)} "
            _, _, columns = file.read_text().partition(ATTACH)
            connection.run(create + columns)
            file.unlink()
        return len(files)

    def _definitions(self, pattern: str) -> Iterator[Path]:
        for file in sorted(self._data.glob(pattern)):
            if KAFKA.search(file.read_text()):
                yield file
