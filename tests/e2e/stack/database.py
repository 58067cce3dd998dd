"""The source database, as root: what applications and operators do, not the pipeline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pymysql

STRICT = "STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO"


def connect(socket: Path, database: str | None = None) -> pymysql.Connection:
    """A connection that commits each statement, in UTC and strict."""
    return pymysql.connect(
        unix_socket=str(socket),
        user="root",
        database=database,
        charset="utf8mb4",
        autocommit=True,
        init_command=f"SET time_zone = '+00:00', sql_mode = '{STRICT}'",
    )


def run_file(connection: pymysql.Connection, file: Path) -> None:
    """Runs the statements of a file."""
    with connection.cursor() as cursor:
        for statement in statements(file.read_text()):
            cursor.execute(statement)


def statements(text: str) -> Iterator[str]:
    """The statements of a script: each ends with `;` at the end of a line."""
    lines = [line for line in text.splitlines() if not line.startswith("--")]
    for statement in re.split(r";[ \t]*(?:\n|$)", "\n".join(lines)):
        if statement.strip():
            yield statement.strip()
