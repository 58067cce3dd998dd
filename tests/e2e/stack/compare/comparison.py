"""Every row and every column of two sides, value by value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stack.compare import target
from stack.compare.rows import Rows
from stack.compare.source import Expected

if TYPE_CHECKING:
    from stack.stack import Stack

_SHOWN = 12
_WIDTH = 160


@dataclass
class Comparison:
    """What was compared, and what differed."""

    name: str
    tables: int = 0
    rows: int = 0
    values: int = 0
    differences: int = 0
    examples: list[str] = field(default_factory=list)

    def differ(self, what: str) -> None:
        """Notes a difference."""
        self.differences += 1
        if len(self.examples) < _SHOWN:
            self.examples.append(what)

    @property
    def counts(self) -> dict[str, int]:
        """What the report counts."""
        return {
            "tables": self.tables,
            "rows": self.rows,
            "values": self.values,
            "differences": self.differences,
        }

    def check(self) -> Comparison:
        """Raises unless something was compared and all of it was equal."""
        examples = "\n  ".join(self.examples)
        assert self.rows, f"{self.name}: MySQL holds no row: nothing was compared"
        assert not self.differences, f"{self}\n  {examples}"
        return self

    def __str__(self) -> str:
        return (
            f"{self.name}: {self.tables} tables, {self.rows} rows, "
            f"{self.values} values, {self.differences} differences"
        )


def compare(stack: Stack, expected: Expected, history: str | None) -> Comparison:
    """Compares MySQL's rows with ClickHouse's current state, or its history of a day."""
    found = Comparison(f"{stack.name}{f' history {history}' if history else ''}")
    for rows in expected.values():
        _compare_table(stack, found, rows, history)
    return found


def _compare_table(
    stack: Stack, found: Comparison, wanted: Rows, history: str | None
) -> None:
    table = wanted.table
    names = [column.name for column in table.carried]
    found.tables += 1
    found.rows += len(wanted.by_key)
    there = target.columns(stack, table, history)
    if there != names:
        found.differ(f"{table.name}: columns {there} instead of {names}")
        return
    got = target.read(stack, table, history)
    for key in got.repeated:
        found.differ(f"{table.name} {key}: more than one row in ClickHouse")
    for key in wanted.by_key.keys() - got.by_key.keys():
        found.differ(f"{table.name} {key}: missing in ClickHouse")
    for key in got.by_key.keys() - wanted.by_key.keys():
        found.differ(f"{table.name} {key}: only in ClickHouse")
    for key in wanted.by_key.keys() & got.by_key.keys():
        for name, want, have in zip(
            names, wanted.by_key[key], got.by_key[key], strict=True
        ):
            found.values += 1
            if want != have:
                found.differ(
                    f"{table.name}.{name} {key}: MySQL {_short(want)}, "
                    f"ClickHouse {_short(have)}"
                )


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _WIDTH else f"{text[:_WIDTH]}... ({len(text)})"
