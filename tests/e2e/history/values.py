"""Values of records, as the connectors write them."""

from __future__ import annotations

import json
from typing import Any

from stack import Stack
from stack.registry import Registry


def decode(stack: Stack, value: bytes) -> dict[str, Any]:
    """A record's value."""
    url = stack.pipeline.schema_registry
    return _registry(url).decode(value) if url else json.loads(value)


_registries: dict[str, Registry] = {}


def _registry(url: str) -> Registry:
    # It keeps the schemas that it has fetched.
    return _registries.setdefault(url, Registry(url))
