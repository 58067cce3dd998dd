"""The Iceberg archive, as its catalog and its files show it to a reader of tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from decimal import Decimal
from typing import TYPE_CHECKING

from bed.engine import minio
from stack.topics import Place
from stack.wait import Deadline

if TYPE_CHECKING:
    from stack import Stack

#: Numbers of each account.
State = set[tuple[Decimal, ...]]

_CATALOG = "iceberg.catalog.uri"
_STATE = {
    "accounts": "SELECT account_id, argMax(balance, at), argMax(changes, at) FROM ({}) "
    "GROUP BY account_id",
    "entries": "SELECT account_id, count(), sum(amount) FROM ("
    "SELECT argMax(account_id, at) AS account_id, argMax(amount, at) AS amount "
    "FROM ({}) GROUP BY entry_id HAVING argMax(__deleted, at) = 'false') "
    "GROUP BY account_id",
}
_SOURCE = {
    "accounts": "SELECT account_id, balance, changes FROM accounts",
    "entries": "SELECT account_id, COUNT(*), SUM(amount) FROM entries "
    "GROUP BY account_id",
}


def offsets(stack: Stack, table: str) -> dict[Place, list[int]]:
    """The offsets that the archive holds of each partition, as often as it holds them."""
    found: dict[Place, list[int]] = {}
    if _location(stack, table) is None:
        return found
    for topic, partition, offset in stack.clickhouse(
        "SELECT _kafka_topic, _kafka_partition, _kafka_offset "
        f"FROM {_relation(stack, table)}"
    ):
        found.setdefault((topic, partition), []).append(offset)
    return found


def await_archived(stack: Stack, table: str, wanted: dict[Place, set[int]]) -> None:
    """Waits until the archive holds these records."""
    Deadline(120).until(
        lambda: not _missing(stack, table, wanted),
        lambda: f"{table}: not archived: {_missing(stack, table, wanted)[:5]}",
    )


def _missing(
    stack: Stack, table: str, wanted: dict[Place, set[int]]
) -> list[tuple[str, int, int]]:
    """The records that the archive does not hold."""
    held = offsets(stack, table)
    return [
        (*place, offset)
        for place, all_of_it in wanted.items()
        for offset in sorted(all_of_it - set(held.get(place, [])))
    ]


def state(stack: Stack, table: str) -> State:
    """What the archive says of the table's present: the last record of each key."""
    records = f"SELECT *, _kafka_offset AS at FROM {_relation(stack, table)}"
    return _numbers(stack.clickhouse(_STATE[table].format(records)))


def source_state(stack: Stack, table: str) -> State:
    """What MySQL says of it."""
    with closing(stack.mysql()) as connection, connection.cursor() as cursor:
        cursor.execute(_SOURCE[table])
        return _numbers(cursor.fetchall())


def _numbers(rows: Iterable[tuple[object, ...]]) -> State:
    return {tuple(Decimal(str(value)) for value in row) for row in rows}


def _location(stack: Stack, table: str) -> str | None:
    """Where the catalog says that the table's metadata is; None before its first commit."""
    config = stack.pipeline.connectors[stack.pipeline.archive]
    file = config[_CATALOG].removeprefix("jdbc:sqlite:")
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as catalog:
        found = catalog.execute(
            "SELECT metadata_location FROM iceberg_tables WHERE table_name = ?",
            (table,),
        ).fetchone()
    return found and found[0]


def _relation(stack: Stack, table: str) -> str:
    """The table at its last commit: its catalog names the metadata, as for any reader."""
    location = _location(stack, table)
    assert location, f"{table} has not been archived"
    root, metadata = location.removeprefix("s3://").split("/metadata/")
    return (
        f"icebergS3('{stack.bed.url('minio')}/{root}/', '{minio.USER}', "
        f"'{minio.PASSWORD}', "
        f"SETTINGS iceberg_metadata_file_path = 'metadata/{metadata}')"
    )
