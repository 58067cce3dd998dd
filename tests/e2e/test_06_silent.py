"""Point 6: faults that the worker takes without a word. Each is found offline, and each is seen to lose something."""

from __future__ import annotations

import json
import subprocess

import pytest
from report import Report
from silent import CASES, REFUSED, Bench, Case
from stack.clickhouse import ClickHouse
from stack.project import generator
from stack.wait import Deadline

pytestmark = pytest.mark.parametrize(
    "stack", ["silent"], indirect=True, scope="session"
)


@pytest.fixture(scope="module")
def running(stack: Bench) -> Bench:
    """All connectors, each with what it had to do behind it."""
    for number, case in enumerate(CASES):
        config = stack.config(case, number)
        stack.connect.post("/connectors", {"name": case.name, "config": config})
    sending = [
        (case.name, _prefix(case, number))
        for number, case in enumerate(CASES)
        if case.sends and not case.fails
    ]
    stack.mark()
    for name, prefix in sending:
        stack.wait_marked(name, prefix)
    stack.change()
    stack.mark()
    for name, prefix in sending:
        stack.wait_marked(name, prefix)
    return stack


def _prefix(case: Case, number: int) -> str:
    return case.changes.get("topic.prefix", "s{number}").format(number=number)


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name for case in CASES])
def test_what_happens(
    stack: Bench, running: Bench, number: int, record: Report
) -> None:
    """The worker's validation says nothing; then the connector stops, or runs and loses something."""
    case = CASES[number]
    assert stack.accepted(stack.config(case, number), case.name) == []
    connectors = {
        other.name: stack.config(other, at)
        for at, other in enumerate(CASES)
        if other.name in (case.name, case.beside)
    }
    assert (case.code in _lint(stack, connectors)) == bool(case.code)
    if case.fails:
        assert case.fails in running.wait_failed(case.name)
    if case.shows:
        Deadline(30).until(
            lambda: (
                running.connect.request("GET", f"/connectors/{case.name}/status")[0]
                == 200
            ),
            lambda: f"{case.name} has no status",
        )
        case.shows(running, case.name, _prefix(case, number))
    if case.code:
        record(point=6, stack=stack.name, faults=1)


def _lint(stack: Bench, connectors: dict[str, dict[str, str]]) -> set[str]:
    """The codes of what is found in the files of connectors, offline."""
    command = [str(generator()), "lint", "--format", "json"]
    for name, config in connectors.items():
        file = stack.bed.run / f"{name}.json"
        file.write_text(json.dumps({"name": name, "config": config}))
        command.append(str(file))
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    return {finding["code"] for finding in json.loads(done.stdout)}


def test_what_clickhouse_makes_of_a_number(stack: Bench, record: Report) -> None:
    """As DS1145 says: a Decimal takes every digit of a number in JSON, and a Float64 does not."""
    stack.bed.start("clickhouse")
    clickhouse = ClickHouse(stack.bed.url("clickhouse"))
    line = '{"c": 1234567890123456.7891}'
    read = "SELECT toString(c) FROM format(JSONEachRow, 'c {}', '{}')"
    assert clickhouse(read.format("Decimal(20,4)", line)) == [
        ("1234567890123456.7891",)
    ]
    assert clickhouse(read.format("Float64", line)) == [("1234567890123456.8",)]
    record(point=6, stack=stack.name, faults=1)


@pytest.mark.parametrize(("code", "changes"), REFUSED)
def test_what_the_worker_refuses(
    stack: Bench, code: str, changes: dict[str, str | None]
) -> None:
    """The rules that repeat what the worker's validation says: it does say it."""
    config = stack.config(Case(code, "refused", changes), 0)
    assert stack.accepted(config, "refused")
    assert code in _lint(stack, {"refused": config})
