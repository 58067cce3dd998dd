"""Point 10: an app reads the current state through the generated Rust row types."""

from pathlib import Path

import pytest
import rust_rows
from cargo import engine_tests
from reference import Reference
from report import Report
from stack import PRODUCTION


@pytest.mark.stacks("json")
def test_row_types_read_every_row(
    stack: Reference, record: Report, tmp_path: Path
) -> None:
    """Every row of every table, read by the `clickhouse` crate, equals MySQL's."""
    for file in (stack.out / "rust").glob("*.rs"):
        # The test program is compiled with those that are committed.
        assert file.read_text() == (PRODUCTION / "rust" / file.name).read_text()
    stack.settle()
    counts = rust_rows.export(stack, tmp_path)
    engine_tests(stack, "reference_rows", DATASTACK_TEST_ROWS=str(tmp_path))
    columns = {
        name: len(table.carried) for name, table in stack.definition.tables.items()
    }
    record(
        point=10,
        stack=stack.name,
        tables=len(counts),
        rows=sum(counts.values()),
        values=sum(rows * columns[name] for name, rows in counts.items()),
    )


@pytest.mark.stacks("json")
def test_the_generators_own_engine_tests_pass(stack: Reference, record: Report) -> None:
    """Every column type by the generator's statements and row types, without Kafka."""
    passed = engine_tests(stack, "clickhouse_engine", "rust_rows")
    record.note(10, f"{passed} further tests in Rust ran against the same ClickHouse")
