"""Tables, users and grants on the source database, by the generated script."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from stack.deploy import script
from stack.passwords import PASSWORDS

if TYPE_CHECKING:
    from stack.stack import Stack


def apply(stack: Stack) -> str:
    """Runs `mysql/apply.sh` as root over the socket; gives what it printed."""
    clients = stack.bed.folder / "run" / "clients"
    _client(clients, stack.bed.client(stack.server))
    path = f"{clients}{os.pathsep}{os.environ['PATH']}"
    apply = stack.out / "mysql" / "apply.sh"
    return script.run(apply, {**PASSWORDS, "PATH": path})


def _client(folder: Path, command: list[str]) -> None:
    """Puts the bed's client into `folder` under the name that the script calls."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "mysql"
    file.write_text(f'#!/bin/sh\nexec {shlex.join(command)} "$@"\n')
    file.chmod(0o755)
