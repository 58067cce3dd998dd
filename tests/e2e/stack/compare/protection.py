"""What the source connector makes of personal data, computed from the definition."""

from __future__ import annotations

import hashlib

from stack.definition import Column, Definition, Table

MASK = "*" * 12


def protect(
    definition: Definition, table: Table, column: Column, value: str | None
) -> str | None:
    """The text that leaves the connector instead of `value`."""
    what = table.pii.get(column.name)
    if what == "mask":
        return MASK  # NULL too: a mask does not tell whether there was a value.
    if what == "hash" and value is not None:
        return hashlib.sha256((definition.salt + value).encode()).hexdigest()
    return value
