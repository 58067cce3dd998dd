"""The generated ingestor, run as its own user."""

from __future__ import annotations

import os
import subprocess
from datetime import datetime, timedelta, timezone
from pathlib import Path

from stack.error import StackError

FIRST = datetime(2026, 3, 1, tzinfo=timezone.utc)
EVERY = timedelta(minutes=5)


def tick(python: Path, ingestor: Path, login: dict[str, str], number: int) -> str:
    """Writes what belongs to the n-th interval; gives what the ingestor printed."""
    start = FIRST + number * EVERY
    interval = [
        "--from",
        start.isoformat(),
        "--to",
        (start + EVERY).isoformat(),
    ]
    done = subprocess.run(
        [str(python), "ingest.py", *interval],
        cwd=ingestor,
        env={**os.environ, **login, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        raise StackError(f"the ingestor failed:\n{done.stdout}{done.stderr}")
    return done.stdout
