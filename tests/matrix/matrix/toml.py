"""Python values as TOML."""

from __future__ import annotations

import json


def value(given: object) -> str:
    """A text, a number, a truth value or a list."""
    # JSON would write letters beyond 16 bits as two halves, which TOML refuses.
    return json.dumps(given, ensure_ascii=False).replace("\x7f", "\\u007F")


def table(name: str, entries: dict[str, object]) -> str:
    """A table with one line for each entry."""
    lines = "".join(f"{key} = {value(entry)}\n" for key, entry in entries.items())
    return f"[{name}]\n{lines}"
