"""The machine's Java."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from bed.error import BedError

OLDEST = 17


def program() -> str | None:
    """Path of `java`: that of JAVA_HOME, else the first in PATH."""
    home = os.environ.get("JAVA_HOME")
    if home:
        inside = Path(home) / "bin" / "java"
        return str(inside) if os.access(inside, os.X_OK) else None
    return shutil.which("java")


def check(what: str, remedy: str) -> None:
    """Java is there and new enough."""
    path = program()
    if path is None:
        raise BedError(f"{what} needs java, which is not installed: {remedy}")
    told = subprocess.run(
        [path, "-version"], check=False, capture_output=True, text=True
    ).stderr
    # "17.0.15" since Java 9, "1.8.0_402" before.
    found = re.search(r'version "(?:1\.)?(\d+)', told)
    version = int(found[1]) if found else 0
    if version < OLDEST:
        said = told.splitlines()[0] if told else "nothing"
        raise BedError(
            f"{what} needs Java {OLDEST} or later and {path} says {said}: {remedy}"
        )


def command(
    heap: int, *program_and_arguments: str, properties: dict[str, str] | None = None
) -> list[str]:
    """A Java program's command line: `heap` MB at most, and options that start fast and stay small on two cores.

    DATASTACK_JVM=full takes Java's own compilers instead, which start slowly and then run fast: for measurements.
    """
    defined = [f"-D{name}={value}" for name, value in (properties or {}).items()]
    options = ["-Xms64m", f"-Xmx{heap}m", "-XX:+UseSerialGC"]
    if os.environ.get("DATASTACK_JVM") != "full":
        options.append("-XX:TieredStopAtLevel=1")
    return [program() or "java", *options, *defined, *program_and_arguments]
