"""Faults: the object store is away while the archive writes to it."""

from __future__ import annotations

import pytest
from faults import Load, archive, ends, prove, restart_failed, wait_failed
from faults.events import offsets
from report import Report
from stack import Stack
from stack.wait import Deadline

pytestmark = pytest.mark.parametrize(
    "stack", ["faults"], indirect=True, scope="session"
)


def test_the_archive_holds_every_record(stack: Stack, record: Report) -> None:
    """Killed mid-commit, the store misses no record; the last ones equal MySQL."""
    since = ends(stack)
    with Load(stack) as load:
        _await_commit(stack)
        # Files are open again: a sink that opens its tables would wait two minutes.
        load.wait_for(150)
        stack.bed.kill("minio")
        load.wait_for(150)
        wait_failed(stack, stack.pipeline.archive)
        stack.bed.start("minio")
        restart_failed(stack, stack.pipeline.archive)
        load.wait_for(150)
    prove(stack, record, since)
    for table, (topic, _) in stack.pipeline.queues.items():
        archive.await_archived(stack, table, offsets(stack, topic, since))
        assert archive.state(stack, table) == archive.source_state(stack, table)


def _await_commit(stack: Stack) -> None:
    """Until the sink has written something of what comes now."""
    group = f"connect-{stack.pipeline.archive}"
    before = stack.topics.committed(group)
    Deadline(60).until(
        lambda: stack.topics.committed(group) != before,
        lambda: f"{group} stands at {before}",
    )
