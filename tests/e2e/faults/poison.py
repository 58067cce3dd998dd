"""Malformed records, as another producer could leave them in a data topic."""

from __future__ import annotations

import io
import json
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import fastavro
from confluent_kafka import Message, Producer
from stack.registry import Registry

if TYPE_CHECKING:
    from stack import Stack

#: An id that no registry of a test has given.
UNKNOWN = 2_000_000_000

_SUBJECT = "poison"


@dataclass(frozen=True)
class Poison:
    """A record's value, and what the reason of its dead letter says."""

    value: bytes | None
    reason: str | None
    #: Whether the archive keeps it: its schema is one of the topic's own.
    archived: bool = False


@dataclass(frozen=True)
class Letter:
    """Where a record of a topic stands, and what came of it."""

    topic: str
    partition: int
    offset: int


def kinds(stack: Stack, topic: str) -> dict[str, Poison]:
    """One record of every kind; a tombstone carries no data, so it has no reason."""
    url = stack.pipeline.schema_registry
    registry = Registry(url)
    schema = registry.latest(f"{topic}-value")
    fields = [field["name"] for field in schema["fields"]]
    row = {
        "entry_id": 4_000_000_000,
        "account_id": 1,
        "kind": "in",
        "amount": b"\x01",
        "note": None,
        "booked_at": 0,
        "__op": "c",
    }
    full = {name: row.get(name) for name in fields}
    (number,) = {_register(url, f"{topic}-value", schema)}
    nullable = _with(schema, "amount", lambda kind: ["null", kind])
    missing = {
        **schema,
        "fields": [field for field in schema["fields"] if field["name"] != "kind"],
    }
    good = _framed(number, schema, full)
    return {
        "bytes that are no Avro": Poison(b"\x07\x01\x02\x03\x04\x05\x06", "magic byte"),
        "JSON as text": Poison(json.dumps({"entry_id": 1}).encode(), "magic byte"),
        "a schema id that nobody knows": Poison(
            _header(UNKNOWN) + good[5:], f"schema id = {UNKNOWN}"
        ),
        "a record that ends too early": Poison(good[:9], "EOF reached"),
        "fewer bytes than a schema id has": Poison(
            good[:3], "Missing AvroConfluent magic byte"
        ),
        "NULL in a NOT NULL column": Poison(
            _framed(
                _register(url, f"{_SUBJECT}-null", nullable),
                nullable,
                {**full, "amount": None},
            ),
            "missing or unreadable: amount",
        ),
        "a column that is missing": Poison(
            _framed(_register(url, f"{_SUBJECT}-missing", missing), missing, full),
            "missing or unreadable: kind",
        ),
        "a number outside its range": Poison(
            _framed(number, schema, {**full, "account_id": -5}),
            "missing or unreadable: account_id",
            archived=True,
        ),
        "a tombstone": Poison(None, None),
    }


def produce(stack: Stack, topic: str, values: list[bytes | None]) -> list[Letter]:
    """Writes the values to a topic's first partition; gives where they stand."""
    producer = Producer({"bootstrap.servers": stack.bed.address("kafka")})
    places: list[Letter] = []

    def delivered(error: Exception | None, message: Message) -> None:
        assert error is None, error
        places.append(Letter(message.topic(), message.partition(), message.offset()))

    for value in values:
        producer.produce(
            topic, value, key=b'{"entry_id":0}', partition=0, on_delivery=delivered
        )
    assert producer.flush(30) == 0, f"Kafka did not take all records for {topic}"
    return places


def _with(schema: dict[str, Any], name: str, change) -> dict[str, Any]:
    """The schema with another type of one field."""
    fields = [
        {**field, "type": change(field["type"])} if field["name"] == name else field
        for field in schema["fields"]
    ]
    return {**schema, "fields": fields}


def _register(url: str, subject: str, schema: dict[str, Any]) -> int:
    """The id of a schema under a subject."""
    request = urllib.request.Request(
        f"{url}/subjects/{subject}/versions",
        json.dumps({"schema": json.dumps(schema)}).encode(),
        {"Content-Type": "application/vnd.schemaregistry.v1+json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)["id"]


def _header(number: int) -> bytes:
    return b"\0" + number.to_bytes(4, "big")


def _framed(number: int, schema: dict[str, Any], row: dict[str, Any]) -> bytes:
    """A value in Confluent's framing; decimals are given as their bytes."""
    data = io.BytesIO()
    plain = json.loads(json.dumps(schema).replace('"logicalType"', '"ignored"'))
    fastavro.schemaless_writer(data, fastavro.parse_schema(plain), row)
    return _header(number) + data.getvalue()
