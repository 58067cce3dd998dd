"""What ClickHouse holds: the current state, or the history of a day."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from stack.compare.form import BYTES, FLOATING, forms
from stack.compare.rows import Rows
from stack.definition import Column, Table

if TYPE_CHECKING:
    from stack.stack import Stack


def columns(stack: Stack, table: Table, history: str | None) -> list[str]:
    """The columns of the relation that hold data, in their order."""
    found = [
        row[0]
        for row in stack.clickhouse(f"DESCRIBE {_relation(stack, table, history)}")
    ]
    return [name for name in found if not name.startswith("_")]


def read(stack: Stack, table: Table, history: str | None) -> Rows:
    """The rows of a table."""
    selected = ", ".join(_select(column) for column in table.carried)
    relation = _relation(stack, table, history)
    sql = f"SELECT {selected} FROM {relation}{_where(table, relation, history)}"
    decoders = [_decoder(column) for column in table.carried]
    makers = forms(table)
    rows = Rows(table)
    for found in stack.clickhouse(sql):
        rows.add(
            tuple(
                None if value is None else make(decode(value))
                for decode, make, value in zip(decoders, makers, found, strict=True)
            )
        )
    return rows


def _relation(stack: Stack, table: Table, history: str | None) -> str:
    suffix = "__history" if history else ""
    return f"`{stack.definition.warehouse}`.`{table.name}{suffix}`"


def _where(table: Table, relation: str, history: str | None) -> str:
    if not history:
        return ""
    if table.history != "changes":
        return f" WHERE _as_of = '{history}' AND _deleted = 0"
    key = ", ".join(f"`{name}`" for name in table.key)
    last = (
        f"SELECT {key}, max(_version) FROM {relation} "
        f"WHERE _as_of <= '{history}' GROUP BY {key}"
    )
    return f" WHERE ({key}, _version) IN ({last}) AND _deleted = 0"


def _select(column: Column) -> str:
    """An expression that gives the value's bytes in hex: JSON carries text only."""
    name = f"`{column.name}`"
    if column.type in FLOATING:
        return f"hex(reinterpretAsString(toFloat64({name})))"
    if column.type == "decimal":
        scale = column.numbers[1] if len(column.numbers) > 1 else 0
        return f"hex(toDecimalString({name}, {scale}))"
    if column.type == "bit":
        return f"hex(toString(toUInt64({name})))"
    if column.type == "tinyint":
        # It may be a truth value.
        return f"hex(toString(toInt64({name})))"
    if column.type in BYTES:
        # toString would cut the zeros at the end of a FixedString.
        return f"hex({name})"
    return f"hex(toString({name}))"


def _decoder(column: Column) -> Callable[[str], Any]:
    """What makes a value of its bytes in hex."""
    if column.type in BYTES:
        return bytes.fromhex
    if column.type in FLOATING:
        # The zeros at the end are cut.
        return lambda text: struct.unpack("<d", bytes.fromhex(text).ljust(8, b"\0"))[0]
    return lambda text: bytes.fromhex(text).decode("utf-8", "backslashreplace")
