"""Point 11: `import kafka` and `import clickhouse` put what runs into the definition; a plan has nothing left to do there."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from confluent_kafka.admin import AdminClient, NewPartitions
from live import Command, Live, applied
from report import Report
from stack.topics import Topics
from stack.wait import Deadline

TOPIC = "production.falafel.{}"
ROWS = "production.{}__rows"
READER = "production.{}__queue_to_events"

#: As views are made that a definition can state.
OWNED = "DEFINER = CURRENT_USER SQL SECURITY DEFINER"
BIG = "SELECT order_id, amount FROM production.orders WHERE amount > 100"
NEW = "SELECT order_id FROM production.orders WHERE status = 'new'"

#: Edits that a definition can state.
STATED = (
    "ALTER TABLE production.orders__rows MODIFY COLUMN amount CODEC(ZSTD(3))",
    "ALTER TABLE production.orders__history MODIFY COLUMN amount CODEC(ZSTD(3))",
    "ALTER TABLE production.orders__rows ADD INDEX idx_amount amount TYPE minmax GRANULARITY 4",
    "ALTER TABLE production.orders__rows DROP INDEX idx_customer_id",
    "ALTER TABLE production.payments__rows MODIFY TTL attempted_at + INTERVAL 9 YEAR DELETE WHERE _deleted = 0",
    f"CREATE VIEW production.big_orders {OWNED} AS {BIG} COMMENT 'Those that''ll be checked'",
    f"CREATE OR REPLACE VIEW production.open_orders {OWNED} AS {NEW}",
)

#: Edits that no definition states, with the object and the attribute that is told.
REPORTED = {
    "ALTER TABLE production.shifts__rows MODIFY COLUMN remarks CODEC(ZSTD(9))": (
        "production.shifts__rows",
        "codec of column remarks",
    ),
    "ALTER TABLE production.products__rows MODIFY TTL updated_at + INTERVAL 1 YEAR DELETE WHERE _deleted = 0": (
        "production.products__rows",
        "TTL",
    ),
    "ALTER TABLE production.customers__rows MODIFY TTL created_at + INTERVAL 9 YEAR": (
        "production.customers__rows",
        "TTL",
    ),
}

#: What somebody else has in the database.
FOREIGN = {
    "CREATE TABLE production.somebodys (x UInt8) ENGINE = MergeTree ORDER BY x COMMENT 'not the pipeline''s'": "production.somebodys",
    "CREATE VIEW production.for_its_reader AS SELECT order_id FROM production.orders": "production.for_its_reader",
    f"CREATE VIEW production.all_versions {OWNED} AS SELECT order_id FROM production.orders__rows": "production.all_versions",
}

#: What a plan has to do in the end: readers make way for tables that are altered.
LEFT = {
    TOPIC.format("customers"),
    *(ROWS.format(name) for name in ("customers", "products", "shifts")),
    *(READER.format(name) for name in ("customers", "products", "shifts")),
}


@pytest.fixture(scope="module")
def live() -> Iterator[Live]:
    with applied("imports", "kafka", "clickhouse") as live:
        yield live


class Import:
    """The verbs for the project."""

    def __init__(self, live: Live) -> None:
        self.live = live
        self.command = Command(live.folder)

    def run(self, system: str) -> dict:
        """What it tells, with counts that add up."""
        ran = self.command.run(f"import {system}", "--format", "json")
        assert ran.status == 0, ran
        found = json.loads(ran.out)
        fates = [thing["fate"] for thing in found["objects"]]
        assert found["looked_at"] == len(fates)
        assert found["carried"] == fates.count("carried")
        assert found["same"] == fates.count("same")
        assert found["reported"] == fates.count("foreign") + fates.count("differs")
        told = found["carried"] + found["same"] + found["reported"]
        assert told == found["looked_at"]
        assert (
            len({(thing["kind"], thing["name"]) for thing in found["objects"]}) == told
        )
        return found

    def files(self) -> dict[str, str]:
        """The texts of the definition."""
        paths = [self.live.folder / "datastack.toml"]
        paths += sorted((self.live.folder / "tables").iterdir())
        return {path.name: path.read_text() for path in paths}


def _fates(found: dict, *wanted: str) -> set[str]:
    return {thing["name"] for thing in found["objects"] if thing["fate"] in wanted}


def _changes(found: dict) -> dict[tuple[str, str], object]:
    return {(of["file"], of["place"]): of["value"] for of in found["changes"]}


def _planned(live: Live) -> set[str]:
    """The subjects of all steps and obstacles."""
    plan = live.command.plan()
    return {step["subject"]["name"] for step in plan["steps"]} | {
        obstacle["subject"]["name"] for obstacle in plan["obstacles"]
    }


def _queue_by_hand(live: Live) -> None:
    """The queue of orders once more, for one partition more and another group."""
    file = live.folder / "env/testbed/clickhouse/orders/30_queue.sql"
    queue, reader = file.read_text().strip().rstrip(";").split(";\n", 1)
    edited = queue.replace(
        "kafka_group_name = 'production.clickhouse.orders'",
        "kafka_group_name = 'from.before'",
    ).replace("kafka_num_consumers = 8", "kafka_num_consumers = 9")
    assert edited.count("from.before") == edited.count("kafka_num_consumers = 9") == 1
    live.sql.run(f"DROP VIEW {READER.format('orders')} SYNC")
    live.sql.run("DROP TABLE production.orders__queue SYNC")
    live.sql.run(edited)
    live.sql.run(reader)


def test_nothing_is_changed_where_all_is_as_the_definition_says(live: Live) -> None:
    imports = Import(live)
    before = imports.files()
    assert live.steps() == []
    for system in ("kafka", "clickhouse"):
        found = imports.run(system)
        assert (found["carried"], found["reported"], found["changes"]) == (0, 0, [])
        assert found["missing"] == []
    assert imports.files() == before


def test_a_database_of_another_name_is_found(live: Live) -> None:
    """By its tables, where there is none of the name that the definition has."""
    imports = Import(live)
    before = imports.files()
    url = f'clickhouse.url = "{live.bed.url("clickhouse")}"\n'
    line = 'clickhouse.database = "{}" # ours\n'
    live.replace("datastack.toml", url, url + line.format("elsewhere"))
    found = imports.run("clickhouse")
    place = ("datastack.toml", "clickhouse.database")
    assert _changes(found) == {place: "production"}
    assert _fates(found, "carried") == {"production"}
    assert (found["reported"], found["missing"]) == (0, [])
    live.replace("datastack.toml", line.format("production"), "")
    assert imports.files() == before


def test_what_was_changed_by_hand_stands_in_the_definition(
    live: Live, record: Report
) -> None:
    imports = Import(live)
    live.replace("tables/orders.toml", "partitions = 8", "partitions = 8 # pickers")
    kafka = live.bed.address("kafka")
    topics = Topics(kafka)
    admin = AdminClient({"bootstrap.servers": kafka})
    orders = TOPIC.format("orders")
    admin.create_partitions([NewPartitions(orders, 9)])[orders].result(30)
    topics.configure(TOPIC.format("payments"), "retention.ms", "-1")
    topics.configure(TOPIC.format("shifts"), "retention.ms", "259200000")
    topics.configure(TOPIC.format("products"), "segment.ms", "3600000")
    topics.configure(TOPIC.format("customers"), "retention.ms", "1500")
    _queue_by_hand(live)
    for edit in (*STATED, *REPORTED, *FOREIGN):
        live.sql.run(edit)

    planned = _planned(live)
    assert planned == (
        {TOPIC.format(name) for name in ("orders", "payments", "shifts", "customers")}
        | {ROWS.format(name) for name in ("orders", "payments")}
        | {READER.format(name) for name in ("orders", "payments")}
        | {"production.orders__queue", "production.orders__history"}
        | {"production.open_orders"}
        | LEFT
    )
    before = imports.files()
    Deadline(60).until(
        lambda: (
            _reads(admin, "from.before", orders)
            and not _reads(admin, "production.clickhouse.orders", orders)
        ),
        lambda: "the queue reads nothing, or the old one reads still",
    )
    of_kafka = imports.run("kafka")
    assert _changes(of_kafka) == {
        ("tables/orders.toml", "topic.partitions"): 9,
        ("tables/orders.toml", "clickhouse.group"): "from.before",
        ("tables/payments.toml", "topic.retention"): "forever",
        ("tables/shifts.toml", "topic.retention"): "3d",
    }
    left = {TOPIC.format("customers"), TOPIC.format("products")}
    assert _fates(of_kafka, "differs", "foreign") == left
    names = [name for name in topics.all() if name.startswith("production")]
    of_topics = [thing for thing in of_kafka["objects"] if thing["kind"] == "topic"]
    assert {thing["name"] for thing in of_topics} >= set(names)

    of_clickhouse = imports.run("clickhouse")
    view = {
        "name": "big_orders",
        "comment": "Those that'll be checked",
        "sql": "SELECT order_id, amount FROM {orders} WHERE amount > 100",
    }
    only_new = "SELECT order_id FROM {orders} WHERE status = 'new'"
    assert _changes(of_clickhouse) == {
        ("tables/orders.toml", "clickhouse.codec.amount"): "ZSTD(3)",
        (
            "tables/orders.toml",
            "clickhouse.skip_indexes.amount",
        ): "minmax GRANULARITY 4",
        ("tables/orders.toml", "clickhouse.skip_indexes.customer_id"): None,
        ("tables/orders.toml", "live"): view,
        ("tables/orders.toml", "live[1].comment"): None,
        ("tables/orders.toml", "live[1].sql"): only_new,
        ("tables/payments.toml", "clickhouse.ttl"): "attempted_at + toIntervalYear(9)",
    }
    assert _fates(of_clickhouse, "foreign") == set(FOREIGN.values())
    told = {
        (thing["name"], difference["attribute"])
        for thing in of_clickhouse["objects"]
        for difference in thing.get("differences", [])
    }
    assert told == set(REPORTED.values())
    objects = [*live.objects(), "the database"]
    assert of_clickhouse["looked_at"] == len(objects)

    # Of the plan, what was carried over is gone, and nothing is new.
    assert _planned(live) == LEFT
    now = imports.files()
    assert now == _expected(before)
    for system in ("kafka", "clickhouse"):
        again = imports.run(system)
        assert (again["carried"], again["changes"]) == (0, [])
    assert imports.files() == now
    assert imports.command.run("generate").status == 0
    record(point=11, stack="imports")


OPEN_ORDERS = '''sql = """
SELECT order_id, customer_id, status, amount, created_at
FROM {orders}
WHERE status IN ('new', 'paid')
"""
'''
VIEWS = """sql = "SELECT order_id FROM {orders} WHERE status = 'new'"

[[live]]
name = "big_orders"
comment = "Those that'll be checked"
sql = "SELECT order_id, amount FROM {orders} WHERE amount > 100"
"""
TOPIC_AND_TTL = """
[topic]
retention = "forever"

[clickhouse]
ttl = "attempted_at + toIntervalYear(9)"
"""


def _expected(before: dict[str, str]) -> dict[str, str]:
    """The definition with what was changed by hand, and every other line as it was."""
    edits = {
        "orders.toml": [
            ("partitions = 8 # pickers", "partitions = 9 # pickers"),
            (
                '{ customer_id = "bloom_filter(0.01)" }',
                '{ amount = "minmax GRANULARITY 4" }',
            ),
            (
                'amount = "T64, ZSTD" }\n',
                'amount = "ZSTD(3)" }\ngroup = "from.before"\n',
            ),
            ('comment = "Orders that wait for payment or shipment"\n', ""),
            (OPEN_ORDERS, VIEWS),
        ],
        "payments.toml": [
            (
                'amount = "uniform(5, 900)"\n',
                'amount = "uniform(5, 900)"\n' + TOPIC_AND_TTL,
            )
        ],
        "shifts.toml": [
            (
                'hourly_wage = "uniform(12, 25)"\n',
                'hourly_wage = "uniform(12, 25)"\n\n[topic]\nretention = "3d"\n',
            )
        ],
    }
    expected = dict(before)
    for file, pairs in edits.items():
        for old, new in pairs:
            assert expected[file].count(old) == 1, (file, old)
            expected[file] = expected[file].replace(old, new)
    return expected


def _reads(admin: AdminClient, group: str, topic: str) -> bool:
    """Whether a member of a group has partitions of a topic."""
    (answer,) = admin.describe_consumer_groups([group]).values()
    members = answer.result(10).members
    return any(
        at.topic == topic
        for member in members
        for at in member.assignment.topic_partitions
    )
