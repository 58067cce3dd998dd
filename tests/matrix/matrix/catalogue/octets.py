"""Bytes."""

from __future__ import annotations

from random import Random

from matrix.kind import Draw, Kind
from matrix.literal import octets

_AWKWARD = (
    b"",
    b"\0",
    b" ",
    b"a",
    b"a\0",
    b"a ",
    b"\xff",
    b"\0a",
    b"\0\0",
    bytes(range(256)),
    b"0x41",
    b"YWJj",
    b"\xc3\xa9",
    b"\xc3",
)


def _drawn(most: int) -> Draw:
    def draw(random: Random) -> str:
        return octets(random.randbytes(random.randint(0, min(most, 40))))

    return draw


def _kind(text: str, most: int, largest: int, forms: str, default: str) -> Kind:
    values = [value for value in _AWKWARD if len(value) <= most]
    values += [b"\xfe" * largest, b"x" * (largest - 1) + b"\0"]
    encoded = tuple(octets(value) for value in values)
    return Kind(text, encoded, _drawn(most), default, forms=forms)


KINDS = [
    _kind("binary(1)", 1, 1, "nude", "'a'"),
    _kind("binary(16)", 16, 16, "nude", "'ab'"),
    _kind("binary(255)", 255, 255, "nu", ""),
    _kind("varbinary(1)", 1, 1, "nu", ""),
    _kind("varbinary(16)", 16, 16, "nude", "'ab'"),
    _kind("varbinary(300)", 300, 300, "nu", ""),
    _kind("tinyblob", 255, 255, "nu", ""),
    _kind("blob", 65535, 65535, "nu", ""),
    _kind("mediumblob", 70000, 70000, "nu", ""),
    _kind("longblob", 70000, 70000, "u", ""),
]
