"""Order: rows that were damaged in ClickHouse, mended by a new snapshot."""

from __future__ import annotations

import pytest
from order.events import ends, events
from order.rows import refill
from order.source import snapshot
from report import Report
from stack import Stack

pytestmark = pytest.mark.parametrize("stack", ["order"], indirect=True, scope="session")

KEYS = [f"sku-{number}" for number in range(300)]
#: How the current version of a row is damaged: other values, or gone.
DAMAGES = {
    "product < 'sku-2'": "SELECT * REPLACE(666 AS amount, 'damaged' AS memo)",
    "product >= 'sku-2'": "SELECT * REPLACE(1 AS _deleted)",
}


def test_a_new_snapshot_mends_damaged_rows(stack: Stack, record: Report) -> None:
    """A row of a snapshot ranks by its place in the stream, so it wins."""
    refill(stack, "prices", KEYS)
    stack.settle()
    stack.compare(["prices"]).check()
    rows = f"{stack.definition.warehouse}.prices__rows"
    for which, damage in DAMAGES.items():
        stack.clickhouse.run(
            f"INSERT INTO {rows} {damage} FROM {rows} FINAL WHERE {which}"
        )
    damaged = stack.compare(["prices"])
    assert damaged.differences >= len(KEYS), f"not damaged: {damaged}"
    since = ends(stack, "prices")
    snapshot(stack, "prices")
    found = events(stack, "prices", since)
    assert [event.op for event in found] == ["r"] * len(KEYS)
    compared = stack.compare(["prices"]).check()
    record(point=3, stack=stack.name, faults=len(KEYS), **compared.counts)
