"""What the definition refuses, said by the generator itself."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

from matrix.project import LOSSES, Project

#: Losses that `[loss]` accepts.
_LOSSES = {"DS2002", "DS2003", "DS2004", "DS2005", "DS2006", "DS2007"}
_COLUMN = re.compile(r"column `(\w+)`")
_ERRORS_OF_COLUMNS = {"DS1004", "DS1013", "DS2001", *_LOSSES}


class UnexpectedFinding(Exception):
    """The generator complains of something that is no column."""


def settle(project: Project, generator: Path, folder: Path) -> None:
    """Takes the refused columns out of their tables; nullable lossy ones stand in a table of their own after that."""
    project.write(folder)
    lossy = {}
    for table, column, code, message in _findings(generator, folder):
        taken = project.tables[table].pop(column, None)
        project.refused.setdefault(column, (code, message))
        if taken is not None and code in _LOSSES and taken.form == "u":
            lossy[column] = taken
    for table in [table for table, given in project.tables.items() if not given]:
        del project.tables[table]
        (folder / "tables" / f"{table}.toml").unlink()
    if lossy:
        project.tables[LOSSES] = lossy
    project.write(folder)
    if left := list(_findings(generator, folder)):
        raise UnexpectedFinding(f"{project.run.name}: {left[0]}")


def _findings(generator: Path, folder: Path) -> list[tuple[str, str, str, str]]:
    """Table, column, code and message of each error."""
    table = next((folder / "tables").glob("*.toml")).stem
    command = [str(generator), "explain", table, str(folder), "--format", "json"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if not done.stdout:
        raise UnexpectedFinding(f"{' '.join(command)}: {done.stderr}")
    answer = json.loads(done.stdout)
    findings = answer["findings"] if isinstance(answer, dict) else answer
    found = []
    for finding in findings:
        if finding["severity"] != "error":
            continue
        column = _COLUMN.search(finding["message"])
        if finding["code"] not in _ERRORS_OF_COLUMNS or column is None:
            raise UnexpectedFinding(f"{folder}: {finding}")
        table = Path(finding["file"]).stem
        found.append((table, column.group(1), finding["code"], finding["message"]))
    return found
