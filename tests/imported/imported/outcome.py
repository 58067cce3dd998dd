"""What was compared of one schema."""

from __future__ import annotations

from dataclasses import dataclass, field

from stack import Comparison, Expected


@dataclass
class Outcome:
    """A schema with its two comparisons: after the snapshot, and after further changes."""

    name: str
    tables: int = 0
    snapshot: int = 0
    changed: int = 0
    rows: int = 0
    values: int = 0
    complaints: list[str] = field(default_factory=list)

    def take(self, expected: Expected, found: Comparison) -> None:
        """Counts a comparison."""
        self.tables = found.tables
        self.rows += found.rows
        self.values += found.values
        self.complaints += found.examples
        empty = [name for name, rows in expected.items() if not rows.by_key]
        self.complaints += [f"{table} holds no row to compare" for table in empty]

    def line(self) -> str:
        """The schema in one line."""
        return (
            f"{self.name:8}{self.tables:3} tables {self.snapshot:4} rows in the snapshot, "
            f"{self.changed:3} changed later, {self.values:5} values compared, "
            f"{len(self.complaints)} differences"
        )


def changes(before: Expected, after: Expected) -> int:
    """How many rows came, went or changed."""
    return sum(
        len(before[name].by_key.items() ^ rows.by_key.items())
        for name, rows in after.items()
    )
