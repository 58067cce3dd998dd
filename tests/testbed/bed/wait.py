"""Waiting for a condition, with a deadline."""

from __future__ import annotations

import time
from collections.abc import Callable

_PAUSE = 0.05


def until(condition: Callable[[], bool], seconds: float) -> bool:
    """Asks `condition` again and again; False when it did not hold within `seconds`."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(_PAUSE)
    return True
