"""Waiting for a condition, with a deadline."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

_PAUSE = 0.05


def crowding() -> float:
    """How many times longer everything takes: programs that want a core, for each core there is; at least 1."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def until(condition: Callable[[], bool], seconds: float) -> bool:
    """Asks `condition` again and again; False when it did not hold within `seconds`, more on a crowded machine."""
    start = time.monotonic()
    while not condition():
        if time.monotonic() > start + seconds * crowding():
            return False
        time.sleep(_PAUSE)
    return True
