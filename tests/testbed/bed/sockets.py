"""Who listens where, read from /proc."""

from __future__ import annotations

import ipaddress
import os
import socket
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

_LISTEN = "0A"


class Listener(NamedTuple):
    """A TCP socket that accepts connections."""

    address: ipaddress.IPv4Address | ipaddress.IPv6Address
    port: int
    inode: str

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach it."""
        mapped = getattr(self.address, "ipv4_mapped", None)
        return (mapped or self.address).is_loopback


def listeners() -> list[Listener]:
    """All listening TCP sockets of this machine."""
    found = []
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        try:
            lines = Path(table).read_text().splitlines()[1:]
        except OSError:
            continue
        for line in lines:
            fields = line.split()
            if fields[3] == _LISTEN:
                address, port = fields[1].split(":")
                found.append(Listener(_address(address), int(port, 16), fields[9]))
    return found


def of_processes(pids: Iterable[int]) -> list[Listener]:
    """The listening sockets that these processes hold."""
    inodes = set().union(*(_inodes(pid) for pid in pids))
    return [listener for listener in listeners() if listener.inode in inodes]


def owner(port: int) -> str | None:
    """The process that listens on a port, as `name (pid N)`; None when it cannot be told."""
    inodes = {listener.inode for listener in listeners() if listener.port == port}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and inodes & _inodes(int(entry.name)):
            return f"{(entry / 'comm').read_text().strip()} (pid {entry.name})"
    return None


def _inodes(pid: int) -> set[str]:
    found = set()
    try:
        with os.scandir(f"/proc/{pid}/fd") as descriptors:
            for descriptor in descriptors:
                target = os.readlink(descriptor.path)
                if target.startswith("socket:["):
                    found.add(target[8:-1])
    except OSError:
        pass
    return found


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    words = [int(text[start : start + 8], 16) for start in range(0, len(text), 8)]
    packed = struct.pack(f"={len(words)}I", *words)
    family = socket.AF_INET if len(words) == 1 else socket.AF_INET6
    return ipaddress.ip_address(socket.inet_ntop(family, packed))
