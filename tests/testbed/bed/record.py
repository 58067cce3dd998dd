"""bed.json: what a bed remembers between commands."""

from __future__ import annotations

import json
import os
import threading
from dataclasses import asdict
from pathlib import Path

from bed.error import BedError
from bed.process import Process


class Record:
    """The ports a bed was given and the processes it started. Every change is on disk before the call returns."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def ports(self) -> dict[str, int]:
        """Port by name of the port."""
        return self._read()["ports"]

    def process(self, engine: str) -> Process | None:
        """The process that was started last for an engine."""
        found = self._read()["processes"].get(engine)
        return None if found is None else Process(**found)

    def engines(self) -> list[str]:
        """The engines that were started and not stopped since."""
        return list(self._read()["processes"])

    def set_port(self, name: str, port: int) -> None:
        """Keeps a port."""
        with self._lock:
            data = self._read()
            data["ports"][name] = port
            self._write(data)

    def set_process(self, engine: str, process: Process | None) -> None:
        """Keeps the process of an engine, or forgets it."""
        with self._lock:
            data = self._read()
            if process is None:
                data["processes"].pop(engine, None)
            else:
                data["processes"][engine] = asdict(process)
            self._write(data)

    def _read(self) -> dict[str, dict]:
        try:
            return json.loads(self._path.read_text())
        except FileNotFoundError:
            return {"ports": {}, "processes": {}}
        except ValueError as error:
            raise BedError(
                f"{self._path} is not JSON ({error}); remove the folder of the bed"
            ) from None

    def _write(self, data: dict[str, dict]) -> None:
        new = self._path.with_suffix(".new")
        new.write_text(json.dumps(data, indent=2) + "\n")
        os.replace(new, self._path)


def ports_of_all(folder: Path) -> set[int]:
    """The ports of every bed below `folder`."""
    taken: set[int] = set()
    for path in folder.glob("*/bed.json"):
        taken.update(Record(path).ports().values())
    return taken
