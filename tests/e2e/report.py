"""The closing table: what was proven of each point, with counts."""

from __future__ import annotations

import json
from collections import Counter, defaultdict

POINTS = {
    1: "snapshot",
    2: "stream",
    3: "order",
    4: "faults",
    5: "schemas",
    6: "connectors",
    7: "archive and history",
    8: "airflow",
    9: "live views and errors view",
    10: "Rust row types",
    11: "plan, apply, verify, status",
}
COUNTS = ("tables", "rows", "values", "faults", "differences")


class Report:
    """What tests have counted, by point."""

    def __init__(self) -> None:
        self._counts: dict[int, Counter[str]] = defaultdict(Counter)
        self._stacks: dict[int, list[str]] = defaultdict(list)
        self._notes: dict[int, list[str]] = defaultdict(list)
        self._outcomes: dict[int, Counter[str]] = defaultdict(Counter)

    def __call__(self, point: int, stack: str, **counts: int) -> None:
        """Adds counts to a point: tables, rows, values, faults, differences."""
        if point not in POINTS or not counts.keys() <= set(COUNTS):
            raise ValueError(f"the report knows no point {point} with {list(counts)}")
        self._counts[point].update(counts)
        if stack not in self._stacks[point]:
            self._stacks[point].append(stack)

    def note(self, point: int, text: str) -> None:
        """Adds a line below the table, once."""
        if text not in self._notes[point]:
            self._notes[point].append(text)

    def outcome(self, point: int, outcome: str) -> None:
        """Counts a test of a point: passed, failed or skipped."""
        self._outcomes[point][outcome] += 1

    def dump(self) -> str:
        """What a process beside this one has counted, for `add`."""
        return json.dumps([self._counts, self._stacks, self._notes])

    def add(self, dumped: str) -> None:
        """Adds what another process has counted; outcomes of tests are told by pytest itself."""
        counts, stacks, notes = json.loads(dumped)
        for point, counted in counts.items():
            self._counts[int(point)].update(counted)
        for mine, others in ((self._stacks, stacks), (self._notes, notes)):
            for point, texts in others.items():
                mine[int(point)] += texts

    def lines(self) -> list[str]:
        """The table and the notes."""
        head = ["point", "tests", "stacks", *COUNTS]
        rows = [head]
        for point, name in POINTS.items():
            counts = [f"{self._counts[point][count]:,}" for count in COUNTS]
            stacks = ", ".join(sorted(set(self._stacks[point]))) or "-"
            rows.append([f"{point} {name}", self._result(point), stacks, *counts])
        widths = [max(len(row[at]) for row in rows) for at in range(len(head))]
        table = ["  ".join(_aligned(row, widths)).rstrip() for row in rows]
        notes = [
            f"{point}: {text}"
            for point in POINTS
            for text in dict.fromkeys(self._notes[point])
        ]
        return [*table, *notes]

    def _result(self, point: int) -> str:
        outcomes = self._outcomes[point]
        told = [f"{outcomes[word]} {word}" for word in sorted(outcomes)]
        return ", ".join(told) or "not run"


def _aligned(row: list[str], widths: list[int]) -> list[str]:
    words = [word.ljust(width) for word, width in zip(row[:3], widths)]
    numbers = [word.rjust(width) for word, width in zip(row[3:], widths[3:])]
    return words + numbers
