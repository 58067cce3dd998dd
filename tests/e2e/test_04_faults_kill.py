"""Faults: engines that are killed mid-stream, and come back by themselves."""

from __future__ import annotations

from contextlib import closing

import pytest
from faults import Load, ends, kill, outlast, prove
from report import Report
from stack import Stack
from stack.wait import Deadline

pytestmark = pytest.mark.parametrize(
    "stack", ["faults"], indirect=True, scope="session"
)


@pytest.mark.parametrize("engine", ["connect", "kafka", "clickhouse", "mysql"])
def test_kill_mid_stream(stack: Stack, record: Report, engine: str) -> None:
    """After its restart, everything is there once, and no person was needed."""
    since = ends(stack)
    with Load(stack) as load:
        on_their_way = kill(stack, load, engine)
        outlast(stack, load, engine)
    if engine == "mysql":
        assert load.unanswered, "MySQL was killed, and no transaction was cut off"
    else:
        assert load.unanswered == 0
    assert on_their_way > 0
    prove(stack, record, since)
    stack.connect.wait_running(stack.pipeline.source)
    stack.connect.wait_running(stack.pipeline.archive)


def test_the_heartbeat_outlives_mysql(stack: Stack, record: Report) -> None:
    """The connector writes its heartbeat again: the daily run waits for it."""
    stack.bed.kill("mysql")
    stack.bed.start("mysql")
    stopped_at = _beat(stack)
    Deadline(60).until(
        lambda: _beat(stack) > stopped_at,
        lambda: f"the last heartbeat is of {_beat(stack)}",
    )
    prove(stack, record)


def _beat(stack: Stack) -> str:
    with closing(stack.mysql()) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT CAST(beat_at AS CHAR) FROM datastack_heartbeat")
        ((beat,),) = cursor.fetchall()
    return beat
