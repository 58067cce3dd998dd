"""Faults: the object store is away while the archive writes to it."""

from __future__ import annotations

import pytest
from faults import Load, archive, ends, prove, restart_failed, wait_failed
from faults.events import offsets
from report import Report
from stack import Stack
from stack.topics import Place
from stack.wait import Deadline

pytestmark = pytest.mark.parametrize(
    "stack", ["faults"], indirect=True, scope="session"
)


def test_the_archive_holds_every_record(stack: Stack, record: Report) -> None:
    """Killed mid-commit, the store misses no record; the last ones equal MySQL."""
    since = ends(stack)
    with Load(stack) as load:
        load.wait_for(300)
        stack.bed.kill("minio")
        load.wait_for(150)
        wait_failed(stack, stack.pipeline.archive)
        stack.bed.start("minio")
        restart_failed(stack, stack.pipeline.archive)
        load.wait_for(150)
    prove(stack, record, since)
    for table, (topic, _) in stack.pipeline.queues.items():
        _await_archived(stack, table, offsets(stack, topic, since))
        assert archive.state(stack, table) == archive.source_state(stack, table)


def _await_archived(stack: Stack, table: str, wanted: dict[Place, set[int]]) -> None:
    """Waits until the archive holds these records."""
    Deadline(120).until(
        lambda: not _missing(stack, table, wanted),
        lambda: f"{table}: not archived: {_missing(stack, table, wanted)[:5]}",
    )


def _missing(
    stack: Stack, table: str, wanted: dict[Place, set[int]]
) -> list[tuple[str, int, int]]:
    """The records that the archive does not hold."""
    held = archive.offsets(stack, table)
    return [
        (*place, offset)
        for place, all_of_it in wanted.items()
        for offset in sorted(all_of_it - set(held.get(place, [])))
    ]
