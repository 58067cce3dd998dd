"""Python values as SQL literals."""

from __future__ import annotations


def text(value: str) -> str:
    """A text."""
    escaped = value.replace("\\", "\\\\").replace("'", "''").replace("\0", "\\0")
    return f"'{escaped}'"


def octets(value: bytes) -> str:
    """A string of bytes."""
    return f"x'{value.hex()}'"


def bits(value: int) -> str:
    """A bit string."""
    return f"b'{value:b}'"


def texts(*values: object) -> tuple[str, ...]:
    """Several texts."""
    return tuple(text(str(value)) for value in values)
