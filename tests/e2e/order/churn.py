"""A writer that changes a table beside the test, one small transaction after another."""

from __future__ import annotations

import random
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from types import TracebackType
from typing import TYPE_CHECKING

from stack.wait import Deadline

from order.rows import first_step

if TYPE_CHECKING:
    import pymysql
    from stack import Stack

_SEED = 1


class Churn:
    """Updates, deletes and inserts rows of a range of keys while it is entered.

    No two of its changes of a row look alike: `step` counts them.
    """

    def __init__(
        self, stack: Stack, table: str, key: str, keys: range, pause: float = 0.002
    ) -> None:
        self._stack = stack
        self._table = table
        self._key = key
        self._keys = keys
        self._pause = pause
        self._random = random.Random(_SEED)
        self._step = first_step()
        self._stop = threading.Event()
        self._pool = ThreadPoolExecutor(max_workers=1)
        self.changes = 0

    def __enter__(self) -> Churn:  # noqa: PYI034 (Self came with Python 3.11)
        self._work = self._pool.submit(self._run)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._pool.shutdown()
        if error is None:
            self._work.result()

    def wait_for(self, more: int, timeout: float = 30) -> None:
        """Until so many further rows have been changed."""
        wanted = self.changes + more

        def done() -> bool:
            if self._work.done():
                self._work.result()
            return self.changes >= wanted

        Deadline(timeout).until(
            done, lambda: f"{self.changes} of {wanted} rows of {self._table} changed"
        )

    def _run(self) -> None:
        with closing(self._stack.mysql()) as connection:
            while not self._stop.wait(self._pause):
                self._transaction(connection)

    def _transaction(self, connection: pymysql.Connection) -> None:
        """A few changes: mostly updates, and deletes whose rows return some day."""
        connection.begin()
        with connection.cursor() as cursor:
            for key in self._random.sample(self._keys, 4):
                self._step += 1
                if self._random.random() < 0.15:
                    found = cursor.execute(
                        f"DELETE FROM {self._table} WHERE {self._key} = %s", (key,)
                    )
                else:
                    found = cursor.execute(
                        f"INSERT INTO {self._table} VALUES (%s, %s, 1, NULL, "
                        "UTC_TIMESTAMP(3)) ON DUPLICATE KEY UPDATE "
                        "step = VALUES(step), amount = amount + 1, memo = NULL",
                        (key, self._step),
                    )
                self.changes += bool(found)
        connection.commit()
