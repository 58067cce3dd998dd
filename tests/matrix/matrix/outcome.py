"""What was compared and what differed, cell by cell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from matrix.mode import Run

_SHOWN = 3


@dataclass
class Cell:
    """One column in one run."""

    column: str
    text: str
    values: Counter[str] = field(default_factory=Counter)
    #: Values that did not arrive as predicted.
    mismatches: int = 0
    #: Values that arrived changed, as predicted.
    changed: int = 0
    examples: list[str] = field(default_factory=list)

    def mismatch(self, what: str) -> None:
        """Notes a value that is not as predicted."""
        self.mismatches += 1
        if len(self.examples) < _SHOWN:
            self.examples.append(what)


@dataclass
class Outcome:
    """One run."""

    run: Run
    cells: list[Cell] = field(default_factory=list)
    schemas: int = 0
    fields: int = 0
    #: Everything that is not as predicted, one line each.
    faults: list[str] = field(default_factory=list)
    #: Number of refused columns by code.
    refused: Counter[str] = field(default_factory=Counter)
    #: Number of columns whose loss was shown, by the way of being refused for it.
    shown: Counter[str] = field(default_factory=Counter)
    seconds: float = 0

    def cell(self, column: str, text: str) -> Cell:
        """The column's cell, made if there is none."""
        for cell in self.cells:
            if cell.column == column:
                return cell
        self.cells.append(Cell(column, text))
        return self.cells[-1]

    @property
    def values(self) -> Counter[str]:
        """Values compared, by the way on which they were read."""
        return sum((cell.values for cell in self.cells), Counter())

    @property
    def lossy(self) -> int:
        """Columns whose loss was shown."""
        return self.shown.total()

    @property
    def mismatches(self) -> int:
        """Values and schemas that are not as predicted."""
        return len(self.faults) + sum(cell.mismatches for cell in self.cells)

    def line(self) -> str:
        """The run in one line."""
        values = self.values
        refused = ", ".join(f"{code} {n}" for code, n in sorted(self.refused.items()))
        return (
            f"{self.run.server:8}{self.run.format:5}{self.run.mode:12}"
            f"{len(self.cells):5} cells {values['snapshot']:7} values in the snapshot "
            f"{values['stream']:7} streamed {values['history']:7} in the history "
            f"{self.fields:4} fields of schemas "
            f"{self.lossy:3} losses shown  {self.mismatches} mismatches"
            f"{f'  refused: {refused}' if refused else ''}"
        )

    def complaints(self) -> list[str]:
        """What is not as predicted."""
        cells = [
            f"{cell.column} ({cell.text}): {cell.mismatches} of "
            f"{sum(cell.values.values())} values: {'; '.join(cell.examples)}"
            for cell in self.cells
            if cell.mismatches
        ]
        return [f"{self.run.name}: {what}" for what in [*self.faults, *cells]]
