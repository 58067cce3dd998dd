"""Runs generated scripts."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
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


def clients(folder: Path, programs: dict[str, list[str]]) -> dict[str, str]:
    """Puts programs into `folder` under the names that scripts call; gives the PATH."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, command in programs.items():
        text = f'#!/bin/sh\nexec {shlex.join(command)} "$@"\n'
        with tempfile.NamedTemporaryFile("w", dir=folder, delete=False) as file:
            file.write(text)
        Path(file.name).chmod(0o755)
        # At once: another stack of the bed may be running it.
        Path(file.name).replace(folder / name)
    return {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
