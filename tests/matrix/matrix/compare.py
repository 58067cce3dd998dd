"""Every value of a run: MySQL's against ClickHouse's."""

from __future__ import annotations

from collections.abc import Hashable

from stack import Stack
from stack.compare import read_expected, target
from stack.compare.rows import Rows

from matrix.explained import Explained
from matrix.outcome import Cell, Outcome
from matrix.prediction import UNSAID, Prediction, exception, prediction
from matrix.rows import phase

_WIDTH = 60


def compare(
    stack: Stack, outcome: Outcome, journeys: dict[str, dict[str, Explained]]
) -> None:
    """Compares all tables of the run; what a journey calls exact must arrive equal, what it calls lossy as predicted."""
    for name, wanted in read_expected(stack, list(journeys)).items():
        got = target.read(stack, wanted.table, None)
        _keys(outcome, name, wanted, got)
        shared = sorted(wanted.by_key.keys() & got.by_key.keys())
        for place, column in enumerate(wanted.table.carried):
            if column.name == "id":
                continue
            journey = journeys[name][column.name]
            cell = Cell(column.name, column.text)
            outcome.cells.append(cell)
            predicted = exception(column)
            if journey["loss"]:
                predicted = prediction(column, outcome.run.settings)
                if predicted is None:
                    outcome.faults.append(
                        f"{column.name}: this loss is not predicted here"
                    )
                    continue
            for key in shared:
                want, have = wanted.by_key[key][place], got.by_key[key][place]
                way = phase(key[0])
                cell.values[way] += 1
                _value(cell, f"{way} {key[0]}", want, have, predicted, way)
            if journey["loss"]:
                outcome.lossy += 1
                if not cell.changed:
                    outcome.faults.append(
                        f"{column.name}: no value was lost: {journey['loss']['what']}"
                    )


def _value(
    cell: Cell,
    place: str,
    want: Hashable,
    have: Hashable,
    predicted: Prediction | None,
    way: str,
) -> None:
    due = predicted(want, way) if predicted and want is not None else want
    if not _may_arrive(due, have):
        cell.mismatch(
            f"{place}: MySQL {_short(want)}, due {_short(due)}, ClickHouse {_short(have)}"
        )
    elif have != want:
        cell.changed += 1


def _may_arrive(due: Hashable, have: Hashable) -> bool:
    return due is UNSAID or (due(have) if callable(due) else due == have)


def _keys(outcome: Outcome, name: str, wanted: Rows, got: Rows) -> None:
    for what, keys in (
        ("more than once in ClickHouse", set(got.repeated)),
        ("missing in ClickHouse", wanted.by_key.keys() - got.by_key.keys()),
        ("only in ClickHouse", got.by_key.keys() - wanted.by_key.keys()),
    ):
        if keys:
            some = ", ".join(str(key[0]) for key in sorted(keys)[:5])
            outcome.faults.append(f"{name}: {len(keys)} rows {what}: {some}")
    if not wanted.by_key:
        outcome.faults.append(f"{name}: MySQL holds no row")


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _WIDTH else f"{text[:_WIDTH]}..."
