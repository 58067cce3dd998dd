"""Order: deleted rows, the cleanup of their markers, and older events that come late."""

from __future__ import annotations

import json

import pytest
from order.events import Event, ends, events, topic
from order.rows import execute, refill
from report import Report
from stack import Stack, database

pytestmark = pytest.mark.parametrize("stack", ["order"], indirect=True, scope="session")

KEYS = range(100)
GONE = 40
#: Older than any marker that the cleanup leaves, in days.
OLD = 31


def test_cleanup_keeps_young_markers(stack: Stack, record: Report) -> None:
    """An older event that comes after delete and cleanup brings no row back."""
    older = _deleted(stack)
    _clean_up(stack)
    assert _markers(stack) == GONE
    _replay(stack, older)
    compared = stack.compare(["members"]).check()
    _clean_up(stack)
    stack.compare(["members"]).check()
    record(point=3, stack=stack.name, faults=GONE, **compared.counts)


def test_cleanup_waits_for_the_last_letter(stack: Stack, record: Report) -> None:
    """When a marker goes, no letter is left that could bring its row back."""
    older = _deleted(stack)
    _age_markers(stack)
    _letter(stack, "of that day", OLD)
    _letter(stack, "of last week", 7)
    _clean_up(stack)
    assert _markers(stack) == 0
    compared = stack.compare(["members"]).check()
    assert _letters(stack) == ["of last week"]
    # What the marker was for: without it, an older event is the newest of its row.
    _replay(stack, older)
    back = stack.compare(["members"])
    assert back.differences == GONE, f"markers make no difference: {back}"
    refill(stack, "members", KEYS)
    stack.settle()
    stack.compare(["members"]).check()
    record(point=3, stack=stack.name, faults=GONE, **compared.counts)


def _rows(stack: Stack) -> str:
    return f"{stack.definition.warehouse}.members__rows"


def _deleted(stack: Stack) -> list[Event]:
    """Deletes rows; gives an older event of each."""
    refill(stack, "members", KEYS)
    stack.settle()
    since = ends(stack, "members")
    execute(stack, f"UPDATE members SET memo = 'old' WHERE member_id < {GONE}")
    stack.settle()
    older = events(stack, "members", since)
    execute(stack, f"DELETE FROM members WHERE member_id < {GONE}")
    stack.settle()
    stack.compare(["members"]).check()
    assert len(older) == GONE
    return older


def _clean_up(stack: Stack) -> None:
    """The generated maintenance, as it stands."""
    text = (stack.out / "clickhouse" / "70_maintenance.sql").read_text()
    for statement in database.statements(text):
        stack.clickhouse.run(statement)


def _markers(stack: Stack) -> int:
    rows = _rows(stack)
    ((count,),) = stack.clickhouse(f"SELECT count() FROM {rows} WHERE _deleted")
    return int(count)


def _age_markers(stack: Stack) -> None:
    """Lets so many days and an hour pass for the markers."""
    stack.clickhouse.run(
        f"ALTER TABLE {_rows(stack)} UPDATE "
        f"_loaded_at = _loaded_at - INTERVAL {OLD * 24 + 1} HOUR "
        "WHERE _deleted = 1 SETTINGS mutations_sync = 2"
    )


def _replay(stack: Stack, older: list[Event]) -> None:
    """Sends events through the pipeline again under the offsets that they had."""
    name = topic(stack, "members")
    lines = [
        json.dumps(
            event.value
            | {
                "__kafka_topic": name,
                "__kafka_partition": event.partition,
                "__kafka_offset": event.offset,
                "__kafka_key": event.key,
            }
        )
        for event in older
    ]
    table = f"{stack.definition.warehouse}.members__events"
    stack.clickhouse.run(f"INSERT INTO {table} FORMAT JSONEachRow\n" + "\n".join(lines))


def _letter(stack: Stack, key: str, days: int) -> None:
    stack.clickhouse.run(
        f"INSERT INTO {stack.definition.warehouse}.dead_letters "
        "(table_name, topic, `partition`, `offset`, `key`, received_at) VALUES "
        f"('members', 'old', 0, {days}, '{key}', now() - INTERVAL {days} DAY)"
    )


def _letters(stack: Stack) -> list[str]:
    """Letters of this test that a merge leaves."""
    letters = f"{stack.definition.warehouse}.dead_letters"
    stack.clickhouse.run(f"OPTIMIZE TABLE {letters} FINAL")
    found = stack.clickhouse(f"SELECT `key` FROM {letters} WHERE topic = 'old'")
    return [key for (key,) in found]
