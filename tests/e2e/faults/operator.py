"""What an operator does to connectors, in the words of the generated page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from stack.runbook import Request, requests
from stack.wait import Deadline

if TYPE_CHECKING:
    from stack import Stack

    from faults.poison import Letter


def wait_failed(stack: Stack, connector: str, timeout: float = 60) -> str:
    """Waits until a task of the connector has stopped; gives the reason."""

    def stands() -> str:
        state = stack.connect.request("GET", f"/connectors/{connector}/status")
        return f"{connector} does not stop: {state}"

    Deadline(timeout).until(
        lambda: stack.connect.failure(connector) is not None, stands
    )
    return stack.connect.failure(connector) or ""


def restart_failed(stack: Stack, connector: str) -> None:
    """Starts the tasks that have stopped, and waits until they run."""
    (request,) = requests(stack, connector, "onlyFailed=true")
    stack.connect.request(request.method, request.path)
    _wait_restarted(stack, connector)


def leave_out(stack: Stack, connector: str, letters: list[Letter]) -> None:
    """Lets a sink go on past records that it cannot read; `letters` are where they stand."""
    tolerate, stop_again = requests(stack, connector, "errors.tolerance")
    _configure(stack, tolerate)
    Deadline(60).until(
        lambda: not _before(stack, connector, letters),
        lambda: f"{connector} has not passed {_before(stack, connector, letters)}",
    )
    _await_commit(stack, connector)
    _configure(stack, stop_again)
    stack.connect.wait_running(connector)


def _await_commit(stack: Stack, connector: str) -> None:
    """Until the tables hold what the sink's tasks have written by now."""
    group = f"connect-{connector}-coord"
    control = stack.pipeline.connectors[connector]["iceberg.control.topic"]
    ends = stack.topics.ends([control])

    def committed() -> bool:
        found = stack.topics.committed(group)
        return all(found.get(at, 0) >= end - 1 for at, end in ends.items())

    Deadline(60).until(
        committed, lambda: f"{group} is at {stack.topics.committed(group)} of {ends}"
    )


def _configure(stack: Stack, request: Request) -> None:
    status, answer = stack.connect.request(
        request.method, request.path, json.loads(request.body or "")
    )
    assert status == 200, answer


def _before(stack: Stack, connector: str, letters: list[Letter]) -> list[Letter]:
    """The letters that the sink's group has not committed."""
    committed = stack.topics.committed(f"connect-{connector}")
    return [
        letter
        for letter in letters
        if committed.get((letter.topic, letter.partition), 0) <= letter.offset
    ]


def _wait_restarted(stack: Stack, connector: str) -> None:
    """The old state is shown until the worker has taken the request up."""
    Deadline(60).until(
        lambda: stack.connect.running(connector),
        lambda: f"{connector} does not run again: {stack.connect.failure(connector)}",
    )
