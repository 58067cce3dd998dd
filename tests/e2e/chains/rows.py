"""The rows that a snapshot finds, and changes of every kind."""

from __future__ import annotations

import itertools
import uuid

import pymysql

#: The value that names a topic, in chains that route by a column.
LANE = "lane.a"

_NUMBERS = itertools.count(1000)
_ORDER = (
    "REPLACE INTO orders (id, customer, status, amount, note, small, ratio, flag, photo, born, made, exact, seen, lane) "
    "VALUES (%s, 7, 'paid', 12.34, 'note', 3, 1.5, b'1', 'abc', '2020-02-29', '2024-01-02 03:04:05.678', "
    "'2024-01-02 03:04:05.678901', '2024-01-02 03:04:05', %s)"
)
_EVENT = "INSERT INTO outbox VALUES (%s, 'orders', '7', 'paid', '{\"id\": 7}', '2024-01-02 03:04:05.678')"


def begin(connection: pymysql.Connection) -> None:
    """What a snapshot finds."""
    with connection.cursor() as cursor:
        cursor.executemany(_ORDER, [(1, LANE), (2, LANE)])
        cursor.execute(_EVENT, (str(uuid.uuid4()),))


def change(connection: pymysql.Connection) -> None:
    """Inserts, updates and deletes a row of each table; outboxes are never updated."""
    number = next(_NUMBERS)
    with connection.cursor() as cursor:
        cursor.execute(_ORDER, (number, LANE))
        cursor.execute("UPDATE orders SET note = 'changed' WHERE id = %s", (number,))
        cursor.execute("DELETE FROM orders WHERE id = %s", (number,))
        event = str(uuid.uuid4())
        cursor.execute(_EVENT, (event,))
        cursor.execute("DELETE FROM outbox WHERE id = %s", (event,))
