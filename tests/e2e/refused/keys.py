"""Columns that would be the key of their table. `message.key.columns` makes them the key of the records."""

from __future__ import annotations

from silent.bench import DATABASE

from refused.case import Case


def _key(name: str) -> dict[str, str | None]:
    return {"message.key.columns": f"{DATABASE}.{name}:c"}


_SALTED = "column.mask.hash.SHA-256.with.salt.s4lt"

KEYS = (
    Case(
        "null_in_key",
        "null_key",
        "INT UNIQUE",
        ("NULL", "NULL"),
        changes=_key("null_key"),
        # Two rows, one key.
        keys=lambda keys: keys == [{"c": None}, {"c": None}],
    ),
    Case(
        "left_out_key",
        "left_out",
        "INT NOT NULL UNIQUE",
        ("7", "8"),
        changes={
            "message.key.columns": f"{DATABASE}_left_out.left_out:c",
            "column.exclude.list": f"{DATABASE}_left_out.left_out.c",
        },
        fails="data row is smaller than a column index",
    ),
    Case(
        "masked_key",
        "masked",
        "VARCHAR(80) NOT NULL UNIQUE",
        ("'a@b.example'",),
        changes=_key("masked") | {_SALTED: f"{DATABASE}.masked.c"},
        shows=lambda rows: len(rows[0]["c"]) == 64,
        keys=lambda keys: keys == [{"c": "a@b.example"}],
    ),
    Case(
        "lossy_key",
        "label_key",
        "ENUM('a,b','c') NOT NULL UNIQUE",
        ("'a,b'",),
        changes=_key("label_key"),
        streams=lambda rows: rows[0]["id"] == 0,
        keys=lambda keys: keys == [{"c": "a,b"}, {"c": "a\\,b"}],
    ),
    Case(
        "inexact_key",
        "float_key",
        "FLOAT NOT NULL",
        ("1234567.8",),
        changes=_key("float_key"),
        streams=lambda rows: rows[0]["id"] == 0,
        keys=lambda keys: keys == [{"c": 1234570.0}, {"c": 1234567.8}],
    ),
    Case(
        "inexact_key",
        "document",
        "JSON NOT NULL",
        ("""'{"b": 1, "a": 2}'""",),
        changes=_key("document"),
        streams=lambda rows: rows[0]["id"] == 0,
        # The same row of the snapshot and of the stream.
        keys=lambda keys: len(keys) == 2 and keys[0] != keys[1],
    ),
)
