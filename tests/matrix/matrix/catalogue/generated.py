"""Columns that the server fills, and those that SELECT * leaves out."""

from __future__ import annotations

from matrix.kind import Kind


def _server_fills(text: str, name: str) -> Kind:
    return Kind(text, ("default",), lambda _: "default", forms="u", name=name)


KINDS = [
    _server_fills("bigint generated always as (id * 2 + 1) stored", "stored_number"),
    _server_fills("bigint generated always as (id * 3) virtual", "virtual_number"),
    _server_fills(
        "varchar(80) generated always as (concat('n', id)) stored", "stored_text"
    ),
    Kind(
        "int invisible",
        ("0", "-7"),
        lambda random: str(random.randint(-99, 99)),
        forms="u",
        name="invisible",
    ),
    Kind(
        "int",
        ("0", "-7"),
        lambda random: str(random.randint(-99, 99)),
        forms="u",
        further=" comment 'it''s \"quoted\"'",
        name="commented",
    ),
]
