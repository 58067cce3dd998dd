"""The faults: what is wrong, which rule finds it, and what shows it on the engines."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from stack.wait import Deadline

from silent.bench import AVRO, DATABASE, EMPTIED, MARKS, Bench

_KAFKA = "org.apache.kafka.connect.transforms"
_TIME = f"{_KAFKA}.TimestampConverter$Value"


@dataclass(frozen=True)
class Case:
    """A connector with one fault."""

    code: str
    """The rule that finds it."""
    name: str
    changes: Mapping[str, str | None]
    """Over a connector without a fault; None takes a key away."""
    fails: str = ""
    """Words of the error with which it stops; empty if it runs on."""
    shows: Callable[[Bench, str, str], Any] | None = None
    """What is wrong with what it sends: takes the bench, its name and its prefix, and asserts."""
    sends: bool = True
    """Whether the mark arrives."""
    beside: str = ""
    """The case that it clashes with."""


def _first(bench: Bench, prefix: str, number: int) -> dict:
    return next(row for row in bench.values(prefix) if row and row["id"] == number)


def _retention(bench: Bench, _: str, prefix: str) -> None:
    topic = f"{prefix}.{MARKS}"
    week = str(7 * 24 * 3600 * 1000)
    assert bench.topics.settings([topic])[topic]["retention.ms"] == week


def _tombstones(bench: Bench, _: str, prefix: str) -> None:
    values = bench.values(prefix)
    assert None in values, "the tombstone that was to be dropped is there"
    assert not any(row and row.get("__deleted") == "true" for row in values)


def _bytes_anyway(bench: Bench, _: str, prefix: str) -> None:
    assert _first(bench, prefix, 1)["code"] == "AP8=", (
        "base64 is what `bytes` gives in JSON"
    )


def _pointless(bench: Bench, _: str, prefix: str) -> None:
    digits = (15000).to_bytes(2, "big")
    assert _first(bench, prefix, 2)["amount"] == base64.b64encode(digits).decode()


def _numbers(bench: Bench, _: str, prefix: str) -> None:
    texts = [each.value().decode() for each in bench.records(prefix)]
    assert any('"amount":1234567890123456.7891' in text for text in texts), texts
    assert _first(bench, prefix, 1)["amount"] == 1234567890123456.8, (
        "as Python reads it"
    )


def _one_stops(bench: Bench, name: str, _: str) -> None:
    def why() -> str:
        found = [bench.connect.failure(each) for each in (name, "that-server-id")]
        return " ".join(text for text in found if text)

    Deadline(60).until(lambda: bool(why()), lambda: "both connectors run")
    assert "same server_uuid/server_id" in why()


def _no_task(bench: Bench, name: str, _: str) -> None:
    status = bench.connect.status(name)
    assert status["connector"]["state"] == "RUNNING"
    assert status["tasks"] == []


def _no_rows(bench: Bench, name: str, prefix: str) -> None:
    assert bench.connect.running(name)
    assert bench.values(prefix) == []


def _column_sent(bench: Bench, _: str, prefix: str) -> None:
    assert _first(bench, prefix, 1)["note"] == "first"


def _clear(bench: Bench, name: str, _: str) -> None:
    config = bench.connect.get(f"/connectors/{name}/config")
    assert config["database.password"] == "a password of the bed"


def _deleted_stays(bench: Bench, _: str, prefix: str) -> None:
    assert [row["note"] for row in bench.values(prefix) if row and row["id"] == 1] == [
        "first"
    ]


def _digits(bench: Bench, _: str, prefix: str) -> None:
    assert _first(bench, prefix, 1)["amount"] == 1234567890123456.8


def _no_span(bench: Bench, _: str, prefix: str) -> None:
    assert _first(bench, prefix, 2)["span"] == 3_723_000
    assert _first(bench, prefix, 1)["span"] is None, "838:59:59 became NULL"


def _year_1816(bench: Bench, _: str, prefix: str) -> None:
    assert _first(bench, prefix, 1)["made_at"] < 0


def _number_of_time(bench: Bench, _: str, prefix: str) -> None:
    assert _first(bench, prefix, 2)["made_at"] == 1_767_323_045_000


def _default_for_null(bench: Bench, _: str, prefix: str) -> None:
    assert _first(bench, prefix, 2)["note"] == "none", "it is NULL in MySQL"


def _no_field(bench: Bench, _: str, prefix: str) -> None:
    row = _first(bench, prefix, 2)
    assert "__op" in row
    assert not any("stamp" in field for field in row)


def _wrapped(bench: Bench, _: str, prefix: str) -> None:
    assert set(bench.values(prefix)[0]) == {"schema", "payload"}


def _dropped(bench: Bench, name: str, prefix: str) -> None:
    assert bench.connect.running(name)
    assert [row["id"] for row in bench.values(prefix)] == []


def _no_key_column(bench: Bench, _: str, prefix: str) -> None:
    rows = bench.values(prefix)
    assert rows
    assert not any("id" in row for row in rows), "a column of the key is in the rows"


def _one_id(bench: Bench, _: str, prefix: str) -> None:
    rows = bench.values(prefix)
    assert len(rows) == 5
    assert {row["id"] for row in rows} == {0}, "all rows are one"


def _not_emptied(bench: Bench, _: str, prefix: str) -> None:
    assert bench.values(prefix, EMPTIED) == [{"id": 1, "__deleted": "false"}]
    assert bench.sql(f"SELECT COUNT(*) FROM {EMPTIED}") == [(0,)]


def _flags(bench: Bench, _: str, prefix: str) -> None:
    found = [_first(bench, prefix, number)["flag"] for number in (1, 2)]
    assert found == [True, False], "they are 2 and -1 in MySQL"


def _read_twice(bench: Bench, _: str, prefix: str) -> None:
    def states() -> int:
        return sum(row["id"] == 2 for row in bench.values(prefix))

    # The row as it was, and two changes: that is all that one connector sends.
    Deadline(60).until(lambda: states() > 3, lambda: "the rows were read once")


def _never_purged(bench: Bench, _: str, prefix: str) -> None:
    topic = f"{prefix}.{DATABASE}.orders"
    assert bench.topics.settings([topic])[topic]["cleanup.policy"] == "compact"
    rows = bench.values(prefix)
    assert [row["__deleted"] for row in rows if row["id"] == 1] == ["false", "true"]


CASES = (
    Case("", "without", {}, shows=lambda b, _, p: _right(b, p)),
    Case("DS1101", "retention", {"log.retention.hours": "1"}, shows=_retention),
    Case(
        "DS1101",
        "tombstones",
        {
            "transforms.unwrap.drop.tombstones": "true",
            "transforms.unwrap.delete.handling.mode": "rewrite",
            "transforms.unwrap.delete.tombstone.handling.mode": None,
        },
        shows=_tombstones,
    ),
    Case("DS1102", "binary", {"binary.handling.mode": "zzz"}, shows=_bytes_anyway),
    Case(
        "DS1102",
        "deletes",
        {"transforms.unwrap.delete.tombstone.handling.mode": "none"},
        fails="Unable to validate config",
    ),
    Case(
        "DS1103",
        "history",
        {"schema.history.internal.kafka.bootstrap.servers": None},
        fails="history",
    ),
    Case(
        "DS1103",
        "registry",
        {**AVRO, "value.converter.schema.registry.url": None},
        fails="schema.registry.url",
    ),
    Case(
        "DS1104",
        "server-id",
        {"database.server.id": "6999"},
        shows=_one_stops,
        sends=False,
        beside="that-server-id",
    ),
    Case("", "that-server-id", {"database.server.id": "6999"}, sends=False),
    Case("DS1105", "tasks", {"tasks.max": "2"}, shows=_no_task, sends=False),
    Case(
        "DS1106",
        "hyphen",
        {**AVRO, "topic.prefix": "s-{number}"},
        fails="registering Avro schema",
    ),
    Case(
        "DS1109",
        "table",
        {"table.include.list": f"orders,{MARKS}"},
        shows=_no_rows,
    ),
    Case(
        "DS1109", "column", {"column.exclude.list": "orders.note"}, shows=_column_sent
    ),
    Case(
        "DS1111",
        "tolerance",
        {
            "errors.tolerance": "all",
            "transforms": "unwrap,time",
            "transforms.time.type": _TIME,
            "transforms.time.field": "sent_at",
            "transforms.time.target.type": "unix",
            "transforms.time.format": "yyyy-MM-dd HH:mm:ss",
        },
        shows=_dropped,
    ),
    Case("DS1113", "password", {"database.password": "{password}"}, shows=_clear),
    Case(
        "DS1114", "deletes-skipped", {"skipped.operations": "d"}, shows=_deleted_stays
    ),
    Case("DS1115", "double", {"decimal.handling.mode": "double"}, shows=_digits),
    Case("DS1115", "connect", {"time.precision.mode": "connect"}, shows=_no_span),
    Case(
        "DS1115",
        "nanoseconds",
        {"time.precision.mode": "nanoseconds"},
        shows=_year_1816,
    ),
    Case(
        "DS1116",
        "database",
        {"table.include.list": f"shop.orders,{MARKS}"},
        shows=_no_rows,
    ),
    Case(
        "DS1120",
        "predicate",
        {"transforms.unwrap.predicate": "rows"},
        fails="predicate",
    ),
    Case(
        "DS1120",
        "filter",
        {
            "transforms": "unwrap,all",
            "transforms.all.type": f"{_KAFKA}.Filter",
        },
        shows=_dropped,
        sends=False,
    ),
    Case(
        "DS1121",
        "before",
        {
            "transforms": "time,unwrap",
            "transforms.time.type": _TIME,
            "transforms.time.field": "made_at",
            "transforms.time.target.type": "string",
            "transforms.time.format": "yyyy-MM-dd",
        },
        shows=_number_of_time,
    ),
    Case(
        "DS1122",
        "no-format",
        {
            "transforms": "unwrap,time",
            "transforms.time.type": _TIME,
            "transforms.time.field": "made_at",
            "transforms.time.target.type": "string",
        },
        fails="format",
    ),
    Case(
        "DS1122",
        "bad-format",
        {
            "transforms": "unwrap,time",
            "transforms.time.type": _TIME,
            "transforms.time.field": "made_at",
            "transforms.time.target.type": "string",
            "transforms.time.format": "yyyy-bb-dd",
        },
        fails="bb",
    ),
    Case(
        "DS1122",
        "two-fields",
        {
            "transforms": "unwrap,time",
            "transforms.time.type": _TIME,
            "transforms.time.field": "made_at,sent_at",
            "transforms.time.target.type": "string",
            "transforms.time.format": "yyyy-MM-dd",
        },
        shows=_number_of_time,
    ),
    Case(
        "DS1123",
        "deletes-lost",
        {
            "transforms.unwrap.delete.tombstone.handling.mode": None,
            "tombstones.on.delete": "false",
        },
        shows=_deleted_stays,
    ),
    Case(
        "DS1124",
        "null-unwrap",
        {"transforms.unwrap.replace.null.with.default": None},
        shows=_default_for_null,
    ),
    Case(
        "DS1124",
        "null-converter",
        {"value.converter.replace.null.with.default": None},
        shows=_default_for_null,
    ),
    Case(
        "DS1125",
        "field",
        {"transforms.unwrap.add.fields": "op,source.timestamp"},
        shows=_no_field,
    ),
    Case(
        "DS1126",
        "envelope",
        {"value.converter.schemas.enable": None},
        shows=_wrapped,
    ),
    Case(
        "DS1127",
        "no-partitions",
        {"topic.creation.default.partitions": "0"},
        fails="partition",
    ),
    Case(
        "DS1127",
        "no-factor",
        {"topic.creation.default.replication.factor": None},
        fails="replication.factor",
    ),
    Case(
        "DS1101",
        "topic-setting",
        {"topic.creation.default.log.retention.ms": "1"},
        fails="log.retention.ms",
    ),
    Case(
        "DS1136",
        "key-excluded",
        {
            "message.key.columns": f"{DATABASE}.orders:id",
            "column.exclude.list": f"{DATABASE}.orders.id",
        },
        shows=_no_key_column,
    ),
    Case(
        "DS1136",
        "key-masked",
        {
            "message.key.columns": f"{DATABASE}.orders:id",
            "transforms": "unwrap,mask",
            "transforms.mask.type": f"{_KAFKA}.MaskField$Value",
            "transforms.mask.fields": "id",
            "transforms.mask.predicate": "orders",
            "predicates": "orders",
            "predicates.orders.type": f"{_KAFKA}.predicates.TopicNameMatches",
            "predicates.orders.pattern": ".*orders",
        },
        shows=_one_id,
    ),
    Case(
        "DS1137",
        "truncate",
        {"skipped.operations": "none", "table.include.list": f"{EMPTIED},{MARKS}"},
        shows=_not_emptied,
    ),
    Case(
        "DS1138",
        "flags",
        {
            "converters": "flags",
            "flags.type": "io.debezium.connector.binlog.converters.TinyIntOneToBooleanConverter",
        },
        shows=_flags,
    ),
    Case("DS1145", "pointless", {}, shows=_pointless),
    Case(
        "DS1145",
        "numbers",
        {"value.converter.decimal.format": "NUMERIC"},
        shows=_numbers,
    ),
    Case("", "renamed-v1", {"topic.prefix": "renamed"}),
    Case(
        "DS1139",
        "renamed-v2",
        # Without a tag, the worker tries for a minute to register the metrics of one prefix twice.
        {"topic.prefix": "renamed", "custom.metric.tags": "name=second"},
        shows=_read_twice,
        beside="renamed-v1",
    ),
    Case(
        "DS1140",
        "tombstone",
        {
            "transforms": "unwrap,key",
            "transforms.unwrap.delete.tombstone.handling.mode": "tombstone",
            "transforms.key.type": f"{_KAFKA}.ValueToKey",
            "transforms.key.fields": "id",
        },
        fails="copying fields from value to key",
    ),
    Case(
        "DS1141",
        "compacted",
        {"topic.creation.default.cleanup.policy": "compact"},
        shows=_never_purged,
    ),
)


def _right(bench: Bench, prefix: str) -> None:
    """What the connector without a fault sends."""
    rows = bench.values(prefix)
    assert [row["note"] for row in rows if row["id"] == 2] == [None, "later", None]
    assert [row["__deleted"] for row in rows if row["id"] == 1] == ["false", "true"]


#: What the worker's validation does find: rule and changes.
REFUSED = (
    ("DS1102", {"database.ssl.mode": "disable"}),
    ("DS1102", {"tasks.max": "many"}),
    ("DS1103", {"database.hostname": None}),
    ("DS1106", {"topic.prefix": "shop/eu"}),
    ("DS1108", {"time.precision.mode": "adaptive"}),
    ("DS1108", {"snapshot.mode": "schema_only"}),
    ("DS1110", {"table.exclude.list": "silent.marks"}),
    ("DS1117", {"message.key.columns": "silent.orders"}),
    ("DS1128", {"transforms": "unwrap,unwrap"}),
)
