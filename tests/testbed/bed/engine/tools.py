"""The venv in which the end-to-end tests run."""

from __future__ import annotations

import hashlib
from pathlib import Path

from bed import venv
from bed.engine.base import Engine
from bed.error import BedError

_REQUIREMENTS = Path(__file__).resolve().parents[3] / "e2e" / "requirements.txt"


class Tools(Engine):
    """What tests/e2e/requirements.txt names; other requirements make another venv."""

    name = "tools"
    files = ("bin/python", "lib/python3*/site-packages/pytest/__init__.py")
    disk = 600

    @property
    def version(self) -> str:
        if not _REQUIREMENTS.exists():
            raise BedError(f"{_REQUIREMENTS} is missing, which names the tests' tools")
        return hashlib.sha256(_REQUIREMENTS.read_bytes()).hexdigest()[:8]

    def install(self, folder: Path) -> None:
        venv.create(folder, f"--requirement={_REQUIREMENTS}")


ENGINE = Tools()
