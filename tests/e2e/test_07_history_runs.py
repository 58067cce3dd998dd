"""Point 7: topics, Iceberg, Spark, clean bucket, Spark, ClickHouse: the history is MySQL at the cut-off."""

from __future__ import annotations

import pytest
from history import prints, values
from history.first_day import EARLY, FirstDay
from history.opened import STRAY
from history.second_day import KILLED, SecondDay
from report import Report
from stack import Expected, Stack

pytestmark = pytest.mark.stacks("avro")

CHANGES = "payments"
_OFFSET = 2**48 - 1


def test_the_day_is_mysql_at_the_cutoff(
    stack: Stack, first_day: FirstDay, record: Report
) -> None:
    """Every table, row and value; what was changed after the cut-off does not show."""
    now = stack.expected()
    assert all(
        now[table].by_key != first_day.expected[table].by_key for table in now
    ), "every table was changed after the cut-off, so that the day could be wrong"
    found = stack.compare(history=first_day.day, expected=first_day.expected)
    record(point=7, stack=stack.name, **found.counts)
    record.note(
        7,
        "beside hosts, versions and format the bed changes archive.commit (5 s) and "
        "history.cutoff (the next minute): a test waits neither minutes nor for midnight",
    )
    found.check()


def test_the_next_day_is_mysql_then(
    stack: Stack, second_day: SecondDay, record: Report
) -> None:
    """Late changes, deletes and the others of the day before, though all topics were archived twice."""
    archive = second_day.first.opened.archive
    for table in stack.definition.tables:
        places = "uniqExact(_kafka_topic, _kafka_partition, _kafka_offset)"
        ((rows, once),) = stack.clickhouse(
            f"SELECT count(), {places} FROM {archive.files(table)}"
        )
        assert rows > once, f"{table} was not archived twice"
    found = stack.compare(history=second_day.day, expected=second_day.expected)
    record(point=7, stack=stack.name, faults=1, **found.counts)
    found.check()


def test_deletes_are_honoured(first_day: FirstDay, second_day: SecondDay) -> None:
    """Keys that go and come at either side of the cut-off are in the day's comparison at all."""
    opened = first_day.opened
    for before, after in [
        (opened.archived, opened.held.result()),
        (opened.held.result(), second_day.expected),
    ]:
        for table in ("order_items", "payments", "shifts"):
            assert before[table].by_key.keys() - after[table].by_key.keys(), table
        assert after["shifts"].by_key.keys() - before["shifts"].by_key.keys()


def test_late_changes_belong_to_the_next_day(
    first_day: FirstDay, second_day: SecondDay
) -> None:
    """The sink was held when this table's day was run, and the changes came a day late."""
    held: Expected = first_day.opened.held.result()
    late = held[EARLY].by_key.items() - first_day.expected[EARLY].by_key.items()
    assert late, "nothing was late"
    # That both days hold what they must is compared above.
    assert late & second_day.expected[EARLY].by_key.items()


def test_changes_are_held_once(
    stack: Stack, second_day: SecondDay, record: Report
) -> None:
    """Each record of the topic is one change, of the day in which it came."""
    days = (second_day.first.day, second_day.day)
    cutoff = second_day.first.opened.cutoff.milliseconds
    wanted = {}
    for message in stack.topics.records(f"{stack.pipeline.prefix}.{CHANGES}"):
        place = (message.partition(), message.offset())
        row = values.decode(stack, message.value())
        late = row["__source_ts_ms"] >= cutoff or place == second_day.late
        wanted[place] = (days[late], row["__op"])
    name = f"`{stack.definition.warehouse}`.`{CHANGES}__history`"
    sql = f"SELECT _partition, bitAnd(_version, {_OFFSET}), toString(_as_of), _op FROM {name}"
    found = [
        ((partition, offset), (day, op))
        for partition, offset, day, op in stack.clickhouse(sql)
    ]
    assert len(found) == len(dict(found)), "a change is there more than once"
    record(point=7, stack=stack.name, rows=len(found))
    assert dict(found) == wanted


def test_the_gate_holds_back(first_day: FirstDay, record: Report) -> None:
    """Shut as long as the sink was held; it opened when the archive had committed."""
    said = first_day.held_back
    assert all(line.startswith("shut") for line in said), said
    assert "the sink is behind in: [" in said[-1]
    record(point=7, stack=first_day.opened.stack.name, faults=1)


def test_the_archive_is_read_through_its_catalog(
    stack: Stack, second_day: SecondDay
) -> None:
    """A file that no commit names is no data."""
    archive = second_day.first.opened.archive
    order = f"order_id = {STRAY}"
    stray = archive.files("orders", "stray.parquet")
    assert stack.clickhouse(f"SELECT count() FROM {stray} WHERE {order}") == [(1,)]
    history = f"`{stack.definition.warehouse}`.orders__history"
    assert stack.clickhouse(f"SELECT count() FROM {history} WHERE {order}") == [(0,)]


def test_a_second_run_changes_nothing(
    stack: Stack, first_day: FirstDay, record: Report
) -> None:
    """Neither of the first job nor of the second."""
    jobs, tables = first_day.opened.jobs, stack.definition.tables
    clean, parts = prints.clean(jobs), prints.parts(stack)
    shown = prints.history(stack)
    jobs.extract(first_day.day, *tables)
    assert prints.clean(jobs) == clean
    assert prints.parts(stack) == parts
    jobs.load(first_day.day, *tables)
    assert prints.clean(jobs) == clean
    assert prints.history(stack) == shown
    record(point=7, stack=stack.name, tables=len(tables))


def test_the_first_day_stays(first_day: FirstDay, second_day: SecondDay) -> None:
    """The second day, with its late data and repeats, leaves the first as it was."""
    opened = first_day.opened
    shown = prints.history(opened.stack, first_day.day)
    assert shown == first_day.history
    clean = prints.clean(opened.jobs)
    assert {key: clean.get(key) for key in first_day.clean} == first_day.clean


def test_a_killed_run_is_tried_again(
    stack: Stack, second_day: SecondDay, record: Report
) -> None:
    """Killed after the pin with its rows written: nothing was published, and nothing is twice."""
    half, whole = second_day.half, second_day.whole
    folder = f"_runs/{KILLED}/{second_day.day}/daily/"
    assert f"{folder}input.json" in half
    assert f"{folder}manifest.json" not in half
    assert any("/rows/" in key for key in half), half
    assert f"{folder}manifest.json" in whole
    # The second try has changed nothing of the first, the pin above all.
    assert half.items() <= whole.items()
    assert (KILLED, second_day.day) not in second_day.before_publish
    now = stack.expected([KILLED])[KILLED]
    assert now.by_key != second_day.expected[KILLED].by_key
    found = stack.compare(
        history=second_day.day,
        expected={KILLED: second_day.expected[KILLED]},
    )
    record(point=7, stack=stack.name, faults=1, **found.counts)
    found.check()
