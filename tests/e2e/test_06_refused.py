"""Point 6: columns that a definition is refused for, sent all the same: the snapshot stops, or a value is lost."""

from __future__ import annotations

import pytest
from refused import CASES, Case, Refused
from report import Report
from stack.clickhouse import ClickHouse

pytestmark = pytest.mark.parametrize(
    "stack", ["refused"], indirect=True, scope="session"
)


@pytest.fixture(scope="module")
def sent(stack: Refused) -> Refused:
    """All tables, with their connectors: rows that were there, and rows of tables made later."""
    for case in CASES:
        stack.sql(f"CREATE DATABASE IF NOT EXISTS {case.database}", server=case.server)
        _fill(stack, case)
    for number, case in enumerate(CASES):
        config = stack.source(case, number)
        stack.connect.post("/connectors", {"name": case.name, "config": config})
    _pass(stack)
    for case in CASES:
        if case.streams:
            stack.sql(f"DROP TABLE {case.table}", server=case.server)
            _fill(stack, case)
    _pass(stack)
    return stack


def _fill(stack: Refused, case: Case) -> None:
    columns = f"id INT NOT NULL PRIMARY KEY, c {case.column}"
    rows = ", ".join(f"({at}, {value})" for at, value in enumerate(case.values))
    stack.sql(
        f"CREATE TABLE {case.table} ({columns})",
        f"INSERT INTO {case.table} VALUES {rows}",
        server=case.server,
    )


def _pass(stack: Refused) -> None:
    """Has every connector that runs send what is there."""
    for server in ("mysql", "mariadb"):
        stack.mark(server)
        for number, case in enumerate(CASES):
            if case.server == server and not case.fails:
                stack.wait_marked(case.name, f"s{number}")


@pytest.mark.parametrize(
    "number", range(len(CASES)), ids=[f"{case.code}-{case.name}" for case in CASES]
)
def test_what_becomes_of_it(
    stack: Refused, sent: Refused, number: int, record: Report
) -> None:
    """What the finding says."""
    case = CASES[number]
    if case.fails:
        assert case.fails in sent.wait_failed(case.name).lower()
    if case.shows:
        rows = sent.values(f"s{number}", case.table)
        assert case.shows(rows), rows
    if case.streams:
        rows = sent.values(f"s{number}", case.table)
        assert len(rows) == 2, rows
        assert case.streams(rows[1:]), rows
    record(point=6, stack=stack.name, faults=1)


def test_an_array_holds_no_null(stack: Refused, record: Report) -> None:
    """A NULL vector becomes the same array in ClickHouse as an empty one."""
    stack.bed.start("clickhouse")
    clickhouse = ClickHouse(stack.bed.url("clickhouse"))
    lines = '{"c": null}\\n{"c": []}'
    read = f"SELECT c FROM format(JSONEachRow, 'c Array(Float32)', '{lines}')"
    assert clickhouse(read) == [([],), ([],)]
    record(point=6, stack=stack.name, faults=1)
