"""Changes in MySQL: many at once, or so many a second."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import dataclass, field

from stack import Stack

TRANSACTION = 1_000
"""Rows of a transaction when many are written at once."""
TICKS = 100
"""Transactions a second when the rate is fixed."""

_AGO = 500
"""An update is of an order that was inserted so many changes before."""

_INSERT = """
INSERT INTO orders (order_id, customer_id, status, amount, note, placed_at, change_number)
WITH RECURSIVE numbers (n) AS (SELECT %s UNION ALL SELECT n + 1 FROM numbers WHERE n < %s)
SELECT n, n %% 50000 + 1, ELT(n %% 4 + 1, 'new', 'paid', 'shipped', 'cancelled'), n %% 100000 / 16,
    IF(n %% 3 = 0, NULL, CONCAT('order ', n, ' of a measurement')),
    TIMESTAMPADD(SECOND, n, '2020-01-01'), n
FROM numbers
"""
_UPDATE = """
UPDATE orders SET status = 'paid', change_number = order_id + %s
WHERE order_id BETWEEN %s AND %s
"""


@dataclass(frozen=True)
class Filled:
    """When rows were written, in seconds since 1970."""

    begin: float
    end: float


def fill(stack: Stack, rows: int, first: int) -> Filled:
    """Inserts orders whose numbers begin at `first`."""
    with closing(stack.mysql()) as connection, connection.cursor() as cursor:
        begin = time.time()
        for start in range(first, first + rows, TRANSACTION):
            last = min(start + TRANSACTION, first + rows) - 1
            cursor.execute(_INSERT, (start, last))
        return Filled(begin, time.time())


@dataclass
class Writer:
    """Changes at a fixed rate: of each transaction half are inserts, half updates."""

    stack: Stack
    rate: int
    seconds: float
    first: int
    """The first change's number; an order has the number of the change that inserts it."""
    committed: dict[int, float] = field(default_factory=dict)
    """When each change was committed, by its number."""
    late: float = 0.0
    """Seconds that the writer was behind its rate at worst."""

    @property
    def oldest(self) -> int:
        """The first order that a change is of."""
        return self.first - _AGO

    def run(self) -> None:
        """Writes all changes."""
        each = self.rate // TICKS
        with closing(self.stack.mysql()) as connection, connection.cursor() as cursor:
            begin = time.monotonic()
            for tick in range(int(self.seconds * TICKS)):
                due = begin + tick / TICKS
                # Time is the condition here: the writer is the rate.
                time.sleep(max(0.0, due - time.monotonic()))
                self.late = max(self.late, time.monotonic() - due)
                first = self.first + tick * each
                middle, end = first + each // 2, first + each
                connection.begin()
                cursor.execute(_INSERT, (first, middle - 1))
                # So far from an update's number back to that of an insert.
                back = middle - first + _AGO
                cursor.execute(_UPDATE, (back, middle - back, end - 1 - back))
                connection.commit()
                now = time.time()
                self.committed.update((change, now) for change in range(first, end))
