"""Predicted schemas against those of the topics."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from stack import Stack
from stack.registry import Registry

from matrix.explained import Explained
from matrix.outcome import Outcome


def compare(
    stack: Stack, outcome: Outcome, journeys: dict[str, dict[str, Explained]]
) -> None:
    """Each field of each table: as the registry has it, or as the JSON records have it."""
    for table, columns in journeys.items():
        topic = stack.pipeline.queues[table][0]
        outcome.schemas += 1
        outcome.fields += len(columns)
        if outcome.run.format == "avro":
            _avro(stack, outcome, table, topic, columns)
        else:
            _json(stack, outcome, table, topic, columns)


def _avro(
    stack: Stack,
    outcome: Outcome,
    table: str,
    topic: str,
    columns: dict[str, Explained],
) -> None:
    registry = Registry(stack.pipeline.schema_registry or "")
    registered = registry.latest(f"{topic}-value")
    (file,) = (stack.out / "schemas").glob(f"*{table}*")
    if registered != json.loads(file.read_text()):
        outcome.faults.append(f"{table}: the registered schema is not {file.name}")
    fields = {field["name"]: field for field in registered["fields"]}
    for name, column in columns.items():
        predicted = column["hops"]["topic"]["field"]
        if predicted != fields.get(name):
            outcome.faults.append(
                f"{name} ({column['mysql']}): predicted {json.dumps(predicted)}, "
                f"registered {json.dumps(fields.get(name))}"
            )


def _json(
    stack: Stack,
    outcome: Outcome,
    table: str,
    topic: str,
    columns: dict[str, Explained],
) -> None:
    wrong: dict[str, str] = {}
    for message in stack.topics.records(topic):
        record = json.loads(message.value())
        if list(columns) != [name for name in record if not name.startswith("__")]:
            outcome.faults.append(f"{table}: fields {list(record)}")
            return
        for name, column in columns.items():
            shape = column["hops"]["topic"]["value"]
            if name not in wrong and not _fits(record[name], shape):
                wrong[name] = (
                    f"{name} ({column['mysql']}): {record[name]!r} is no {shape}"
                )
    outcome.faults += wrong.values()


def _fits(value: Any, shape: str) -> bool:
    if value is None:
        return shape.endswith("or null")
    if shape.startswith("number"):
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if shape.startswith("true"):
        return isinstance(value, bool)
    if not isinstance(value, str):
        return False
    return _is_base64(value) if shape.startswith("base64") else True


def _is_base64(text: str) -> bool:
    try:
        base64.b64decode(text, validate=True)
    except binascii.Error:
        return False
    return True
