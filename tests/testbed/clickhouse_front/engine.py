"""The ClickHouse engine in this process: connections, statements, answers."""

import re
import time
from dataclasses import dataclass
from pathlib import Path

from chdb import _chdb

from .errors import ClickHouseError

PIECE = 1 << 20
"""Bytes of an INSERT's data handed to the engine at a time."""
SHUTDOWN = "Shutdown was called"
"""chdb ends CREATE of a Kafka table with this exception (code 49), though the table is there and works."""
CREATED = re.compile(
    r"(?:\s+|--[^\n]*\n|/\*.*?\*/)*(?:CREATE(?:\s+OR\s+REPLACE)?|ATTACH|REPLACE)\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?"
    r"((?:`(?:[^`\\]|\\.)*`|\w+)(?:\s*\.\s*(?:`(?:[^`\\]|\\.)*`|\w+))?)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Answer:
    body: bytes = b""
    format: str = "TabSeparated"
    summary: tuple[tuple[str, int], ...] = ()
    """What `X-ClickHouse-Summary` tells."""


class Connection:
    """One session of the engine. It runs one statement at a time."""

    def __init__(self, source: str) -> None:
        self._native = _chdb.connect(source)

    def close(self) -> None:
        self._native.close()

    def use(self, database: str) -> None:
        self.run(f"USE {name(database)}")

    def set(self, settings: dict[str, str]) -> None:
        if settings:
            self.run(
                "SET "
                + ", ".join(f"{key} = {text(value)}" for key, value in settings.items())
            )

    def run(
        self,
        sql: str,
        format: str = "TabSeparated",
        parameters: dict[str, str] | None = None,
    ) -> Answer:
        """Runs one statement, an INSERT with data in a format aside."""
        start = time.monotonic_ns()
        try:
            result = self._native.query(sql, format, params=parameters or {})
        except RuntimeError as error:
            if SHUTDOWN in str(error) and self._created(sql):
                return Answer()
            raise ClickHouseError(str(error)) from None
        if result.has_error():
            raise ClickHouseError(result.error_message())
        counts = {
            "read_rows": result.storage_rows_read(),
            "read_bytes": result.storage_bytes_read(),
            "written_rows": result.rows_written(),
            "written_bytes": result.bytes_written(),
            "result_rows": result.rows_read(),
            "result_bytes": result.bytes_read(),
            "elapsed_ns": time.monotonic_ns() - start,
        }
        return Answer(result.bytes() or b"", format, tuple(counts.items()))

    def insert(self, head: str, format: str, data: bytes) -> Answer:
        """Runs an INSERT whose data come in a format."""
        start = time.monotonic_ns()
        try:
            insert = self._native.send_insert(head, format)
            try:
                for at in range(0, len(data), PIECE):
                    self._native.insert_append(insert, data[at : at + PIECE])
                result = self._native.insert_done(insert)
            except RuntimeError:
                self._cancel(insert)
                raise
        except RuntimeError as error:
            raise ClickHouseError(str(error)) from None
        counts = {
            "read_rows": result.rows_written(),
            "read_bytes": len(data),
            "written_rows": result.rows_written(),
            "written_bytes": result.bytes_written(),
            "elapsed_ns": time.monotonic_ns() - start,
        }
        return Answer(summary=tuple(counts.items()))

    def _cancel(self, insert: object) -> None:
        try:
            self._native.insert_cancel(insert)
        except RuntimeError:
            pass  # the failed INSERT has ended already

    def _created(self, sql: str) -> bool:
        found = CREATED.match(sql)
        return (
            found is not None
            and self.run(f"EXISTS TABLE {found.group(1)}").body == b"1\n"
        )


class Engine:
    """The engine lives as long as one connection does; this one is kept, so that tables and views work on."""

    def __init__(self, data: Path, configuration: Path) -> None:
        self._source = f"{data}?config-file={configuration}&log-level=information"
        self._kept = Connection(self._source)

    def connect(self) -> Connection:
        return Connection(self._source)

    def value(self, sql: str) -> str:
        """The only value of a query's answer."""
        connection = self.connect()
        try:
            return connection.run(sql).body.decode().rstrip("\n")
        finally:
            connection.close()

    def close(self) -> None:
        self._kept.close()


def name(name: str) -> str:
    """A quoted name."""
    escaped = name.replace("\\", "\\\\").replace("`", "\\`")
    return f"`{escaped}`"


def text(value: str) -> str:
    """A quoted text."""
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
