"""Point 9: live views answer what the same question to MySQL does; the errors view names what could not be read."""

from __future__ import annotations

from contextlib import closing
from decimal import Decimal

import pytest
from confluent_kafka import Producer
from reference import Reference
from report import Report
from stack.wait import Deadline

# The questions once more, for MySQL, by the names of the views.
QUESTIONS = {
    "revenue_by_day": """
        SELECT CAST(DATE(created_at) AS CHAR), SUM(amount), COUNT(*)
        FROM orders WHERE status <> 'cancelled' GROUP BY DATE(created_at)
    """,
    "open_orders": """
        SELECT order_id, customer_id, CAST(status AS CHAR), amount,
            CAST(created_at AS CHAR)
        FROM orders WHERE status = 'new' OR status = 'paid'
    """,
    "best_sellers": """
        SELECT product_code, SUM(quantity), SUM(quantity * unit_price)
        FROM order_items JOIN orders USING (order_id)
        WHERE status <> 'cancelled' GROUP BY product_code
    """,
}
TYPES = {
    "revenue_by_day": (str, Decimal, int),
    "open_orders": (int, int, str, Decimal, str),
    "best_sellers": (str, int, Decimal),
}
POISON = {"products": [b"poison", b"{"], "shifts": [b"\x00\x7f\xff\xff\xffx"]}


def test_every_live_view_is_asked(stack: Reference) -> None:
    """The questions above are all that the definition has."""
    files = (stack.out / "clickhouse").glob("*/60_live.sql")
    text = "".join(file.read_text() for file in files)
    assert text.count("CREATE ") == len(QUESTIONS)
    for view in QUESTIONS:
        assert f"{stack.definition.warehouse}.{view}\n" in text


@pytest.mark.parametrize("view", QUESTIONS)
def test_live_view_answers_as_mysql(
    stack: Reference, record: Report, view: str
) -> None:
    """Every row of a live view."""
    stack.settle()
    name = f"{stack.definition.warehouse}.{view}"
    if view == "revenue_by_day":
        stack.clickhouse.run(f"SYSTEM REFRESH VIEW {name}")
        stack.clickhouse.run(f"SYSTEM WAIT VIEW {name}")
    with closing(stack.mysql()) as connection, connection.cursor() as cursor:
        cursor.execute(QUESTIONS[view])
        wanted = sorted(typed(row, view) for row in cursor.fetchall())
    columns = ", ".join(
        f"toString({column})" for (column, *_) in stack.clickhouse(f"DESCRIBE {name}")
    )
    found = [
        typed(row, view) for row in stack.clickhouse(f"SELECT {columns} FROM {name}")
    ]
    if view == "best_sellers":
        sold = [row[1] for row in found]
        assert sold == sorted(sold, reverse=True)
    found.sort()
    differences = len(set(wanted) ^ set(found))
    record(
        point=9,
        stack=stack.name,
        tables=1,
        rows=len(wanted),
        values=len(wanted) * len(TYPES[view]),
        differences=differences,
    )
    assert wanted
    assert found == wanted


def typed(row: tuple, view: str) -> tuple:
    """A row's values in Python's types."""
    return tuple(make(str(value)) for make, value in zip(TYPES[view], row, strict=True))


def test_errors_view_names_what_could_not_be_read(
    stack: Reference, record: Report
) -> None:
    """Records that nobody can read are counted by table; the rest flows on."""
    before = letters(stack)
    producer = Producer({"bootstrap.servers": stack.bed.address("kafka")})
    places: list[tuple[str, int, int, bytes]] = []

    def delivered(error, message) -> None:
        assert error is None
        places.append(
            (message.topic(), message.partition(), message.offset(), message.value())
        )

    for table, values in POISON.items():
        topic, _ = stack.pipeline.queues[table]
        for value in values:
            producer.produce(topic, value, key=b"poison", on_delivery=delivered)
    assert producer.flush(30) == 0

    wanted = {
        table: before.get(table, 0) + len(values) for table, values in POISON.items()
    }

    def arrived() -> bool:
        return wanted.items() <= letters(stack).items()

    def stands() -> str:
        return f"dead letters: {letters(stack)} instead of {wanted}"

    Deadline(30).until(arrived, stands)
    assert letters(stack).keys() - wanted.keys() == before.keys() - wanted.keys()
    database = stack.definition.warehouse
    for topic, partition, offset, value in places:
        ((error, raw),) = stack.clickhouse(
            f"SELECT error, hex(raw) FROM {database}.dead_letters FINAL WHERE topic = "
            f"'{topic}' AND partition = {partition} AND offset = {offset}"
        )
        assert error
        assert bytes.fromhex(raw) == value
    stack.settle()
    found = stack.compare()
    record(
        point=9,
        stack=stack.name,
        faults=len(places),
        rows=sum(len(values) for values in POISON.values()),
        differences=found.differences,
    )
    found.check()


def letters(stack: Reference) -> dict[str, int]:
    """What the errors view counts, by table."""
    rows = stack.clickhouse(
        f"SELECT table_name, letters, last_error FROM {stack.definition.warehouse}.errors"
    )
    assert all(error for _, _, error in rows)
    return {table: count for table, count, _ in rows}
