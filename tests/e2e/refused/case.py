"""A column that a definition is refused for, and what the engines make of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from silent.bench import DATABASE


@dataclass(frozen=True)
class Case:
    """A table of one column beside its key."""

    refusal: str
    """The way of being refused, as `datastack-gen rules --format json` calls it."""
    name: str
    """Name of the table."""
    column: str
    values: tuple[str, ...]
    """Literals, one for each row."""
    server: str = "mysql"
    changes: Mapping[str, str | None] = field(default_factory=dict)
    """Over a connector that sends JSON without schemas."""
    fails: str = ""
    """Words of the error with which the snapshot stops."""
    shows: Callable[[list[Any]], bool] | None = None
    """Whether the rows of the snapshot show what is wrong."""
    streams: Callable[[list[Any]], bool] | None = None
    """Whether the rows show it when the table is made, and filled, while the connector runs."""

    keys: Callable[[list[Any]], bool] | None = None
    """Whether the keys of all rows show it, those of the snapshot first."""

    @property
    def database(self) -> str:
        """A table that cannot be read stops the snapshot of all tables of its database."""
        return f"{DATABASE}_{self.name}" if self.fails else DATABASE

    @property
    def table(self) -> str:
        """The table, with its database."""
        return f"{self.database}.{self.name}"
