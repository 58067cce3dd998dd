"""The report of the matrix."""

from __future__ import annotations

from collections import Counter

from matrix.outcome import Outcome

_MOST = 60


def show(outcomes: list[Outcome], seconds: float, unshown: set[str]) -> None:
    """Prints a line for each run, what is not as predicted, and the sums.

    `unshown` are refusals whose loss no run has shown.
    """
    for outcome in outcomes:
        print(outcome.line())
    complaints = [line for outcome in outcomes for line in outcome.complaints()]
    complaints += [f"{name}: no run shows its loss" for name in sorted(unshown)]
    for line in complaints[:_MOST]:
        print(f"  {line}")
    if len(complaints) > _MOST:
        print(f"  and {len(complaints) - _MOST} more")
    shown = sum((outcome.shown for outcome in outcomes), Counter())
    print(f"losses: {', '.join(f'{name} {n}' for name, n in sorted(shown.items()))}")
    values = sum((outcome.values for outcome in outcomes), Counter())
    print(
        f"matrix: {sum(len(outcome.cells) for outcome in outcomes)} cells, "
        f"{values.total()} values compared ({values['snapshot']} of snapshots, "
        f"{values['stream']} streamed, {values['history']} of the history), "
        f"{sum(outcome.fields for outcome in outcomes)} fields of "
        f"{sum(outcome.schemas for outcome in outcomes)} schemas, "
        f"{sum(outcome.lossy for outcome in outcomes)} losses shown, "
        f"{sum(outcome.mismatches for outcome in outcomes) + len(unshown)} mismatches, "
        f"{seconds:.0f} s"
    )
