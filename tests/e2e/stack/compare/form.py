"""Values in one form for both sides, so that equal values are equal in Python."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from decimal import Decimal
from typing import Any

from stack.definition import Column, Table

BYTES = {"binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob"}
WHOLE = {"tinyint", "smallint", "mediumint", "int", "bigint", "year", "bit"}
FLOATING = {"float", "double"}


def document(text: str) -> Hashable:
    """A JSON document by its values: numbers as numbers, members without order.

    The binlog holds documents in binary form, so that spaces differ between snapshot
    and stream, and 1e300 may be spelled with all its digits.
    """
    return _hashable(json.loads(text))


def _hashable(value: Any) -> Hashable:
    if isinstance(value, bool):
        return ("bool", value)  # In Python, true would equal 1.
    if isinstance(value, dict):
        members = ((name, _hashable(member)) for name, member in value.items())
        return ("object", frozenset(members))
    if isinstance(value, list):
        return ("array", tuple(_hashable(item) for item in value))
    return value


def microseconds(text: str) -> int:
    """A time as a signed number: -00:00:01 is not 00:00:01."""
    hours, minutes, seconds = text.lstrip("-").split(":")
    whole = (int(hours) * 60 + int(minutes)) * 60_000_000
    value = whole + int(Decimal(seconds) * 1_000_000)
    return -value if text.startswith("-") else value


def six_digits(value: float) -> float:
    """FLOAT as a snapshot has it."""
    return float(f"{value:.6g}")


def forms(table: Table) -> list[Callable[[Any], Hashable]]:
    """What makes of text, bytes or floats the values that are compared, by column."""
    return [_form(column, column.name in table.loss) for column in table.carried]


def _form(column: Column, lossy: bool) -> Callable[[Any], Hashable]:
    kind = column.type
    if kind in WHOLE:
        return int
    if kind == "decimal":
        # With all digits: 1.50 and 1.5 are not the same column.
        return lambda value: Decimal(value).as_tuple()
    if kind == "json":
        return document
    if kind == "time":
        return microseconds
    if kind == "float" and lossy:
        return six_digits
    return lambda value: value
