"""Some runs on one bed: generated, deployed, filled before the snapshot and after it, compared."""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pymysql
from bed import Bed
from stack import Stack, StackError
from stack.deploy import several
from stack.project import generator
from stack.side_by_side import step

from matrix import compare, explained, history, refusals, rows, schemas
from matrix.explained import Explained
from matrix.mode import Run
from matrix.outcome import Outcome
from matrix.project import Project

_BED = "matrix"
_SETTLE = 120
#: Spark jobs at a time: each takes a core, and more than a gigabyte.
_JOBS = 2


@dataclass
class _Running:
    """A run with its project on the engines."""

    project: Project
    stack: Stack
    journeys: dict[str, dict[str, Explained]]
    outcome: Outcome


def execute(runs: list[Run], drawn: int, keep: bool) -> list[Outcome]:
    """Runs them side by side on fresh engines."""
    Bed.open(_BED).destroy()
    bed = Bed.open(_BED)
    try:
        return _execute(bed, runs, drawn)
    finally:
        if not keep:
            bed.destroy()


def _execute(bed: Bed, runs: list[Run], drawn: int) -> list[Outcome]:
    with tempfile.TemporaryDirectory(prefix="datastack-matrix-") as folder:
        running = step("definitions", runs, partial(_prepare, bed, Path(folder)))
    several.start_clickhouse(bed, [each.stack for each in running])
    step("tables and topics", running, _deploy)
    step("rows before the snapshot", running, partial(_fill, "snapshot", drawn))
    step("snapshot", running, lambda each: each.stack.deploy_source())
    archived = [each for each in running if each.outcome.run.archived]
    step("archives", archived, lambda each: each.stack.deploy_archive())
    step("snapshot in ClickHouse", running, _settle, at_once=1)
    step("rows after the snapshot", running, partial(_fill, "stream", drawn))
    step("stream in ClickHouse", running, _settle, at_once=1)
    step("comparison", running, _compare)
    step("history", archived, _compare_history, at_once=_JOBS)
    return [each.outcome for each in running]


def _settle(each: _Running) -> None:
    """Waits for one run. Waiting reads topics, so it is done for one at a time: all of them arrive meanwhile."""
    each.stack.settle(_SETTLE)


def _prepare(bed: Bed, folder: Path, run: Run) -> _Running:
    project = Project.of(run)
    written = folder / run.name
    refusals.settle(project, generator(), written)
    given = {"mysql.server": f'"{run.server}"'}
    stack = Stack(bed, written, given, run.name)
    journeys = {
        table: explained.explain(stack, generator(), table) for table in project.tables
    }
    for table, columns in journeys.items():
        explained.use_canonical_types(stack, table, columns)
    refused = Counter(code for code, _ in project.refused.values())
    return _Running(project, stack, journeys, Outcome(run, refused=refused))


def _deploy(each: _Running) -> None:
    several.deploy(each.stack, users=each.outcome.run.archived)


def _fill(way: str, drawn: int, each: _Running) -> None:
    with closing(each.stack.mysql()) as connection, connection.cursor() as cursor:
        for table, columns in each.project.tables.items():
            for statement in rows.inserts(table, columns, way, drawn):
                try:
                    cursor.execute(statement)
                except pymysql.Error as error:
                    where = f"{each.outcome.run.name}.{table}"
                    raise StackError(f"{where} takes no row: {error}") from error


def _compare_history(each: _Running) -> None:
    day = history.load(each.stack)
    compare.compare(each.stack, each.outcome, each.journeys, day)


def _compare(each: _Running) -> None:
    started = time.monotonic()
    compare.compare(each.stack, each.outcome, each.journeys)
    schemas.compare(each.stack, each.outcome, each.journeys)
    each.outcome.seconds = time.monotonic() - started
