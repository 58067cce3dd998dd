"""A day about to end: the sink is held, MySQL changes before and after the cut-off."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from stack import Expected, Stack, database
from stack.deploy import buckets

from history.archive import Archive
from history.cutoff import Cutoff
from history.dags import Airflow
from history.jobs import Jobs
from history.project import with_cutoff

DATA = Path(__file__).resolve().parent.parent / "data" / "history"

#: The order that only the stray file holds.
STRAY = 777_000_001


@dataclass
class Opened:
    """What is known while the day ends."""

    stack: Stack
    archive: Archive
    cutoff: Cutoff
    jobs: Jobs
    airflow: Airflow
    archived: Expected
    """MySQL when the sink was held."""
    changed: int
    """Milliseconds: when the changes before the cut-off were done."""
    held: Future[Expected]
    """MySQL at the cut-off; by then the changes after it are done too."""


@contextmanager
def opened(stack: Stack) -> Iterator[Opened]:
    """Returns at once; the cut-off passes while other tests run."""
    archive = Archive(stack)
    _forget_days(stack)
    archive.settle()
    _drop_stray(archive)
    archived = stack.expected()
    archive.hold()
    try:
        run(stack, DATA / "before.sql")
        changed = int(time.time() * 1000)
        cutoff = Cutoff.ahead(3)
        jobs = Jobs(stack.bed, with_cutoff(stack, cutoff))
        with ThreadPoolExecutor(max_workers=1) as clock:
            held = clock.submit(_pass, stack, cutoff)
            yield Opened(
                stack, archive, cutoff, jobs, Airflow(jobs), archived, changed, held
            )
    finally:
        if stack.connect.stopped(archive.sink):
            archive.release()


def run(stack: Stack, file: Path) -> None:
    """Runs a file of statements; MySQL does not check foreign keys meanwhile."""
    with closing(stack.mysql()) as connection:
        connection.cursor().execute("SET SESSION foreign_key_checks = 0")
        database.run_file(connection, file)


def _pass(stack: Stack, cutoff: Cutoff) -> Expected:
    expected = cutoff.held_by(stack)
    run(stack, DATA / "after.sql")
    return expected


def _forget_days(stack: Stack) -> None:
    """A bed that was kept holds the days of an earlier run, with another cut-off."""
    store = buckets.client(stack.bed)
    for bucket in stack.pipeline.buckets[1:]:
        for page in store.get_paginator("list_objects_v2").paginate(Bucket=bucket):
            for entry in page.get("Contents", []):
                store.delete_object(Bucket=bucket, Key=entry["Key"])
    for table in stack.definition.tables:
        name = f"`{stack.definition.warehouse}`.`{table}__history`"
        stack.clickhouse.run(f"TRUNCATE TABLE {name}")


def _drop_stray(archive: Archive) -> None:
    """Puts a file into the folder of a table's data that no commit of the table names."""
    archive.stack.clickhouse.run(
        f"INSERT INTO FUNCTION {archive.files('orders', 'stray.parquet')} "
        f"SELECT * REPLACE ({STRAY} AS order_id, {STRAY} AS _kafka_offset) "
        f"FROM {archive.files('orders')} LIMIT 1 SETTINGS s3_truncate_on_insert = 1"
    )
