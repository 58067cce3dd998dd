"""Order: rows that change while a snapshot reads them."""

from __future__ import annotations

from itertools import groupby

import pytest
from order.built import CHANGING, VISITS
from order.churn import Churn
from order.events import Event, ends, events
from order.rows import refill
from order.source import snapshot
from report import Report
from stack import Stack

pytestmark = pytest.mark.parametrize("stack", ["order"], indirect=True, scope="session")


#: Rows of some chunks of an incremental snapshot, which are of 1024 rows each.
WALKS = range(4000)


def test_changes_during_the_first_snapshot(stack: Stack, record: Report) -> None:
    """The stack was built while another session changed what the snapshot read."""
    found = events(stack, "visits")
    read = [event for event in found if event.op == "r"]
    assert len({event.key for event in read}) >= VISITS - len(CHANGING)
    during = _changed_before(found, max(event.produced_ms for event in read))
    assert {event.op for event in during} == {"c", "u", "d"}
    keys = {event.key for event in read} & {event.key for event in during}
    assert len(keys) >= 20, f"{len(keys)} rows changed while the snapshot ran"
    compared = stack.compare(["visits"]).check()
    record(point=3, stack=stack.name, **compared.counts)


def test_changes_during_an_incremental_snapshot(stack: Stack, record: Report) -> None:
    """A snapshot that runs beside the stream: readings and changes alternate."""
    refill(stack, "walks", WALKS)
    stack.settle()
    since = ends(stack, "walks")
    with Churn(stack, "walks", "walk_id", WALKS) as churn:
        churn.wait_for(200)
        snapshot(stack, "walks")
        churn.wait_for(20)
    stack.settle()
    found = events(stack, "walks", since)
    kinds = ["r" if event.op == "r" else "change" for event in found]
    turns = len(list(groupby(kinds))) - 1
    assert kinds.count("r") >= len(WALKS) * 3 // 4
    assert turns >= 4, (
        f"{kinds.count('r')} of {len(kinds)} are readings, in {turns} turns"
    )
    late = _read_after_change(found)
    assert late >= 100, f"{late} rows were read after a change of theirs"
    compared = stack.compare(["walks"]).check()
    record(point=3, stack=stack.name, **compared.counts)


def _changed_before(found: list[Event], end_ms: int) -> list[Event]:
    """Changes that MySQL had committed before the snapshot's last row was written."""
    return [e for e in found if e.op != "r" and e.committed_ms < end_ms]


def _read_after_change(found: list[Event]) -> int:
    """Keys that a snapshot read after an earlier change of the same row."""
    changed: set[str] = set()
    late: set[str] = set()
    for event in found:
        (late if event.op == "r" and event.key in changed else changed).add(event.key)
    return len(late & changed)
