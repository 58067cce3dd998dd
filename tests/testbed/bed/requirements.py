"""What the machine must have before anything is fetched or started."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from bed import java
from bed.error import BedError

# Characters of another program's message that still read as one line.
_LONGEST = 400


class Program(NamedTuple):
    """A program that the machine must have."""

    name: str
    remedy: str


JAVA = Program(
    "java",
    "install a JDK or JRE 17 or later (Debian: openjdk-17-jre-headless), or set JAVA_HOME to one",
)
MAVEN = Program("mvn", "install Apache Maven 3.6 or later (Debian: maven)")
GO = Program("go", "install Go 1.24 or later")
OPENSSL = Program("openssl", "install OpenSSL's command (Debian: openssl)")
APT = Program(
    "apt-get",
    "the database servers are unpacked from Debian packages: use a Debian system",
)
DPKG = Program(
    "dpkg-deb",
    "the database servers are unpacked from Debian packages: use a Debian system",
)


def check_programs(programs: Iterable[Program], what: str) -> None:
    """Every program is there; Java is new enough."""
    for program in dict.fromkeys(programs):
        if program is JAVA:
            java.check(what, program.remedy)
        elif shutil.which(program.name) is None:
            raise BedError(
                f"{what} needs {program.name}, which is not installed: {program.remedy}"
            )


def check_disk(folder: Path, need: int, what: str) -> None:
    """The file system of `folder` has `need` MB left."""
    there = folder
    while not there.exists():
        there = there.parent
    free = shutil.disk_usage(there).free // 2**20
    if free < need:
        raise BedError(
            f"{what} needs {need} MB of disk and the file system of {there} has {free} MB left: "
            "free some, or set DATASTACK_CACHE to a folder with more"
        )


def check_memory(need: int, what: str) -> None:
    """The machine has `need` MB of memory to give."""
    text = Path("/proc/meminfo").read_text()
    found = re.search(r"^MemAvailable:\s+(\d+) kB", text, re.MULTILINE)
    free = int(found[1]) // 1024 if found else need
    if free < need:
        raise BedError(
            f"{what} needs {need} MB of memory and {free} MB are available: stop other programs, or start fewer engines"
        )


def run(
    command: list[str],
    what: str,
    remedy: str,
    said: str = "",
    environment: dict[str, str] | None = None,
) -> str:
    """Runs a tool, which reads `said`, and gives its output; a failure becomes one line with the tool's own reason."""
    result = subprocess.run(
        command,
        check=False,
        input=said,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        text=True,
    )
    if result.returncode != 0:
        raise BedError(f"{what}: {_reason(result.stdout)}; {remedy}")
    return result.stdout


def _reason(output: str) -> str:
    """The line that says why: the first that calls itself an error, else the last."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", output)
    lines = [line.strip() for line in plain.splitlines() if line.strip()]
    told = [line for line in lines if re.search(r"\bERROR\b|^E: |^error\b", line)]
    reason = (told or lines[-1:] or ["it failed and said nothing"])[0]
    if len(reason) <= _LONGEST:
        return reason
    # The beginning says what failed, the end why.
    return f"{reason[: _LONGEST // 2]} ... {reason[-_LONGEST // 2 :]}"
