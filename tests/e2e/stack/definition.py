"""The definition of a stack, read as its user wrote it: what a test may expect."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Column:
    """A column as it stands in `[columns]`."""

    name: str
    text: str

    @cached_property
    def type(self) -> str:
        """Its type's first word: `decimal` of `decimal(18,4) not null`."""
        return re.match(r"[a-z]+", self.text).group()

    @cached_property
    def numbers(self) -> list[int]:
        """Numbers after the type's name: 18 and 4 of `decimal(18,4)`."""
        found = re.match(r"[a-z]+\(([\d, ]+)\)", self.text)
        return [int(part) for part in found.group(1).split(",")] if found else []

    @property
    def nullable(self) -> bool:
        """Whether it can be NULL."""
        return "not null" not in self.text


@dataclass(frozen=True)
class Table:
    """A table's file."""

    name: str
    key: list[str]
    columns: list[Column]
    pii: dict[str, str]
    loss: dict[str, str]
    excluded: dict[str, str]
    history: str

    @cached_property
    def carried(self) -> list[Column]:
        """The columns that the pipeline carries: neither left out nor dropped."""
        dropped = {name for name, what in self.pii.items() if what == "drop"}
        gone = dropped | self.excluded.keys()
        return [column for column in self.columns if column.name not in gone]


@dataclass(frozen=True)
class Definition:
    """A project's files, with the overlay laid over them."""

    name: str
    database: str
    warehouse: str
    salt: str
    tables: dict[str, Table] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Definition:
        """Reads `datastack.toml` and `tables/`."""
        project = tomllib.loads((folder / "datastack.toml").read_text())
        _overlay(project, project.get("env", {}).get("testbed", {}))
        tables = {
            file.stem: _table(file, project)
            for file in sorted((folder / "tables").glob("*.toml"))
        }
        return cls(
            name=project["name"],
            database=project["mysql"]["database"],
            warehouse=project["clickhouse"].get("database", project["name"]),
            salt=project.get("cdc", {}).get("hash_salt", ""),
            tables=tables,
        )


def _overlay(under: dict[str, Any], over: dict[str, Any]) -> None:
    for key, value in over.items():
        if isinstance(value, dict) and isinstance(under.get(key), dict):
            _overlay(under[key], value)
        else:
            under[key] = value


def _table(file: Path, project: dict[str, Any]) -> Table:
    given = tomllib.loads(file.read_text())
    history = project.get("history", {}) | given.get("history", {})
    return Table(
        name=file.stem,
        key=given["key"],
        columns=[Column(name, text) for name, text in given["columns"].items()],
        pii=given.get("pii", {}),
        loss=given.get("loss", {}),
        excluded=given.get("exclude", {}),
        history=history.get("kind", "daily_state"),
    )
