"""The engines, one a module."""

from __future__ import annotations

import importlib
import pkgutil

from bed.engine.base import Engine
from bed.error import BedError

_NO_ENGINES = {"base"}


def names() -> list[str]:
    """All engines by name."""
    return sorted(
        module.name
        for module in pkgutil.iter_modules(__path__)
        if module.name not in _NO_ENGINES
    )


def find(name: str) -> Engine:
    """The engine of that name."""
    if name not in names():
        raise BedError(f"there is no engine {name}; there are {', '.join(names())}")
    return importlib.import_module(f"{__name__}.{name}").ENGINE


def with_needs(wanted: list[str]) -> list[Engine]:
    """The engines of `wanted` and all they need, each after its needs."""
    ordered: list[Engine] = []

    def add(name: str) -> None:
        engine = find(name)
        if engine not in ordered:
            for need in engine.needs:
                add(need)
            ordered.append(engine)

    for name in wanted:
        add(name)
    return ordered
