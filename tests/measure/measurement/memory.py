"""The memory of a process and all that it started."""

from __future__ import annotations

import os
import threading
from pathlib import Path

_PAUSE = 0.2


class Peak(threading.Thread):
    """Watches a session of processes until it is told to stop; `bytes` is the most that they held together."""

    def __init__(self, session: int) -> None:
        super().__init__(name="peak", daemon=True)
        self.bytes = 0
        self._session = session
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(_PAUSE):
            self.bytes = max(self.bytes, resident(self._session))

    def stop(self) -> int:
        """Ends the watch; gives the peak."""
        self._over.set()
        self.join()
        return self.bytes


def resident(session: int) -> int:
    """Bytes that the processes of a session hold in memory now."""
    pages = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            # After the name, which may hold anything: state, parent, group, session.
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == session:
                pages += int((folder / "statm").read_text().split()[1])
        except OSError:
            continue
    return pages * os.sysconf("SC_PAGE_SIZE")
