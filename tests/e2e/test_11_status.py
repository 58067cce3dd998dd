"""Point 11: `status` shows a stack that is well, and each thing that is not, alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from confluent_kafka import Producer, TopicPartition
from confluent_kafka.admin import AdminClient
from live import Command
from reference import Reference
from stack.project import readdressed
from stack.wait import Deadline

pytestmark = pytest.mark.stacks("running")


def _status(folder: Path) -> tuple[int, dict[str, Any]]:
    """Exit status and the object that is printed."""
    ran = Command(folder).run("status", "--format", "json")
    assert ran.error == "", ran
    return ran.status, json.loads(ran.out)


def _problems(stack: Reference) -> list[tuple[str, str, str]]:
    exit_status, found = _status(stack.folder)
    problems = [
        (problem["system"], problem["subject"], problem["message"])
        for problem in found["problems"]
    ]
    assert found["well"] == (not problems)
    assert exit_status == (1 if problems else 0)
    return problems


@contextmanager
def _going_on(stack: Reference) -> Iterator[None]:
    """With an archive that runs, and holds nothing that other tests had it refuse."""
    if stack.connect.stopped(stack.pipeline.archive):
        stack.connect.put(f"/connectors/{stack.pipeline.archive}/resume")
    for name in stack.pipeline.connectors:
        stack.connect.wait_running(name)
    stack.settle()

    def well() -> bool:
        problems = _problems(stack)
        if any(subject == _archived(stack) for _, subject, _ in problems):
            _forget_archived(stack)
        return not problems

    Deadline(180).until(well, lambda: f"not well: {_problems(stack)}")
    stack.settle()
    yield


def _archived(stack: Reference) -> str:
    names = (each["name"] for each in stack.pipeline.topics)
    return f"topic {next(name for name in names if 'dead-letters' in name)}"


def _forget_archived(stack: Reference) -> None:
    """Deletes the records that the archive could not take.

    The sink commits its place behind such a record only together with a later one of
    the same partition.
    """
    admin = AdminClient({"bootstrap.servers": stack.bed.address("kafka")})
    topic = _archived(stack).removeprefix("topic ")
    for at in admin.delete_records([TopicPartition(topic, 0, -1)]).values():
        at.result(30)
    with closing(stack.mysql()) as connection, connection.cursor() as cursor:
        cursor.execute("UPDATE orders SET note = UUID()")
        cursor.execute("UPDATE order_items SET comment = UUID()")


def test_a_stack_that_is_well(stack: Reference) -> None:
    """Every number is that of another reader."""
    with _going_on(stack):
        exit_status, found = _status(stack.folder)
        assert exit_status == 0
        running = {"state": "RUNNING", "tasks": {"RUNNING": 1}, "error": None}
        names = [stack.pipeline.source, stack.pipeline.archive]
        assert found["connectors"] == [{"name": name, **running} for name in names]
        heartbeat = found["heartbeat"]
        assert heartbeat["topic"] == stack.pipeline.heartbeat_topic
        assert heartbeat["every_ms"] == 10_000
        assert heartbeat["age_ms"] < 30_000
        assert found["archive_dead_letters"] == 0
        assert found["findings"] == []
        warehouse = stack.definition.warehouse
        for table in found["tables"]:
            name = table["name"]
            ((rows,),) = stack.clickhouse(f"SELECT count() FROM {warehouse}.{name}")
            ((history,),) = stack.clickhouse(
                f"SELECT count() FROM {warehouse}.{name}__history"
            )
            assert table["current"] == {"rows": rows, "exact": True}, name
            assert rows > 0
            assert table["history"] == history, name
            assert table["queue"] == {"records": 0, "oldest_ms": None}, name
            assert table["last_change_ms"] > 0, name
            assert table["dead_letters"] == 0, name
        assert [table["name"] for table in found["tables"]] == list(
            stack.definition.tables
        )


def test_a_source_that_is_stopped(stack: Reference) -> None:
    """It is told once, not again by what no longer arrives."""
    with _going_on(stack):
        stack.connect.stop(stack.pipeline.source)
        try:
            subject = f"connector {stack.pipeline.source}"
            message = "it is held still: its state is STOPPED"
            assert _problems(stack) == [("connect", subject, message)]
        finally:
            stack.connect.put(f"/connectors/{stack.pipeline.source}/resume")
            stack.connect.wait_running(stack.pipeline.source)


def test_a_record_that_nobody_can_read(stack: Reference) -> None:
    """It is told for ClickHouse and for the archive, without what stands in it."""
    with _going_on(stack):
        topic, _ = stack.pipeline.queues["orders"]
        kafka = stack.bed.address("kafka")
        producer = Producer({"bootstrap.servers": kafka})
        producer.produce(topic, key=b"{}", value=b"poison of 4711")
        assert producer.flush(30) == 0
        letters = f"{stack.definition.warehouse}.dead_letters"
        expected = [
            (
                "clickhouse",
                f"table {letters}",
                (
                    "1 record of orders could not be read, the newest N s ago: "
                    "the record as a whole cannot be read"
                ),
            ),
            (
                "kafka",
                _archived(stack),
                "it holds 1 record that the archive could not take",
            ),
        ]

        def seen() -> list[tuple[str, str, str]]:
            found = sorted(_problems(stack))
            return [
                (*who, re.sub(r"\d+ s ago", "N s ago", what)) for *who, what in found
            ]

        try:
            Deadline(60).until(lambda: seen() == expected, lambda: f"seen: {seen()}")
            assert "4711" not in json.dumps(_status(stack.folder))
        finally:
            stack.clickhouse.run(f"TRUNCATE TABLE {letters}")
            _forget_archived(stack)


def test_a_system_that_does_not_answer(stack: Reference, tmp_path: Path) -> None:
    """The others are shown all the same."""
    with _going_on(stack):
        addresses = {stack.bed.url("clickhouse"): "http://127.0.0.1:9"}
        folder = readdressed(stack.folder, tmp_path / "project", addresses)
        exit_status, found = _status(folder)
        assert exit_status == 2
        (finding,) = found["findings"]
        assert finding["code"] == "DS3001"
        assert "ClickHouse at http://127.0.0.1:9 " in finding["message"]
        assert [each["state"] for each in found["connectors"]] == ["RUNNING"] * 2
        assert found["tables"][0]["queue"] == {"records": 0, "oldest_ms": None}
        assert found["tables"][0]["current"] is None
