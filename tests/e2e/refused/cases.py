"""The columns: how they are refused, and what the engines make of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from silent.bench import AVRO, DATABASE


@dataclass(frozen=True)
class Case:
    """A table of one column beside its key, with two rows at most."""

    code: str
    """The finding that refuses it."""
    name: str
    """Name of the table."""
    column: str
    values: tuple[str, ...]
    """Literals, one for each row."""
    server: str = "mysql"
    changes: Mapping[str, str | None] = field(default_factory=dict)
    """Over a connector that sends JSON without schemas."""
    fails: str = ""
    """Words of the error with which the snapshot stops."""
    shows: Callable[[list[Any]], bool] | None = None
    """Whether the rows of the snapshot show what is wrong."""
    streams: Callable[[list[Any]], bool] | None = None
    """Whether the rows show it when the table is made, and filled, while the connector runs."""

    @property
    def database(self) -> str:
        """A table that cannot be read stops the snapshot of all tables of its database."""
        return f"{DATABASE}_{self.name}" if self.fails else DATABASE

    @property
    def table(self) -> str:
        """The table, with its database."""
        return f"{self.database}.{self.name}"


CASES = (
    Case(
        "DS2001",
        "zerofilled",
        "DECIMAL(8,2) ZEROFILL NOT NULL",
        # One that fills all digits: shorter ones do arrive.
        ("123456.78",),
        fails="negativearraysize",
    ),
    Case("DS2001", "inet4", "INET4", ("'10.0.0.1'",), "mariadb", fails="inet4"),
    Case("DS2001", "inet6", "INET6", ("'::1'",), "mariadb", fails="inet6"),
    Case(
        "DS2001",
        "place",
        "POINT",
        ("ST_GeomFromText('POINT(1 2)')",),
        # A record in the row, not a value.
        shows=lambda rows: set(rows[0]["c"]) == {"x", "y", "wkb", "srid"},
    ),
    Case(
        "DS2001",
        "vector",
        "VECTOR(3)",
        ("NULL", "STRING_TO_VECTOR('[1,2,3]')"),
        # ClickHouse has no NULL of an array: `test_an_array_holds_no_null`.
        shows=lambda rows: [row["c"] for row in rows] == [None, [1.0, 2.0, 3.0]],
    ),
    Case(
        "DS1013",
        "defaulted",
        "INT DEFAULT 7",
        ("NULL",),
        changes=AVRO,
        shows=lambda rows: rows[0]["c"] == 7,
    ),
    Case(
        "DS1027",
        "flag",
        "BOOL NOT NULL",
        ("1",),
        shows=lambda rows: rows[0]["c"] == 1 and rows[0]["c"] is not True,
        streams=lambda rows: rows[0]["c"] is True,
    ),
    Case(
        "DS1017",
        "price",
        "DECIMAL(8,2) NOT NULL",
        ("1.5",),
        # The unscaled 150: where the point stands is told nowhere.
        shows=lambda rows: rows[0]["c"] == "AJY=",
    ),
    Case(
        "DS2005",
        "label",
        "ENUM('a,b','c') NOT NULL",
        ("'a,b'",),
        shows=lambda rows: rows[0]["c"] == "a,b",
        streams=lambda rows: rows[0]["c"] == "a\\,b",
    ),
    Case(
        "DS2006",
        "uuid",
        "UUID NOT NULL",
        ("'00112233-4455-6677-8899-aabbccddee00'",),
        "mariadb",
        shows=lambda rows: rows[0]["c"] == "00112233-4455-6677-8899-aabbccddee00",
        streams=lambda rows: rows[0]["c"] != "00112233-4455-6677-8899-aabbccddee00",
    ),
    Case(
        "DS2003",
        "float",
        "FLOAT NOT NULL",
        ("1234567.8",),
        shows=lambda rows: rows[0]["c"] == 1234570,
        streams=lambda rows: rows[0]["c"] == 1234567.8,
    ),
)
