"""Columns that settings of the definition cannot be had for."""

from __future__ import annotations

from silent.bench import DATABASE

from refused.case import Case

_SALTED = "column.mask.hash.SHA-256.with.salt.s4lt"
_BOOLEANS = "io.debezium.connector.binlog.converters.TinyIntOneToBooleanConverter"
_LETTERS = tuple(f"'{letter}'" for letter in "abcdefghijklmnopq")


def _text(pattern: str, unit: str = "milliseconds") -> dict[str, str | None]:
    """The transform that writes the column as text."""
    return {
        "transforms": "unwrap,readable",
        "transforms.readable.type": "org.apache.kafka.connect.transforms.TimestampConverter$Value",
        "transforms.readable.field": "c",
        "transforms.readable.target.type": "string",
        "transforms.readable.format": pattern,
        "transforms.readable.unix.precision": unit,
        "transforms.readable.replace.null.with.default": "false",
    }


SETTINGS = (
    Case(
        "mask_of_no_text",
        "masked_number",
        "INT NOT NULL",
        ("5",),
        changes={_SALTED: f"{DATABASE}.masked_number.c"},
        shows=lambda rows: rows[0]["c"] == 5,
    ),
    Case(
        "hash_cut",
        "hashed_letter",
        "CHAR(1) NOT NULL",
        _LETTERS,
        changes={_SALTED: f"{DATABASE}.hashed_letter.c"},
        # One digit is left of each hash, and there are 16.
        shows=lambda rows: (
            {len(row["c"]) for row in rows} == {1}
            and len({row["c"] for row in rows}) < len(_LETTERS) == len(rows)
        ),
    ),
    Case(
        "no_clock",
        "readable_text",
        "VARCHAR(20) NOT NULL",
        ("'no date'",),
        changes=_text("yyyy-MM-dd"),
        fails="could not parse timestamp",
    ),
    Case(
        "no_clock",
        "readable_nanoseconds",
        "DATETIME NOT NULL",
        ("'2026-01-02 03:04:05'",),
        changes=_text("yyyy-MM-dd HH:mm:ss") | {"time.precision.mode": "nanoseconds"},
        # Nanoseconds, read as milliseconds.
        shows=lambda rows: rows[0]["c"] != "2026-01-02 03:04:05",
    ),
    Case(
        "pattern_without_parts",
        "readable_minutes",
        "DATETIME NOT NULL",
        ("'2026-01-02 03:04:05'", "'2026-01-02 03:04:06'"),
        changes=_text("yyyy-MM-dd HH:mm"),
        shows=lambda rows: [row["c"] for row in rows] == ["2026-01-02 03:04"] * 2,
    ),
    Case(
        "pattern_without_milliseconds",
        "readable_seconds",
        "DATETIME(3) NOT NULL",
        ("'2026-01-02 03:04:05.001'", "'2026-01-02 03:04:05.002'"),
        changes=_text("yyyy-MM-dd HH:mm:ss"),
        shows=lambda rows: [row["c"] for row in rows] == ["2026-01-02 03:04:05"] * 2,
    ),
    Case(
        "readable_microseconds",
        "readable_micros",
        "DATETIME(6) NOT NULL",
        ("'2026-01-02 03:04:05.001001'", "'2026-01-02 03:04:05.001002'"),
        changes=_text("yyyy-MM-dd HH:mm:ss.SSSSSS", "microseconds"),
        # Java writes the milliseconds as a number of six digits.
        shows=lambda rows: (
            [row["c"] for row in rows] == ["2026-01-02 03:04:05.000001"] * 2
        ),
    ),
    Case(
        "julian",
        "readable_past",
        "DATETIME NOT NULL",
        ("'1000-01-01 00:00:00'",),
        changes=_text("yyyy-MM-dd HH:mm:ss"),
        shows=lambda rows: rows[0]["c"] == "0999-12-27 00:00:00",
    ),
    Case(
        "no_tinyint",
        "truth_of_int",
        "INT NOT NULL",
        ("1",),
        changes={
            "converters": "flags",
            "flags.type": _BOOLEANS,
            "flags.selector": f"{DATABASE}.truth_of_int.c",
        },
        shows=lambda rows: rows[0]["c"] == 1 and rows[0]["c"] is not True,
    ),
    Case(
        "required_time_outside_day",
        "long_time",
        "TIME NOT NULL",
        ("'24:00:01'",),
        changes={"time.precision.mode": "connect"},
        fails="null used for required field",
    ),
    Case(
        "required_iso_time",
        "long_iso_time",
        "TIME NOT NULL",
        ("'24:00:01'",),
        changes={"time.precision.mode": "isostring"},
        fails="null used for required field",
    ),
    Case(
        "server_zone",
        "twice",
        "TIMESTAMP NOT NULL",
        # Half past two in Berlin, in summer time and an hour later.
        ("'2024-10-27 00:30:00'", "'2024-10-27 01:30:00'"),
        changes={"driver.connectionTimeZone": "SERVER"},
        shows=lambda rows: [row["c"] for row in rows] == ["2024-10-27T01:30:00Z"] * 2,
        streams=lambda rows: (
            [row["c"] for row in rows]
            == ["2024-10-27T00:30:00Z", "2024-10-27T01:30:00Z"]
        ),
    ),
)
