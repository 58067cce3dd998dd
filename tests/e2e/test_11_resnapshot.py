"""Point 11: `resnapshot` sets rows right that were changed, lost or added by hand in ClickHouse."""

from __future__ import annotations

import json
import os
import subprocess
from contextlib import closing
from typing import Any

import pytest
from reference import Reference
from stack import project
from stack.passwords import PASSWORDS

pytestmark = pytest.mark.stacks("running")

_SURPLUS = 4_000_000_000


def _resnapshot(
    stack: Reference, *words: str
) -> tuple[int, dict[str, Any] | list[Any]]:
    command = [str(project.generator()), "--format", "json", "resnapshot", *words]
    command += ["--env", project.ENVIRONMENT]
    env = {**os.environ, **PASSWORDS}
    ran = subprocess.run(command, check=False, capture_output=True, text=True, env=env)
    assert ran.stderr == "", ran
    return ran.returncode, json.loads(ran.stdout)


def _signals(stack: Reference) -> int:
    with closing(stack.mysql()) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM datastack_signal")
        return cursor.fetchone()[0]


def _rows(stack: Reference, table: str) -> str:
    return f"{stack.definition.warehouse}.{table}__rows"


def _damage(stack: Reference, table: str, surplus: str, where: str = "1") -> None:
    """A row changed, one lost, one that the source does not have."""
    rows = _rows(stack, table)
    key = stack.definition.tables[table].key[0]
    picked = f"(SELECT {key} FROM {rows} FINAL WHERE {where} ORDER BY {key} LIMIT 1"
    for damage, at in [
        ("SELECT * REPLACE ('4711' AS note)", f"{picked})"),
        ("SELECT * REPLACE (1 AS _deleted)", f"{picked} OFFSET 1)"),
        (f"SELECT * REPLACE ({surplus} AS {key})", f"{picked} OFFSET 2)"),
    ]:
        stack.clickhouse.run(
            f"INSERT INTO {rows} {damage} FROM "
            f"(SELECT * FROM {rows} FINAL WHERE {key} IN {at})"
        )


def test_keys_that_debezium_cannot_read_are_refused(stack: Reference) -> None:
    """Of a large table with a key above 2^63 - 1 it reads a part; the rest of the tests goes without."""
    beyond = f"order_id > {2**63 - 1}"
    (rows,) = _source(stack, f"SELECT COUNT(*) FROM orders WHERE {beyond}")
    assert rows > 0
    signals = _signals(stack)
    exit_status, found = _resnapshot(stack, "orders", str(stack.folder))
    assert exit_status == 1
    (finding,) = found if isinstance(found, list) else found["findings"]
    assert "keys above 9223372036854775807" in finding["message"]
    assert _signals(stack) == signals
    _run(stack, f"DELETE FROM orders WHERE {beyond}")
    stack.settle()


def _run(stack: Reference, statement: str) -> None:
    with closing(stack.mysql()) as connection, connection.cursor() as cursor:
        cursor.execute("SET SESSION foreign_key_checks = 0")
        cursor.execute(statement)


def test_rows_that_were_damaged_are_right_again(stack: Reference) -> None:
    """All three kinds of damage; without the repair the comparison sees them."""
    stack.settle()
    stack.compare(["orders"]).check()
    _damage(stack, "orders", str(_SURPLUS))
    damaged = stack.compare(["orders"])
    assert damaged.differences >= 3, damaged
    (count,) = _source(stack, "SELECT COUNT(*) FROM orders")
    signals = _signals(stack)

    exit_status, found = _resnapshot(stack, "orders", str(stack.folder), "--dry-run")
    assert exit_status == 0
    assert (found["source_rows"], found["before"]) == (count, count)
    assert found["signal"] is None
    assert _signals(stack) == signals
    assert stack.compare(["orders"]).differences == damaged.differences

    exit_status, found = _resnapshot(stack, "orders", str(stack.folder))
    assert exit_status == 0
    assert found == {
        "table": "orders",
        "signal": found["signal"],
        "source_rows": count,
        "before": count,
        "after": count,
        "fresh": count,
        "removed": 1,
        "passed": 0,
        "ahead": 0,
        "findings": [],
    }
    stack.compare(["orders"]).check()


def _source(stack: Reference, sql: str) -> tuple[int, ...]:
    with closing(stack.mysql()) as connection, connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()


def test_a_condition_limits_what_is_read_and_taken_away(stack: Reference) -> None:
    """What lies outside stays as it is, and is set right without the condition."""
    (middle,) = _source(
        stack, "SELECT order_id FROM orders ORDER BY order_id LIMIT 1 OFFSET 100"
    )
    (count,) = _source(stack, "SELECT COUNT(*) FROM orders")
    _damage(stack, "orders", str(_SURPLUS), f"order_id >= {middle}")
    _damage(stack, "orders", str(_SURPLUS + 1), f"order_id < {middle}")
    condition = f"order_id >= {middle} AND order_id <> {_SURPLUS + 1}"
    exit_status, found = _resnapshot(
        stack, "orders", str(stack.folder), "--where", condition
    )
    assert exit_status == 0
    within = count - 100
    assert (found["source_rows"], found["fresh"]) == (within, within)
    assert (found["removed"], found["passed"]) == (1, 0)
    assert stack.compare(["orders"]).differences > 0
    exit_status, found = _resnapshot(stack, "orders", str(stack.folder))
    assert (exit_status, found["removed"]) == (0, 1)
    stack.compare(["orders"]).check()


def test_keys_of_texts_and_times(stack: Reference) -> None:
    """A surplus key of a text, and one of a number and a time."""
    stack.settle()
    products, shifts = _rows(stack, "products"), _rows(stack, "shifts")
    stack.clickhouse.run(
        f"INSERT INTO {products} SELECT * REPLACE ('o''b\\\\1' AS product_code) "
        f"FROM {products} FINAL LIMIT 1"
    )
    stack.clickhouse.run(
        f"INSERT INTO {shifts} SELECT * REPLACE "
        f"(starts_at + INTERVAL 1 SECOND AS starts_at) FROM (SELECT * FROM {shifts} "
        "FINAL WHERE toYear(starts_at) = 2026 LIMIT 1)"
    )
    for table in ("products", "shifts"):
        assert stack.compare([table]).differences > 0
        exit_status, found = _resnapshot(stack, table, str(stack.folder))
        assert (exit_status, found["removed"]) == (0, 1), table
        stack.compare([table]).check()


def test_a_row_that_ranks_above_the_topic_is_told(stack: Reference) -> None:
    """Nothing that is read again can set it right."""
    rows = _rows(stack, "products")
    stack.clickhouse.run(
        f"INSERT INTO {rows} SELECT * REPLACE (_version + 1000000000 AS _version) "
        f"FROM {rows} FINAL LIMIT 1"
    )
    exit_status, found = _resnapshot(stack, "products", str(stack.folder))
    assert (exit_status, found["ahead"]) == (1, 1)
    stack.clickhouse.run(
        f"ALTER TABLE {rows} DELETE WHERE bitAnd(_version, 281474976710655) "
        ">= 1000000000 SETTINGS mutations_sync = 2"
    )
    exit_status, found = _resnapshot(stack, "products", str(stack.folder))
    assert (exit_status, found["ahead"]) == (0, 0)
    stack.compare(["products"]).check()


def test_nothing_is_sent_where_it_would_do_harm(stack: Reference) -> None:
    """A table that is not there, a condition that is none, a source that is stopped."""
    signals = _signals(stack)
    exit_status, found = _resnapshot(stack, "no_table", str(stack.folder))
    assert (exit_status, found[0]["code"]) == (2, "DS0018")
    exit_status, found = _resnapshot(
        stack, "orders", str(stack.folder), "--where", "no_column = 1"
    )
    assert (exit_status, found[0]["code"]) == (2, "DS3002")
    assert "no_column" in found[0]["message"]
    stack.connect.stop(stack.pipeline.source)
    try:
        exit_status, found = _resnapshot(stack, "orders", str(stack.folder))
        assert (exit_status, found[0]["code"]) == (2, "DS3004")
        assert "its state is STOPPED" in found[0]["message"]
    finally:
        stack.connect.put(f"/connectors/{stack.pipeline.source}/resume")
        stack.connect.wait_running(stack.pipeline.source)
    assert _signals(stack) == signals
