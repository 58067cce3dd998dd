"""What the history and the clean data are, in a form that shows any change of them."""

from __future__ import annotations

from typing import Any

from stack import Stack
from stack.deploy import buckets

from history.jobs import Jobs

#: Rows and a hash of all their values, by table and day.
History = dict[tuple[str, str], tuple[int, str]]


def history(stack: Stack, *days: str) -> History:
    """The history of all tables: of these days, of every day without one."""
    found: History = {}
    for table in stack.definition.tables:
        name = f"`{stack.definition.warehouse}`.`{table}__history`"
        sql = (
            "SELECT toString(_as_of), toString(count()), toString(sum(cityHash64(*))) "
            f"FROM {name} GROUP BY _as_of"
        )
        for day, rows, print_ in stack.clickhouse(sql):
            if not days or day in days:
                found[table, day] = (int(rows), print_)
    return found


def parts(stack: Stack) -> set[tuple[Any, ...]]:
    """The parts on disk of all history tables: a part that is written again has another name."""
    sql = (
        "SELECT table, name, toString(modification_time) FROM system.parts "
        f"WHERE database = '{stack.definition.warehouse}' AND table LIKE '%\\\\_\\\\_history' AND active"
    )
    return set(stack.clickhouse(sql))


def clean(jobs: Jobs, prefix: str = "") -> dict[str, str]:
    """Every object of the clean bucket: key, and hash with time of writing."""
    store = buckets.client(jobs.bed)
    bucket = jobs.setting("CLEAN_BUCKET")
    pages = store.get_paginator("list_objects_v2").paginate(
        Bucket=bucket, Prefix=prefix
    )
    return {
        entry["Key"]: f"{entry['ETag']} {entry['LastModified'].isoformat()}"
        for page in pages
        for entry in page.get("Contents", [])
    }
