"""Point 11: `verify` names each row that differs, and calls nothing different that is on its way."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from live import Command
from reference import Reference
from stack.passwords import PASSWORDS

pytestmark = pytest.mark.stacks("running")


def _verify(stack: Reference, *words: str) -> tuple[int, dict[str, Any]]:
    """The exit status and the result."""
    command = Command(stack.folder, variables=PASSWORDS)
    ran = command.run("verify", "--format", "json", *words)
    assert ran.status in (0, 1), ran
    return ran.status, json.loads(ran.out)


def _tables(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {table["table"]: table for table in found["tables"]}


def _codes(found: dict[str, Any]) -> list[str]:
    return [finding["code"] for finding in found["findings"]]


def _held(stack: Reference) -> list[str]:
    """Connectors that other tests hold still."""
    return [name for name in stack.pipeline.connectors if stack.connect.stopped(name)]


def _sql(stack: Reference, *statements: str) -> None:
    with closing(stack.mysql()) as connection, connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _rows(stack: Reference, table: str) -> int:
    with closing(stack.mysql()) as connection, connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM `{table}`")
        return cursor.fetchone()[0]


def _equal(found: dict[str, Any]) -> bool:
    return all(
        table["complete"] and not table["counts"] and not table["unsettled"]
        for table in found["tables"]
    )


def test_every_row_of_every_table_is_equal(stack: Reference) -> None:
    """Rows at the ends of what the columns can hold among them."""
    stack.settle()
    status, found = _verify(stack)
    assert _equal(found), found
    assert _codes(found) == []
    if not _held(stack):
        assert found["status"]["problems"] == []
    assert status == (0 if found["status"]["well"] else 1)
    tables = _tables(found)
    assert set(tables) == set(stack.definition.tables)
    for name, table in tables.items():
        rows = _rows(stack, name)
        assert rows > 0
        assert (table["mysql_rows"], table["clickhouse_rows"]) == (rows, rows)
        assert table["in_flight"] == 0
        left_out = {entry["column"] for entry in table["left_out"]}
        defined = {column.name for column in stack.definition.tables[name].columns}
        assert set(table["columns"]) | left_out == defined
        assert not set(table["columns"]) & left_out
    assert "email" in tables["customers"]["columns"]
    left_out = {e["column"]: e["reason"] for e in tables["customers"]["left_out"]}
    assert left_out["full_name"].startswith("asterisks")
    assert left_out["password_hash"] == "stays in MySQL: personal data"
    assert found["position"].count(":") == 1
    assert len(found["status"]["connectors"]) == 2


@contextmanager
def _corrupted(stack: Reference) -> Iterator[tuple[list, list, list]]:
    """One row of `order_items` changed in ClickHouse, one gone, one too many: their keys."""
    warehouse = stack.definition.warehouse
    rows, kept = f"{warehouse}.order_items__rows", f"{warehouse}.kept_by_test"
    wait = "SETTINGS mutations_sync = 1"
    chosen = stack.clickhouse(
        f"SELECT toString(order_id), toString(line) FROM {warehouse}.order_items "
        "WHERE line > 0 ORDER BY order_id, line LIMIT 2"
    )
    (changed, gone), surplus = chosen, (chosen[0][0], "64999")

    def where(key: tuple[str, str]) -> str:
        return f"order_id = {key[0]} AND line = {key[1]}"

    run = stack.clickhouse.run
    run(
        f"CREATE OR REPLACE TABLE {kept} ENGINE = MergeTree ORDER BY tuple() AS "
        f"SELECT * FROM {rows} WHERE {where(changed)} OR {where(gone)}"
    )
    try:
        run(
            f"INSERT INTO {rows} SELECT * REPLACE (64999 AS line) "
            f"FROM (SELECT * FROM {rows} FINAL WHERE {where(changed)})"
        )
        run(f"ALTER TABLE {rows} DELETE WHERE {where(gone)} {wait}")
        run(
            f"ALTER TABLE {rows} UPDATE quantity = quantity + 1, comment = 'by hand' "
            f"WHERE {where(changed)} {wait}"
        )
        yield list(changed), list(gone), list(surplus)
    finally:
        touched = " OR ".join(f"({where(key)})" for key in (changed, gone, surplus))
        run(f"ALTER TABLE {rows} DELETE WHERE {touched} {wait}")
        run(f"INSERT INTO {rows} SELECT * FROM {kept}")
        run(f"DROP TABLE {kept}")


def test_exactly_the_rows_that_differ_are_named(stack: Reference) -> None:
    with _corrupted(stack) as (changed, gone, surplus):
        status, found = _verify(stack, "--show-keys")
        hidden = _verify(stack, "--table", "order_items")[1]
        values = _verify(stack, "--table", "order_items", "--show-rows")[1]
    assert status == 1
    assert "DS3021" in _codes(found)
    others = [table for table in found["tables"] if table["table"] != "order_items"]
    assert not any(table["counts"] or table["unsettled"] for table in others)
    table = _tables(found)["order_items"]
    assert table["counts"] == {"different": 1, "missing": 1, "surplus": 1}
    assert table["complete"]
    differences = {
        difference["kind"]: (
            [value for _, value in difference["key"]],
            sorted(difference["columns"]),
        )
        for difference in table["differences"]
    }
    assert differences == {
        "different": (changed, ["comment", "quantity"]),
        "missing": (gone, []),
        "surplus": (surplus, []),
    }
    # Keys and values are shown to those who ask for them.
    assert all(
        "key" not in entry for entry in _tables(hidden)["order_items"]["differences"]
    )
    assert "by hand" not in json.dumps([found, hidden])
    (different,) = (
        entry
        for entry in _tables(values)["order_items"]["differences"]
        if entry["kind"] == "different"
    )
    assert set(different["values"]) == {"comment", "quantity"}
    # Of a value that may be long, the hash is compared and shown.
    assert different["values"]["comment"][1].startswith("SHA-256 ")
    mysql, clickhouse = different["values"]["quantity"]
    assert int(clickhouse) == int(mysql) + 1

    again = _verify(stack)[1]
    assert _equal(again), again


def test_personal_data_are_never_shown(stack: Reference) -> None:
    rows = f"{stack.definition.warehouse}.customers__rows"
    wait = "WHERE customer_id = 0 SETTINGS mutations_sync = 1"
    ((birthday,),) = stack.clickhouse(
        f"SELECT toString(birthday) FROM {rows} FINAL WHERE customer_id = 0"
    )
    stack.clickhouse.run(f"ALTER TABLE {rows} UPDATE birthday = '1999-09-19' {wait}")
    try:
        found = _verify(stack, "--table", "customers", "--show-rows")[1]
    finally:
        stack.clickhouse.run(
            f"ALTER TABLE {rows} UPDATE birthday = '{birthday}' {wait}"
        )
    (difference,) = _tables(found)["customers"]["differences"]
    assert difference["key"] == [["customer_id", "0"]]
    assert difference["values"] == {"birthday": ["***", "***"]}
    assert "1999-09-19" not in json.dumps(found)


def test_changes_on_their_way_are_no_differences(stack: Reference) -> None:
    """Rows change, come and go all the time, one of them in every transaction."""
    over, changes = threading.Event(), 0

    def load() -> None:
        nonlocal changes
        with closing(stack.mysql()) as connection, connection.cursor() as cursor:
            while not over.is_set():
                new = 5_000_000_000 + changes
                cursor.execute(
                    "INSERT INTO shifts (employee_id, starts_at, hourly_wage) "
                    f"VALUES ({new}, '2024-05-06 07:08:09', 10)"
                )
                cursor.execute(
                    "UPDATE shifts SET hourly_wage = hourly_wage + 1 "
                    f"WHERE employee_id BETWEEN {new - 20} AND {new}"
                )
                cursor.execute(f"DELETE FROM shifts WHERE employee_id = {new - 30}")
                cursor.execute(
                    "UPDATE orders SET amount = MOD(amount + 1, 1000) "
                    "WHERE order_id = 9000000000000000001"
                )
                changes += 1
                # More would be too much for the whole stack on a small machine.
                over.wait(0.05)

    thread = threading.Thread(target=load)
    thread.start()
    try:
        found = [_verify(stack)[1] for _ in range(3)]
    finally:
        over.set()
        thread.join()
        _sql(stack, "DELETE FROM shifts WHERE employee_id >= 5000000000")
    assert changes > 20
    assert all(_equal(each) for each in found), found
    stack.settle()
    assert _equal(_verify(stack)[1])


def test_what_the_pipeline_has_not_carried_is_neither_equal_nor_different(
    stack: Reference,
) -> None:
    """A source that is held still gets to no position."""
    source = stack.pipeline.source
    stack.settle()
    stack.connect.pause(source)
    try:
        _sql(stack, "UPDATE payments SET fee = 7.25 LIMIT 1")
        status, found = _verify(stack, "--patience", "3")
    finally:
        stack.connect.put(f"/connectors/{source}/resume", {})
        stack.connect.wait_running(source)
    assert status == 1
    table = _tables(found)["payments"]
    assert (table["unsettled"], table["counts"]) == (1, {})
    assert _codes(found) == ["DS3021"]
    assert not found["status"]["well"]
    states = {each["name"]: each["state"] for each in found["status"]["connectors"]}
    assert states[source] == "PAUSED"
    stack.settle()
    assert _equal(_verify(stack)[1])
