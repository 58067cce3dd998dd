"""The way of a run's rows through the archive: sink, Spark job, clean data, history in ClickHouse."""

from __future__ import annotations

from datetime import UTC, datetime

from history.archive import Archive
from history.jobs import Jobs
from stack import Stack

_PATIENCE = 180


def load(stack: Stack) -> str:
    """Runs the generated jobs over all tables when the archive holds them; gives the day that the history shows.

    The day's end lies ahead, so that all rows are part of it.
    """
    Archive(stack).settle(_PATIENCE)
    day = datetime.now(UTC).date().isoformat()
    jobs = Jobs(stack.bed, stack.out)
    tables = list(stack.definition.tables)
    jobs.extract(day, *tables)
    jobs.load(day, *tables)
    return day
