"""Rows that try every value of every column."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from matrix.kind import Column

#: What the ids of rows start at, by the way on which they are read.
FIRST_ID = {"snapshot": 1, "stream": 100_001}
_ROWS_AT_ONCE = 20


def phase(key: int) -> str:
    """The way on which a row was read."""
    return "stream" if key >= FIRST_ID["stream"] else "snapshot"


def inserts(
    table: str, columns: dict[str, Column], way: str, drawn: int
) -> Iterator[str]:
    """INSERT statements: all NULL, all default, every listed value, and drawn ones."""
    names = ", ".join(f"`{name}`" for name in ("id", *columns))
    rows = [
        f"({FIRST_ID[way] + number}, {', '.join(row)})"
        for number, row in enumerate(_rows(columns, f"{table} {way}", drawn))
    ]
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        some = ",\n".join(rows[start : start + _ROWS_AT_ONCE])
        yield f"INSERT INTO `{table}` ({names}) VALUES\n{some}"


def _rows(columns: dict[str, Column], seed: str, drawn: int) -> Iterator[list[str]]:
    random = Random(seed)
    listed = max(len(column.kind.values) for column in columns.values())
    for number in range(-2, listed + drawn):
        yield [_literal(column, number, random) for column in columns.values()]


def _literal(column: Column, number: int, random: Random) -> str:
    values = column.kind.values
    if number == -2 and column.nullable and not column.kind.generated:
        return "NULL"
    if number < 0 and column.form in "de":
        return "DEFAULT"
    if 0 <= number < len(values):
        return values[number]
    return column.kind.draw(random)
