"""Order: changes that no clock and no place in the binlog tells apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing

import pymysql
import pytest
from order.events import Event, ends, events
from order.rows import execute, first_step, refill
from pymysql.constants import CLIENT
from report import Report
from stack import Stack

pytestmark = pytest.mark.parametrize("stack", ["order"], indirect=True, scope="session")

KEYS = range(60)
KEY_CHANGES = 3


@pytest.fixture(params=[False, True], ids=["plain", "compressed"])
def compression(request: pytest.FixtureRequest, stack: Stack) -> Iterator[bool]:
    """binlog_transaction_compression, off and on."""
    execute(stack, f"SET GLOBAL binlog_transaction_compression = {request.param}")
    yield request.param
    execute(stack, "SET GLOBAL binlog_transaction_compression = OFF")


def test_changes_of_one_millisecond(
    stack: Stack, compression: bool, record: Report
) -> None:
    """Transactions of one row follow each other so fast that clocks tie."""
    refill(stack, "accounts", KEYS)
    stack.settle()
    since = ends(stack, "accounts")
    with closing(_session(stack, compression)) as connection:
        _many(
            connection,
            [
                f"UPDATE accounts SET step = step + 1, memo = 'round {number}' "
                f"WHERE account_id = {key}"
                for key in (1, 2)
                for number in range(400)
            ],
        )
    stack.settle()
    found = events(stack, "accounts", since)
    assert len(found) == 800, "each transaction is an event"
    assert _ties(found) >= 50, "no two transactions fell into one millisecond"
    compared = stack.compare(["accounts"]).check()
    record(point=3, stack=stack.name, **compared.counts)


def test_changes_of_one_transaction(
    stack: Stack, compression: bool, record: Report
) -> None:
    """Rows change many times in a transaction: one at a time, all at once, and away."""
    refill(stack, "accounts", KEYS)
    stack.settle()
    since = ends(stack, "accounts")
    with closing(_session(stack, compression)) as connection:
        connection.begin()
        one_row = (
            "UPDATE accounts SET step = step + 1, memo = 'one' WHERE account_id = "
        )
        all_rows = "UPDATE accounts SET step = step + 100, memo = 'all'"
        _many(connection, [f"{one_row}{key % 7}" for key in range(140)])
        _many(connection, [all_rows, all_rows, f"{one_row} 3", all_rows])
        # Away and back, back and away, and a key that goes from row to row.
        row = "INSERT INTO accounts VALUES ({}, {}, 5, NULL, UTC_TIMESTAMP(3))"
        step = first_step()
        _many(
            connection,
            [
                "DELETE FROM accounts WHERE account_id IN (10, 11)",
                row.format(10, step),
                "UPDATE accounts SET memo = 'back' WHERE account_id = 10",
                row.format(100, step),
                "UPDATE accounts SET amount = 7 WHERE account_id = 100",
                "DELETE FROM accounts WHERE account_id = 100",
                "UPDATE accounts SET account_id = 101 WHERE account_id = 12",
                "UPDATE accounts SET account_id = 12 WHERE account_id = 13",
                "UPDATE accounts SET account_id = 13 WHERE account_id = 101",
                "UPDATE accounts SET memo = 'last' WHERE account_id BETWEEN 12 AND 40",
            ],
        )
        connection.commit()
    stack.settle()
    found = events(stack, "accounts", since)
    assert len({event.committed_ms for event in found}) == 1, (
        "one transaction, one time"
    )
    tied = len(found) - len({event.place for event in found})
    # Uncompressed, only the two events of a changed key share a place in the binlog.
    assert tied > len(found) // 2 if compression else tied == KEY_CHANGES
    compared = stack.compare(["accounts"]).check()
    record(point=3, stack=stack.name, **compared.counts)


def _session(stack: Stack, compression: bool) -> pymysql.Connection:
    """A new session, which takes the global setting."""
    connection = pymysql.connect(
        unix_socket=str(stack.bed.socket(stack.server)),
        user="root",
        database=stack.definition.database,
        autocommit=True,
        client_flag=CLIENT.MULTI_STATEMENTS,
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT @@session.binlog_transaction_compression")
        assert cursor.fetchone() == (int(compression),)
    return connection


def _many(connection: pymysql.Connection, statements: list[str]) -> None:
    """Runs statements without a round trip for each."""
    with connection.cursor() as cursor:
        cursor.execute("; ".join(statements))
        while cursor.nextset():
            pass


def _ties(found: list[Event]) -> int:
    """Events whose row has another event of the same millisecond."""
    times = Counter((event.key, event.committed_ms) for event in found)
    return sum(count for count in times.values() if count > 1)
