"""Processes that a bed started: known by pid and start time, so that a recycled pid is never taken for one."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from bed import wait

_CHILDREN: dict[int, subprocess.Popen[bytes]] = {}
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Stat:
    """What /proc says about one process."""

    pid: int
    session: int
    started: int
    memory: int
    dead: bool


@dataclass(frozen=True)
class Process:
    """The leader of a session of its own; what it starts stays in that session."""

    pid: int
    started: int
    boot: str

    def alive(self) -> bool:
        """Whether the very process still runs."""
        child = _CHILDREN.get(self.pid)
        if child is not None:
            child.poll()
        if self.boot != _boot():
            return False
        stat = _stat(self.pid)
        return stat is not None and stat.started == self.started and not stat.dead

    def exit_status(self) -> int | None:
        """The exit status of a dead process, when this program started it."""
        child = _CHILDREN.get(self.pid)
        return None if child is None else child.poll()

    def members(self) -> list[Stat]:
        """The process and all it started. The kernel gives a session's number to nobody else while one member lives."""
        leader = _stat(self.pid)
        if self.boot != _boot() or (
            leader is not None and leader.started != self.started
        ):
            return []
        numbers = [int(entry) for entry in os.listdir("/proc") if entry.isdigit()]
        stats = [stat for number in numbers if (stat := _stat(number)) is not None]
        return [
            stat
            for stat in stats
            if stat.session == self.pid
            and stat.started >= self.started
            and not stat.dead
        ]

    def memory(self) -> int:
        """Bytes of memory in use, children included."""
        return sum(stat.memory for stat in self.members())

    def since(self) -> float:
        """When it started, as seconds since 1970."""
        uptime = float(Path("/proc/uptime").read_text().split()[0])
        return time.time() - uptime + self.started / _TICKS

    def kill(self) -> None:
        """kill -9 of all members, and waits until they are gone."""
        self._signal(signal.SIGKILL)
        wait.until(self._gone, 30)

    def terminate(self, seconds: float) -> bool:
        """Asks the leader to end, kills what is left after `seconds`; False when it had to kill."""
        if self.alive():
            _send(self.pid, signal.SIGTERM)
        ended = wait.until(lambda: not self.alive(), seconds)
        self.kill()
        return ended

    def _gone(self) -> bool:
        return not self.alive() and not self.members()

    def _signal(self, number: signal.Signals) -> None:
        for stat in self.members():
            _send(stat.pid, number)


def start(
    command: list[str], environment: dict[str, str], folder: Path, log: Path
) -> Process:
    """Starts `command` in `folder` as the leader of a new session; its output is appended to `log`."""
    with log.open("ab") as output:
        child = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    _CHILDREN[child.pid] = child
    stat = _stat(child.pid)
    return Process(child.pid, stat.started if stat else 0, _boot())


def _send(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        pass


def _boot() -> str:
    return Path("/proc/sys/kernel/random/boot_id").read_text().strip()


def _stat(pid: int) -> Stat | None:
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    # The name stands in parentheses and may hold any character, parentheses too.
    fields = text[text.rindex(")") + 2 :].split()
    # A leader is a zombie already while its other threads still hold its files and ports.
    dead = fields[0] in "ZX" and int(fields[17]) <= 1
    return Stat(pid, int(fields[3]), int(fields[19]), int(fields[21]) * _PAGE, dead)
