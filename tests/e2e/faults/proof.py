"""What holds after every fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stack.topics import Place

from faults.events import repeated
from faults.totals import compare_totals

if TYPE_CHECKING:
    from report import Report
    from stack import Stack


def prove(
    stack: Stack,
    record: Report,
    since: dict[Place, int] | None = None,
    timeout: float = 90,
) -> None:
    """Nothing is lost, and nothing counted twice, neither live nor in the topics.

    `since` is where the topics ended before the fault.
    """
    stack.settle(timeout)
    rows, totals = stack.compare(), compare_totals(stack)
    record(point=4, stack=stack.name, faults=1, **rows.counts)
    record(point=4, stack=stack.name, **totals.counts)
    rows.check()
    totals.check()
    if since is not None:
        twice = repeated(stack, since)
        assert not twice, f"{len(twice)} changes came twice: {twice[:5]}"
