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
    stack: Stack,
    outcome: Outcome,
    journeys: dict[str, dict[str, Explained]],
    day: str | None = None,
) -> None:
    """Compares all tables of the run with the current state, or with the history of a day.

    What a journey calls exact must arrive equal, what it calls lossy as predicted.
    """
    for name, wanted in read_expected(stack, list(journeys)).items():
        got = target.read(stack, wanted.table, day)
        _keys(outcome, name, wanted, got, "the history" if day else "ClickHouse")
        shared = sorted(wanted.by_key.keys() & got.by_key.keys())
        for at, column in enumerate(wanted.table.carried):
            if column.name == "id":
                continue
            journey = journeys[name][column.name]
            cell = outcome.cell(column.name, column.text)
            predicted = exception(column)
            if journey["loss"]:
                predicted = prediction(column, outcome.run.settings)
                if predicted is None:
                    outcome.faults.append(
                        f"{column.name}: this loss is not predicted here"
                    )
                    continue
            for key in shared:
                want, have = wanted.by_key[key][at], got.by_key[key][at]
                way = phase(key[0])
                cell.values["history" if day else way] += 1
                place = f"{f'history of the {way}' if day else way} {key[0]}"
                _value(cell, place, want, have, predicted, way)
            if journey["loss"] and not day:
                _loss(outcome, cell, journey["loss"])


def _loss(outcome: Outcome, cell: Cell, loss: dict[str, str]) -> None:
    """Notes a loss that the comparison has shown."""
    if not cell.changed:
        outcome.faults.append(f"{cell.column}: no value was lost: {loss['what']}")
    elif loss["refusal"] is None:
        outcome.faults.append(f"{cell.column}: in no list: {loss['what']}")
    else:
        outcome.shown[loss["refusal"]] += 1


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


def _keys(outcome: Outcome, name: str, wanted: Rows, got: Rows, where: str) -> None:
    for what, keys in (
        (f"more than once in {where}", set(got.repeated)),
        (f"missing in {where}", wanted.by_key.keys() - got.by_key.keys()),
        (f"only in {where}", got.by_key.keys() - wanted.by_key.keys()),
    ):
        if keys:
            some = ", ".join(str(key[0]) for key in sorted(keys)[:5])
            outcome.faults.append(f"{name}: {len(keys)} rows {what}: {some}")
    if not wanted.by_key:
        outcome.faults.append(f"{name}: MySQL holds no row")


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _WIDTH else f"{text[:_WIDTH]}..."
