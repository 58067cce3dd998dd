"""Free ports on loopback."""

from __future__ import annotations

import random
import socket
from collections.abc import Container

from bed.error import BedError
from bed.probe import LOOPBACK

# Below the kernel's range for outgoing connections, which could take a port between its choice and its use.
_RANGE = range(20000, 32000)


def free(port: int) -> bool:
    """Whether a server can bind the port now."""
    with socket.socket() as probe:
        # As servers do: a port that only lingers in TIME_WAIT is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def pick(taken: Container[int]) -> int:
    """A free port that no bed has been given."""
    for port in random.sample(_RANGE, len(_RANGE)):
        if port not in taken and free(port):
            return port
    raise BedError(
        f"no free port on {LOOPBACK} between {_RANGE.start} and {_RANGE.stop}; remove beds that you do not need"
    )
