"""Point 8: the generated DAGs in Airflow."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from history.first_day import BY_AIRFLOW, FirstDay
from history.opened import Opened
from report import Report
from stack import Stack

pytestmark = pytest.mark.stacks("avro")

# Runs each file, and tells the warnings that are raised in the folder itself.
_IMPORTS = """
import runpy, sys, warnings
from pathlib import Path
files = [Path(name) for name in sys.argv[1:]]
sys.path.insert(0, str(files[0].parent))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for file in files:
        runpy.run_path(str(file))
for warning in caught:
    if Path(warning.filename).parent == files[0].parent:
        print("warned:", warning.category.__name__, warning.message)
"""


def test_the_dags_import(opened: Opened, record: Report) -> None:
    """Without an error, and without a warning of what will go."""
    airflow = opened.airflow
    files = sorted(str(file) for file in airflow.dags.glob("*.py"))
    assert len(files) == 3, "two DAGs and the gate"
    airflow.ready()
    told = airflow.run("dags", "list-import-errors", "--local")
    assert told.strip().endswith("No data found"), told
    airflow.python("-W", "error::DeprecationWarning", "-c", _IMPORTS, *files)
    assert "warned:" not in airflow.python("-c", _IMPORTS, *files)
    record(point=8, stack=opened.stack.name, tables=0)


def test_the_ingestor_fills_mysql(stack: Stack, opened: Opened, record: Report) -> None:
    """`dags test` writes the rows of one interval, which has five minutes."""
    name = f"{stack.definition.name}_mysql_ingestor"
    airflow = opened.airflow
    airflow.ready()
    before = stack.expected()
    airflow.run("dags", "test", name, "2026-02-10T03:07:00+00:00")
    start = datetime(2026, 2, 10, 3, 0, tzinfo=UTC)
    interval = (start, start + timedelta(minutes=5))
    assert airflow.runs(name) == [("success", *interval)]
    after = stack.expected()
    new = {
        table: len(after[table].by_key.keys() - before[table].by_key.keys())
        for table in after
    }
    # As many as each table's definition says.
    assert {table: new[table] for table in ("customers", "orders", "payments")} == {
        "customers": 50,
        "orders": 200,
        "payments": 150,
    }
    assert all(new.values()), new
    record(point=8, stack=stack.name, rows=sum(new.values()))


def test_the_etl_loads_the_history(
    stack: Stack, first_day: FirstDay, record: Report
) -> None:
    """`dags test` passes the gate, then runs the tables that were asked for and no other."""
    name = f"{stack.definition.name}_etl"
    cutoff = first_day.opened.cutoff.at
    airflow = first_day.opened.airflow
    assert airflow.runs(name) == [("success", cutoff - timedelta(days=1), cutoff)]
    states = airflow.states(name)
    assert states.pop("archive_has_read") == "success"
    assert states.pop("archive_has_committed") == "success"
    for table in stack.definition.tables:
        ran = "success" if table in BY_AIRFLOW else "skipped"
        assert states.pop(f"{table}.wanted") == "success"
        for step in ("transform", "load", "verify", "publish"):
            assert states.pop(f"{table}.{step}") == ran, (table, step)
    assert not states
    expected = {table: first_day.expected[table] for table in BY_AIRFLOW}
    found = stack.compare(history=first_day.day, expected=expected)
    record(point=8, stack=stack.name, **found.counts)
    found.check()
