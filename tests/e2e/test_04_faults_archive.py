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
        load.wait_for(300)
        stack.bed.kill("minio")
        load.wait_for(150)
        # A sink that has no file open waits two minutes for the store.
        wait_failed(stack, stack.pipeline.archive, timeout=180)
        stack.bed.start("minio")
        restart_failed(stack, stack.pipeline.archive)
        load.wait_for(150)
    prove(stack, record, since)
    for table, (topic, _) in stack.pipeline.queues.items():
        archive.await_archived(stack, table, offsets(stack, topic, since))
        assert archive.state(stack, table) == archive.source_state(stack, table)


def _await_commit(stack: Stack) -> None:
    """Until the sink has written something of what comes now.

    Its coordinator must have committed before: a very first commit that is cut off is lost.
    """
    group = f"connect-{stack.pipeline.archive}"
    coordinator = f"{group}-coord"
    Deadline(60).until(
        lambda: bool(stack.topics.committed(coordinator)),
        lambda: f"{coordinator} has committed nothing",
    )
    before = stack.topics.committed(group)
    Deadline(60).until(
        lambda: stack.topics.committed(group) != before,
        lambda: f"{group} stands at {before}",
    )
