"""At least once: a worker and a connector without exactly-once, for a while."""

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
    _restart(stack, "disabled")
    try:
        yield
    finally:
        _restart(stack, "enabled")
        project.write_text(text)
        _redeploy(stack)


def _restart(stack: Stack, support: str) -> None:
    stack.bed.stop("connect")
    stack.bed.start("connect", environment={EXACTLY_ONCE: support})
    stack.connect.wait_running(stack.pipeline.source)


def _redeploy(stack: Stack) -> None:
    stack.generate()
    name = stack.pipeline.source
    stack.connect.put(f"/connectors/{name}/config", stack.pipeline.connectors[name])
    stack.connect.wait_running(name)
