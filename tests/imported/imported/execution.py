"""All schemas on one bed: loaded, imported, generated, deployed, compared, changed, compared again."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bed import Bed
from stack import Expected, Stack
from stack.deploy import several
from stack.side_by_side import step

from imported.outcome import Outcome, changes
from imported.schema import Schema

_BED = "imported"
_SETTLE = 120


@dataclass
class _Running:
    """A schema with its project on the engines."""

    schema: Schema
    stack: Stack
    outcome: Outcome
    expected: Expected | None = None


def execute(schemas: list[Schema], keep: bool) -> list[Outcome]:
    """Runs them side by side on fresh engines."""
    Bed.open(_BED).destroy()
    bed = Bed.open(_BED)
    try:
        with tempfile.TemporaryDirectory(prefix="datastack-imported-") as folder:
            prepare = partial(_prepare, bed, Path(folder))
            running = step("projects", schemas, prepare)
        several.start_clickhouse(bed, [each.stack for each in running])
        step("dumps loaded", running, _load)
        step("tables and topics", running, lambda each: several.deploy(each.stack))
        step("connectors", running, lambda each: each.stack.deploy_source())
        step("snapshot in ClickHouse", running, _settle, at_once=1)
        step("comparison", running, _compare)
        step("changes", running, _change)
        step("changes in ClickHouse", running, _settle, at_once=1)
        step("comparison", running, _compare)
        return [each.outcome for each in running]
    finally:
        if not keep:
            bed.destroy()


def _prepare(bed: Bed, folder: Path, schema: Schema) -> _Running:
    project = folder / schema.name
    schema.make_project(project)
    overlay = {
        "cdc.format": '"json"',
        "kafka.replication_factor": "1",
        "mysql.server": f'"{schema.server}"',
        "topics.partitions": "1",
    }
    stack = Stack(bed, project, overlay, schema.name)
    return _Running(schema, stack, Outcome(schema.name))


def _load(each: _Running) -> None:
    each.schema.load(each.stack.bed.client(each.schema.server))


def _change(each: _Running) -> None:
    each.schema.change(each.stack.bed.client(each.schema.server))


def _settle(each: _Running) -> None:
    """Waits for one schema. Waiting reads topics, so it is done for one at a time: all of them arrive meanwhile."""
    each.stack.settle(_SETTLE)


def _topics(each: _Running) -> None:
    """Each record has the key that is stated; columns that stay out must not even reach the topics, whatever their names."""
    for name, table in each.stack.definition.tables.items():
        topic = f"{each.stack.pipeline.prefix}.{name}"
        record = next(each.stack.topics.records(topic))
        key = list(json.loads(record.key() or "{}"))
        if key != table.key:
            each.outcome.complaints.append(f"{topic} has the key {key}")
        fields = json.loads(record.value())
        there = table.excluded.keys() & fields.keys()
        each.outcome.complaints += [f"{topic} has `{column}`" for column in there]


def _compare(each: _Running) -> None:
    expected = each.stack.expected()
    each.outcome.take(expected, each.stack.compare(expected=expected))
    if each.expected is None:
        each.outcome.snapshot = each.outcome.rows
    else:
        each.outcome.changed = changes(each.expected, expected)
        if not each.outcome.changed:
            each.outcome.complaints.append("no row was changed after the snapshot")
        _topics(each)
    each.expected = expected
