"""Rows of the tables of order, which all have the same columns behind their key."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pymysql
    from stack import Stack

# A statement of this many rows stays far below MySQL's largest packet.
_BATCH = 5000


def first_step() -> int:
    """A number above those that earlier writers began with: microseconds of the clock."""
    return time.time_ns() // 1000


def insert(
    connection: pymysql.Connection, table: str, keys: Iterable[object], step: int
) -> None:
    """Rows of these keys, all in one transaction."""
    rows = [
        (key, step, f"{index % 997}.{index % 10000:04}", f"row {key}")
        for index, key in enumerate(keys)
    ]
    connection.begin()
    with connection.cursor() as cursor:
        for start in range(0, len(rows), _BATCH):
            cursor.executemany(
                f"INSERT INTO {table} VALUES (%s, %s, %s, %s, UTC_TIMESTAMP(3))",
                rows[start : start + _BATCH],
            )
    connection.commit()


def refill(stack: Stack, table: str, keys: Iterable[object]) -> None:
    """Nothing but new rows of these keys."""
    with closing(stack.mysql()) as connection:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")
        insert(connection, table, keys, first_step())


def execute(stack: Stack, *statements: str) -> int:
    """Runs each statement in a transaction of its own; gives the rows they changed."""
    with closing(stack.mysql()) as connection, connection.cursor() as cursor:
        return sum(cursor.execute(statement) for statement in statements)
