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
    """One topic is made anew, one gets partitions; later changes win over higher offsets."""
    anew, more = tables = ("parcels", "shelves")
    with unmerged(stack, *tables):
        for table in tables:
            _older(stack, table)
        partitions = len(ends(stack, more)) + 2
        with maintenance(stack, *tables):
            raise_epoch(stack, anew)
            raise_epoch(stack, more, partitions)
            make_anew(stack, anew)
            add_partitions(stack, more, partitions)
            for table in tables:
                _newer(stack, table)
        execute(stack, f"UPDATE {anew} SET memo = 'last' WHERE parcel_id % 10 = 0")
        stack.settle()
        begun_again, moved = (overtaken(stack, table) for table in tables)
        compared = stack.compare(list(tables)).check()
    assert begun_again == UPDATED + DELETED + LAST
    assert moved >= (UPDATED + DELETED) // 4
    assert len(ends(stack, more)) == partitions and all(ends(stack, more).values())
    record(point=3, stack=stack.name, faults=begun_again + moved, **compared.counts)


def test_without_the_next_epoch(stack: Stack, record: Report) -> None:
    """What the epoch is for: older rows win, until the topic is read again under a new one."""
    _older(stack, "crates")
    with maintenance(stack, "crates"):
        make_anew(stack, "crates")
        _newer(stack, "crates")
    stack.settle()
    lost = stack.compare(["crates"])
    assert lost.differences == UPDATED + DELETED, f"older rows did not win: {lost}"
    with maintenance(stack, "crates"):
        raise_epoch(stack, "crates")
        read_again(stack, "crates")
    stack.settle()
    compared = stack.compare(["crates"]).check()
    record(point=3, stack=stack.name, faults=lost.differences, **compared.counts)


def _older(stack: Stack, table: str) -> None:
    """Rows whose last change stands at a high offset of the topic."""
    refill(stack, table, KEYS)
    execute(stack, f"UPDATE {table} SET memo = 'older'")
    stack.settle()
    stack.compare([table]).check()


def _newer(stack: Stack, table: str) -> None:
    """What applications do while the source is stopped."""
    (key,) = stack.definition.tables[table].key
    changed = execute(
        stack,
        f"UPDATE {table} SET memo = 'newer' WHERE {key} < {UPDATED}",
        f"DELETE FROM {table} WHERE {key} BETWEEN {UPDATED} AND {UPDATED + DELETED - 1}",
    )
    assert changed == UPDATED + DELETED
