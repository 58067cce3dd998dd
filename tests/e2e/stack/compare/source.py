"""What MySQL holds, as the pipeline is to carry it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from stack.compare.form import BYTES, form
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
    with closing(stack.mysql()) as connection, connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT")
        for name in tables or list(stack.definition.tables):
            table = stack.definition.tables[name]
            columns = table.carried
            selected = ", ".join(_select(column) for column in columns)
            cursor.execute(f"SELECT {selected} FROM `{name}`")
            forms = [form(column, column.name in table.loss) for column in columns]
            rows = Rows(table)
            for found in cursor.fetchall():
                values = [
                    protect(stack.definition, table, column, value)
                    for column, value in zip(columns, found)
                ]
                rows.add(
                    tuple(
                        None if value is None else make(value)
                        for make, value in zip(forms, values)
                    )
                )
            expected[name] = rows
    return expected


def _select(column: Column) -> str:
    if column.type == "float":
        # As text, FLOAT is rounded to six digits.
        return f"CAST(`{column.name}` AS DOUBLE)"
    if column.type == "bit":
        return f"`{column.name}` + 0"
    if column.type in BYTES or column.type == "double":
        return f"`{column.name}`"
    return f"CAST(`{column.name}` AS CHAR CHARACTER SET utf8mb4)"
