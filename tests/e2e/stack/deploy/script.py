"""Runs generated scripts."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from stack.error import StackError


def run(
    script: Path, environment: dict[str, str], arguments: list[str] | None = None
) -> str:
    """Runs `script` as a deployment does; gives what it printed."""
    done = subprocess.run(
        ["sh", str(script), *(arguments or [])],
        check=False,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode != 0:
        raise StackError(f"{script} failed:\n{done.stdout.strip()}")
    return done.stdout.strip()
