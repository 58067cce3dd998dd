"""Engines made for tests: small programs in place of servers."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from bed import probe
from bed.bed import Bed
from bed.engine.base import Engine


class StandIn(Engine):
    """A web server of Python's; what it does instead is the test's choice."""

    version = "1"
    files = ("installed",)
    deadline = 20

    def __init__(self, name: str, needs: tuple[str, ...] = ()) -> None:
        self.name = name
        self.needs = needs
        self.ports = (name,)
        self.script = ""
        self.host = probe.LOOPBACK
        self.installing: Callable[[Path], None] = lambda folder: None

    def install(self, folder: Path) -> None:
        (folder / "installed").write_text("yes")
        self.installing(folder)

    def command(self, bed: Bed) -> list[str]:
        if self.script:
            return ["/bin/sh", "-c", self.script]
        port = str(bed.port(self.name))
        return [sys.executable, "-m", "http.server", port, "--bind", self.host]

    def ready(self, bed: Bed) -> bool:
        return probe.http_status(bed.port(self.name), "/") == 200
