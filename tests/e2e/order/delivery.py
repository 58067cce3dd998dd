"""At least once: a worker and a connector without exactly-once, until the worker is killed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bed.engine.connect import EXACTLY_ONCE

if TYPE_CHECKING:
    from stack import Stack


@contextmanager
def at_least_once(stack: Stack) -> Iterator[None]:
    """Redeploys the source with `cdc.exactly_once = false`, and with the default at last."""
    project = stack.folder / "datastack.toml"
    text = project.read_text()
    # The overlay of the bed is the last section of the file.
    project.write_text(f"{text}cdc.exactly_once = false\n")
    _redeploy(stack)
    stack.bed.stop("connect")
    stack.bed.start("connect", environment={EXACTLY_ONCE: "disabled"})
    stack.connect.wait_running(stack.pipeline.source)
    yield
    project.write_text(text)
    _redeploy(stack)


def restart_killed(stack: Stack) -> None:
    """Starts the worker as the other tests know it: what it repeats follows from its end."""
    stack.bed.start("connect", environment={EXACTLY_ONCE: "enabled"})


def _redeploy(stack: Stack) -> None:
    stack.generate()
    name = stack.pipeline.source
    stack.connect.put(f"/connectors/{name}/config", stack.pipeline.connectors[name])
    stack.connect.wait_running(name)
