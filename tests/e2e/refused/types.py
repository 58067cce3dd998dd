"""Types that a hop has no form for, or changes."""

from __future__ import annotations

from silent.bench import AVRO

from refused.case import Case

TYPES = (
    Case(
        "zerofilled_decimal",
        "zerofilled",
        "DECIMAL(8,2) ZEROFILL NOT NULL",
        # One that fills all digits: shorter ones do arrive.
        ("123456.78",),
        fails="negativearraysize",
    ),
    Case("inet", "inet4", "INET4", ("'10.0.0.1'",), "mariadb", fails="inet4"),
    Case("inet", "inet6", "INET6", ("'::1'",), "mariadb", fails="inet6"),
    Case(
        "spatial",
        "place",
        "POINT",
        ("ST_GeomFromText('POINT(1 2)')",),
        # A record in the row, not a value.
        shows=lambda rows: set(rows[0]["c"]) == {"x", "y", "wkb", "srid"},
    ),
    Case(
        "vector",
        "vector",
        "VECTOR(3)",
        ("NULL", "STRING_TO_VECTOR('[1,2,3]')"),
        # ClickHouse has no NULL of an array: `test_an_array_holds_no_null`.
        shows=lambda rows: [row["c"] for row in rows] == [None, [1.0, 2.0, 3.0]],
    ),
    Case(
        "null_over_default",
        "defaulted",
        "INT DEFAULT 7",
        ("NULL",),
        changes=AVRO,
        shows=lambda rows: rows[0]["c"] == 7,
    ),
    Case(
        "respelled",
        "flag",
        "BOOL NOT NULL",
        ("1",),
        shows=lambda rows: rows[0]["c"] == 1 and rows[0]["c"] is not True,
        streams=lambda rows: rows[0]["c"] is True,
    ),
    Case(
        "respelled",
        "length",
        "REAL NOT NULL",
        ("1234567.891",),
        shows=lambda rows: rows[0]["c"] == 1234567.891,
        streams=lambda rows: rows[0]["c"] == 1234567.9,
    ),
    Case(
        "base64_decimal",
        "price",
        "DECIMAL(8,2) NOT NULL",
        ("1.5",),
        # The unscaled 150: where the point stands is told nowhere.
        shows=lambda rows: rows[0]["c"] == "AJY=",
    ),
    Case(
        "comma_label",
        "label",
        "ENUM('a,b','c') NOT NULL",
        ("'a,b'",),
        shows=lambda rows: rows[0]["c"] == "a,b",
        streams=lambda rows: rows[0]["c"] == "a\\,b",
    ),
    Case(
        "zero_byte_uuid",
        "uuid",
        "UUID NOT NULL",
        ("'00112233-4455-6677-8899-aabbccddee00'",),
        "mariadb",
        shows=lambda rows: rows[0]["c"] == "00112233-4455-6677-8899-aabbccddee00",
        streams=lambda rows: rows[0]["c"] != "00112233-4455-6677-8899-aabbccddee00",
    ),
    Case(
        "rounded_float",
        "float",
        "FLOAT NOT NULL",
        ("1234567.8",),
        shows=lambda rows: rows[0]["c"] == 1234570,
        streams=lambda rows: rows[0]["c"] == 1234567.8,
    ),
)
