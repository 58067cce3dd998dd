"""Point 6: columns that a definition is refused for, sent all the same: the snapshot stops, or a value is lost."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pymysql
import pytest
from refused import CASES, SERVER_REFUSES, Case, Refused
from report import Report
from stack.clickhouse import ClickHouse
from stack.project import generator

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
    "number", range(len(CASES)), ids=[f"{case.refusal}-{case.name}" for case in CASES]
)
def test_what_becomes_of_it(
    stack: Refused, sent: Refused, number: int, record: Report
) -> None:
    """What the finding says."""
    case = CASES[number]
    if case.fails:
        assert case.fails in sent.wait_failed(case.name).lower()
    if case.shows:
        rows = sent.values(f"s{number}", case.table)[: len(case.values)]
        assert case.shows(rows), rows
    if case.streams:
        rows = sent.values(f"s{number}", case.table)
        first = len(case.values)
        assert len(rows) == 2 * first, rows
        assert case.streams(rows[first:]), rows
    if case.keys:
        keys = sent.keys(f"s{number}", case.table)
        assert case.keys(keys), keys
    record(point=6, stack=stack.name, faults=1)


def test_an_array_holds_no_null(stack: Refused, record: Report) -> None:
    """A NULL vector becomes the same array in ClickHouse as an empty one."""
    stack.bed.start("clickhouse")
    clickhouse = ClickHouse(stack.bed.url("clickhouse"))
    lines = '{"c": null}\\n{"c": []}'
    read = f"SELECT c FROM format(JSONEachRow, 'c Array(Float32)', '{lines}')"
    assert clickhouse(read) == [([],), ([],)]
    record(point=6, stack=stack.name, faults=1)


@pytest.mark.parametrize(
    ("server", "column"),
    [(server, column) for _, server, column in SERVER_REFUSES],
    ids=[
        f"{name}-{server}-{at}" for at, (name, server, _) in enumerate(SERVER_REFUSES)
    ],
)
def test_what_a_server_refuses(
    stack: Refused, tmp_path: Path, server: str, column: str, record: Report
) -> None:
    """The definition's text is refused, and so is the statement."""
    assert "DS1004" in _codes(tmp_path, server, column)
    name = "refused_by_server"
    with pytest.raises(pymysql.Error):
        stack.sql(f"CREATE TABLE silent.{name} (c {column})", server=server)
    record(point=6, stack=stack.name, faults=1)


def _codes(folder: Path, server: str, column: str) -> list[str]:
    """The codes of the findings of a project with the column."""
    (folder / "tables").mkdir()
    (folder / "tables" / "t.toml").write_text(
        f'key = ["id"]\n[columns]\nid = "int not null"\nc = {json.dumps(column)}\n'
    )
    (folder / "datastack.toml").write_text(
        f"""name = "refused"
        mysql = {{ host = "db", database = "refused", server = "{server}" }}
        kafka = {{ bootstrap = "kafka:9092", registry = "http://registry:8081" }}
        clickhouse = {{ url = "http://clickhouse:8123" }}
        """
    )
    command = [str(generator()), "check", str(folder), "--format", "json"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    return [finding["code"] for finding in json.loads(done.stdout)]
