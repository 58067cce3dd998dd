"""MySQL's rows in JSON, as the generated Rust row types hold them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from stack import Stack
from stack.compare.form import microseconds
from stack.compare.source import read_values
from stack.definition import Column

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_WHOLE = {"tinyint", "smallint", "mediumint", "int", "bigint", "year"}


def export(stack: Stack, folder: Path) -> dict[str, int]:
    """Writes a file for each table; gives the numbers of their rows."""
    counts = {}
    for name, rows in read_values(stack).items():
        columns = stack.definition.tables[name].carried
        made = [
            {
                column.name: None if value is None else _json(column)(value)
                for column, value in zip(columns, row, strict=True)
            }
            for row in rows
        ]
        (folder / f"{name}.json").write_text(json.dumps(made))
        counts[name] = len(made)
    return counts


def _json(column: Column) -> Callable[[Any], Any]:
    digits = column.numbers[0] if column.numbers else 0
    match column.type:
        case kind if kind in _WHOLE:
            return int
        case "bit":
            return bool if digits == 1 else int
        case "decimal":
            return lambda text: int(Decimal(text).scaleb(column.numbers[1]))
        case "binary" | "varbinary" | "blob" | "mediumblob" | "longblob":
            return list
        case "date":
            return lambda text: _since(f"{text} 00:00:00").days
        case "time":
            return lambda text: _ticks(microseconds(text), digits)
        case "datetime" | "timestamp":
            return lambda text: _ticks(
                _since(text) // timedelta(microseconds=1), digits
            )
        case _:
            return lambda value: value


def _since(text: str) -> timedelta:
    return datetime.fromisoformat(text).replace(tzinfo=UTC) - _EPOCH


def _ticks(micros: int, digits: int) -> int:
    """Microseconds in the unit of a column with so many digits after the second."""
    return micros // 10 ** (6 - digits)
