"""Starting one engine and seeing it come up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bed import process, wait
from bed.engine.base import Engine
from bed.error import BedError
from bed.process import Process
from bed.progress import timed

if TYPE_CHECKING:
    from bed.bed import Bed

_LINES = 25


def launch(bed: Bed, engine: Engine, started: Callable[[Process], None]) -> Process:
    """Starts the engine and returns when it is ready; one that fails is ended, and its log told.

    `started` is told of the process at once, so that no interruption leaves one that nobody knows.
    """
    with timed(f"{engine.name} up"):
        bed.data(engine.name).parent.mkdir(parents=True, exist_ok=True)
        engine.prepare(bed)
        log = bed.log(engine.name)
        begin = log.stat().st_size if log.exists() else 0
        environment = {**bed.environment(), **engine.environment(bed)}
        server = process.start(engine.command(bed), environment, bed.run, log)
        started(server)
        up = wait.until(
            lambda: engine.ready(bed) or not server.alive(), engine.deadline
        )
        if up and server.alive():
            return server
    status = server.exit_status()
    server.kill()
    how = (
        f"ended with status {status} while starting"
        if up
        else f"did not come up in {engine.deadline:g} s"
    )
    raise BedError(f"{engine.name} {how}; last lines of {log}:\n{_tail(log, begin)}")


def _tail(log: Path, begin: int) -> str:
    with log.open("rb") as file:
        file.seek(begin)
        lines = file.read().decode(errors="replace").splitlines()
    return "\n".join(f"  {line}" for line in lines[-_LINES:]) or "  (nothing)"
