"""Runs the command of the test bed as a person does, on a machine made for the test."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

TESTBED = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTBED))


class Machine:
    """A cache folder of its own and a PATH with the programs that the test names."""

    def __init__(self, folder: Path, *programs: str) -> None:
        self.cache = folder / "cache"
        self._bin = folder / "bin"
        self._bin.mkdir(parents=True)
        for program in ("env", *programs):
            found = shutil.which(program)
            assert found, f"this test needs {program}"
            (self._bin / program).symlink_to(found)
        # Not `python3` of PATH, which may be a script that looks for others.
        (self._bin / "python3").symlink_to(sys.executable)

    def program(self, name: str, script: str) -> None:
        """Adds a program made for the test."""
        path = self._bin / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def run(self, *arguments: str, **environment: str) -> tuple[int, str]:
        """Exit status of `testbed ...`, and the last line it wrote to stderr."""
        keep = {name: os.environ[name] for name in ("HOME",) if name in os.environ}
        result = subprocess.run(
            [TESTBED / "testbed", *arguments],
            env={
                **keep,
                "PATH": str(self._bin),
                "DATASTACK_CACHE": str(self.cache),
                **environment,
            },
            check=False,
            capture_output=True,
            text=True,
            timeout=120,
        )
        lines = result.stderr.splitlines()
        told = [line for line in lines if not line.endswith(tuple(self._installing()))]
        assert len(told) == 1, f"one line is wanted:\n{result.stderr}"
        return result.returncode, told[0]

    def left(self) -> list[str]:
        """What the command left in the cache, locks and beds aside."""
        folder = self.cache / "testbed"
        if not folder.exists():
            return []
        found = [path for path in folder.rglob("*") if path.is_file()]
        names = [str(path.relative_to(folder)) for path in found]
        return [name for name in names if not name.startswith(("locks/", "beds/"))]

    def _installing(self) -> list[str]:
        from bed import engine

        return [
            f"/cache/testbed/{engine.find(name).folder.name}" for name in engine.names()
        ]
