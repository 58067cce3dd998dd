"""What MySQL holds, as the pipeline is to carry it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from stack.compare.form import BYTES, forms
from stack.compare.protection import protect
from stack.compare.rows import Rows
from stack.definition import Column

if TYPE_CHECKING:
    from stack.stack import Stack

#: Tables by name.
Expected = dict[str, Rows]


def read_expected(stack: Stack, tables: list[str] | None = None) -> Expected:
    """The rows of the tables, all at one moment."""
    expected = {}
    for name, found in read_values(stack, tables).items():
        rows = Rows(stack.definition.tables[name])
        makers = forms(rows.table)
        for values in found:
            rows.add(
                tuple(
                    None if value is None else make(value)
                    for make, value in zip(makers, values, strict=True)
                )
            )
        expected[name] = rows
    return expected


def read_values(
    stack: Stack, tables: list[str] | None = None
) -> dict[str, list[list[Any]]]:
    """The values as text, bytes, whole numbers for BIT or floats, personal data hidden."""
    definition = stack.definition
    found = {}
    with closing(stack.mysql()) as connection, connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT")
        for name in tables or list(definition.tables):
            table = definition.tables[name]
            selected = ", ".join(_select(column) for column in table.carried)
            cursor.execute(f"SELECT {selected} FROM `{name}`")
            found[name] = [
                [
                    protect(definition, table, column, value)
                    for column, value in zip(table.carried, row, strict=True)
                ]
                for row in cursor.fetchall()
            ]
    return found


def _select(column: Column) -> str:
    if column.type == "float":
        # As text, FLOAT is rounded to six digits.
        return f"CAST(`{column.name}` AS DOUBLE)"
    if column.type == "bit":
        return f"`{column.name}` + 0"
    if column.type in BYTES or column.type == "double":
        return f"`{column.name}`"
    return f"CAST(`{column.name}` AS CHAR CHARACTER SET utf8mb4)"
