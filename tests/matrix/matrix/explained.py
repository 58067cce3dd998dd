"""The journeys that the generator predicts."""

from __future__ import annotations

import dataclasses
import json
import subprocess
from pathlib import Path
from typing import Any

from stack import Stack
from stack.definition import Column

#: An explained column, as `explain --format json` prints it.
Explained = dict[str, Any]


def explain(stack: Stack, generator: Path, table: str) -> dict[str, Explained]:
    """The journeys of a table by column."""
    command = [str(generator), "explain", table, str(stack.folder)]
    command += ["--env", "testbed", "--format", "json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    answer = json.loads(done.stdout)
    return {column["name"]: column for column in answer["columns"]}


def use_canonical_types(
    stack: Stack, table: str, journeys: dict[str, Explained]
) -> None:
    """Lets the comparer see canonical types, and every value of lossy columns as it is."""
    columns = [
        Column(name, each["mysql"].replace("real", "double", 1))
        for name, each in journeys.items()
    ]
    given = stack.definition.tables[table]
    stack.definition.tables[table] = dataclasses.replace(
        given, columns=columns, loss={}
    )
