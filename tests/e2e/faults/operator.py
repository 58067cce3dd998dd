"""What an operator does to connectors, in the words of the generated page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from stack.runbook import requests
from stack.wait import Deadline

if TYPE_CHECKING:
    from stack import Stack


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


def leave_out(
    stack: Stack, connector: str, topic: str, partition: int, offset: int
) -> None:
    """Lets a sink go on behind a record that it cannot read."""
    stop, skip, resume = requests(stack, connector, "/offsets")
    stack.connect.request(stop.method, stop.path)
    Deadline(60).until(
        lambda: not stack.connect.status(connector)["tasks"],
        lambda: f"{connector} does not stop",
    )
    body = (
        (skip.body or "")
        .replace("TOPIC", topic)
        .replace("PARTITION", str(partition))
        .replace("OFFSET", str(offset + 1))
    )
    # The group of a task that has just stopped may still have members.
    answers: list[tuple[int, object]] = []

    def skipped() -> bool:
        answers.append(stack.connect.request(skip.method, skip.path, json.loads(body)))
        return answers[-1][0] == 200

    Deadline(60).until(skipped, lambda: f"{skip.method} {skip.path}: {answers[-1]}")
    stack.connect.request(resume.method, resume.path)
    stack.connect.wait_running(connector)


def _wait_restarted(stack: Stack, connector: str) -> None:
    """The old state is shown until the worker has taken the request up."""
    Deadline(60).until(
        lambda: stack.connect.running(connector),
        lambda: f"{connector} does not run again: {stack.connect.failure(connector)}",
    )
