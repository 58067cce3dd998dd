"""How long `verify` takes, beside the two aggregate queries that it cannot do without."""

from __future__ import annotations

import json
import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass

from stack import Stack, project
from stack.passwords import PASSWORDS

RUNS = 3
SESSION = "SET SESSION time_zone = '+00:00', sql_mode = ''"


@dataclass(frozen=True)
class Verifying:
    """Seconds of the fastest of some runs; `queries` is both at the same time."""

    rows: int
    verify: float
    queries: float
    mysql: float
    clickhouse: float


def measure(stack: Stack, rows: int) -> Verifying:
    """Compares a table of so many rows, in which nothing differs."""
    (query,) = json.loads(_run(stack, "--queries"))["queries"]
    verify, queries, mysql, clickhouse = [], [], [], []
    for _ in range(RUNS):
        verify.append(_timed(lambda: _verified(stack, rows)))
        mysql.append(_timed(lambda: _mysql(stack, query["mysql"])))
        clickhouse.append(_timed(lambda: stack.clickhouse(query["clickhouse"])))
        queries.append(_timed(lambda: _both(stack, query)))
    return Verifying(rows, min(verify), min(queries), min(mysql), min(clickhouse))


def _timed(what) -> float:
    begun = time.monotonic()
    what()
    return time.monotonic() - begun


def _run(stack: Stack, *words: str) -> str:
    command = [str(project.generator()), "verify", str(stack.folder)]
    command += ["--env", project.ENVIRONMENT, "--format", "json", *words]
    environment = os.environ | PASSWORDS
    return subprocess.run(
        command, check=False, stdout=subprocess.PIPE, text=True, env=environment
    ).stdout


def _verified(stack: Stack, rows: int) -> None:
    (table,) = json.loads(_run(stack))["tables"]
    assert table["mysql_rows"] == table["clickhouse_rows"] == rows, table
    assert not table["counts"] and not table["unsettled"], table


def _mysql(stack: Stack, sql: str) -> None:
    with closing(stack.mysql()) as connection, connection.cursor() as cursor:
        cursor.execute(SESSION)
        cursor.execute(sql)
        cursor.fetchall()


def _both(stack: Stack, query: dict[str, str]) -> None:
    with ThreadPoolExecutor() as pool:
        asked = pool.submit(_mysql, stack, query["mysql"])
        stack.clickhouse(query["clickhouse"])
        asked.result()
