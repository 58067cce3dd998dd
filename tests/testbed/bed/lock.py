"""Locks between processes: a file each, held by the kernel, so that a killed holder leaves none behind."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bed.progress import say


@contextmanager
def held(path: Path, what: str) -> Iterator[None]:
    """Holds the lock of `path`; says so when another process makes this one wait."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(f"{what}: waiting for another process that works on it")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
