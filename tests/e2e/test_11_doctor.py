"""Point 11: `doctor` finds each thing that a person has set wrong on a stack, alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from live import Command
from reference import Reference
from stack.passwords import PASSWORDS

pytestmark = pytest.mark.stacks("running")

_HISTORY = "dbhistory.production"
#: Ten years: shorter than for ever, and nothing goes while the test runs.
_TEN_YEARS = "315360000000"


def _doctor(stack: Reference, **environment: str) -> tuple[int, dict[str, Any], str]:
    """Exit status, the object that is printed, and all that was printed."""
    command = Command(stack.folder, variables=PASSWORDS)
    ran = command.run("doctor", "--format", "json", **environment)
    return ran.status, json.loads(ran.out), ran.out + ran.error


def _not_ok(found: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    return [
        (check["outcome"], check["system"], check["subject"], check["found"])
        for check in found["checks"]
        if check["outcome"] != "ok"
    ]


def test_a_stack_that_is_sound(stack: Reference) -> None:
    """Everything holds, and was looked at."""
    exit_status, found, _ = _doctor(stack)
    assert _not_ok(found) == []
    assert exit_status == 0
    systems = [check["system"] for check in found["checks"]]
    assert [systems.count(name) for name in dict.fromkeys(systems)] == [17, 5, 5, 6]
    assert found["findings"] == []


def _mysql(*statements: str) -> Callable[[Reference], None]:
    def run(stack: Reference) -> None:
        with closing(stack.mysql()) as connection, connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    return run


def _retention(value: str) -> Callable[[Reference], None]:
    def run(stack: Reference) -> None:
        stack.topics.configure(_HISTORY, "retention.ms", value)

    return run


#: What is set wrong, how it is set right, and what is said in between.
FAULTS = {
    "half a row image": (
        _mysql("SET GLOBAL binlog_row_image = MINIMAL"),
        _mysql("SET GLOBAL binlog_row_image = FULL"),
        [("fault", "mysql", "binlog_row_image: FULL", "it is MINIMAL")],
    ),
    "short binlogs": (
        _mysql("SET GLOBAL binlog_expire_logs_seconds = 3600"),
        _mysql("SET GLOBAL binlog_expire_logs_seconds = 2592000"),
        [
            (
                "fault",
                "mysql",
                "binlog_expire_logs_seconds: 604800 or more",
                "it is 3600",
            )
        ],
    ),
    "a grant too few": (
        _mysql("REVOKE INSERT ON falafel.datastack_signal FROM debezium"),
        _mysql("GRANT INSERT ON falafel.datastack_signal TO debezium"),
        [
            (
                "fault",
                "mysql",
                "grants of debezium",
                (
                    "missing, and takes signals, and marks the windows of an "
                    "incremental snapshot"
                ),
            )
        ],
    ),
    "a schema history that ends": (
        _retention(_TEN_YEARS),
        _retention("-1"),
        [
            (
                "fault",
                "kafka",
                f"topic {_HISTORY}",
                f"retention.ms is {_TEN_YEARS}, not -1",
            )
        ],
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(stack: Reference, fault: str) -> None:
    """It alone, with its mend, and nothing of it remains when it is set right."""
    wrong, right, expected = FAULTS[fault]
    wrong(stack)
    try:
        exit_status, found, _ = _doctor(stack)
        assert _not_ok(found) == expected
        assert exit_status == 1
        mends = [check["mend"] for check in found["checks"] if check["mend"]]
        assert len(mends) == 1
    finally:
        right(stack)
    assert _doctor(stack)[0] == 0


def test_a_password_that_is_wrong(stack: Reference) -> None:
    """The other systems are looked at all the same, and no password is printed."""
    exit_status, found, printed = _doctor(stack, CDC_PASSWORD="not-the-one")
    assert exit_status == 2
    assert {check["system"] for check in found["checks"]} == {
        "kafka",
        "clickhouse",
        "connect",
    }
    (finding,) = found["findings"]
    assert finding["code"] == "DS3002"
    assert "user 'debezium'@" in finding["message"]
    assert "Access denied" in finding["message"]
    for secret in ["not-the-one", *PASSWORDS.values()]:
        assert secret not in printed
        assert json.dumps(secret)[1:-1] not in printed
