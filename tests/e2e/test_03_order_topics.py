"""Order: topics that are made anew or get more partitions, with the next epoch and without."""

from __future__ import annotations

import pytest
from order.epoch import (
    add_partitions,
    maintenance,
    make_anew,
    overtaken,
    raise_epoch,
    read_again,
    unmerged,
)
from order.events import ends
from order.rows import execute, refill
from report import Report
from stack import Stack

pytestmark = pytest.mark.parametrize("stack", ["order"], indirect=True, scope="session")

KEYS = range(100)
UPDATED = 40
DELETED = 20
#: Rows between the deleted ones and the last key that change once more.
LAST = 4


def test_the_next_epoch(stack: Stack, record: Report) -> None:
    """Later changes win over rows of higher offsets where the epoch went up, and only there."""
    anew, more, forgotten = tables = ("parcels", "shelves", "crates")
    partitions = len(ends(stack, more)) + 2
    with unmerged(stack, anew, more):
        _older(stack, *tables)
        with maintenance(stack, *tables):
            raise_epoch(stack, anew)
            raise_epoch(stack, more, partitions)
            make_anew(stack, anew)
            make_anew(stack, forgotten)
            add_partitions(stack, more, partitions)
            _newer(stack, *tables)
        execute(stack, f"UPDATE {anew} SET memo = 'last' WHERE parcel_id % 10 = 0")
        stack.settle()
        begun_again, moved = overtaken(stack, anew), overtaken(stack, more)
        compared = stack.compare([anew, more]).check()
    assert begun_again == UPDATED + DELETED + LAST
    assert moved >= (UPDATED + DELETED) // 4
    assert len(ends(stack, more)) == partitions and all(ends(stack, more).values())
    record(point=3, stack=stack.name, faults=begun_again + moved, **compared.counts)
    lost = stack.compare([forgotten])
    assert lost.differences == UPDATED + DELETED, f"older rows did not win: {lost}"
    with maintenance(stack, forgotten):
        raise_epoch(stack, forgotten)
        read_again(stack, forgotten)
    stack.settle()
    mended = stack.compare([forgotten]).check()
    record(point=3, stack=stack.name, faults=lost.differences, **mended.counts)


def _older(stack: Stack, *tables: str) -> None:
    """Rows whose last change stands at a high offset of the topic."""
    for table in tables:
        refill(stack, table, KEYS)
        execute(stack, f"UPDATE {table} SET memo = 'older'")
    stack.settle()
    stack.compare(list(tables)).check()


def _newer(stack: Stack, *tables: str) -> None:
    """What applications do while the source is stopped."""
    for table in tables:
        (key,) = stack.definition.tables[table].key
        gone = f"{key} BETWEEN {UPDATED} AND {UPDATED + DELETED - 1}"
        changed = execute(
            stack,
            f"UPDATE {table} SET memo = 'newer' WHERE {key} < {UPDATED}",
            f"DELETE FROM {table} WHERE {gone}",
        )
        assert changed == UPDATED + DELETED
