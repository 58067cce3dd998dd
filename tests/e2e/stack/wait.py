"""Waiting for a condition, with a deadline."""

from __future__ import annotations

import time
from collections.abc import Callable

from bed.wait import crowding

from stack.error import StackError

_PAUSE = 0.05


class Deadline:
    """A moment until which something may take: so many seconds, more on a crowded machine."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._start = time.monotonic()

    def left(self) -> float:
        """Seconds that are left, never below zero."""
        end = self._start + self.seconds * crowding()
        return max(0.0, end - time.monotonic())

    def over(self) -> bool:
        """Whether it has passed."""
        return self.left() == 0

    def until(self, condition: Callable[[], bool], message: Callable[[], str]) -> None:
        """Asks `condition` until it holds; past the deadline, raises with `message`."""
        while not condition():
            if self.over():
                raise StackError(f"after {self.seconds:g} s: {message()}")
            time.sleep(_PAUSE)
