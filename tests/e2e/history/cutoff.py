"""The moment at which a day of the history ends, and what MySQL held then."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from stack import Expected, Stack
from stack.wait import Deadline

_LOCKED = 0.3
_MINUTE = 60


@dataclass(frozen=True)
class Cutoff:
    """A full minute, for the definition knows no finer one."""

    at: datetime

    @classmethod
    def ahead(cls, seconds: float) -> Cutoff:
        """The first that lies at least so far ahead."""
        least = time.time() + seconds
        minute = -(-least // _MINUTE) * _MINUTE
        return cls(datetime.fromtimestamp(minute, UTC))

    @property
    def clock(self) -> str:
        """As the definition states it."""
        return self.at.strftime("%H:%M")

    @property
    def milliseconds(self) -> int:
        """Since 1970."""
        return int(self.at.timestamp() * 1000)

    def day(self, later: int = 0) -> str:
        """The day of the history that ends here, or one that ends so many days later."""
        return (self.at.date() + timedelta(days=later - 1)).isoformat()

    def passes(self) -> None:
        """Returns when the clock, which is MySQL's too, has passed it."""
        self._until(0.05)

    def held_by(self, stack: Stack) -> Expected:
        """Waits for the cut-off; gives what MySQL held at it.

        A lock keeps all changes away from the moment itself, so that each belongs to one side without doubt.
        """
        with closing(stack.mysql()) as guard, guard.cursor() as cursor:
            self._until(-_LOCKED)
            cursor.execute("FLUSH TABLES WITH READ LOCK")
            self.passes()
            return stack.expected()

    def _until(self, offset: float) -> None:
        end = self.at.timestamp() + offset
        Deadline(2 * _MINUTE).until(
            lambda: time.time() >= end,
            lambda: f"the cut-off {self.at:%H:%M} lies too far ahead",
        )
