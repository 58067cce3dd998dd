"""Progress on stderr, one line an event: stdout belongs to answers."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


def say(message: str) -> None:
    """Writes one line of progress."""
    # One write, so that lines of two threads never mix.
    sys.stderr.write(f"testbed: {message}\n")


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Says how many seconds the block took; silent when the block fails, because the error speaks then."""
    begin = time.monotonic()
    yield
    say(f"{what}, {time.monotonic() - begin:.1f} s")
