"""A bank's day: transactions that follow each other while engines die and return."""

from __future__ import annotations

import random
import threading
import time
from contextlib import closing
from types import TracebackType
from typing import TYPE_CHECKING, Self

import pymysql
from stack.wait import Deadline

if TYPE_CHECKING:
    from stack import Stack

ACCOUNTS = 60

_SEED = 4
_PAUSE = 0.005
_ABSENCE = 60


def open_accounts(connection: pymysql.Connection) -> None:
    """The accounts, without an entry."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT IGNORE INTO accounts VALUES (%s, %s, 0, 0, UTC_TIMESTAMP(6))",
            [(number, f"owner {number}") for number in range(1, ACCOUNTS + 1)],
        )


class Load:
    """Books entries while it is entered, and waits for MySQL where that is away.

    An account's balance is the sum of its entries after every transaction, and its
    `changes` counts the transactions: a change that is lost or counted twice shows.
    """

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self._random = random.Random(_SEED)
        self._stop = threading.Event()
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        #: Rows that acknowledged transactions have changed.
        self.changes = 0
        #: Transactions that MySQL has not answered.
        self.unanswered = 0

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._thread.join()
        if self._failure and error is None:
            raise self._failure

    def wait_for(self, more: int, timeout: float = 30) -> None:
        """Until MySQL has acknowledged so many further changes."""
        wanted = self.changes + more

        def done() -> bool:
            if self._failure:
                raise self._failure
            return self.changes >= wanted

        Deadline(timeout).until(
            done, lambda: f"MySQL has taken {self.changes} of {wanted} changes"
        )

    def _run(self) -> None:
        try:
            while not self._stop.is_set():
                self._book_until_cut_off()
        except BaseException as error:  # noqa: BLE001  # Shown by the thread that waits.
            self._failure = error

    def _book_until_cut_off(self) -> None:
        with closing(self._connect()) as connection:
            try:
                while not self._stop.wait(_PAUSE):
                    self._transaction(connection)
            except (pymysql.OperationalError, pymysql.InterfaceError):
                self.unanswered += 1

    def _connect(self) -> pymysql.Connection:
        until = time.monotonic() + _ABSENCE
        while True:
            try:
                return self._stack.mysql()
            except pymysql.OperationalError:
                if self._stop.wait(0.05) or time.monotonic() > until:
                    raise

    def _transaction(self, connection: pymysql.Connection) -> None:
        """Two or three entries of an account; sometimes an old one changes or goes."""
        account = self._random.randint(1, ACCOUNTS)
        with connection.cursor() as cursor:
            connection.begin()
            changed = sum(
                cursor.execute(
                    "INSERT INTO entries VALUES "
                    "(NULL, %s, %s, %s, NULL, UTC_TIMESTAMP(3))",
                    (account, *self._entry()),
                )
                for _ in range(self._random.randint(2, 3))
            )
            old = max(1, cursor.lastrowid - self._random.randint(3, 400))
            if self._random.random() < 0.2:
                changed += cursor.execute(
                    "UPDATE entries SET note = UUID() WHERE entry_id = %s", (old,)
                )
            elif self._random.random() < 0.2:
                changed += cursor.execute(
                    "DELETE FROM entries WHERE entry_id = %s AND account_id = %s",
                    (old, account),
                )
            changed += cursor.execute(
                "UPDATE accounts SET changes = changes + 1, "
                "touched_at = UTC_TIMESTAMP(6), balance = "
                "(SELECT SUM(amount) FROM entries WHERE account_id = %s) "
                "WHERE account_id = %s",
                (account, account),
            )
            connection.commit()
        self.changes += changed

    def _entry(self) -> tuple[str, str]:
        kind = self._random.choice(("in", "out", "fee"))
        cents = self._random.randint(1, 10_000_000)
        return kind, f"{'' if kind == 'in' else '-'}{cents // 100}.{cents % 100:02}"
