"""What the figures were measured on."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path

from bed import Bed

ENGINES = (
    "mysql",
    "kafka",
    "connect",
    "registry",
    "clickhouse",
    "minio",
    "spark",
)


def machine() -> str:
    """Processor, cores, memory, kernel, and how busy it was with this and with other work."""
    cpu = _first(r"^model name\s*:\s*(.*)$", Path("/proc/cpuinfo"))
    memory = int(_first(r"^MemTotal:\s*(\d+)", Path("/proc/meminfo"))) / 2**20
    return f"{os.cpu_count()} cores ({cpu}), {memory:.0f} GiB of memory, Linux {platform.release()}; load average of the last 15 minutes {os.getloadavg()[2]:.1f}"


def versions(bed: Bed) -> list[tuple[str, str]]:
    """The engines' versions as installed."""
    return [(name, bed.engine(name).installed_version()) for name in ENGINES]


def _first(pattern: str, file: Path) -> str:
    found = re.search(pattern, file.read_text(), re.MULTILINE)
    return found[1] if found else "unknown"
