"""Faults: the schema registry is away while engines that know no schema start."""

from __future__ import annotations

import pytest
from faults import Load, arrived, ends, prove, restart_failed, wait_failed
from report import Report
from stack import Stack

pytestmark = pytest.mark.parametrize(
    "stack", ["faults"], indirect=True, scope="session"
)


def test_data_waits_for_the_registry(stack: Stack, record: Report) -> None:
    """Nothing is lost: the topics and the binlog keep what cannot be read or written."""
    since = ends(stack)
    letters = _dead_letters(stack)
    with Load(stack) as load:
        load.wait_for(150)
        for engine in ("registry", "clickhouse", "connect"):
            stack.bed.kill(engine)
        load.wait_for(150)
        stack.bed.start("clickhouse", "connect")
        why = wait_failed(stack, stack.pipeline.source)
        assert "Connection refused" in why
        shown = arrived(stack)
        load.wait_for(150)
        assert arrived(stack) == shown, "rows arrive without a schema"
        stack.bed.start("registry")
        restart_failed(stack, stack.pipeline.source)
    if stack.connect.failure(stack.pipeline.archive):
        restart_failed(stack, stack.pipeline.archive)
    prove(stack, record, since)
    assert _dead_letters(stack) == letters, "good rows became dead letters"


def _dead_letters(stack: Stack) -> int:
    ((count,),) = stack.clickhouse(
        f"SELECT count() FROM {stack.definition.warehouse}.dead_letters FINAL"
    )
    return int(count)
