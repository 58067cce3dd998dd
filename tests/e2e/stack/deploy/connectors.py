"""Connectors, posted as their files stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stack.stack import Stack


def create(stack: Stack, name: str) -> None:
    """Posts a connector's file, unless the worker has it, and waits until it runs."""
    config = stack.pipeline.connectors[name]
    if name not in stack.connect.get("/connectors"):
        stack.connect.post("/connectors", {"name": name, "config": config})
    stack.connect.wait_running(name)
