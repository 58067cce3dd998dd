"""Rows of a table by key."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from stack.definition import Table

Row = tuple[Hashable, ...]


@dataclass
class Rows:
    """A table's rows; `repeated` are keys that came more than once."""

    table: Table
    by_key: dict[Row, Row] = field(default_factory=dict)
    repeated: list[Row] = field(default_factory=list)

    def __post_init__(self) -> None:
        names = [column.name for column in self.table.carried]
        self._key = [names.index(name) for name in self.table.key]

    def add(self, row: Row) -> None:
        """Adds a row, whose values stand in the order of the table's carried columns."""
        key = tuple(row[at] for at in self._key)
        if key in self.by_key:
            self.repeated.append(key)
        self.by_key[key] = row
