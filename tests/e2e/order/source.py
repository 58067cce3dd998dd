"""What an operator does to the source connector."""

from __future__ import annotations

import json
import uuid
from contextlib import closing
from typing import TYPE_CHECKING

from stack import runbook
from stack.wait import Deadline

if TYPE_CHECKING:
    from stack import Stack

_UNDER_WAY = "incremental_snapshot_collections"


def resume(stack: Stack) -> None:
    """Gives a stopped connector its file as it is now and starts it, until its task runs."""
    name = stack.pipeline.source
    for request in runbook.requests(stack, name, "/resume"):
        body = None if request.body is None else json.loads(request.body)
        status, answer = stack.connect.request(request.method, request.path, body)
        assert status // 100 == 2, answer
    stack.connect.wait_running(name)


def drain(stack: Stack) -> None:
    """Waits until ClickHouse has read what a stopped connector has left in the topics."""
    topics = [topic for topic, _ in stack.pipeline.queues.values()]
    groups = [group for _, group in stack.pipeline.queues.values()]
    with closing(stack.topics.reader()) as reader:

        def unread() -> set[tuple[str, int]]:
            at = stack.topics.starts(stack.topics.partitions(topics))
            for group in groups:
                at.update(stack.topics.committed(group))
            return stack.topics.unread(reader, at)

        Deadline(60).until(
            lambda: not unread(), lambda: f"ClickHouse has not read {unread()}"
        )


def snapshot(stack: Stack, *tables: str) -> None:
    """Asks for an incremental snapshot, and waits until the connector has made it."""
    config = stack.pipeline.connectors[stack.pipeline.source]
    database, signals = config["signal.data.collection"].split(".")
    names = [f"{database}.{table}" for table in tables]
    data = json.dumps({"data-collections": names, "type": "incremental"})
    with closing(stack.mysql()) as connection, connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {signals} VALUES (%s, 'execute-snapshot', %s)",
            (str(uuid.uuid4()), data),
        )
    stack.settle()  # The connector has read the signal, so its offsets tell.
    Deadline(60).until(
        lambda: not _under_way(stack),
        lambda: f"the snapshot of {', '.join(names)} does not end",
    )
    stack.settle()


def _under_way(stack: Stack) -> bool:
    found = stack.connect.offsets(stack.pipeline.source)
    return any(_UNDER_WAY in each["offset"] for each in found)
