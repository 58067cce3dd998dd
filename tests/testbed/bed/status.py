"""What runs, for people and for programs."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

from bed import engine

if TYPE_CHECKING:
    from bed.bed import Bed

_COLUMNS = ("bed", "engine", "version", "address", "pid", "memory", "up since")


def show(beds: list[Bed], form: str) -> None:
    """Prints the status of the beds as a table or as JSON."""
    found = [row for bed in beds for row in rows(bed)]
    if form == "json":
        print(json.dumps(found, indent=2))
    elif not found:
        print("nothing runs")
    else:
        _table([_COLUMNS, *map(_cells, found)])


def rows(bed: Bed) -> list[dict[str, object]]:
    """One entry for each engine that was started and not stopped."""
    return [_row(bed, name) for name in bed.engines()]


def _row(bed: Bed, name: str) -> dict[str, object]:
    process = bed.process(name)
    alive = process is not None and process.alive()
    return {
        "bed": bed.name,
        "engine": name,
        "version": engine.find(name).installed_version(),
        "address": bed.address(name),
        "running": alive,
        "pid": process.pid if alive else None,
        "memory": process.memory() if alive else 0,
        "since": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(process.since()))
        if alive
        else None,
        "log": str(bed.log(name)),
    }


def _cells(row: dict[str, object]) -> tuple[str, ...]:
    memory = f"{int(str(row['memory'])) // 2**20} MB"
    state = (
        (str(row["pid"]), memory, str(row["since"]))
        if row["running"]
        else ("-", "-", "ended by itself")
    )
    return (
        str(row["bed"]),
        str(row["engine"]),
        str(row["version"]),
        str(row["address"]),
        *state,
    )


def _table(lines: list[tuple[str, ...]]) -> None:
    widths = [max(map(len, column)) for column in zip(*lines)]
    for line in lines:
        print(
            "  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip()
        )
