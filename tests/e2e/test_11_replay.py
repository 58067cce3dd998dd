"""Point 11: `replay-dead-letters` brings back what ClickHouse could not read, and nothing that has been replaced since."""

from __future__ import annotations

import itertools
import json
import signal
import subprocess
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from confluent_kafka import Producer
from live import Command
from stack import database
from stack.passwords import PASSWORDS
from stack.wait import Deadline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reference import Reference
    from report import Report

pytestmark = pytest.mark.stacks("running", "avro")

TABLE = "order_items"

#: What is too narrow, by the file that says so: values of the views, and a type of the queue, whose messages are then letters
#: as they came.
NARROW = {
    "view": ("20_events.sql", "e.quantity, 'UInt32'", "e.quantity, 'UInt8'"),
    "queue": ("30_queue.sql", "comment Nullable(String)", "comment Nullable(Int64)"),
}
FOUND = {
    "view": "missing or unreadable: quantity",
    "queue": "the record as a whole cannot be read",
}

#: Numbers that do not fit: a row that is set to what it holds already is no change.
_NUMBERS = itertools.count(70_000, 100)
FITS = "comment = NULL, quantity = 7"


def _late() -> str:
    """What does not fit, whatever is too narrow."""
    text = "3 \\' x \" \\\\ ä \\n \U0001f600"
    return f"comment = '{text}', quantity = {next(_NUMBERS)} + line"


def _replay(
    stack: Reference, *words: str, table: str = TABLE
) -> tuple[int, dict[str, Any]]:
    command = Command(stack.folder, variables=PASSWORDS)
    words = ("replay-dead-letters", "--format", "json", "--table", table, *words)
    ran = command.run(*words)
    assert ran.error == "", ran
    found = json.loads(ran.out)
    return ran.status, found[0] if isinstance(found, list) else found


def _outcome(table: str = TABLE, **known: Any) -> dict[str, Any]:
    """All that the command says of a table's letters."""
    nothing = {"unreadable": {}, "came_back": 0, "refused": {}}
    return {"table": table, **nothing, **known}


def _letters(stack: Reference, what: str = "count()") -> Any:
    """What is asked of the letters of the table."""
    ((found,),) = stack.clickhouse(
        f"SELECT {what} FROM {_dead_letters(stack)} FINAL WHERE table_name = '{TABLE}'"
    )
    return found


def _await_letters(stack: Reference, count: int) -> None:
    """Until as many have come: a queue that was just made anew begins a moment later."""
    stack.settle()
    Deadline(60).until(
        lambda: _letters(stack) == count,
        lambda: f"{_letters(stack)} letters instead of {count}",
    )


def _dead_letters(stack: Reference) -> str:
    return f"{stack.definition.warehouse}.dead_letters"


def _run(stack: Reference, *statements: str) -> None:
    with closing(stack.mysql()) as connection, connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _keys(stack: Reference, count: int) -> list[str]:
    """Conditions of rows, each of one."""
    with closing(stack.mysql()) as connection, connection.cursor() as cursor:
        cursor.execute(
            f"SELECT order_id, line FROM {TABLE} ORDER BY order_id DESC, line "
            f"LIMIT {count}"
        )
        rows = cursor.fetchall()
    assert len(rows) == count
    return [f"order_id = {order} AND line = {line}" for order, line in rows]


def _remake(stack: Reference, change: Callable[[str, str], str]) -> None:
    """Makes views and queue of the table anew, of files that are changed."""
    objects = f"{stack.definition.warehouse}.{TABLE}"
    for kind, name in [
        ("VIEW", "queue_to_events"),
        ("TABLE", "queue"),
        ("VIEW", "events_to_rows"),
        ("VIEW", "events_to_dead"),
    ]:
        stack.clickhouse.run(f"DROP {kind} {objects}__{name} SYNC")
    for file in ("20_events.sql", "30_queue.sql"):
        text = (stack.out / "clickhouse" / TABLE / file).read_text()
        for statement in database.statements(change(file, text)):
            stack.clickhouse.run(statement)


def _narrow(stack: Reference, cause: str) -> None:
    narrowed, old, new = NARROW[cause]

    def change(file: str, text: str) -> str:
        if file != narrowed:
            return text
        assert old in text, text
        return text.replace(old, new)

    _remake(stack, change)


def _mend(stack: Reference) -> None:
    _remake(stack, lambda _, text: text)


@pytest.fixture(autouse=True)
def _without_letters(stack: Reference) -> Iterator[None]:
    """Other tests have left some; nothing of these is left for others."""
    stack.settle()
    stack.compare([TABLE]).check()
    clear = f"DELETE FROM {_dead_letters(stack)} WHERE table_name = '{TABLE}'"
    stack.clickhouse.run(clear)
    yield
    _mend(stack)
    stack.clickhouse.run(clear)


@pytest.mark.parametrize("cause", NARROW)
def test_what_did_not_fit_comes_back_where_it_stood(
    stack: Reference, record: Report, cause: str
) -> None:
    """Newer changes win, deleted rows stay deleted, all others get their last value."""
    newer, deleted, written_and_deleted, *alone = _keys(stack, 6)
    line = 60_001 + list(NARROW).index(cause)
    _narrow(stack, cause)
    for key in (newer, deleted, written_and_deleted, *alone):
        _run(stack, f"UPDATE {TABLE} SET {_late()} WHERE {key}")
    _run(
        stack,
        f"INSERT INTO {TABLE} SELECT order_id, {line}, product_code, 70000, unit_price, "
        f"options, 'new' FROM {TABLE} WHERE {alone[0]}",
        f"UPDATE {TABLE} SET {FITS} WHERE {newer}",
        f"DELETE FROM {TABLE} WHERE {deleted}",
        f"UPDATE {TABLE} SET {FITS} WHERE {written_and_deleted}",
        f"DELETE FROM {TABLE} WHERE {written_and_deleted}",
    )
    # The six updates, the insert, and the deletion of what had not fitted. A reader of
    # Avro whose type is not the schema's reads no record, not even a NULL.
    letters = 11 if (stack.name, cause) == ("avro", "queue") else 8
    _await_letters(stack, letters)
    stack.settle()
    before = stack.compare([TABLE])
    assert before.differences >= 5, before
    if cause == "view":
        exit_status, found = _replay(stack)
        assert (exit_status, found["code"]) == (2, "DS3007"), found
        assert f"{TABLE}__events_to_rows" in found["message"]
    _mend(stack)

    _run(stack, f"UPDATE {TABLE} SET comment = 'newest' WHERE {newer}")
    stack.settle()
    before = stack.compare([TABLE])

    known = _outcome(
        letters=letters, found={FOUND[cause]: letters}, readable=letters, replayed=0
    )
    exit_status, found = _replay(stack, "--dry-run")
    assert (exit_status, found["tables"]) == (0, [known])
    assert _letters(stack) == letters
    assert stack.compare([TABLE]).differences == before.differences

    exit_status, found = _replay(stack)
    assert (exit_status, found["tables"]) == (0, [known | {"replayed": letters}])
    assert _letters(stack) == 0
    compared = stack.compare([TABLE]).check()
    record(point=11, stack=stack.name, faults=letters, **compared.counts)
    exit_status, found = _replay(stack)
    assert (exit_status, found["tables"]) == (0, [])


def test_what_stays_unreadable_stays_a_letter(stack: Reference) -> None:
    """It keeps its age, so that it never outlives the mark of a deletion; nothing of it is told."""
    poison = [b'{"order_id": secret-4711', b"\x00\x7f\xff\xff\xffsecret-4711", b"\x07"]
    topic, _ = stack.pipeline.queues[TABLE]
    producer = Producer({"bootstrap.servers": stack.bed.address("kafka")})
    for value in poison:
        producer.produce(topic, value, key=b"secret-4711")
    assert producer.flush(30) == 0
    (key,) = _keys(stack, 1)
    _narrow(stack, "view")
    _run(stack, f"UPDATE {TABLE} SET {_late()} WHERE {key}")
    _await_letters(stack, 4)
    _mend(stack)
    ages = "groupArray((`offset`, toString(received_at), error, hex(raw)))"
    unreadable = f"arraySort(arrayFilter(x -> x.3 NOT LIKE 'missing%', {ages}))"
    before = _letters(stack, unreadable)
    assert len(before) == 3

    command = Command(stack.folder, variables=PASSWORDS)
    ran = command.run("replay-dead-letters", "--table", TABLE)
    assert ran.status == 1, ran
    assert "secret" not in ran.out + ran.error
    assert ran.out.splitlines()[:2] == [
        "table        letters  replayed  left",
        f"{TABLE}  4        1         3",
    ]
    assert _letters(stack, unreadable) == before
    assert _letters(stack) == 3
    stack.compare([TABLE]).check()
    exit_status, found = _replay(stack)
    (of_table,) = found["tables"]
    assert (exit_status, of_table["replayed"]) == (1, 0)
    assert sum(of_table["unreadable"].values()) == 3
    assert "secret" not in json.dumps(found)


def test_killed_before_the_letters_go(stack: Reference) -> None:
    """kill -9 when the records were handed over and their letters are still there: the next run does the rest."""
    first, second = _keys(stack, 2)
    _narrow(stack, "view")
    _run(
        stack,
        f"UPDATE {TABLE} SET {_late()} WHERE {first}",
        f"UPDATE {TABLE} SET {_late()} WHERE {second}",
        f"DELETE FROM {TABLE} WHERE {second}",
    )
    _await_letters(stack, 3)
    _mend(stack)
    letters = _dead_letters(stack)
    stack.clickhouse.run(f"SYSTEM STOP MERGES {letters}")
    try:
        command = Command(stack.folder, variables=PASSWORDS)
        process = subprocess.Popen(
            command.words("replay-dead-letters", "--table", TABLE),
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
            env=command.environment(),
        )
        assert process.stderr is not None
        line = process.stderr.readline()
        assert line == (
            f"table {TABLE}: 3 records were handed to its views, and their letters go\n"
        )
        stack.compare([TABLE]).check()
        assert process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        stack.clickhouse.run(
            f"KILL MUTATION WHERE database = '{stack.definition.warehouse}' "
            "AND table = 'dead_letters'"
        )
    finally:
        stack.clickhouse.run(f"SYSTEM START MERGES {letters}")
    assert _letters(stack) == 3
    exit_status, found = _replay(stack)
    known = _outcome(letters=3, found={FOUND["view"]: 3}, readable=3, replayed=3)
    assert (exit_status, found["tables"]) == (0, [known])
    assert _letters(stack) == 0
    stack.compare([TABLE]).check()


def test_letters_of_other_times_are_refused(stack: Reference) -> None:
    """Those of another epoch or topic, of values written in another way, and from before all that was told."""
    (key,) = _keys(stack, 1)
    _narrow(stack, "view")
    _run(stack, f"UPDATE {TABLE} SET {_late()} WHERE {key}")
    _await_letters(stack, 1)
    _mend(stack)
    _run(stack, f"UPDATE {TABLE} SET {FITS} WHERE {key}")
    stack.settle()
    letters = _dead_letters(stack)
    assert _letters(stack, "any(epoch)") == 1
    assert _letters(stack, "any(written)").startswith("order_id wrapped; line plain; ")
    others = {
        "from another epoch of the topic": "2 AS epoch",
        "from another topic than the one that the table reads now": "'other' AS topic",
        "older than letters are kept": ("received_at - INTERVAL 31 DAY AS received_at"),
        "from before letters told their epoch": "0 AS epoch, '' AS written",
        "a column's values were written in another way then, and would be read as others": (
            "replaceOne(written, 'quantity plain', 'quantity unscaled 2 base64') "
            "AS written"
        ),
    }
    stack.clickhouse.run(f"SYSTEM STOP TTL MERGES {letters}")
    # Higher than any, so that the row would be another one if it were replayed.
    for number, other in enumerate(others.values()):
        stack.clickhouse.run(
            f"INSERT INTO {letters} SELECT * REPLACE ({other}, "
            f"toUInt64({10**9 + number}) AS `offset`) FROM "
            f"(SELECT * FROM {letters} FINAL WHERE table_name = '{TABLE}' AND "
            "`offset` < 1000000000)"
        )
    exit_status, found = _replay(stack)
    left = _letters(stack)
    stack.clickhouse.run(f"SYSTEM START TTL MERGES {letters}")
    known = _outcome(
        letters=6,
        found={FOUND["view"]: 6},
        readable=1,
        replayed=1,
        refused=dict.fromkeys(others, 1),
    )
    assert (exit_status, found["tables"]) == (1, [known])
    assert left == 5
    stack.compare([TABLE]).check()


def test_a_table_that_is_not_there(stack: Reference) -> None:
    """It is told, and nothing is asked."""
    exit_status, found = _replay(stack, table="no_table")
    assert (exit_status, found["code"]) == (2, "DS0018")
