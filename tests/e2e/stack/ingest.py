"""The generated ingestor, run as its own user."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from stack.error import StackError

FIRST = datetime(2026, 3, 1, tzinfo=UTC)
EVERY = timedelta(minutes=5)


def tick(ingestor: Path, login: dict[str, str], number: int) -> str:
    """Writes what belongs to the n-th interval; gives what the ingestor printed."""
    start = FIRST + number * EVERY
    interval = [
        "--from",
        start.isoformat(),
        "--to",
        (start + EVERY).isoformat(),
    ]
    done = subprocess.run(
        [sys.executable, "ingest.py", *interval],
        check=False,
        cwd=ingestor,
        env={**os.environ, **login, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        raise StackError(f"the ingestor failed:\n{done.stdout}{done.stderr}")
    return done.stdout
