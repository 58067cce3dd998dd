"""Point 7: `verify` compares the newest day of the history with the current state, value for value."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from history.first_day import EARLY, FirstDay
from live import Command
from report import Report
from stack.passwords import PASSWORDS

pytestmark = pytest.mark.stacks("avro")

_WAIT = "SETTINGS mutations_sync = 1"
#: An order that never was.
_NEVER = 888_000_001


def _asked(day: FirstDay, *words: str) -> dict[str, Any]:
    """What is answered; the project's cut-off is the test's."""
    command = Command(day.opened.jobs.out.parents[1], variables=PASSWORDS)
    ran = command.run("verify", "--format", "json", *words)
    assert ran.status in (0, 1), ran
    return json.loads(ran.out)


def _verify(day: FirstDay, *words: str) -> dict[str, dict[str, Any]]:
    """The outcome of each table."""
    found = _asked(day, *words)
    codes = {finding["code"] for finding in found["findings"]}
    differ = any(
        table["history"]["counts"] or table["history"]["unsettled"]
        for table in found["tables"]
    )
    assert codes == ({"DS3021"} if differ else set()), found["findings"]
    return {table["table"]: table for table in found["tables"]}


def _late(day: FirstDay) -> Counter[str]:
    """How the table that was run early differs: in what changed before the cut-off, was archived behind it, and has not changed since."""
    shown, held = day.expected[EARLY].by_key, day.opened.held.result()[EARLY].by_key
    now = day.opened.stack.expected([EARLY])[EARLY].by_key
    kinds: Counter[str] = Counter()
    for key in shown.keys() | held.keys():
        if now.get(key) != held.get(key) or shown.get(key) == held.get(key):
            continue
        if key not in shown:
            kinds["missing"] += 1
        else:
            kinds["different" if key in held else "surplus"] += 1
    return kinds


def test_only_what_was_late_differs(first_day: FirstDay, record: Report) -> None:
    """Changes after the cut-off are none of the day's; those that were archived too late should be there."""
    stack = first_day.opened.stack
    stack.settle()
    late = _late(first_day)
    assert late, "nothing was late"
    tables = _verify(first_day)
    assert set(tables) == set(stack.definition.tables)
    for name, table in tables.items():
        history = table["history"]
        assert history["day"] == first_day.day
        assert history["columns"] == table["columns"]
        assert history["counts"] == (dict(late) if name == EARLY else {}), name
        assert (history["unsettled"], history["complete"]) == (0, True)
        now = stack.expected([name])[name].by_key
        same = [
            key
            for key, row in first_day.opened.held.result()[name].by_key.items()
            if now.get(key) == row
        ]
        # A row that was written again with the values that it had is none that stayed.
        assert 0 < history["current_rows"] <= len(same)
        record(point=7, stack=stack.name, tables=1, rows=history["history_rows"])
    others = [tables[name]["history"] for name in tables if name != EARLY]
    assert all(each["current_rows"] == each["history_rows"] for each in others)
    without = _asked(first_day, "--without-history")["tables"]
    assert without
    assert not any("history" in table for table in without)


@contextmanager
def _kept(day: FirstDay, *tables: str) -> Iterator[None]:
    """Tables of the history that are as they were when this ends."""
    warehouse, run = (
        day.opened.stack.definition.warehouse,
        day.opened.stack.clickhouse.run,
    )
    names = [f"{warehouse}.{table}__history" for table in tables]
    try:
        for name in names:
            run(f"CREATE OR REPLACE TABLE {name}_kept AS {name}")
            run(f"ALTER TABLE {name}_kept ATTACH PARTITION '{day.day}' FROM {name}")
        yield
    finally:
        for name in names:
            run(f"ALTER TABLE {name} REPLACE PARTITION '{day.day}' FROM {name}_kept")
            run(f"DROP TABLE {name}_kept")


def test_exactly_the_rows_that_differ_are_named(
    first_day: FirstDay, record: Report
) -> None:
    """A day that was damaged: of a daily state and of changes."""
    stack = first_day.opened.stack
    warehouse, run = stack.definition.warehouse, stack.clickhouse.run

    def unchanged(table: str, key: str, text: str) -> list[str]:
        """Rows of the day that nobody has touched since: the current state has the same change."""
        return [
            name
            for (name,) in stack.clickhouse(
                f"SELECT {text}({key}) FROM {warehouse}.{table}__history AS h "
                f"WHERE ({key}, _version) IN "
                f"(SELECT {key}, _version FROM {warehouse}.{table}__rows FINAL) ORDER BY {key} DESC LIMIT 3"
            )
        ]

    orders, payments = f"{warehouse}.orders__history", f"{warehouse}.payments__history"
    changed, gone, twice = unchanged("orders", "order_id", "toString")
    wrong, unpaid, _ = unchanged("payments", "payment_id", "hex")
    with _kept(first_day, "orders", "payments"):
        run(
            f"INSERT INTO {orders} SELECT * FROM {orders} WHERE order_id = {twice} AND _as_of = '{first_day.day}'"
        )
        run(
            f"INSERT INTO {orders} SELECT * REPLACE ({_NEVER} AS order_id) "
            f"FROM (SELECT * FROM {orders} WHERE order_id = {twice} LIMIT 1)"
        )
        run(f"ALTER TABLE {orders} DELETE WHERE order_id = {gone} {_WAIT}")
        run(
            f"ALTER TABLE {orders} UPDATE amount = amount + 1, note = 'by hand' WHERE order_id = {changed} {_WAIT}"
        )
        run(
            f"ALTER TABLE {payments} UPDATE amount = amount + 1 WHERE hex(payment_id) = '{wrong}' {_WAIT}"
        )
        run(f"ALTER TABLE {payments} DELETE WHERE hex(payment_id) = '{unpaid}' {_WAIT}")
        tables = _verify(first_day, "--show-rows")
        hidden = _verify(first_day, "--table", "orders")["orders"]["history"]
        earlier = _earlier_differs(first_day)
    found = {
        (name, each["key"][0][1], each["kind"], tuple(each["columns"]))
        for name in ("orders", "payments")
        for each in tables[name]["history"]["differences"]
    }
    assert found == {
        ("orders", changed, "different", ("amount", "note")),
        ("orders", gone, "missing", ()),
        ("orders", twice, "repeated", ()),
        ("payments", f"0x{wrong}", "different", ("amount",)),
        ("payments", f"0x{unpaid}", "missing", ()),
    }
    # A row that the current state never had may be one that it has not read yet.
    unsettled = {name: tables[name]["history"]["unsettled"] for name in tables}
    assert unsettled == dict.fromkeys(tables, 0) | {"orders": 1}
    assert not any(tables[name]["counts"] for name in tables)
    assert not any("key" in each for each in hidden["differences"])
    assert earlier, "no earlier change of a row was taken for its last"
    record(point=7, stack=stack.name, faults=len(found) + 1)
    again = _verify(first_day)
    assert [name for name in again if again[name]["history"]["counts"]] == [EARLY]


def _earlier_differs(day: FirstDay) -> bool:
    """Takes the last of several changes of a row away: the one before it differs, whatever its values are."""
    stack = day.opened.stack
    table = f"{stack.definition.warehouse}.payments"
    ((payment, version),) = stack.clickhouse(
        f"SELECT hex(payment_id), toString(max(_version)) FROM {table}__history "
        "GROUP BY payment_id HAVING count() > 1 AND (payment_id, max(_version)) IN "
        f"(SELECT payment_id, _version FROM {table}__rows FINAL) LIMIT 1"
    )
    stack.clickhouse.run(
        f"ALTER TABLE {table}__history DELETE "
        f"WHERE hex(payment_id) = '{payment}' AND _version = {version} {_WAIT}"
    )
    history = _verify(day, "--table", "payments", "--show-keys")["payments"]["history"]
    kinds = {each["key"][0][1]: each["kind"] for each in history["differences"]}
    return kinds.get(f"0x{payment}") == "different"
