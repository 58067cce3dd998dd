"""A bed: engines with ports, data and logs of their own, kept in one folder."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path

from bed import cache, engine, installation, ports, requirements, sockets
from bed.engine.base import Engine
from bed.error import BedError
from bed.launch import launch
from bed.lock import held
from bed.probe import LOOPBACK
from bed.process import Process
from bed.record import Record, ports_of_all

# A socket's path has at most 107 characters.
_LONGEST_SOCKET = 100
_GRACE = 30


class Bed:
    """Engines that run together. What a bed knows is in its folder, so two processes may open the same one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = folder.name
        self.logs = folder / "logs"
        self.run = folder / "run"
        for part in (self.logs, self.run, folder / "data"):
            part.mkdir(parents=True, exist_ok=True)
        self._record = Record(folder / "bed.json")

    @classmethod
    def open(cls, name: str) -> Bed:
        """The bed of that name, made if there is none."""
        if not name or name != Path(name).name or name.startswith("."):
            raise BedError(
                f"{name!r} cannot name a bed: it becomes the name of a folder"
            )
        return cls(cache.beds() / name)

    def start(
        self,
        *names: str,
        environment: Mapping[str, str] | None = None,
        fixed_ports: Mapping[str, int] | None = None,
    ) -> None:
        """Starts engines and what they need, side by side where nothing waits for another; what runs is left.

        `environment` are variables for the engines' processes, kept for later starts. Installs what is missing.
        """
        wanted = engine.with_needs(list(names))
        with held(self.run / "lock", f"bed {self.name}"):
            self._keep_environment(environment or {})
            self._fix_ports(fixed_ports or {})
            idle = [
                each for each in wanted if each.ports and not self.running(each.name)
            ]
            what = ", ".join(each.name for each in idle)
            if any(requirements.JAVA in each.programs for each in idle):
                requirements.check_programs([requirements.JAVA], what)
            requirements.check_memory(sum(each.memory for each in idle), what)
            self._assign_ports(idle)
            installation.install(wanted)
            self._launch(idle)

    def reserve(self, name: str) -> None:
        """Gives an engine its ports before it is started, for files that name them; it keeps those that it has."""
        with held(self.run / "lock", f"bed {self.name}"):
            if not self.running(name):
                self._assign_ports([engine.find(name)])

    def stop(self, *names: str) -> None:
        """Stops engines in the reverse order of their needs, all of the bed's without names."""
        with held(self.run / "lock", f"bed {self.name}"):
            started = engine.with_needs(self._record.engines())
            for each in reversed(started):
                if not names or each.name in names:
                    self._end(each, lambda process: process.terminate(_GRACE))

    def kill(self, name: str) -> None:
        """kill -9 of the engine's process and its children."""
        self._end(engine.find(name), Process.kill)

    def destroy(self) -> None:
        """Stops all and removes the folder."""
        self.stop()
        shutil.rmtree(self.folder)

    def running(self, name: str) -> bool:
        """Whether the engine's process lives."""
        process = self.process(name)
        return process is not None and process.alive()

    def process(self, name: str) -> Process | None:
        """The process that was started last for the engine and not stopped by this bed."""
        return self._record.process(name)

    def engines(self) -> list[str]:
        """The engines that this bed started and has not stopped."""
        return self._record.engines()

    def port(self, name: str) -> int:
        """The port of that name: `kafka`, `kafka.controller`..."""
        try:
            return self._record.ports()[name]
        except KeyError:
            raise BedError(
                f"bed {self.name} has no port {name}: start that engine first"
            ) from None

    def ports(self) -> dict[str, int]:
        """All ports that the bed was given, by name; an engine keeps its own while it does not run."""
        return self._record.ports()

    def address(self, name: str) -> str:
        """host:port."""
        return f"{LOOPBACK}:{self.port(name)}"

    def url(self, name: str) -> str:
        """The engine's address for HTTP clients."""
        return engine.find(name).url(self)

    def client(self, name: str) -> list[str]:
        """Command line of the engine's own client, as root; it runs what it reads from stdin."""
        return engine.find(name).client(self)

    def python(self, name: str) -> Path:
        """The Python of an engine that is a venv."""
        return engine.find(name).folder / "bin" / "python"

    def engine(self, name: str) -> Engine:
        """The engine itself, for what else it knows."""
        return engine.find(name)

    def log(self, name: str) -> Path:
        """The file of all that the engine's process writes to stdout and stderr."""
        return self.logs / f"{name}.log"

    def data(self, name: str) -> Path:
        """The folder of the engine's data."""
        return self.folder / "data" / name

    def socket(self, name: str) -> Path:
        """The file of the engine's socket."""
        path = self.run / f"{name}.sock"
        if len(str(path)) <= _LONGEST_SOCKET:
            return path
        # The port is the bed's own, so the name is.
        return Path(tempfile.gettempdir()) / f"datastack-{name}-{self.port(name)}.sock"

    def environment(self) -> dict[str, str]:
        """Variables of every engine's process."""
        machine = {
            name: os.environ[name]
            for name in ("PATH", "HOME", "JAVA_HOME", "TMPDIR")
            if name in os.environ
        }
        return {**machine, "LANG": "C.UTF-8", "TZ": "UTC", **self.stated_environment()}

    def stated_environment(self) -> dict[str, str]:
        """The variables that `start` was given."""
        path = self.run / "environment.json"
        return json.loads(path.read_text()) if path.exists() else {}

    def _launch(self, idle: list[Engine]) -> None:
        futures: dict[str, Future[None]] = {}

        def work(each: Engine) -> None:
            for need in each.needs:
                if need in futures:
                    futures[need].result()
            try:
                process = launch(
                    self, each, partial(self._record.set_process, each.name)
                )
                self._keep_on_loopback(each, process)
            except BedError:
                self._end(each, Process.kill)
                raise

        with ThreadPoolExecutor(max_workers=len(idle) or 1) as pool:
            for each in idle:
                futures[each.name] = pool.submit(work, each)
        for future in futures.values():
            future.result()

    def _keep_on_loopback(self, each: Engine, process: Process) -> None:
        for listener in sockets.of_processes(
            member.pid for member in process.members()
        ):
            if not listener.loopback:
                raise BedError(
                    f"{each.name} listens on {listener.address}:{listener.port}, which other machines can reach; it was stopped"
                )

    def _end(self, each: Engine, how) -> None:
        process = self._record.process(each.name)
        if process is not None:
            how(process)
            self._record.set_process(each.name, None)

    def _fix_ports(self, fixed: Mapping[str, int]) -> None:
        for name, port in fixed.items():
            owner = engine.find(name.split(".")[0])
            if name not in owner.ports:
                raise BedError(
                    f"{owner.name} has no port {name}; it has: {', '.join(owner.ports) or 'none'}"
                )
            if self._record.ports().get(name) == port:
                continue
            if self.running(owner.name):
                raise BedError(
                    f"{name} runs on port {self.port(name)}: stop it before you give it port {port}"
                )
            _check_free(name, port)
            self._record.set_port(name, port)

    def _assign_ports(self, idle: list[Engine]) -> None:
        # One lock for all beds: two that start at once must not pick the same port.
        with held(cache.locks() / "ports", "ports"):
            for name in (name for each in idle for name in each.ports):
                port = self._record.ports().get(name)
                if port is None:
                    self._record.set_port(name, ports.pick(ports_of_all(cache.beds())))
                else:
                    _check_free(name, port)

    def _keep_environment(self, more: Mapping[str, str]) -> None:
        if more:
            path = self.run / "environment.json"
            text = json.dumps({**self.stated_environment(), **more}, indent=2)
            path.touch(mode=0o600)
            path.write_text(text + "\n")


def _check_free(name: str, port: int) -> None:
    if not ports.free(port):
        who = sockets.owner(port) or "another program"
        raise BedError(
            f"port {port} of {name} is taken by {who}: stop that, or start with --port {name}=ANOTHER"
        )


def all_beds() -> list[str]:
    """The names of all beds on this machine."""
    return sorted(path.parent.name for path in cache.beds().glob("*/bed.json"))
