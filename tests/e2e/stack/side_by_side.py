"""Doing the same for several projects."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

_Given = TypeVar("_Given")
_Done = TypeVar("_Done")


def step(
    name: str,
    given: list[_Given],
    work: Callable[[_Given], _Done],
    at_once: int = 4,
) -> list[_Done]:
    """Does `work` for all, some at a time; says how long it took."""
    started = time.monotonic()
    with ThreadPoolExecutor(at_once) as pool:
        done = list(pool.map(work, given))
    print(f"{time.monotonic() - started:6.1f} s  {name}", file=sys.stderr)
    return done
