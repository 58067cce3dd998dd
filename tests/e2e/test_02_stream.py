"""Point 2: changes arrive, and the current state is equal again after each batch."""

from contextlib import closing

import pytest
from reference import DATA, Reference
from report import Report
from stack import database

BATCHES = sorted((DATA / "stream").glob("*.sql"))


def dead_letters(stack: Reference) -> list[tuple]:
    """What ClickHouse could not read so far."""
    return stack.clickhouse(
        "SELECT topic, partition, offset, error, raw "
        f"FROM {stack.definition.warehouse}.dead_letters ORDER BY 1, 2, 3"
    )


@pytest.mark.parametrize("via", ["statements", "ingestor"])
def test_changes_arrive(stack: Reference, record: Report, via: str) -> None:
    """Inserts, updates, deletes, changed keys: equal after each batch."""
    before = dead_letters(stack)
    if via == "ingestor":
        # The twelfth interval deletes rows of the first, which the snapshot held.
        batches = [lambda n=n: stack.ingest(first=n) for n in (3, 12)]
    else:
        batches = [lambda file=file: run(stack, file) for file in BATCHES]
    for batch in batches:
        batch()
        stack.settle()
        found = stack.compare()
        record(point=2, stack=stack.name, **found.counts)
        found.check()
    assert dead_letters(stack) == before


def run(stack: Reference, file) -> None:
    """Runs a file of statements as an application would."""
    with closing(stack.mysql()) as connection:
        database.run_file(connection, file)
