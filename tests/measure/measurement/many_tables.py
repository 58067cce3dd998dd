"""`plan` over many tables: made by `apply`, then compared while nothing is to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from dataclasses import replace
from pathlib import Path

from bed import Bed
from live import Command
from stack import Stack, deploy, project
from stack.passwords import ADMIN, PASSWORDS

PROJECT = Path(__file__).resolve().parent.parent / "project"
RUNS = 7


def measure(tables: int) -> None:
    """Prints seconds of `apply` from nothing, of `plan`, and of reading the definition alone."""
    os.environ["DATASTACK_GEN"] = str(_release())
    bed = Bed.open("plan")
    bed.destroy()
    bed = Bed.open("plan")
    try:
        _measure(bed, tables)
    finally:
        bed.destroy()


def _measure(bed: Bed, tables: int) -> None:
    many = bed.folder / "many"
    shutil.copytree(PROJECT, many)
    definition = (many / "tables" / "orders.toml").read_text()
    for number in range(1, tables):
        (many / "tables" / f"orders_{number:03}.toml").write_text(definition)
    # A topic each, on a broker of 300 MB: partitions are not what is measured.
    stack = Stack(bed, many, {"cdc.format": '"json"', "topics.partitions": "1"})
    stack.bed.engine("clickhouse").configure(bed, stack.out / "clickhouse/config.d")
    bed.start("clickhouse")
    deploy.mysql.make_administrator(stack)
    deploy.buckets.create(bed, stack.pipeline.buckets)
    login = {"MYSQL_ADMIN": "admin", "MYSQL_ROOT_PASSWORD": ADMIN}
    command = Command(stack.folder, variables=PASSWORDS | login)
    start = time.monotonic()
    command.apply()
    made = time.monotonic() - start
    seconds = sorted(_seconds(command, "plan") for _ in range(RUNS))
    alone = {
        system: sorted(
            _seconds(replace(command, only=(system,)), "plan") for _ in range(3)
        )
        for system in ("mysql", "kafka", "clickhouse", "connect")
    }
    reading = sorted(_seconds(command, "check") for _ in range(RUNS))
    print(f"{tables} tables: apply from nothing, and a plan after it: {made:.1f} s")
    print(f"plan with nothing to do: {_shown(seconds)}")
    for system, some in alone.items():
        print(f"  of {system} alone: {some[0]:.2f} s at best")
    print(f"check of the generated files beside it: {_shown(reading)}")


def _seconds(command: Command, verb: str) -> float:
    words = command.words(verb)
    if verb == "check":
        words = [words[0], "check", "--env", project.ENVIRONMENT, str(command.folder)]
    start = time.monotonic()
    done = subprocess.run(
        words, env=command.environment(), capture_output=True, check=False
    )
    assert done.returncode == 0, done
    return time.monotonic() - start


def _shown(seconds: list[float]) -> str:
    middle = seconds[len(seconds) // 2]
    return f"median of {RUNS} {middle:.2f} s, slowest {seconds[-1]:.2f} s"


def _release() -> Path:
    if given := os.environ.get("DATASTACK_GEN"):
        return Path(given)
    build = ["cargo", "build", "--release", "--package", "datastack-gen"]
    build += ["--features", "live"]
    subprocess.run(build, cwd=project.REPOSITORY, check=True)
    target = os.environ.get("CARGO_TARGET_DIR", project.REPOSITORY / "target")
    return Path(target) / "release" / "datastack-gen"
